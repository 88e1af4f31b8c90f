import type { Past, SignalPair } from '../../../shared/engine/index.ts'
import { conversionOf, conversionsOn, type ConversionPart } from '../../../shared/insight/conversion.ts'
import { ledgerOf, type Ledger } from '../../../shared/insight/ledger.ts'
import { sidesOf, type RowAsked, type SidePosts } from '../../../shared/insight/sides.ts'
import type { Metric } from '../../../shared/model.ts'
import type { Zone } from '../../../shared/time.ts'

/** What the views of rules of thumb ask of a history in the worker. */
export interface RuleTasks {
  /** `heard`: the metrics in which posting time has earned a say. */
  ledger: { input: { history: string; heard: readonly Metric[] }; output: Ledger }
  conversion: { input: { history: string }; output: readonly ConversionPart[] }
  sides: { input: { history: string; row: RowAsked }; output: readonly [SidePosts, SidePosts] | null }
}

interface Holds {
  readonly past: () => Past
  readonly pair: SignalPair
  readonly zone: Zone
}

/** The same as long as the history is. */
const ledgers = new WeakMap<Past, Map<string, Ledger>>()
const conversions = new WeakMap<Past, readonly ConversionPart[]>()

function ledgerIn({ past, pair, zone }: Holds, heard: readonly Metric[]): Ledger {
  const known = ledgers.get(past()) ?? new Map<string, Ledger>()
  ledgers.set(past(), known)
  const made = known.get(heard.join(' ')) ?? ledgerOf(past(), pair, zone, heard)
  known.set(heard.join(' '), made)
  return made
}

function conversionIn({ past, pair }: Holds): readonly ConversionPart[] {
  const made = conversions.get(past()) ?? conversionsOn(pair).map((of) => conversionOf(past(), pair, of))
  conversions.set(past(), made)
  return made
}

/** How they are answered, by the histories that are held. */
export const ruleTasks = (held: (history: string) => Holds) => ({
  ledger: ({ history, heard }: RuleTasks['ledger']['input']) => ledgerIn(held(history), heard),
  conversion: ({ history }: RuleTasks['conversion']['input']) => conversionIn(held(history)),
  sides: ({ history, row }: RuleTasks['sides']['input']) => {
    const { past, pair, zone } = held(history)
    return sidesOf(past(), pair, zone, row)
  },
})
