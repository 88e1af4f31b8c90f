import type { TFunction } from 'i18next'
import type { BacktestSeries, LossBeside } from '../../../shared/engine/index.ts'
import { percentTickText } from '../../../shared/format.ts'
import type { Settings } from '../../../shared/model.ts'
import { besideIs, SIMPLE } from './verdict.ts'

type Language = Settings['language']

const whole = (share: number, language: Language) => percentTickText(Math.round(share * 100) / 100, 0.01, language)

/** A difference in whole percents; under half of one, only that it is less. */
const differenceText = ({ ratio }: LossBeside, t: TFunction, language: Language): string => {
  const share = Math.abs(ratio - 1)
  return share < 0.005 ? t('backtest.beside.tiny') : whole(share, language)
}

/** `+1%`, `−3%`, `0%`. */
export function signedText(change: number, language: Language): string {
  const rounded = Math.round(change * 100)
  const sign = rounded > 0 ? '+' : rounded < 0 ? '\u2212' : ''
  return sign + whole(Math.abs(change), language)
}

/** How much smaller (−) or larger (+) the error was, with its range in the same signs: what stands in a cell. */
export function besideWords(beside: LossBeside, t: TFunction, language: Language): { word: string; range: string } {
  const { ratio, low, high } = beside
  return {
    word: t('backtest.beside.error', { change: signedText(ratio - 1, language) }),
    range: t('backtest.beside.range', { low: signedText(low - 1, language), high: signedText(high - 1, language) }),
  }
}

/** Without simple ways where only the chance of any is told. */
type Compared = Pick<BacktestSeries, 'any' | 'n'> & { readonly against: BacktestSeries['against'] | null }

/** The model beside the simple ways, as one sentence: where it is closer, where a simple way is, where nobody can tell, and that few posts tell nothing. */
export function compareSentence({ against, any, n }: Compared, t: TFunction, language: Language): string {
  const percent = (beside: LossBeside) => differenceText(beside, t, language)
  if (any) return t(`backtest.any.beside.${besideIs(any.beside, n)}`, { percent: percent(any.beside) })
  if (!against) return ''
  const parts = (['few', 'better', 'same', 'worse'] as const).flatMap((is) => {
    const rules = SIMPLE.filter((simple) => besideIs(against[simple], n) === is).map((simple) =>
      t(`backtest.rule.${is}`, { rule: t(`backtest.simple.${simple}`), percent: percent(against[simple]) }),
    )
    return rules.length > 0 ? [t(`backtest.compare.${is}`, { rules: rules.join(t('backtest.compare.and')) })] : []
  })
  return parts.join(t('backtest.compare.then')) + t('backtest.compare.end')
}
