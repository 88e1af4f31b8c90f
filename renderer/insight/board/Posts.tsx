import { useTranslation } from 'react-i18next'
import type { BoardPost } from '../../../shared/board.ts'
import type { BoardSeries, PastForecast } from '../../../shared/engine/index.ts'
import { metricRangeText, metricText } from '../../../shared/format.ts'
import { instantAt, partsOf, wallOf, type Day, type Zone } from '../../../shared/time.ts'
import { useLanguage } from '../../data.ts'
import { LinkButton } from '../../kit/Button.tsx'
import { go } from '../../ui.ts'
import { DayAndPost, DayAndPostHeads } from '../DayAndPost.tsx'
import css from './Board.module.css'

/** As many as one reads; the history has all of them. */
const MOST = 100

interface PostsProps {
  readonly series: BoardSeries
  readonly posts: readonly BoardPost[]
  readonly ranges: ReadonlyMap<string, PastForecast> | null
  readonly zone: Zone
}

/** The picture in words, newest first; each post leads to its page. */
export function Posts({ series: { metric, posts: places, values }, posts, ranges, zone }: PostsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const dayOf = (at: number): Day => wallOf(instantAt(at), zone).day
  const rows = places.map((place, i) => ({ ...posts[place]!, value: values[i]! })).toReversed()
  const year = rows[0] ? partsOf(dayOf(rows[0].at)).year : 0
  return (
    <div className={css.list}>
      <table className={css.table}>
        <thead>
          <tr>
            <DayAndPostHeads />
            <th scope="col" className={css.right}>
              {t('backtest.column.value')}
            </th>
            <th scope="col" className={css.right}>
              {t('backtest.column.range')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST).map(({ id, at, title, value }) => {
            const range = ranges?.get(id)
            return (
              <tr key={id}>
                <DayAndPost id={id} day={dayOf(at)} year={year} title={title} />
                <td className={css.right}>
                  <b className="strong">{metricText(metric, value, language)}</b>
                </td>
                <td className={css.right}>{range ? metricRangeText(metric, range.low, range.high, language) : ''}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {rows.length > MOST ? (
        <p className="small dim">
          {t('insight.board.more', { count: MOST })}{' '}
          <LinkButton onPress={() => go('history')}>{t('insight.board.allPosts')}</LinkButton>
        </p>
      ) : null}
    </div>
  )
}
