import { useTranslation } from 'react-i18next'
import { percentText, wholeText } from '../../../shared/format.ts'
import type { FatigueRow, WearSay } from '../../../shared/insight/fatigue.ts'
import type { Channel } from '../../../shared/model.ts'
import { partsOf } from '../../../shared/time.ts'
import { LEARNT } from '../../../shared/teaching.ts'
import { today } from '../../clock.ts'
import { metricName } from '../../composer/metric-names.ts'
import { useLanguage } from '../../data.ts'
import { changeText } from '../../experiments/words.ts'
import { sentenceOf } from '../../i18n.ts'
import { cx } from '../../kit/cx.ts'
import { useQuery } from '../../use-query.ts'
import { AsTable, useAsTable } from '../AsTable.tsx'
import { DayAndPost, DayAndPostHeads } from '../DayAndPost.tsx'
import { Curve } from './Curve.tsx'
import css from './Fatigue.module.css'
import { isRead, nameOf } from './words.ts'

interface UsesProps {
  readonly channel: Channel
  readonly row: FatigueRow
}

/** What the answer about one hook was read off, use by use; why there is none, where there is none. */
export function Uses({ channel, row }: UsesProps) {
  const { t } = useTranslation()
  const { kind, words, wear } = row
  const asked = isRead(row) ? { channelId: channel.id, kind, words } : null
  const { value, error } = useQuery('insight.wear', asked, LEARNT)
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
  const [isTable, setTable] = useAsTable()
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
        <AsTable isTable={isTable} onChange={setTable} />
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
          <DayAndPostHeads />
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
            <DayAndPost id={id} day={day} year={year} title={title} />
            <td className={css.right}>{repeats.toFixed(1)}</td>
            <td className={css.right}>{changeText(change, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
