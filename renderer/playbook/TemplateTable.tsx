import { Lightbulb, MoreHorizontal, Pencil, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { dayText, monthText, wholeText } from '../../shared/format.ts'
import { labelName } from '../../shared/flag-words.ts'
import { spokenWords } from '../../shared/hooks.ts'
import type { Channel } from '../../shared/model.ts'
import { hookFrom, type Template, type TemplateRecord, type TemplateRow } from '../../shared/playbook.ts'
import { partsOf } from '../../shared/time.ts'
import { nameAmong } from '../channel-name.ts'
import { today } from '../clock.ts'
import { newId } from '../composer/composer.ts'
import { metricName, metricTone } from '../composer/metric-names.ts'
import { BrokenRows } from '../damage/BrokenRows.tsx'
import { useBroken } from '../damage/use-damaged.ts'
import { act, useLanguage } from '../data.ts'
import { changeText } from '../experiments/words.ts'
import { openWritten } from '../fresh.ts'
import { inWords } from '../i18n.ts'
import { Button, IconButton, LinkButton } from '../kit/Button.tsx'
import { cx } from '../kit/cx.ts'
import { Menu } from '../kit/Menu.tsx'
import { EmptyState } from '../kit/Page.tsx'
import { HookChip } from '../kit/signals.tsx'
import { go } from '../ui.ts'
import { EffectBar, effectAxis, type EffectAxis } from './EffectBar.tsx'
import css from './Playbook.module.css'
import { UseStrip } from './UseStrip.tsx'
import { originText, spanText, textsText, wearText } from './words.ts'

const COLUMNS = ['chips', 'said', 'effects', 'bars', 'uses', 'strips', 'wears', 'menus'] as const

interface TemplateTableProps {
  readonly rows: readonly TemplateRow[]
  readonly channels: readonly Channel[]
  readonly isSought: boolean
  /** Common wordings that are not there yet. */
  readonly rules: number
  readonly onAdd: () => void
  readonly onRules: () => void
  readonly onOpen: (template: Template) => void
}

/** Wordings of hooks, those whose own posts promise most first. */
export function TemplateTable({ rows, channels, isSought, rules, onAdd, onRules, onOpen }: TemplateTableProps) {
  const { t } = useTranslation()
  const broken = useBroken('template')
  const axis = effectAxis(rows.flatMap(({ record }) => (record?.effect.is === 'known' ? [record.effect] : [])))
  return (
    <section className={css.section}>
      <header className={css.head}>
        <h2>{t('playbook.hooks.title')}</h2>
        <span className="dim">{t('playbook.hooks.order')}</span>
        {rows.length > 0 ? <span className="push dim small">{t('playbook.hooks.lately')}</span> : null}
      </header>
      <BrokenRows things={broken} isFlush />
      {rows.length === 0 && broken.length > 0 && !isSought ? null : rows.length === 0 ? (
        <EmptyState
          small
          isFlush
          title={t(isSought ? 'playbook.hooks.noneSo' : 'playbook.hooks.none')}
          actions={
            isSought ? null : (
              <>
                <Button look="main" onPress={onAdd}>
                  {t('playbook.new.template')}
                </Button>
                <Button onPress={onRules}>{t('playbook.rules.add', { count: rules })}</Button>
              </>
            )
          }
        >
          {isSought ? null : t('playbook.hooks.noneWhy')}
        </EmptyState>
      ) : (
        <>
          <table className={cx(css.table, css.hooks)}>
            <colgroup>
              {COLUMNS.map((column) => (
                <col key={column} className={css[column]} />
              ))}
            </colgroup>
            <thead>
              <tr>
                <th scope="col">{t('playbook.hooks.asks')}</th>
                <th scope="col">{t('playbook.hooks.words')}</th>
                <th scope="col" colSpan={2}>
                  {t('playbook.hooks.effect')}
                </th>
                <th scope="col" className={css.right}>
                  {t('playbook.hooks.uses')}
                </th>
                <th scope="col">{t('playbook.hooks.when')}</th>
                <th scope="col">{t('playbook.hooks.wear')}</th>
                <th scope="col">
                  <span className="vh">{t('playbook.hooks.more')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.template.id} row={row} axis={axis} channels={channels} onOpen={onOpen} />
              ))}
            </tbody>
          </table>
          <p className={css.foot}>{t('playbook.hooks.foot')}</p>
        </>
      )}
    </section>
  )
}

interface RowProps {
  readonly row: TemplateRow
  readonly axis: EffectAxis
  readonly channels: readonly Channel[]
  readonly onOpen: (template: Template) => void
}

function Row({ row, axis, channels, onOpen }: RowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { template, record, behind } = row
  const channel = channels.find(({ id }) => id === (template.channelId ?? record?.channelId)) ?? channels[0]
  if (!channel) return null
  const words = spokenWords(template)
  const origin = originText(row, t)
  const meta = [
    template.placement ? t(`placement.${template.placement}`) : null,
    channels.length > 1 && template.channelId !== null ? nameAmong(channel, channels) : null,
    behind ? null : origin,
    record && textsText(record, language, t),
  ].filter((part) => part !== null)
  const kind = t(`hookShort.${template.kind}`)
  return (
    <tr>
      <td className={css.chip}>
        <HookChip hook={template} channel={channel} />
        {template.signal && t(`signal.${template.signal}`) !== kind ? <span className="small dim">{kind}</span> : null}
      </td>
      <th scope="row" className={css.words}>
        <button type="button" className={css.open} onClick={() => onOpen(template)}>
          {t('playbook.quoted', { words })}
        </button>
        {meta.length > 0 ? <span className="small dim">{meta.join(' · ')}</span> : null}
        {behind ? (
          <LinkButton
            className={cx('small', 'dim', css.behind)}
            onPress={() => go('experiments', behind.experiment.id)}
          >
            {origin}
          </LinkButton>
        ) : null}
      </th>
      {record && record.uses > 0 ? (
        <Record record={record} axis={axis} channels={channels} />
      ) : (
        <td colSpan={5} className="dim small">
          {t('playbook.unused')}
        </td>
      )}
      <td>
        <Menu
          label={t('playbook.hooks.moreOf', { words })}
          trigger={
            <IconButton
              small
              label={t('playbook.hooks.moreOf', { words })}
              icon={<MoreHorizontal className="i14" aria-hidden />}
            />
          }
          rows={[
            {
              id: 'use',
              label: t('playbook.use'),
              icon: <Lightbulb className="i14" aria-hidden />,
              run: () => void ideaWith(template, channel),
            },
            {
              id: 'edit',
              label: t('playbook.edit'),
              icon: <Pencil className="i14" aria-hidden />,
              run: () => onOpen(template),
            },
            'line',
            {
              id: 'remove',
              label: t('playbook.remove'),
              icon: <Trash2 className="i14" aria-hidden />,
              run: () => void act('playbook.removeTemplate', { id: template.id }, { said: t('playbook.removed') }),
            },
          ]}
        />
      </td>
    </tr>
  )
}

/** A new idea that asks in these words, opened at once. */
const ideaWith = (template: Template, channel: Channel) =>
  openWritten({
    channelId: channel.id,
    variants: { A: { hooks: [hookFrom(template, newId(), channel, null, null)] } },
  })

interface RecordProps {
  readonly record: TemplateRecord
  readonly axis: EffectAxis
  readonly channels: readonly Channel[]
}

/** What its own posts say of it: effect, uses, ageing. Without enough of them, that. */
function Record({ record, axis, channels }: RecordProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const channel = channels.find(({ id }) => id === record.channelId)
  if (!channel) return null
  const { effect, uses, since, lately, elsewhere } = record
  const wear = wearText(record, language, t)
  const now = today(channel.zone)
  return (
    <>
      {effect.is === 'known' ? (
        <>
          <td className={css.effect}>
            <span className={cx(effect.stands && 'strong')}>
              {changeText(effect.median, language)}{' '}
              <span className={css.metric}>{metricName(effect.metric, channel, t)}</span>
            </span>
            <span className="small dim">{spanText(effect.low, effect.high, language, t)}</span>
            {effect.alongside ? (
              <span className="small dim">
                {t('playbook.alongside', {
                  label: labelName(inWords, language, effect.alongside.factor, effect.alongside.label),
                })}
              </span>
            ) : null}
          </td>
          <td>
            <EffectBar effect={effect} tone={metricTone(effect.metric, channel)} axis={axis} />
          </td>
        </>
      ) : (
        <td colSpan={2} className="dim small">
          {effect.is === 'unmeasured'
            ? t('playbook.effect.unmeasured')
            : effect.n >= effect.need
              ? t('playbook.effect.tooYoung', { posts: effect.posts })
              : t('playbook.effect.tooFew', { count: effect.n, need: effect.need })}
        </td>
      )}
      <td className={cx(css.right, uses < 30 && 'dim')}>
        <span className="num">{t('playbook.times', { count: uses, n: wholeText(uses, language) })}</span>
        {elsewhere > 0 ? (
          <span className={cx('small', 'dim', css.line)}>{t('playbook.elsewhere', { count: elsewhere })}</span>
        ) : null}
        {channels.length > 1 && elsewhere > 0 ? <span className="vh">{channel.name}</span> : null}
      </td>
      <td>
        <UseStrip days={lately} today={now} />
        {since ? (
          <span className="small dim">
            {t('playbook.since', { month: monthText(since, language) })}
            <span className="vh">
              {lately.length > 0
                ? t('playbook.last', { day: dayText(lately.at(-1) ?? since, language, partsOf(now).year) })
                : ''}
            </span>
          </span>
        ) : null}
      </td>
      <td className={cx('small', css.wear, wear.isAlert ? 'alert-t' : 'dim')}>
        <span className={cx(wear.isAlert && css.fading)}>{wear.word}</span>
        {wear.more ? <span>{wear.more}</span> : null}
      </td>
    </>
  )
}
