/** What a reader cannot see: zero-width characters, soft hyphens, direction marks, fillers, the BOM. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu

/** Text as it is compared: full-width folded, invisible characters out, lower case, runs of space as one. */
export const normalise = (text: string): string =>
  text.normalize('NFKC').replace(INVISIBLE, '').toLowerCase().replace(/\s+/gu, ' ').trim()

/** Every pair of neighbouring characters of the normalised text as one number, in rising order, repeats included. */
export const bigrams = (text: string): Float64Array => pairsOf(normalise(text))

function pairsOf(normalised: string): Float64Array {
  const pairs = new Float64Array(Math.max(0, normalised.length - 1))
  let count = 0
  let previous = -1
  for (const character of normalised) {
    const code = character.codePointAt(0) ?? 0
    if (previous >= 0) pairs[count++] = previous * 0x20_0000 + code
    previous = code
  }
  return pairs.subarray(0, count).toSorted()
}

/** A text made ready to be compared with many others. */
export interface Fingerprint {
  readonly text: string
  readonly pairs: Float64Array
}

export function fingerprint(text: string): Fingerprint {
  const normalised = normalise(text)
  return { text: normalised, pairs: pairsOf(normalised) }
}

/**
 * Sørensen–Dice likeness of two texts, 0 to 1: 2 · shared bigrams ÷ all bigrams, repeats counted.
 * A text of fewer than two characters has no bigram and is like its equal only; an empty text is like nothing.
 */
export const dice = (a: string, b: string): number => diceOf(fingerprint(a), fingerprint(b))

/** `dice` of two fingerprints. With `atLeast`, gives 0 as soon as the likeness must fall short of it. */
export function diceOf(a: Fingerprint, b: Fingerprint, atLeast = 0): number {
  const all = a.pairs.length + b.pairs.length
  if (a.pairs.length === 0 || b.pairs.length === 0) return a.text !== '' && a.text === b.text ? 1 : 0
  let misses = all - atLeast * all
  let shared = 0
  for (let i = 0, j = 0; i < a.pairs.length && j < b.pairs.length && misses >= -1e-9;) {
    const left = a.pairs[i] as number
    const right = b.pairs[j] as number
    if (left === right) {
      shared++
      i++
      j++
      continue
    }
    misses--
    if (left < right) i++
    else j++
  }
  const likeness = (2 * shared) / all
  return likeness < atLeast ? 0 : likeness
}
