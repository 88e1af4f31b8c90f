import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { metricRangeText, metricText, percentText } from '../../../../shared/format.ts'
import type { Metric } from '../../../../shared/model.ts'
import type { SealRow } from '../../../../shared/sealed.ts'
import { partsOf } from '../../../../shared/time.ts'
import { useLanguage } from '../../../data.ts'
import { LinkButton } from '../../../kit/Button.tsx'
import { cx } from '../../../kit/cx.ts'
import { DayAndPost, DayAndPostHeads } from '../../DayAndPost.tsx'
import css from '../Calibration.module.css'

/** Rows that stand there at first, and more each time. */
const AT_A_TIME = 120
const SCORED = ['in', 'under', 'over', 'had', 'none']

interface SealListProps {
  readonly metric: Metric
  readonly isAny: boolean
  /** Newest first. */
  readonly rows: readonly SealRow[]
}

/** Every sealed forecast in words, scored or not and why; each leads to its post. */
export function SealList({ metric, isAny, rows }: SealListProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [count, setCount] = useState(AT_A_TIME)
  const year = rows[0] ? partsOf(rows[0].day).year : 0
  const saidText = ({ said }: SealRow): string => {
    if (!said) return '–'
    return said.chance === null
      ? metricRangeText(metric, said.low, said.high, language)
      : t('insight.calibration.chance', { chance: percentText(said.chance, language) })
  }
  return (
    <>
      <table className={css.table}>
        <thead>
          <tr>
            <DayAndPostHeads />
            <th scope="col" className={css.right}>
              {t(isAny ? 'backtest.column.chance' : 'insight.calibration.column.range')}
            </th>
            <th scope="col" className={css.right}>
              {t('backtest.column.value')}
            </th>
            <th scope="col">{t('backtest.column.is')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, count).map((row) => {
            const isScored = SCORED.includes(row.is)
            return (
              <tr key={row.itemId}>
                <DayAndPost id={row.postId} day={row.day} year={year} title={row.title} />
                <td className={cx(css.right, !isScored && 'dim')}>{saidText(row)}</td>
                <td className={css.right}>
                  {row.value === null ? (
                    <span className="dim">–</span>
                  ) : isScored ? (
                    <b className="strong">{metricText(metric, row.value, language)}</b>
                  ) : (
                    <span className="dim">{metricText(metric, row.value, language)}</span>
                  )}
                </td>
                <td className={cx(!isScored && 'small dim', (row.is === 'under' || row.is === 'over') && 'strong')}>
                  {isScored ? t(`backtest.is.${row.is}`) : t(`insight.calibration.unscored.${row.is}`)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {rows.length > count ? (
        <p className={css.note}>
          <LinkButton onPress={() => setCount(count + AT_A_TIME)}>
            {t('insight.calibration.older', { count: Math.min(AT_A_TIME, rows.length - count) })}
          </LinkButton>
        </p>
      ) : null}
    </>
  )
}
