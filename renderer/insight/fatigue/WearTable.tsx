import { useTranslation } from 'react-i18next'
import { WEAR_NEEDS } from '../../../shared/engine/index.ts'
import { monthText, wholeText } from '../../../shared/format.ts'
import type { FatigueRow } from '../../../shared/insight/fatigue.ts'
import type { Channel } from '../../../shared/model.ts'
import { today } from '../../clock.ts'
import { metricName, metricTone } from '../../composer/metric-names.ts'
import { useLanguage } from '../../data.ts'
import { changeText } from '../../experiments/words.ts'
import { cx } from '../../kit/cx.ts'
import { HOOK_ICON } from '../../kit/signals.tsx'
import { EffectBar, effectAxis, type EffectAxis } from '../../playbook/EffectBar.tsx'
import { UseStrip } from '../../playbook/UseStrip.tsx'
import { spanText, wearText } from '../../playbook/words.ts'
import css from './Fatigue.module.css'
import { isDouble, isTooYoung, keyOf, nameOf } from './words.ts'

/** The change after three repeats close to each other, as an effect has it. */
function changeOf({ wear }: FatigueRow) {
  if (wear.is !== 'fading' && wear.is !== 'steady') return null
  const { metric, n, drop } = wear
  return { is: 'known' as const, metric, n, median: -drop.median, low: -drop.high, high: -drop.low, stands: false }
}

interface WearTableProps {
  readonly channel: Channel
  readonly rows: readonly FatigueRow[]
  readonly chosen: string
  readonly onChoose: (row: FatigueRow) => void
}

/** A row a hook kind, then a row a wording used often: what repeating does to it, all on one axis. */
export function WearTable({ channel, rows, chosen, onChoose }: WearTableProps) {
  const { t } = useTranslation()
  const axis = effectAxis(rows.flatMap((row) => changeOf(row) ?? []))
  return (
    <>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('fatigue.column.hook')}</th>
            <th scope="col" className={css.right}>
              {t('playbook.hooks.uses')}
            </th>
            <th scope="col">{t('playbook.hooks.lately')}</th>
            <th scope="col" colSpan={2}>
              {t('fatigue.column.change')}
            </th>
            <th scope="col">{t('playbook.hooks.wear')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={keyOf(row)}
              row={row}
              axis={axis}
              channel={channel}
              isAgain={isDouble(row, rows)}
              isChosen={keyOf(row) === chosen}
              onChoose={() => onChoose(row)}
            />
          ))}
        </tbody>
      </table>
      <p className={cx('small dim', css.foot)}>{t('fatigue.foot')}</p>
    </>
  )
}

interface RowProps {
  readonly row: FatigueRow
  readonly axis: EffectAxis
  readonly channel: Channel
  /** It is on every post of its kind. */
  readonly isAgain: boolean
  readonly isChosen: boolean
  readonly onChoose: () => void
}

function Row({ row, axis, channel, isAgain, isChosen, onChoose }: RowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { kind, words, uses, since, lately } = row
  const Icon = HOOK_ICON[kind]
  const change = changeOf(row)
  const { word, isAlert } = wearText(row, language, t)
  return (
    <tr className={cx(isChosen && css.chosen)}>
      <th scope="row">
        <button type="button" aria-pressed={isChosen} className={css.name} onClick={onChoose}>
          <Icon className="i14" aria-hidden />
          <span>
            {words === '' ? t(`hook.${kind}`) : nameOf(row, t)}
            {words === '' ? null : (
              <span className="small dim">
                {t(`hook.${kind}`)}
                {isAgain ? ` · ${t('fatigue.samePosts')}` : null}
              </span>
            )}
          </span>
        </button>
      </th>
      <td className={cx(css.right, uses < 30 && 'dim')}>
        <span className="num">{t('playbook.times', { count: uses, n: wholeText(uses, language) })}</span>
        {since ? (
          <span className={cx('small', 'dim', css.line)}>
            {t('playbook.since', { month: monthText(since, language) })}
          </span>
        ) : null}
      </td>
      <td>
        <UseStrip days={lately} today={today(channel.zone)} />
      </td>
      {change ? (
        <>
          <td className={css.change}>
            <span className={cx(isAlert && 'strong')}>
              {changeText(change.median, language)}{' '}
              <span className="small dim">{metricName(change.metric, channel, t)}</span>
            </span>
            <span className={cx('small', 'dim', css.line)}>{spanText(change.low, change.high, language, t)}</span>
          </td>
          <td className={css.bar}>
            <EffectBar effect={change} tone={metricTone(change.metric, channel)} axis={axis} />
          </td>
        </>
      ) : (
        <td colSpan={2} className="small dim">
          {isTooYoung(row)
            ? t('fatigue.tooYoung', { posts: WEAR_NEEDS.posts })
            : row.wear.is === 'too-few'
              ? t('fatigue.tooFew', { count: row.wear.n, need: row.wear.need })
              : t('fatigue.noNumber')}
        </td>
      )}
      <td className={cx('small', css.wear, isAlert ? 'alert-t' : 'dim')}>{word}</td>
    </tr>
  )
}
