import { setImmediate } from 'node:timers/promises'
import { deserialize, serialize } from 'node:v8'
import { restOf, type InRound } from '../../shared/checks/index.ts'
import {
  anomaliesOf,
  answeredIn,
  backtest,
  boardOf,
  ENGINE_VERSION,
  evidenceOf,
  helpsOf,
  goalSay,
  judgeable,
  latelyKept,
  lessons,
  pastOf,
  placeboTrial,
  powerTrial,
  quadrantsOf,
  readExperiment,
  residualsOf,
  sensitivities,
  similarTo,
  usesOf,
  wearCurveOf,
  timesOf,
  withoutFor,
  wordingRecords,
  type Aim,
  type Alpha,
  type Anomalies,
  type BacktestSeries,
  type Board,
  type ContentLabels,
  type Counted,
  type Design,
  type EnginePost,
  type Helps,
  type GoalSay,
  type HeldWordings,
  type Kept,
  type KeptWording,
  type Lately,
  type Past,
  type Patterns,
  type PlaceboTrial,
  type PowerTrial,
  type Quadrants,
  type Reading,
  type Residuals,
  type Sensitivity,
  type SignalPair,
  type Standing,
  type TimeMap,
  type TooFew,
  type Trial,
  type WearCurve,
} from '../../shared/engine/index.ts'
import type { FindingCode } from '../../shared/finding.ts'
import type { Numbers } from '../../shared/history.ts'
import type { Channel, HookKind, Item, Metric, Variant } from '../../shared/model.ts'
import type { Oddity } from '../../shared/oddity.ts'
import type { Day, Zone } from '../../shared/time.ts'
import type { Tried } from '../../shared/values.ts'
import type { SealedKey } from '../../shared/sealed.ts'
import { dated, type DatedUses, type DatedWording } from './dated.ts'
import { enginePosts } from './engine-posts.ts'
import { ruleTasks, type RuleTasks } from './insight/rule-tasks.ts'
import { scoreSeals, type AskedSeal, type ScoredSeals } from './insight/score-seals.ts'

/** What a look at a history shows before anything is learnt of it. */
export interface Look {
  /** Posts whose likes and comments do not go together. */
  readonly oddities: ReadonlyMap<string, Oddity>
  /** How many of the last 60 posts with numbers there are, and which of them are kept out as odd. */
  readonly oddAmongLast: { readonly of: number; readonly postIds: readonly string[] }
}

type Evidence = ReturnType<typeof evidenceOf> & { readonly counts: Counted }
type Similar = ReturnType<typeof similarTo>
/** With what helps where there is a plane. */
type Plane =
  | Exclude<Quadrants, { readonly is: 'known' }>
  | (Extract<Quadrants, { readonly is: 'known' }> & {
      readonly helps: { readonly completion: Helps; readonly deep: Helps }
    })

/** What the engine can be asked to work out away from the calls. A history is looked at first; the other tasks then name it. */
export interface EngineTasks extends RuleTasks {
  look: {
    input: { history: string; parts: readonly string[]; zone: Zone; pair: SignalPair }
    output: Look
  }
  /** Goes on from `kept`, where that fits. */
  learn: {
    input: { history: string; kept: Uint8Array | null }
    output: { patterns: Patterns; kept: Uint8Array }
  }
  evidence: {
    input: {
      history: string
      code: FindingCode
      of: { item: Item; variant: Variant; channel: Channel; round: InRound | null }
      patterns: Patterns
      labels: ContentLabels
    }
    output: Evidence | null
  }
  similar: { input: { history: string; labels: ContentLabels }; output: Similar }
  /** `judgeable`: posts of the asked metric that has most. */
  backtest: {
    input: { history: string; metric: Metric; least?: number }
    output: { series: readonly BacktestSeries[]; judgeable: number }
  }
  /** How forecasts that were frozen did. */
  seals: {
    input: { history: string; asked: readonly AskedSeal[]; shown: SealedKey | null }
    output: ScoredSeals
  }
  /** The last weeks beside those before. */
  board: { input: { history: string; patterns: Patterns; metrics: readonly Metric[] }; output: Board }
  /** How far each goal is. */
  goals: { input: { history: string; patterns: Patterns; aims: readonly Aim[] }; output: readonly GoalSay[] }
  /** What experiments say, each in the metrics asked for. */
  readings: { input: { history: string; asked: readonly AskedReading[]; now: number }; output: readonly Reading[] }
  verdicts: {
    input: { history: string; asked: readonly AskedReading[]; now: number }
    output: readonly Reading['verdict'][]
  }
  sensitivity: {
    /** `kept`: where learning ended, so that nothing is lived through again where that is enough. */
    input: { history: string; kept: Uint8Array | null; tried: Tried; smallest: number; alpha: Alpha }
    output: readonly Sensitivity[]
  }
  placebo: { input: { history: string; metric: Metric; trial: Trial }; output: PlaceboTrial | TooFew }
  power: {
    input: { history: string; metric: Metric; trial: Trial; effect: number }
    output: PowerTrial | TooFew
  }
  /** What the posts of kept wordings got; the days of those after `from`. */
  wordings: { input: { history: string; kept: readonly KeptWording[]; from: Day }; output: readonly DatedWording[] }
  quadrants: { input: { history: string }; output: Plane }
  uses: { input: { history: string; from: Day }; output: readonly DatedUses[] }
  wear: { input: { history: string; kind: HookKind; words: string }; output: WearCurve | null }
  /** One metric by weekday and hour. */
  times: { input: { history: string; metric: Metric }; output: TimeMap }
  forget: { input: { history: string }; output: null }
}

/** An arm of a round; the numbers as SQLite holds them: only what was not read before is unpacked. */
export interface AskedArm {
  readonly postId: string
  readonly captures: readonly { readonly ageDays: number; readonly numbers: string }[]
}

/** One experiment, read in one metric. */
export interface AskedReading extends Omit<Design, 'rounds'> {
  readonly metric: Metric
  readonly rounds: readonly { readonly id: string; readonly a: AskedArm | null; readonly b: AskedArm | null }[]
}

type Told = (done: number, of: number) => void

/** Runs a task: in a worker thread of the studio's process, or inline in the command line and tests. */
export type Compute = <N extends keyof EngineTasks>(
  name: N,
  input: EngineTasks[N]['input'],
  onProgress?: Told,
) => Promise<EngineTasks[N]['output']>

interface Held {
  readonly posts: readonly EnginePost[]
  readonly pair: SignalPair
  readonly zone: Zone
  /** Made when it is first asked for. */
  readonly past: () => Past
  readonly byId: () => ReadonlyMap<string, EnginePost>
  /** What experiments are read off, and what they said: by what was asked. */
  readonly residuals: Map<string, Residuals>
  readonly readings: Map<string, Reading>
  readonly times: Map<Metric, TimeMap>
  /** Where titles and captions hold the wordings that were asked about. */
  readonly worded: HeldWordings
  readonly quadrants: () => Plane
  /** The last answer about kept wordings, and what was asked. */
  wordings: { readonly asked: string; readonly records: readonly DatedWording[] } | null
}

function heldOf(posts: readonly EnginePost[], pair: SignalPair, zone: Zone): Held {
  let past: Past | null = null
  let byId: ReadonlyMap<string, EnginePost> | null = null
  let plane: Plane | null = null
  const readPast = () => (past ??= pastOf(posts, pair))
  return {
    posts,
    pair,
    zone,
    past: readPast,
    byId: () => (byId ??= new Map(posts.map((post) => [post.id, post]))),
    residuals: new Map(),
    readings: new Map(),
    times: new Map(),
    worded: new Map(),
    quadrants: () => (plane ??= planeOf(readPast())),
    wordings: null,
  }
}

function planeOf(past: Past): Plane {
  const quadrants = quadrantsOf(past)
  if (quadrants.is !== 'known') return quadrants
  return { ...quadrants, helps: { completion: helpsOf(past, 'completion'), deep: helpsOf(past, 'deepRate') } }
}

function residualsIn({ past, residuals }: Held, metric: Metric, tried: Tried): Residuals {
  const without = withoutFor(tried)
  const key = [metric, ...without].join(' ')
  const known = residuals.get(key)
  if (known) return known
  const made = residualsOf(past(), metric, without)
  residuals.set(key, made)
  return made
}

function timesIn({ past, times }: Held, metric: Metric): TimeMap {
  const made = times.get(metric) ?? timesOf(past(), metric)
  times.set(metric, made)
  return made
}

const HOUR = 3_600_000

const unpacked = (arm: AskedArm | null) =>
  arm && {
    postId: arm.postId,
    captures: arm.captures.map(({ ageDays, numbers }) => ({ ageDays, numbers: JSON.parse(numbers) as Numbers })),
  }

/** Read once per state of the history and hour: a page of two hundred asks for all of them again and again. */
function readingOf(mine: Held, { metric, rounds, ...terms }: AskedReading, now: number): Reading {
  // Which captures a post has is the same as long as the history is.
  const key = JSON.stringify([
    metric,
    terms,
    rounds.map(({ id, a, b }) => [id, a?.postId, b?.postId]),
    Math.floor(now / HOUR),
  ])
  const known = mine.readings.get(key)
  if (known) return known
  const design = { ...terms, rounds: rounds.map(({ id, a, b }) => ({ id, a: unpacked(a), b: unpacked(b) })) }
  const made = readExperiment(residualsIn(mine, metric, terms.tried), mine.byId(), design, now)
  mine.readings.set(key, made)
  return made
}

/** A page asks for all of them again whenever one is changed back and forth. */
function wordingsIn(mine: Held, kept: readonly KeptWording[], from: Day): readonly DatedWording[] {
  const asked = JSON.stringify([kept, from])
  if (mine.wordings?.asked !== asked)
    mine.wordings = {
      asked,
      records: wordingRecords(mine.past(), kept, mine.worded).map((one) => dated(one, mine.zone, from)),
    }
  return mine.wordings.records
}

/** Posts that «of late» means. */
const LATELY = 60

/**
 * The engine and the histories it holds. Long tasks stop after each metric to let short ones in, and give up when their history has
 * been looked at anew meanwhile.
 */
export function makeEngine(): Compute {
  const all = new Map<string, Held>()
  const held = (history: string): Held => {
    const known = all.get(history)
    if (!known) throw new Error(`No history ${history} was looked at`)
    return known
  }
  const breathe = async (history: string, mine: Held) => {
    await setImmediate()
    if (all.get(history) !== mine) throw new Error(`History ${history} has changed`)
  }

  const tasks: {
    readonly [N in keyof EngineTasks]: (
      input: EngineTasks[N]['input'],
      told: Told,
    ) => EngineTasks[N]['output'] | Promise<EngineTasks[N]['output']>
  } = {
    look: ({ history, parts, zone, pair }) => {
      const { posts, said } = enginePosts(parts, zone)
      const oddities = odditiesOf(anomaliesOf(posts, pair, said), said)
      const counted = posts.map((post) => (isOut(oddities, post) ? { ...post, isUsable: false } : post))
      all.set(history, heldOf(counted, pair, zone))
      const last = posts.filter(({ numbers }) => numbers !== null).slice(-LATELY)
      const postIds = last.filter((post) => isOut(oddities, post)).map(({ id }) => id)
      return { oddities, oddAmongLast: { of: last.length, postIds } }
    },
    learn: async ({ history, kept }, told) => {
      const mine = held(history)
      const steps = lessons(mine.posts, mine.pair, kept ? keptIn(kept) : {})
      for (;;) {
        const step = steps.next()
        if (step.done) return { patterns: step.value.patterns, kept: keptBytes(step.value.kept) }
        told(step.value.done, step.value.of)
        await breathe(history, mine)
      }
    },
    evidence: ({ history, code, of, patterns, labels }) => {
      const { posts, pair } = held(history)
      const rest = restOf(code, of, patterns)
      return rest && { counts: rest.counts, ...evidenceOf(posts, pair, rest.counts, labels, rest.among) }
    },
    similar: ({ history, labels }) => similarTo(held(history).posts, held(history).pair, labels),
    backtest: ({ history, metric, least }) => {
      const { posts, pair } = held(history)
      return { series: backtest(posts, pair, metric, least), judgeable: judgeable(posts, pair, metric) }
    },
    seals: ({ history, asked, shown }) => scoreSeals(held(history).past(), asked, shown),
    board: ({ history, patterns, metrics }) => boardOf(held(history).past(), patterns, metrics),
    goals: ({ history, patterns, aims }) => aims.map((aim) => goalSay(held(history).past(), patterns, aim)),
    readings: ({ history, asked, now }) => asked.map((one) => readingOf(held(history), one, now)),
    verdicts: ({ history, asked, now }) => asked.map((one) => readingOf(held(history), one, now).verdict),
    sensitivity: async ({ history, kept, tried, ...terms }, told) => {
      const mine = held(history)
      const past = mine.past()
      const metrics = answeredIn(past.posts, past.definitions)
      const known = kept && withoutFor(tried).length === 0 ? keptIn(kept) : {}
      const lately = new Map<Metric, Lately>()
      for (const [done, metric] of metrics.entries()) {
        told(done, metrics.length)
        lately.set(metric, latelyKept(past, metric, known[metric]) ?? residualsIn(mine, metric, tried))
        await breathe(history, mine)
      }
      return sensitivities(past, tried, terms, metrics, (metric) => lately.get(metric)!)
    },
    placebo: ({ history, metric, trial }) => placeboTrial(residualsOf(held(history).past(), metric), trial),
    power: ({ history, metric, trial, effect }) => powerTrial(residualsOf(held(history).past(), metric), trial, effect),
    wordings: ({ history, kept, from }) => wordingsIn(held(history), kept, from),
    quadrants: ({ history }) => held(history).quadrants(),
    uses: ({ history, from }) => usesOf(held(history).past()).map((one) => dated(one, held(history).zone, from)),
    wear: ({ history, ...repeated }) => wearCurveOf(held(history).past(), repeated),
    times: ({ history, metric }) => timesIn(held(history), metric),
    ...ruleTasks(held),
    forget: ({ history }) => {
      all.delete(history)
      return null
    },
  }
  return async (name, input, onProgress = () => {}) => tasks[name](input, onProgress)
}

const keptBytes = (kept: Kept): Uint8Array => serialize([ENGINE_VERSION, kept])

/** What was kept by this very engine; of another's nothing can be made. */
function keptIn(bytes: Uint8Array): Kept {
  try {
    const [version, kept] = deserialize(bytes) as [unknown, Kept]
    return version === ENGINE_VERSION ? kept : {}
  } catch {
    // Written by a newer V8: learnt again.
    return {}
  }
}

const isOut = (oddities: ReadonlyMap<string, Oddity>, { id }: { readonly id: string }): boolean =>
  (oddities.get(id)?.is ?? 'cleared') !== 'cleared'

function odditiesOf(anomalies: Anomalies, said: ReadonlyMap<string, Standing>): ReadonlyMap<string, Oddity> {
  const marked = [...said].flatMap(([id, says]) =>
    says === 'odd' ? [[id, { is: 'marked', beside: null }] as const] : [],
  )
  const seen = (['found', 'cleared', 'marked'] as const).flatMap((is) =>
    anomalies[is].map(({ id, likes, comments }) => [id, { is, beside: { likes, comments } }] as const),
  )
  return new Map<string, Oddity>([...marked, ...seen])
}
