import { useTranslation } from 'react-i18next'
import { wholeText } from '../../../shared/format.ts'
import type { Reading } from '../../../shared/insight/compared.ts'
import { useLanguage } from '../../data.ts'
import { forestAxis, type Axis } from '../../experiments/forest-axis.ts'
import { cx } from '../../kit/cx.ts'
import { AxisHead, EffectBar, FIRM, PLOT } from './EffectBar.tsx'
import css from './Effects.module.css'
import { changeSaid, whyNot } from './words.tsx'

/** The axis on which the ranges of all these have room. */
export const axisOf = (rows: readonly { readonly reading: Reading }[]): Axis =>
  forestAxis(
    rows.flatMap(({ reading }) => (reading.kind === 'compared' ? [reading.low, reading.high] : [])),
    PLOT,
  )

/** Heads of `EffectCells`: the axis, what is estimated, and of how many. */
export function EffectHeads({ axis, estimate }: { readonly axis: Axis; readonly estimate: string }) {
  const { t } = useTranslation()
  return (
    <>
      <th scope="col" className={css.plot}>
        <span className="vh">{t('insight.ledger.column.plot')}</span>
        <AxisHead axis={axis} none={t('insight.effects.none')} />
      </th>
      <th scope="col" className={css.right}>
        {estimate}
      </th>
      <th scope="col" className={css.right}>
        {t('insight.ledger.column.n')}
      </th>
    </>
  )
}

interface EffectCellsProps {
  readonly of: Reading
  readonly axis: Axis
  readonly tone: 'light' | 'deep' | 'other'
  readonly metric: string
}

/** One comparison: drawn, in numbers or why there is none, and over how many posts. */
export function EffectCells({ of: reading, axis, tone, metric }: EffectCellsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { withIt, without } = reading
  const isKnown = reading.kind === 'compared'
  return (
    <>
      {isKnown ? (
        <>
          <td>
            <EffectBar of={reading} axis={axis} tone={tone} />
          </td>
          <td className={cx(css.right, 'num')}>{changeSaid(reading, language)}</td>
        </>
      ) : (
        <td colSpan={2} className="small dim">
          {whyNot(reading, metric, t)}
        </td>
      )}
      <td
        className={cx(css.right, 'num', (!isKnown || Math.min(withIt, without) < FIRM) && 'dim')}
        title={t('insight.effects.sides', { with: withIt, without })}
      >
        {wholeText(withIt, language)}
      </td>
    </>
  )
}
