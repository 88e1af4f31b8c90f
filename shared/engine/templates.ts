import { likenessTo } from '../blanks.ts'
import type { HookKind, Metric } from '../model.ts'
import { codedLabels, codedRows, isTime, type Coded } from './factors.ts'
import { marked, SHOWS_IN, wearOfEach, type Worn } from './fatigue.ts'
import { LABEL_NEEDS, labelEffects, type Flag } from './flags.ts'
import type { Past } from './past.ts'
import { rulerOf } from './residuals.ts'
import { isSparse } from './sample.ts'
import { finderOf, type Stretch } from './said-in.ts'
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
  /** How many of them carry it in their title or caption only: no plan says so. */
  readonly fromTexts: number
  readonly effect: WordingEffect
  readonly wear: Worn
}

/** Posts by place, of each wording. */
type Uses = ReadonlyMap<string, number[]>

/** By the hooks of plans. A hook counts for the one that it is most like, from 0.7 on (`checks.md`, hook-fatigue). */
function askedIn({ posts }: Past, kept: readonly KeptWording[]): Uses {
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

/** Where the texts of a history hold a wording. */
interface Held extends Stretch {
  readonly post: number
  readonly text: string
}
/** By wording: what was looked for once in a history is not looked for again. */
export type HeldWordings = Map<string, readonly Held[]>

/** All that hold one of these wordings, of each post in one list. */
function heldIn({ posts }: Past, kept: readonly KeptWording[], known: HeldWordings): ReadonlyMap<number, Held[]> {
  const missing = [...new Set(kept.map(({ words }) => words))].filter((words) => !known.has(words))
  const found = missing.map((): Held[] => [])
  const find = finderOf(missing)
  for (const [post, { texts = [] }] of posts.entries())
    for (const text of texts) for (const one of find(text)) found[one.place]!.push({ ...one, post, text })
  for (const [i, words] of missing.entries()) known.set(words, found[i]!)
  const byPost = new Map<number, Held[]>()
  for (const [place, { words }] of kept.entries())
    for (const one of known.get(words)!) {
      const there = byPost.get(one.post)
      if (there) there.push({ ...one, place })
      else byPost.set(one.post, [{ ...one, place }])
    }
  return byPost
}

/** By titles and captions. A stretch of a text counts for the one that it is most like, of equals for one of a kind that the post has. */
function saidIn(past: Past, kept: readonly KeptWording[], known: HeldWordings): Uses {
  const uses = new Map<string, number[]>(kept.map(({ id }) => [id, []]))
  for (const [post, held] of heldIn(past, kept, known)) {
    const { hooks } = past.posts[post]!
    const isOfKind = ({ place }: Held) => Number(hooks.includes(kept[place]!.kind))
    const taken: Held[] = []
    const ordered = held.toSorted(
      (a, b) =>
        b.likeness - a.likeness || isOfKind(b) - isOfKind(a) || b.to - b.from - (a.to - a.from) || a.place - b.place,
    )
    for (const one of ordered) {
      if (taken.some(({ text, from, to }) => text === one.text && one.from < to && from < one.to)) continue
      taken.push(one)
      const rows = uses.get(kept[one.place]!.id)!
      if (rows.at(-1) !== post) rows.push(post)
    }
  }
  return uses
}

/** Both; a post that says it in both ways once. */
const allOf = (asked: Uses, said: Uses): Uses =>
  new Map([...asked].map(([id, rows]) => [id, [...new Set([...rows, ...said.get(id)!])].toSorted((a, b) => a - b)]))

/** The labels of hooks with each kept wording as a label of its own, in the place of its kind. */
function wordedHooks({ posts }: Past, kept: readonly KeptWording[], uses: Uses): Coded {
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
export function wordingRecords(
  past: Past,
  kept: readonly KeptWording[],
  held: HeldWordings = new Map(),
): WordingRecord[] {
  const asked = askedIn(past, kept)
  const uses = allOf(asked, saidIn(past, kept, held))
  const rowsOf = ({ id }: KeptWording) => uses.get(id) ?? []
  const hooks = wordedHooks(past, kept, uses)
  const content = past.coded.filter((factor) => !isTime(factor))
  const factors = content.map((factor) => (factor.name === 'hooks' ? hooks : factor))
  const kinds = new Map(kept.map(({ id, kind }) => [labelOf(id), kind as string]))
  const learnt = new Map<Metric, Map<string, WordingEffect>>()
  const effectsIn = (metric: Metric) => {
    const known = learnt.get(metric)
    if (known) return known
    const sample = past.sample(metric)
    const { y, v, rows } = sample
    const { change } = rulerOf({ sample })
    const coded = factors.map((factor) => codedRows(factor, rows))
    const made = new Map<string, WordingEffect>()
    for (const { labels, posts, stands, alongside, ...told } of labelEffects(y, v, coded, ['hooks'])) {
      const [median, low, high] = [told.effect, told.low, told.high].map(change) as [number, number, number]
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
    fromTexts: rowsOf(one).length - asked.get(one.id)!.length,
    effect: effectOf(one),
    wear: wear[i]!,
  }))
}
