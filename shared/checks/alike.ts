import { titleOf, variantsOf } from '../items.ts'
import type { Item } from '../model.ts'
import { bigrams, diceOf, type Fingerprint } from '../text.ts'
import { dayNumber } from '../time.ts'
import type { CheckContext } from './context.ts'

/** What an item or a post says in its title and its caption. */
export interface Wording {
  readonly itemId: string | null
  readonly postId: string | null
  readonly channelId: string
  readonly siblingGroup: string | null
  readonly day: number
  readonly title: string
  readonly texts: readonly Text[]
}

/** A text by its bigrams, as they follow each other. Titles are compared with titles, captions with captions. */
interface Text {
  readonly isCaption: boolean
  readonly pairs: Float64Array
}

/** Something worded nearly alike. */
export interface Likeness {
  readonly wording: Wording
  readonly dice: number
}

/** Wordings as alike as this, within as many days, count as the same thing said twice. */
const ALIKE = 0.8
const DAYS = 30

export const areSiblings = (a: string | null, b: string | null): boolean => a !== null && a === b

/**
 * By id of each asked item, the items and posts of its channel that are worded nearly alike.
 * An index over the asked texts' bigrams stands for comparing all with all: of two texts with dice ≥ d, the shared bigrams
 * are at least d/(2 − d) of either; so of any larger share of a text's bigrams than the rest, one is in the other text.
 */
export function alikeAmong(asked: readonly Item[], items: readonly Item[], posts: CheckContext['posts']) {
  const found = new Map<string, Map<Wording, number>>()
  const index = indexOf(asked.flatMap(wordingOf))
  for (const wording of [...items.flatMap(wordingOf), ...postWordings(posts, items)])
    for (const text of wording.texts)
      for (const own of candidates(index, text, wording)) {
        const dice = diceOf(fingerprintOf(own.text), fingerprintOf(text), ALIKE)
        if (dice > 0) note(found, own.wording, wording, dice)
      }
  return (itemId: string): Likeness[] =>
    [...(found.get(itemId) ?? [])].map(([wording, dice]) => ({ wording, dice })).toSorted((a, b) => b.dice - a.dice)
}

const fingerprints = new WeakMap<Text, Fingerprint>()

/** Most texts are never compared: only those that are get their bigrams sorted. */
function fingerprintOf(text: Text): Fingerprint {
  const fingerprint = fingerprints.get(text) ?? text.pairs.toSorted()
  fingerprints.set(text, fingerprint)
  return fingerprint
}

interface Entry {
  readonly pair: number
  readonly wording: Wording
  readonly text: Text
}

/** A hash table of its own: a Map with numbers beyond 31 bits for keys is ten times slower. */
type Index = readonly (readonly Entry[] | undefined)[]

/** `buckets` is a power of two. */
const bucketOf = (pair: number, buckets: number) => (Math.imul(Math.floor(pair / 0x20_0000), 31) + pair) & (buckets - 1)

function indexOf(wordings: readonly Wording[]): Index {
  const entries = wordings.flatMap((wording) =>
    wording.texts.flatMap((text) => Array.from(text.pairs, (pair): Entry => ({ pair, wording, text }))),
  )
  // No more buckets than there is something to put into: one item is asked about at every key that is typed.
  const index: (Entry[] | undefined)[] = Array.from({ length: 2 ** Math.ceil(Math.log2(entries.length + 1)) })
  for (const entry of entries) (index[bucketOf(entry.pair, index.length)] ??= []).push(entry)
  return index
}

/** The asked texts that may be alike to a text: those that share one of its first bigrams, as many as must hold one. */
function candidates(index: Index, text: Text, wording: Wording): Iterable<Entry> {
  const found = new Map<Text, Entry>()
  // A hair more than computed: a third of three must not come to 0.9999….
  const enough = Math.floor(text.pairs.length * (1 - ALIKE / (2 - ALIKE)) + 1e-9) + 1
  for (let i = 0; i < text.pairs.length && i < enough; i++) {
    const pair = text.pairs[i] as number
    for (const entry of index[bucketOf(pair, index.length)] ?? [])
      if (entry.pair === pair && entry.text.isCaption === text.isCaption && areComparable(entry.wording, wording))
        found.set(entry.text, entry)
  }
  return found.values()
}

const areComparable = (own: Wording, other: Wording): boolean =>
  own.channelId === other.channelId &&
  own.itemId !== other.itemId &&
  Math.abs(own.day - other.day) <= DAYS &&
  !areSiblings(own.siblingGroup, other.siblingGroup)

function note(found: Map<string, Map<Wording, number>>, own: Wording, other: Wording, dice: number): void {
  if (own.itemId === null) return
  const known = found.get(own.itemId) ?? new Map<Wording, number>()
  found.set(own.itemId, known.set(other, Math.max(dice, known.get(other) ?? 0)))
}

const textsFrom = (words: readonly string[], isCaption: boolean): Text[] =>
  [...new Set(words)].filter(Boolean).map((text) => ({ isCaption, pairs: bigrams(text) }))

/** Items are never changed in place, so what was worked out for one holds as long as it lives. */
const known = new WeakMap<Item, Wording[]>()

function wordingOf(item: Item): Wording[] {
  const wording = known.get(item) ?? makeWording(item)
  known.set(item, wording)
  return wording
}

function makeWording(item: Item): Wording[] {
  if (!item.day) return []
  const { id: itemId, channelId, siblingGroup, title } = item
  const variants = variantsOf(item).map(({ variant }) => variant)
  const titles = variants.map((variant) => titleOf(item, variant))
  const captions = variants.map(({ caption }) => caption)
  const texts = [...textsFrom(titles, false), ...textsFrom(captions, true)]
  return [{ itemId, postId: null, channelId, siblingGroup, day: dayNumber(item.day), title, texts }]
}

/** Posts whose item is there already are left out: they would only be told twice. */
function postWordings(posts: CheckContext['posts'], items: readonly Item[]): Wording[] {
  const ids = new Set(items.map(({ id }) => id))
  return posts
    .filter(({ itemId }) => !itemId || !ids.has(itemId))
    .map(({ id, title, publishedDay, channelId, itemId }) => {
      const pairs = bigrams(title)
      // What an export calls the title is on some platforms the caption.
      const texts = [false, true].map((isCaption) => ({ isCaption, pairs }))
      const day = dayNumber(publishedDay)
      return { itemId, postId: id, channelId, siblingGroup: null, day, title, texts }
    })
}
