import { percentTickText } from '../../../shared/format.ts'
import type { Settings } from '../../../shared/model.ts'

/** In tenths of a percent, and never rounded up to the threshold. */
export function gainText(gain: number, language: Settings['language']): string {
  const tenths = Math.floor(Math.abs(gain) * 1000 + 1e-9) / 1000
  return (gain < 0 && tenths > 0 ? '\u2212' : '') + percentTickText(tenths, 0.001, language)
}

/** Never rounded up to the threshold. */
export const sureText = (share: number, language: Settings['language']) =>
  percentTickText(Math.floor(Math.min(0.999, share) * 100) / 100, 0.01, language)
