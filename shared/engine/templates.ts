import { likenessTo } from '../blanks.ts'
import type { HookKind, Metric } from '../model.ts'
import { codedLabels, codedRows, isTime, type Coded } from './factors.ts'
import { marked, SHOWS_IN, wearOfEach, type Worn } from './fatigue.ts'
import { LABEL_NEEDS, labelEffects, type Flag } from './flags.ts'
import type { Past } from './past.ts'
import { factorOn, isSparse } from './sample.ts'
import { SAME_WORDING } from './wordings.ts'

/** A wording that is kept: the words may have blanks to fill in. */
export interface KeptWording {
  readonly id: string
  readonly kind: HookKind
  readonly words: string
}

/** What the posts that carry a wording got, beside those that do not. It goes together with it; it need not come of it. */
type WordingEffect =
  | {
      readonly is: 'known'
      readonly metric: Metric
      /** Posts with judged numbers that carry it. */
      readonly n: number
      /** How much more, 0.2 is 20 %; negative: less. `low` to `high` holds it with 80 %. */
      readonly median: number
      readonly low: number
      readonly high: number
      /** Among all labels it is one of those of which at most a tenth are expected to be wrong. */
      readonly stands: boolean
      /** What nearly always comes along: which of the two it is, the posts cannot tell. */
      readonly alongside?: NonNullable<Flag['alongside']>
    }
  /** It takes so many posts with the wording, among so many in all. */
  | { readonly is: 'too-few'; readonly n: number; readonly need: number; readonly posts: number }
  /** What it asks for was not counted, or is nearly always zero. */
  | { readonly is: 'unmeasured'; readonly n: number }

/** A kept wording's own record on one channel. */
export interface WordingRecord {
  readonly id: string
  /** When the posts that carry it came out, as `EnginePost.at`, oldest first. */
  readonly at: readonly number[]
  readonly effect: WordingEffect
  readonly wear: Worn
}

/** Posts by place, of each wording. A hook counts for the one that it is most like, from 0.7 on (`checks.md`, hook-fatigue). */
function usesOf({ posts }: Past, kept: readonly KeptWording[]): ReadonlyMap<string, number[]> {
  const likeness = kept.map(({ words }) => likenessTo(words))
  const known = new Map<string, string | null>()
  const nearest = (kind: HookKind, words: string): string | null => {
    let [best, most]: [string | null, number] = [null, 0]
    for (const [i, one] of kept.entries()) {
      if (one.kind !== kind) continue
      const like = likeness[i]!(words)
      if (like >= SAME_WORDING && like > most) [best, most] = [one.id, like]
    }
    return best
  }
  const uses = new Map<string, number[]>(kept.map(({ id }) => [id, []]))
  for (const [i, { asks = [] }] of posts.entries())
    for (const { kind, words } of asks) {
      const key = `${kind} ${words}`
      const id = known.has(key) ? known.get(key)! : nearest(kind, words)
      known.set(key, id)
      const rows = id === null ? undefined : uses.get(id)
      if (rows && rows.at(-1) !== i) rows.push(i)
    }
  return uses
}

/** The labels of hooks with each kept wording as a label of its own, in the place of its kind. */
function wordedHooks(
  { posts }: Past,
  kept: readonly KeptWording[],
  uses: ReadonlyMap<string, readonly number[]>,
): Coded {
  const said = posts.map((): { kind: HookKind; label: string }[] => [])
  for (const { id, kind } of kept) for (const i of uses.get(id) ?? []) said[i]!.push({ kind, label: labelOf(id) })
  return codedLabels({ name: 'hooks', shape: 'many' }, posts.length, (i) => {
    const own = said[i]!
    const worded = (kind: HookKind) => own.some((one) => one.kind === kind)
    return [...posts[i]!.hooks.filter((kind) => !worded(kind)), ...own.map(({ label }) => label)]
  })
}
const labelOf = (id: string) => `wording ${id}`

/**
 * What the posts of each wording got in what its kind asks for, and whether repeating wears it off. The effect is the one that
 * flags are made of (`flags.ts`): a backfit of content labels with the wording in the place of its kind, shrunken, its
 * 80 % range, against what posts without it get from hooks. Posting time is left out. Wear: `fatigue.ts`.
 */
export function wordingRecords(past: Past, kept: readonly KeptWording[]): WordingRecord[] {
  const uses = usesOf(past, kept)
  const rowsOf = ({ id }: KeptWording) => uses.get(id) ?? []
  const hooks = wordedHooks(past, kept, uses)
  const content = past.coded.filter((factor) => !isTime(factor))
  const factors = content.map((factor) => (factor.name === 'hooks' ? hooks : factor))
  const kinds = new Map(kept.map(({ id, kind }) => [labelOf(id), kind as string]))
  const learnt = new Map<Metric, Map<string, WordingEffect>>()
  const effectsIn = (metric: Metric) => {
    const known = learnt.get(metric)
    if (known) return known
    const { y, v, rows, scale } = past.sample(metric)
    const coded = factors.map((factor) => codedRows(factor, rows))
    const made = new Map<string, WordingEffect>()
    for (const { labels, posts, stands, alongside, ...told } of labelEffects(y, v, coded, 'hooks')) {
      const [median, low, high] = [told.effect, told.low, told.high].map((one) => factorOn(scale, one) - 1) as [
        number,
        number,
        number,
      ]
      for (const label of labels) {
        // On the very same posts: no less inseparable than what nearly always comes along.
        const twin = labels.find((one) => one !== label)
        const also = twin === undefined ? alongside : { factor: 'hooks' as const, label: twin }
        const named = also && { alongside: { ...also, label: kinds.get(also.label) ?? also.label } }
        made.set(label, { is: 'known', metric, n: posts, median, low, high, stands, ...named })
      }
    }
    learnt.set(metric, made)
    return made
  }
  const effectOf = (one: KeptWording): WordingEffect => {
    const rows = rowsOf(one)
    const metric = SHOWS_IN[one.kind].find((name) => {
      const { answered, values } = past.sample(name)
      return answered > 0 && !isSparse(values)
    })
    if (metric === undefined) return { is: 'unmeasured', n: rows.length }
    const judged = new Set(past.sample(metric).rows)
    const n = rows.filter((row) => judged.has(row)).length
    const { withIt: need, posts } = LABEL_NEEDS
    return (rows.length > 0 ? effectsIn(metric).get(labelOf(one.id)) : null) ?? { is: 'too-few', n, need, posts }
  }
  const wear = wearOfEach(
    past,
    kept.map((one) => ({ kind: one.kind, carries: marked(rowsOf(one), past.posts.length) })),
  )
  return kept.map((one, i) => ({
    id: one.id,
    at: rowsOf(one).map((row) => past.posts[row]!.at),
    effect: effectOf(one),
    wear: wear[i]!,
  }))
}
