import type { Forecast } from './history.ts'

/** A chance as it may be said aloud: about so many percent, or less (more) than the least (most) that is ever said. */
interface SaidChance {
  readonly form: 'under' | 'about' | 'over'
  readonly percent: number
}

/**
 * Rounds a chance (0–1) to what the posts behind it can carry: steps of 5 % where the forecast stands firm, of 10 % where it
 * is thin. Never 0 or 100 %: what lies beyond the outermost step is said to lie beyond it.
 */
export function saidChance(chance: number, footing: Extract<Forecast, { kind: 'known' }>['footing']): SaidChance {
  const step = footing === 'firm' ? 5 : 10
  const percent = chance * 100
  if (percent < step) return { form: 'under', percent: step }
  if (percent > 100 - step) return { form: 'over', percent: 100 - step }
  return { form: 'about', percent: Math.round(percent / step) * step }
}
