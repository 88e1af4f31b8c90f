import type { Format, HookKind, Metric, Track } from '../model.ts'
import { METRICS } from '../values.ts'
import type { Numbers } from '../history.ts'
import { COUNTS, COUNT_OF, type Count, type Signal } from '../platforms.ts'

/** What a creator decides about the post itself. */
export interface ContentLabels {
  readonly format: Format
  readonly durationSeconds: number | null
  readonly tags: readonly string[]
  readonly hooks: readonly HookKind[]
  readonly track: Track | null
}

/** What a creator can decide about a post before it is out, and what the model learns effects of. */
export interface Labels extends ContentLabels {
  /** 1 Monday … 7 Sunday, on the channel's wall; null where there is no day. */
  readonly weekday: number | null
  /** Hour on the channel's wall; null where unknown. */
  readonly hour: number | null
}

/** A hook as it was worded on a post: `words` are those of the first post that said nearly the same. */
export interface WordedHook {
  readonly kind: HookKind
  readonly words: string
}

/** A past post as the engine sees it. */
export interface EnginePost extends Labels {
  readonly id: string
  /** Milliseconds since 1970; the end of the day where the hour is unknown. */
  readonly at: number
  /** The hooks whose words are known, because the post came of a plan. */
  readonly asks?: readonly WordedHook[]
  /** What it says of itself: its title, and its caption where that is known apart. */
  readonly texts?: readonly string[]
  /** The judged numbers; null while immature or where there are none. */
  readonly numbers: Numbers | null
  /** False where the creator set the post aside or it is not public: it teaches nothing. */
  readonly isUsable: boolean
}

/** The two tracks of a channel: the light signal and the deep ones, which are counted together. */
export interface SignalPair {
  readonly light: Signal
  readonly deep: readonly Signal[]
}

/** The signals that a rate of the pair is counted from; null of what is the same for every pair. */
export const signalsOf = (metric: Metric, { light, deep }: SignalPair): readonly Signal[] | null =>
  metric === 'lightRate' ? [light] : metric === 'deepRate' ? deep : null

/** What has a running time, and with it a completion. */
const VIDEO_FORMATS: readonly Format[] = ['short', 'long', 'live']
export const isVideo = (format: Format): boolean => VIDEO_FORMATS.includes(format)

/** How a metric is made of a post's numbers. */
export type Definition = { readonly kind: 'count'; readonly of: Count } | Ratio | { readonly kind: 'completion' }

interface Ratio {
  readonly kind: 'ratio'
  readonly of: readonly Count[]
  readonly over: Count
}

/** What each metric means on one channel. */
export type Definitions = Readonly<Record<Metric, Definition>> & { readonly deepRate: Ratio }

/** A ratio in one word, `coins+saves/views`: forecasts and numbers are held against each other only where it is the same. */
export const countedAs = (definition: Definition): string | undefined =>
  definition.kind === 'ratio' ? `${definition.of.toSorted().join('+')}/${definition.over}` : undefined

const ENGAGEMENTS: readonly Count[] = ['likes', 'hearts', 'comments', 'shares', 'saves', 'follows']
const over = (denominator: Count, ...of: readonly Count[]): Ratio => ({ kind: 'ratio', of, over: denominator })

type ChannelsOwn = 'lightRate' | 'deepRate' | 'engagementRate'

/** Metrics that mean the same on every channel. */
const FIXED: Readonly<Record<Exclude<Metric, ChannelsOwn>, Definition>> = {
  ...(Object.fromEntries(COUNTS.map((name) => [name, { kind: 'count', of: name }])) as Record<Count, Definition>),
  likeRate: over('views', 'likes'),
  heartRate: over('likes', 'hearts'),
  commentConversion: over('likes', 'comments'),
  commentRate: over('views', 'comments'),
  shareRate: over('views', 'shares'),
  saveRate: over('views', 'saves'),
  followRate: over('views', 'follows'),
  completion: { kind: 'completion' },
}

/**
 * Prior guess of σ, the post-to-post standard deviation on the metric's transformed scale; worth four posts.
 * A little below the medians measured over 66 real series.
 */
export const PRIOR_SPREAD: Readonly<Record<Metric, number>> = {
  views: 0.95,
  impressions: 0.95,
  likes: 0.95,
  hearts: 0.95,
  comments: 0.95,
  shares: 0.95,
  saves: 0.95,
  follows: 0.95,
  coins: 0.95,
  lightRate: 0.5,
  deepRate: 0.85,
  engagementRate: 0.5,
  likeRate: 0.5,
  heartRate: 0.9,
  commentConversion: 0.85,
  commentRate: 0.7,
  shareRate: 0.85,
  saveRate: 0.85,
  followRate: 0.85,
  completion: 0.45,
}

/** A count that can be reckoned with: there, finite and not negative. */
function countOf(numbers: Numbers, name: Count): number | null {
  const value = numbers[name]
  return value !== null && Number.isFinite(value) && value >= 0 ? value : null
}

/** The posts oldest first, those of one moment in the order given; what has no moment is left out. */
export const inOrder = (posts: readonly EnginePost[]): EnginePost[] =>
  posts.filter((post) => Number.isFinite(post.at)).toSorted((a, b) => a.at - b.at)

export const isJudged = (post: EnginePost): post is EnginePost & { readonly numbers: Numbers } =>
  post.isUsable && post.numbers !== null

function countedOn(judged: readonly (EnginePost & { readonly numbers: Numbers })[], name: Count): number {
  let posts = 0
  for (const { numbers } of judged) if (countOf(numbers, name) !== null) posts++
  return posts
}

/** Counts that at least half of the judged posts have: the columns this channel is measured in. */
function usualCounts(posts: readonly EnginePost[]): ReadonlySet<Count> {
  const judged = posts.filter(isJudged)
  return new Set(COUNTS.filter((name) => judged.length > 0 && 2 * countedOn(judged, name) >= judged.length))
}

/**
 * What each metric means on this channel. Deep and engagement count the signals the channel usually has; deep is over
 * likes where views are usually missing. If the usual columns change, these metrics are other metrics from then on.
 */
export function definitionsOf(posts: readonly EnginePost[], pair: SignalPair): Definitions {
  const usual = usualCounts(posts)
  const usualOf = (counts: readonly Count[]) => {
    const kept = counts.filter((name) => usual.has(name))
    return kept.length > 0 ? kept : counts
  }
  const deep = [...new Set(pair.deep.map((signal) => COUNT_OF[signal]))]
  return {
    ...FIXED,
    lightRate: over('views', COUNT_OF[pair.light]),
    deepRate: over(usual.has('views') ? 'views' : 'likes', ...usualOf(deep)),
    engagementRate: over('views', ...usualOf(ENGAGEMENTS)),
  }
}

/** The parts of a metric on one post (`over` is 1 for what is not a ratio), or null where one is missing. */
export function partsOf(definition: Definition, post: EnginePost): { of: number; over: number } | null {
  if (!isJudged(post)) return null
  if (definition.kind === 'completion') {
    const share = post.numbers.completion
    return isVideo(post.format) && share !== null && share >= 0 && Number.isFinite(share)
      ? { of: share, over: 1 }
      : null
  }
  if (definition.kind === 'count') {
    const count = countOf(post.numbers, definition.of)
    return count === null ? null : { of: count, over: 1 }
  }
  const denominator = countOf(post.numbers, definition.over)
  if (denominator === null) return null
  let sum = 0
  for (const name of definition.of) {
    const count = countOf(post.numbers, name)
    if (count === null) return null
    sum += count
  }
  return { of: sum, over: denominator }
}

/** The metrics this history can answer: those whose parts exist together on at least one judged post. */
export function metricsOf(posts: readonly EnginePost[], pair: SignalPair): Metric[] {
  return answeredIn(posts, definitionsOf(posts, pair))
}

export function answeredIn(posts: readonly EnginePost[], definitions: Readonly<Record<Metric, Definition>>): Metric[] {
  const judged = posts.filter(isJudged)
  // What was never counted is looked for once, and not post by post in each of its metrics.
  const counted = new Set(COUNTS.filter((name) => judged.some(({ numbers }) => countOf(numbers, name) !== null)))
  const canBe = (definition: Definition) =>
    definition.kind === 'completion' ||
    (definition.kind === 'count' ? [definition.of] : [...definition.of, definition.over]).every((name) =>
      counted.has(name),
    )
  return METRICS.filter(
    (metric) => canBe(definitions[metric]) && judged.some((post) => partsOf(definitions[metric], post) !== null),
  )
}
