import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BacktestSeries } from '../../../shared/engine/index.ts'
import { percentText, wholeText } from '../../../shared/format.ts'
import type { Channel } from '../../../shared/model.ts'
import { useLanguage } from '../../data.ts'
import css from './Calibration.module.css'
import { Coverage, MetricButton } from './cells.tsx'
import { tallyOf } from './verdict.ts'

interface TallyRowProps {
  readonly of: Pick<BacktestSeries, 'metric' | 'n' | 'coverage80' | 'any'>
  readonly channel: Channel
  readonly isChosen: boolean
  readonly onPress: () => void
  /** Where the metric's own name would stand for two rows. */
  readonly name?: string
  /** Said after the two shares of a chance of any. */
  readonly after: ReactNode
  /** For the ear, where no column says it. */
  readonly isSaid?: boolean
  /** How many cells `children` are. */
  readonly columns: number
  readonly children: ReactNode
}

/** One metric: its name, how many held of how many, and where that share lies. A chance of any is told in one sentence instead. */
export function TallyRow(props: TallyRowProps) {
  const { of: one, channel, isChosen, onPress, name, after, isSaid = false, columns, children } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const tally = tallyOf(one)
  return (
    <tr className={isChosen ? css.chosen : ''}>
      <th scope="row">
        <MetricButton
          metric={one.metric}
          channel={channel}
          isChosen={isChosen}
          onPress={onPress}
          {...(name === undefined ? {} : { name })}
        />
      </th>
      <td className={css.right}>
        <b className="strong">{wholeText(tally.count, language)}</b>
        <span className="dim"> / {wholeText(tally.n, language)}</span>
      </td>
      {one.any ? (
        <td colSpan={1 + columns} className="small">
          {t('backtest.any.row', {
            said: percentText(one.any.said, language),
            had: percentText(one.any.had / one.n, language),
          })}
          {after}
        </td>
      ) : (
        <>
          <td>
            <Coverage n={one.n} share={one.coverage80} />
            {isSaid ? <span className="vh">{t(`backtest.coverage.${tally.is}`)}</span> : null}
          </td>
          {children}
        </>
      )}
    </tr>
  )
}
