import { useTranslation } from 'react-i18next'
import type { SimilarPost } from '../../shared/evidence.ts'
import { dayText, metricText } from '../../shared/format.ts'
import type { Forecast } from '../../shared/history.ts'
import type { Channel, Item, Metric } from '../../shared/model.ts'
import { partsOf } from '../../shared/time.ts'
import { today } from '../clock.ts'
import { metricName, metricTone } from '../composer/metric-names.ts'
import { useLanguage } from '../data.ts'
import { stripAxis } from '../history/strip.ts'
import css from './Evidence.module.css'
import { PostRow } from './PostRow.tsx'

interface SimilarProps {
  readonly posts: readonly SimilarPost[]
  /** How many they were looked for among. */
  readonly of: number
  readonly forecasts: readonly Forecast[]
  readonly target: Item['target']
  readonly channel: Channel
}

/** The posts behind the dots, each one click away: what they brought in the metric that counts, beside what is expected. */
export function Similar({ posts, of, forecasts, target, channel }: SimilarProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const wanted: readonly Metric[] = [...(target ? [target.metric] : []), 'lightRate', 'deepRate', 'views']
  const metric = wanted.find((one) => posts.some(({ values }) => values[one] !== undefined)) ?? 'views'
  const found = forecasts.find((one) => one.metric === metric)
  const band = found?.kind === 'known' ? found : null
  const axis = stripAxis([band])
  const tone = metricTone(metric, channel)
  return (
    <div className={css.evidence}>
      <p className={css.head}>
        <span className="strong">{t('evidence.similar')}</span>
        <span className="push dim small">{t('evidence.columns', { metric: metricName(metric, channel, t) })}</span>
      </p>
      <p className={css.why}>{t('evidence.similarWhy', { count: posts.length, of })}</p>
      <ul className={css.list}>
        {posts.map(({ id, title, publishedDay, values }) => {
          const value = values[metric]
          return (
            <PostRow
              key={id}
              id={id}
              title={title}
              meta={dayText(publishedDay, language, partsOf(today(channel.zone)).year)}
              value={value === undefined ? null : metricText(metric, value, language)}
              strip={band && value !== undefined ? { value, band, axis, tone } : null}
            />
          )
        })}
      </ul>
    </div>
  )
}
