import {
  answeredIn,
  FEW,
  placedIn,
  sealedSeries,
  sealOutcomes,
  type Past,
  type SealedSeries,
  type SealOutcome,
} from '../../../shared/engine/index.ts'
import type { Forecast } from '../../../shared/history.ts'
import { rankOf, type SealedKey } from '../../../shared/sealed.ts'

/** A seal as SQLite holds it: its forecasts are unpacked where they are read. */
export interface AskedSeal {
  /** Empty where the post is gone. */
  readonly postId: string
  /** False where nothing of it is scored, whatever it rests on. */
  readonly counts: boolean
  readonly forecast: string
}

/** What the history says of a channel's seals. */
export interface ScoredSeals {
  readonly series: readonly SealedSeries[]
  /** Of each seal: whether no metric of it rests on five posts. */
  readonly few: readonly boolean[]
  /** The series asked for, else the first; and of each seal what came of its metric. */
  readonly shown: { readonly series: SealedSeries; readonly outcomes: readonly SealOutcome[] } | null
}

/** Scores seals against a history; the posts of all but the shown series stay behind. */
export function scoreSeals(past: Past, asked: readonly AskedSeal[], wanted: SealedKey | null): ScoredSeals {
  const unpacked = asked.map(({ postId, counts, forecast: text }) => {
    const forecast = JSON.parse(text) as readonly Forecast[]
    const isFew = !forecast.some((one) => one.kind === 'known' && one.n >= FEW)
    return { postId, counts: counts && !isFew, isFew, forecast }
  })
  const placed = placedIn(past, unpacked)
  const series = answeredIn(past.posts, past.definitions)
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .flatMap((metric) => sealedSeries(past, placed, metric))
  const shown =
    series.find(({ metric, isAny }) => metric === wanted?.metric && isAny === wanted.isAny) ?? series[0] ?? null
  return {
    series: series.map((one) => ({ ...one, past: [], any: one.any && { ...one.any, past: [] } })),
    few: unpacked.map(({ isFew }) => isFew),
    shown: shown && { series: shown, outcomes: sealOutcomes(past, placed, shown.metric) },
  }
}
