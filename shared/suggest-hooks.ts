import { LONGEST_RUN, tokensOf, type Token } from './hook-words.ts'
import type { HookKind } from './model.ts'
import type { Day } from './time.ts'
import { twoAsks } from './two-asks.ts'
import { HOOK_KINDS } from './values.ts'

/** What a post says of itself. Exports have one text for both: then the caption is empty. */
export interface PostWords {
  readonly title: string
  readonly caption: string
}

/** A hook that the words of a post show, and which of them speak for it. */
export interface HookSuggestion {
  readonly kind: HookKind
  readonly where: keyof PostWords
  readonly start: number
  readonly end: number
}

/** A suggestion as it stands for a post: `text` is the title or the caption that shows it. */
export interface SuggestedHook extends Omit<HookSuggestion, 'where'> {
  readonly postId: string
  readonly channelId: string
  readonly publishedDay: Day
  readonly text: string
}

/**
 * Logistic regression of each kind on the runs of one to four tokens that a post has: log odds = bias + Σ weight of its
 * runs. `runs`: one a line, tokens apart by spaces; `weights`: one character for each run and kind, in that order.
 */
export interface LearntHooks {
  readonly examples: string
  readonly posts: number
  readonly biases: readonly number[]
  readonly runs: string
  readonly weights: string
}

const ZERO = 0x180
const STEP = 1 / 50
const MOST = 0x7f

/** A weight as the one character that it is kept as: steps of a fiftieth, at most 2.54 either way. */
export const characterOf = (weight: number): string =>
  String.fromCharCode(ZERO + Math.max(-MOST, Math.min(MOST, Math.round(weight / STEP))))

interface Branch {
  /** Which run ends here; −1: only longer ones do. */
  run: number
  readonly next: Map<string, Branch>
}

interface Weights {
  readonly root: Branch
  /** Of run `r` for kind `k` at `r · kinds + k`, in steps. */
  readonly weights: Int8Array
}

function unpack({ runs, weights }: LearntHooks): Weights {
  const root: Branch = { run: -1, next: new Map() }
  for (const [run, tokens] of runs.split('\n').entries()) {
    let branch = root
    for (const token of tokens.split(' ')) {
      const next = branch.next.get(token) ?? { run: -1, next: new Map() }
      branch.next.set(token, next)
      branch = next
    }
    branch.run = run
  }
  return { root, weights: Int8Array.from(weights, (character) => character.charCodeAt(0) - ZERO) }
}

/** A run that a text has, by the tokens it begins and ends with. */
interface Met {
  readonly run: number
  readonly first: number
  readonly last: number
}

function runsIn(tokens: readonly Token[], root: Branch): readonly Met[] {
  const met: Met[] = []
  for (let first = 0; first < tokens.length; first += 1) {
    let branch: Branch | undefined = root
    for (let last = first; last < Math.min(first + LONGEST_RUN, tokens.length); last += 1) {
      branch = branch.next.get(tokens[last]?.says ?? '')
      if (!branch) break
      if (branch.run >= 0) met.push({ run: branch.run, first, last })
    }
  }
  return met
}

/** So much of a text is looked at: more than any platform lets one write under a post. */
const LONGEST = 3000
const KINDS = HOOK_KINDS.length

interface Part {
  readonly where: keyof PostWords
  readonly text: string
  readonly tokens: readonly Token[]
  readonly met: readonly Met[]
}

function partsOf({ title, caption }: PostWords, root: Branch): readonly Part[] {
  const part = (where: Part['where'], text: string): Part => {
    const tokens = tokensOf(text)
    return { where, text, tokens, met: runsIn(tokens, root) }
  }
  return [part('title', title.slice(0, LONGEST)), part('caption', caption === title ? '' : caption.slice(0, LONGEST))]
}

/** Log odds of each kind, in their order; a run counts once, however often it is met. */
function oddsOf(parts: readonly Part[], weights: Int8Array, biases: readonly number[]): readonly number[] {
  const steps = new Int32Array(KINDS)
  for (const run of new Set(parts.flatMap(({ met }) => met.map((one) => one.run))))
    for (let kind = 0; kind < KINDS; kind += 1) steps[kind] = (steps[kind] ?? 0) + (weights[run * KINDS + kind] ?? 0)
  return biases.map((bias, kind) => bias + (steps[kind] ?? 0) * STEP)
}

/**
 * Names the hooks that the words of a post show: those that are likely, each kind once, in the order they are
 * met. Learnt from posts that were written and labelled for it, it misses some rather than naming what is not there. A
 * 双轨CTA is named only where two different things are asked for, each on its own condition.
 */
export function suggester(learnt: LearntHooks): (words: PostWords) => readonly HookSuggestion[] {
  const { root, weights } = unpack(learnt)
  return (words) => {
    const parts = partsOf(words, root)
    const odds = oddsOf(parts, weights, learnt.biases)
    return HOOK_KINDS.flatMap((kind, index) => {
      if ((odds[index] ?? 0) < SURE) return []
      if (kind === 'dual-track' && !twoAsks(parts.map(({ text }) => text).join('\n'))) return []
      const [shown] = parts
        .flatMap((part) => wordsFor(part, index, weights) ?? [])
        .map((found) => (kind === 'dual-track' ? withBothAsks(found, parts) : found))
        .toSorted((a, b) => b.points - a.points)
      return shown ? [{ kind, where: shown.where, start: shown.start, end: shown.end }] : []
    }).toSorted((a, b) => Number(a.where === 'caption') - Number(b.where === 'caption') || a.start - b.start)
  }
}

/** The words of a 双轨CTA are those of both its asks, where one text has both. */
function withBothAsks(shown: Shown, parts: readonly Part[]): Shown {
  const asks = twoAsks(parts.find(({ where }) => where === shown.where)?.text ?? '')
  return asks ? { ...shown, ...asks } : shown
}

/** Log odds from which a hook is named: three in five. */
const SURE = Math.log(3 / 2)

/** What parts clauses, as tokens say it. */
const CLAUSE_ENDS = new Set(',.!?;:|、。⏎⟨⟩')

/** What a clause has to weigh to be shown beside a heavier one, in steps: half a unit of log odds. */
const SPEAKS = 0.5 / STEP

interface Shown extends Omit<HookSuggestion, 'kind'> {
  readonly points: number
}

/** The clauses in a row whose words speak most for a kind (Kadane), without the marks around them; null where none do. */
function wordsFor({ where, tokens, met }: Part, kind: number, weights: Int8Array): Shown | null {
  const points = new Float64Array(tokens.length)
  for (const { run, first, last } of met)
    for (let at = first; at <= last; at += 1)
      points[at] = (points[at] ?? 0) + (weights[run * KINDS + kind] ?? 0) / (last - first + 1)
  const stretches: Shown[] = []
  for (const { first, last } of clausesOf(tokens)) {
    const sum = points.subarray(first, last + 1).reduce((all, one) => all + one, -SPEAKS)
    const [start, end] = [tokens[first]?.start ?? 0, tokens[last]?.end ?? 0]
    const before = stretches.at(-1)
    const goesOn = before !== undefined && before.points > 0 && sum > 0
    stretches.push(goesOn ? { ...before, end, points: before.points + sum } : { where, start, end, points: sum })
  }
  return stretches.reduce<Shown | null>((best, one) => (best && best.points >= one.points ? best : one), null)
}

interface Clause {
  readonly first: number
  readonly last: number
}

function clausesOf(tokens: readonly Token[]): readonly Clause[] {
  const clauses: Clause[] = []
  let first = -1
  for (const [at, { says }] of tokens.entries()) {
    const isMark = CLAUSE_ENDS.has(says)
    if (!isMark && first < 0) first = at
    if (isMark && first >= 0) {
      clauses.push({ first, last: at - 1 })
      first = -1
    }
  }
  return clauses
}
