import { partsAround } from '../blanks.ts'
import { bigrams, diceOf, normalise, type Fingerprint } from '../text.ts'
import { SAME_WORDING } from './wordings.ts'

/** Where a text holds a wording, by UTF-16 units of the normalised text, and how alike it is there. */
export interface Stretch {
  /** Which of the wordings that were looked for. */
  readonly place: number
  readonly from: number
  readonly to: number
  readonly likeness: number
}

const WIDE = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}]'
/** What words are spelt with, where a word is more than one of them. */
const LETTER = `[[\\p{L}\\p{N}]--${WIDE}]`
const isWide = new RegExp(WIDE, 'v')
const isLetter = new RegExp(LETTER, 'v')
const TRAILING = /(?:(?!_)[\p{P}\p{S}\s])+$/u
/** Marks; and spaces, but for those between words that are spelt with letters. */
const BETWEEN_CLAUSES = new RegExp(`\\s*[^\\p{L}\\p{N}\\s][^\\p{L}\\p{N}]*|(?<=${WIDE})\\s+|\\s+(?=${WIDE})`, 'gv')

/** What a wording must weigh to be found in the middle of something: four 汉字 or eight letters. Shorter ones only as a clause. */
const LEAST_INSIDE = 4
const weightOf = (text: string) => [...text].reduce((sum, one) => sum + (isWide.test(one) ? 1 : 0.5), 0)
/** What may stand in a blank. */
const FILLED = '.{1,40}?'

interface Sought {
  readonly place: number
  /** Matches where its words stand, blanks filled in; null where they are too few to be looked for inside of a clause. */
  readonly inside: RegExp | null
  /** Of what stands around its blanks. */
  readonly print: Fingerprint
  readonly pairs: ReadonlySet<number>
  /** A text that holds it has so many of them at least. */
  readonly need: number
}

/** The least share of the bigrams of either that two texts with dice ≥ 0.7 have in common. */
const LEAST_SHARED = SAME_WORDING / (2 - SAME_WORDING)

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')

/** The words with something in each blank; letters are not cut out of a longer word. */
function standing(parts: readonly string[]): RegExp {
  const [first = '', last = ''] = [parts[0]?.at(0), parts.at(-1)?.at(-1)]
  const before = isLetter.test(first) ? `(?<!${LETTER})` : ''
  const behind = isLetter.test(last) ? `(?!${LETTER})` : ''
  return new RegExp(`${before}${parts.map(escaped).join(FILLED)}${behind}`, 'v')
}

function soughtFrom(place: number, words: string, leastInside: number): Sought | null {
  const plain = normalise(words).replace(TRAILING, '')
  const parts = partsAround(plain)
  const around = parts.join('')
  const pairs = bigrams(around)
  if (pairs.length === 0) return null
  const blanks = parts.length - 1
  const isLong = weightOf(around) >= leastInside
  // What is around its blanks would stand in anything.
  if (blanks > 0 && !isLong) return null
  // A text that fills in the blanks lacks the pairs across them.
  const need = Math.max(1, Math.min(Math.ceil(pairs.length * LEAST_SHARED - 1e-9), pairs.length - blanks))
  return {
    place,
    inside: isLong ? standing(parts) : null,
    print: pairs.toSorted(),
    pairs: new Set(pairs),
    need,
  }
}

/**
 * Finds wordings in titles and captions: the words themselves, whatever fills in their blanks, or a run of whole clauses with
 * dice ≥ 0.7 (`checks.md`, hook-fatigue). Of each wording that a text holds, its best stretch.
 * Only texts that have enough of a wording's bigrams are held against it.
 */
export function finderOf(
  wordings: readonly string[],
  leastInside = LEAST_INSIDE,
): (text: string) => readonly Stretch[] {
  const all = wordings.flatMap((words, place) => soughtFrom(place, words, leastInside) ?? [])
  const index = new Map<number, number[]>()
  for (const [i, { pairs }] of all.entries())
    for (const pair of pairs) {
      const there = index.get(pair)
      if (there) there.push(i)
      else index.set(pair, [i])
    }
  const counts = new Int32Array(all.length)
  return (text) => {
    const pairs = bigrams(text)
    const near = new Set<number>()
    counts.fill(0)
    for (const pair of pairs)
      for (const i of index.get(pair) ?? []) if ((counts[i] = counts[i]! + 1) >= all[i]!.need) near.add(i)
    if (near.size === 0) return []
    const plain = normalise(text)
    const clauses = clausesOf(plain)
    return [...near].flatMap((i) => insideOf(all[i]!, plain) ?? alikeIn(all[i]!, pairs, clauses) ?? [])
  }
}

/** The first place where the words stand. */
function insideOf({ place, inside }: Sought, text: string): Stretch | null {
  const found = inside?.exec(text)
  return found ? { place, from: found.index, to: found.index + found[0].length, likeness: 1 } : null
}

interface Clause {
  readonly from: number
  readonly to: number
  /** The same, counted in characters: bigrams are. */
  readonly first: number
  readonly end: number
}

const charactersIn = (text: string, from: number, to: number): number => {
  let count = 0
  for (let at = from; at < to; count++) at += text.codePointAt(at)! > 0xffff ? 2 : 1
  return count
}

function clausesOf(text: string): readonly Clause[] {
  const clauses: Clause[] = []
  let [at, character] = [0, 0]
  for (const [from, to] of betweenGaps(text)) {
    const first = character + charactersIn(text, at, from)
    const end = first + charactersIn(text, from, to)
    clauses.push({ from, to, first, end })
    ;[at, character] = [to, end]
  }
  return clauses
}

function* betweenGaps(text: string): Generator<readonly [from: number, to: number]> {
  let from = 0
  for (const { index, 0: gap } of text.matchAll(BETWEEN_CLAUSES)) {
    if (index > from) yield [from, index]
    from = index + gap.length
  }
  if (from < text.length) yield [from, text.length]
}

/** The run of clauses that is most alike. `pairs`: the bigrams of the text. */
function alikeIn({ place, print, pairs: own }: Sought, pairs: Fingerprint, clauses: readonly Clause[]): Stretch | null {
  /** How many of the first so many bigrams of the text the wording has, too. */
  const shared = new Int32Array(pairs.length + 1)
  for (let i = 0; i < pairs.length; i++) shared[i + 1] = shared[i]! + Number(own.has(pairs[i]!))
  let best: Stretch | null = null
  for (const [i, { from, first }] of clauses.entries())
    for (let j = i; j < clauses.length; j++) {
      const { to, end } = clauses[j]!
      const length = end - 1 - first
      if (length * LEAST_SHARED > print.length) break
      const most = (2 * (shared[end - 1]! - shared[first]!)) / (length + print.length)
      if (most < SAME_WORDING || most <= (best?.likeness ?? 0)) continue
      const likeness = diceOf(print, pairs.slice(first, end - 1).toSorted(), SAME_WORDING)
      if (likeness > (best?.likeness ?? 0)) best = { place, from, to, likeness }
    }
  return best
}
