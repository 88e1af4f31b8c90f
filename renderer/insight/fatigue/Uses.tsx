import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayText, percentText, wholeText } from '../../../shared/format.ts'
import type { FatigueRow, WearSay } from '../../../shared/insight/fatigue.ts'
import type { Channel } from '../../../shared/model.ts'
import { partsOf } from '../../../shared/time.ts'
import { useActions, type Action } from '../../actions.ts'
import { today } from '../../clock.ts'
import { metricName } from '../../composer/metric-names.ts'
import { useLanguage } from '../../data.ts'
import { changeText } from '../../experiments/words.ts'
import { sentenceOf } from '../../i18n.ts'
import { LinkButton } from '../../kit/Button.tsx'
import { cx } from '../../kit/cx.ts'
import { Segmented } from '../../kit/Segmented.tsx'
import { go } from '../../ui.ts'
import { useQuery } from '../../use-query.ts'
import { LEARNT_TABLES } from '../Waiting.tsx'
import { Curve } from './Curve.tsx'
import css from './Fatigue.module.css'
import { isRead, nameOf } from './words.ts'

const VIEWS = ['picture', 'table'] as const

interface UsesProps {
  readonly channel: Channel
  readonly row: FatigueRow
}

/** What the answer about one hook was read off, use by use; why there is none, where there is none. */
export function Uses({ channel, row }: UsesProps) {
  const { t } = useTranslation()
  const { kind, words, wear } = row
  const asked = isRead(row) ? { channelId: channel.id, kind, words } : null
  const { value, error } = useQuery('insight.wear', asked, LEARNT_TABLES)
  const metric = 'metric' in wear ? metricName(wear.metric, channel, t) : ''
  return (
    <section className={css.part} aria-live="polite">
      <h3>{nameOf(row, t)}</h3>
      <p>{t(`composer.wear.${wear.is}`, { n: wear.n, metric })}</p>
      {error ? <p role="alert">{sentenceOf(error)}</p> : null}
      {value ? <Read channel={channel} say={value} metric={metric} /> : null}
    </section>
  )
}

interface ReadProps {
  readonly channel: Channel
  readonly say: WearSay
  readonly metric: string
}

function Read({ channel, say, metric }: ReadProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [isTable, setTable] = useState(false)
  useActions(
    useMemo<readonly Action[]>(
      () => [
        {
          id: 'fatigue-table',
          label: 'insight.asTable',
          group: 'item',
          keys: ['V'],
          run: () => setTable((before) => !before),
        },
      ],
      [],
    ),
  )
  const { of, held } = say.chance
  return (
    <>
      <p>
        {t('fatigue.chance', {
          of: wholeText(of, language),
          held: wholeText(held, language),
          share: percentText(of === 0 ? 1 : held / of, language),
        })}
      </p>
      <div className={css.tools}>
        <Segmented
          label={t('insight.as')}
          options={VIEWS.map((id) => ({ id, label: t(`insight.${id}`) }))}
          value={isTable ? 'table' : 'picture'}
          onChange={(view) => setTable(view === 'table')}
        />
        <span className="small dim">{t('fatigue.axes', { metric })}</span>
      </div>
      {isTable ? (
        <UseTable channel={channel} say={say} metric={metric} />
      ) : (
        <Curve
          say={say}
          label={t('fatigue.label', { count: say.points.length, n: wholeText(say.points.length, language), metric })}
        />
      )}
    </>
  )
}

/** The uses in words, newest first; each leads to its post. */
function UseTable({ channel, say, metric }: ReadProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { year } = partsOf(today(channel.zone))
  return (
    <table className={cx(css.table, css.uses)}>
      <thead>
        <tr>
          <th scope="col">{t('quadrants.column.day')}</th>
          <th scope="col">{t('backtest.column.post')}</th>
          <th scope="col" className={css.right}>
            {t('fatigue.column.repeats')}
          </th>
          <th scope="col" className={css.right}>
            {t('fatigue.column.beside', { metric })}
          </th>
        </tr>
      </thead>
      <tbody>
        {say.points.toReversed().map(({ id, day, title, repeats, change }) => (
          <tr key={id}>
            <td className="nb dim">{dayText(day, language, year)}</td>
            <th scope="row">
              <LinkButton onPress={() => go('history', id)}>{title || t('insight.untitled')}</LinkButton>
            </th>
            <td className={css.right}>{repeats.toFixed(1)}</td>
            <td className={css.right}>{changeText(change, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
