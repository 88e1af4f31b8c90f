import type { WordingRecord } from '../../shared/engine/index.ts'
import type { HookKind } from '../../shared/model.ts'
import { addDays, epochOf, instantAt, wallOf, type Day, type Zone } from '../../shared/time.ts'

/** A record with the days of its posts in the place of their moments. */
export interface DatedWording extends Omit<WordingRecord, 'at'> {
  readonly uses: number
  readonly since: Day | null
  /** Those after `from`, oldest first. */
  readonly lately: readonly Day[]
}

/** When a hook was used; the days after `from`. */
export interface DatedUses {
  readonly kind: HookKind
  readonly words: string
  readonly uses: number
  readonly since: Day | null
  readonly lately: readonly Day[]
}

/** Moments as days of a zone: how many, the first, and those after `from`. */
export function dated<T extends { readonly at: readonly number[] }>({ at, ...record }: T, zone: Zone, from: Day) {
  const dayOf = (moment: number) => wallOf(instantAt(moment), zone).day
  // A wall is at most 14 hours ahead: of what came before, the day is not worth working out.
  const earliest = epochOf(`${addDays(from, -1)}T00:00:00Z`)
  const lately = at.filter((moment) => moment > earliest).map(dayOf)
  const [first] = at
  return {
    ...record,
    uses: at.length,
    since: first === undefined ? null : dayOf(first),
    lately: lately.filter((day) => day > from),
  }
}
