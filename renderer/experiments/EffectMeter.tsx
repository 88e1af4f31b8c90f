import { useTranslation } from 'react-i18next'
import { Radio, RadioGroup } from 'react-aria-components'
import type { Sensitivity } from '../../shared/engine/index.ts'
import { useLanguage } from '../data.ts'
import css from './Design.module.css'
import { MOST_ROUNDS } from './rounds-axis.ts'
import { RoundsAxis } from './RoundsAxis.tsx'
import { RoundsLine } from './RoundsLine.tsx'
import { moreText } from './words.ts'

const WIDTH = 140

interface EffectMeterProps {
  /** Of the metric that was chosen. */
  readonly sensitivity: Sensitivity
  /** 1.3: 30 % more. */
  readonly smallest: number
  readonly onChoose: (smallest: number) => void
  /** How many is being worked out anew. */
  readonly isWorking: boolean
}

/** How many rounds each size of difference takes: a row is a choice. */
export function EffectMeter({ sensitivity, smallest, onChoose, isWorking }: EffectMeterProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const rows = sensitivity.rounds.toSorted((a, b) => b.factor - a.factor)
  return (
    <RadioGroup
      aria-label={t('experiment.design.smallest')}
      value={String(smallest)}
      onChange={(value) => onChoose(Number(value))}
      className={css.meter ?? ''}
    >
      {rows.map(({ factor, rounds }) => {
        const beyond = rounds === null || rounds > MOST_ROUNDS
        return (
          <Radio key={factor} value={String(factor)} className={css.effect ?? ''}>
            <span className={css.more}>{moreText(factor - 1, language)}</span>
            {isWorking ? <span /> : <RoundsLine rounds={rounds} width={WIDTH} isChosen={factor === smallest} />}
            <span className={css.takes}>
              {isWorking
                ? '…'
                : beyond
                  ? t('experiment.shortBeyond', { n: MOST_ROUNDS })
                  : t('experiment.short', { count: rounds })}
            </span>
          </Radio>
        )
      })}
      <RoundsAxis width={WIDTH} className={css.meterAxis ?? ''} />
    </RadioGroup>
  )
}
