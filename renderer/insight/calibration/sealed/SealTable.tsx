import { useTranslation } from 'react-i18next'
import { percentText, wholeText } from '../../../../shared/format.ts'
import type { Channel } from '../../../../shared/model.ts'
import type { SealedKey, SealedTally } from '../../../../shared/sealed.ts'
import { useLanguage } from '../../../data.ts'
import { cx } from '../../../kit/cx.ts'
import css from '../Calibration.module.css'
import { Coverage, MetricButton } from '../cells.tsx'
import { compareSentence } from '../compare-words.ts'
import { tallyOf } from '../verdict.ts'

export const keyOf = ({ metric, isAny }: SealedKey): string => (isAny ? `${metric} any` : metric)

interface SealTableProps {
  readonly series: readonly SealedTally[]
  readonly channel: Channel
  readonly chosen: SealedKey
  readonly nameOf: (tally: SealedTally) => string
  readonly onChoose: (key: SealedKey) => void
}

/** Every metric that was sealed: how many ranges held, where that may lie, and on which side the others missed. */
export function SealTable({ series, channel, chosen, nameOf, onChoose }: SealTableProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const row = (one: SealedTally) => {
    const tally = tallyOf(one)
    const isChosen = keyOf(one) === keyOf(chosen)
    const beside = one.any && compareSentence({ ...one, against: null }, t, language)
    return (
      <tr key={keyOf(one)} className={isChosen ? css.chosen : ''}>
        <th scope="row">
          <MetricButton
            metric={one.metric}
            channel={channel}
            isChosen={isChosen}
            name={nameOf(one)}
            onPress={() => onChoose({ metric: one.metric, isAny: one.isAny })}
          />
        </th>
        <td className={css.right}>
          <b className="strong">{wholeText(tally.count, language)}</b>
          <span className="dim"> / {wholeText(tally.n, language)}</span>
        </td>
        {one.any ? (
          <td colSpan={4} className="small">
            {t('backtest.any.row', {
              said: percentText(one.any.said, language),
              had: percentText(one.any.had / one.n, language),
            })}
            {beside}
          </td>
        ) : (
          <>
            <td>
              <Coverage n={one.n} share={one.coverage80} />
            </td>
            <td className={css.right}>{wholeText(one.under, language)}</td>
            <td className={css.right}>{wholeText(one.over, language)}</td>
            <td className={cx('nb', tally.is === 'few' ? 'dim' : 'strong')}>
              {t(tally.is === 'over' && one.tied ? 'insight.calibration.tiedShort' : `backtest.coverage.${tally.is}`)}
            </td>
          </>
        )}
      </tr>
    )
  }
  return (
    <section className={css.part}>
      <h3>
        {t('insight.calibration.all')}
        <span className={css.aside}>{t('insight.calibration.allNote')}</span>
      </h3>
      <table className={cx(css.table, css.metrics, css.sealed)}>
        <thead>
          <tr>
            <th scope="col">{t('backtest.metric')}</th>
            <th scope="col" className={css.right}>
              {t('backtest.column.held')}
            </th>
            <th scope="col">{t('backtest.column.band')}</th>
            <th scope="col" className={css.right}>
              {t('insight.calibration.column.under')}
            </th>
            <th scope="col" className={css.right}>
              {t('insight.calibration.column.over')}
            </th>
            <th scope="col">{t('insight.calibration.verdict')}</th>
          </tr>
        </thead>
        <tbody>{series.map(row)}</tbody>
      </table>
    </section>
  )
}
