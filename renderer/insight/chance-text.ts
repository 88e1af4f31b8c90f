import type { TFunction } from 'i18next'
import { saidChance } from '../../shared/chance.ts'

/** A chance in words: about so much; at the ends only that it is beyond. */
export function chanceText(chance: number, t: TFunction): string {
  const { form, percent } = saidChance(chance, 'firm')
  return t(`chance.${form}`, { percent })
}
