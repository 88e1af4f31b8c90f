/** What a reader cannot see: zero-width characters, soft hyphens, direction marks, fillers, the BOM. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu

/** Text as it is compared: full-width folded, invisible characters out, lower case, runs of space as one. */
export const normalise = (text: string): string =>
  text.normalize('NFKC').replace(INVISIBLE, '').toLowerCase().replace(/\s+/gu, ' ').trim()

/** Every pair of neighbouring characters of the normalised text, by how often it stands there. */
export function bigrams(text: string): Map<string, number> {
  const pairs = new Map<string, number>()
  let previous = ''
  for (const character of normalise(text)) {
    if (previous) pairs.set(previous + character, (pairs.get(previous + character) ?? 0) + 1)
    previous = character
  }
  return pairs
}

/**
 * Sørensen–Dice likeness of two texts, 0 to 1: 2 · shared bigrams ÷ all bigrams, counted with repeats.
 * A text of fewer than two characters has no bigram and is only like its equal; two empty texts are not alike.
 */
export function dice(a: string, b: string): number {
  return diceOf(fingerprint(a), fingerprint(b))
}

/** A text made ready to be compared with many others. */
export interface Fingerprint {
  readonly text: string
  readonly pairs: ReadonlyMap<string, number>
  readonly total: number
}

export function fingerprint(text: string): Fingerprint {
  const pairs = bigrams(text)
  let total = 0
  for (const count of pairs.values()) total += count
  return { text: normalise(text), pairs, total }
}

/** `dice` of two fingerprints. */
export function diceOf(a: Fingerprint, b: Fingerprint): number {
  if (a.total === 0 || b.total === 0) return a.text !== '' && a.text === b.text ? 1 : 0
  const [few, many] = a.pairs.size <= b.pairs.size ? [a, b] : [b, a]
  let shared = 0
  for (const [pair, count] of few.pairs) shared += Math.min(count, many.pairs.get(pair) ?? 0)
  return (2 * shared) / (a.total + b.total)
}
