import { useTranslation } from 'react-i18next'
import type { AnyRecord, PastForecast } from '../../../shared/engine/index.ts'
import { metricRangeText, metricText, percentText } from '../../../shared/format.ts'
import type { Metric } from '../../../shared/model.ts'
import { partsOf, type Day } from '../../../shared/time.ts'
import { useLanguage } from '../../data.ts'
import { cx } from '../../kit/cx.ts'
import { DayAndPost, DayAndPostHeads } from '../DayAndPost.tsx'
import css from './Calibration.module.css'
import type { Backtest } from './use-backtest.ts'

interface PostListProps {
  readonly metric: Metric
  readonly past: readonly PastForecast[]
  /** Of a metric that is mostly nothing: chances in place of ranges, one for one. */
  readonly any: AnyRecord | null
  readonly posts: Backtest['posts']
  readonly dayOf: (at: number) => Day
}

/** The posts of the strip in words, newest first; each leads to its page. */
export function PostList({ metric, past, any, posts, dayOf }: PostListProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const titles = new Map(posts.map(({ id, title }) => [id, title]))
  const last = past.at(-1)
  const year = last ? partsOf(dayOf(last.at)).year : 0
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <DayAndPostHeads />
          <th scope="col" className={css.right}>
            {t(`backtest.column.${any ? 'chance' : 'range'}`)}
          </th>
          <th scope="col" className={css.right}>
            {t('backtest.column.value')}
          </th>
          <th scope="col">{t('backtest.column.is')}</th>
        </tr>
      </thead>
      <tbody>
        {past
          .map((post, index) => ({ ...post, any: any?.past[index] ?? null }))
          .toReversed()
          .map((post) => (
            <tr key={post.id}>
              <DayAndPost id={post.id} day={dayOf(post.at)} year={year} title={titles.get(post.id) ?? ''} />
              <td className={css.right}>
                {post.any
                  ? percentText(post.any.chance, language)
                  : metricRangeText(metric, post.low, post.high, language)}
              </td>
              <td className={css.right}>
                <b className="strong">{metricText(metric, post.value, language)}</b>
              </td>
              <td className={cx('nb', !post.any && !post.isHeld && 'strong')}>{t(`backtest.is.${isOf(post)}`)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}

const isOf = ({ any, isHeld, place }: PastForecast & { readonly any: AnyRecord['past'][number] | null }) =>
  any ? (any.had ? 'had' : 'none') : isHeld ? 'in' : place > 0.5 ? 'over' : 'under'
