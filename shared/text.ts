/** What a reader cannot see: zero-width characters, soft hyphens, direction marks, fillers, the BOM. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu

/** Text as it is compared: full-width folded, invisible characters out, lower case, runs of space as one. */
export const normalise = (text: string): string =>
  text.normalize('NFKC').replace(INVISIBLE, '').toLowerCase().replace(/\s+/gu, ' ').trim()

/** Characters that the XML of a workbook cannot hold, NUL among them. It has no quarrel with DEL and what follows it. */
export const NOT_IN_XML = /(?![\t\n\r\u007f-\u009f])[\p{Cc}\p{Noncharacter_Code_Point}]/gu

const CODES = 0x20_0000
/** No character before: U+0000 is one. */
const NONE = -1

/**
 * Every pair of neighbouring characters of the normalised text, each as one number, as they follow each other.
 * A text of a single character has that character for its only pair.
 */
export function bigrams(text: string): Float64Array {
  const normalised = normalise(text)
  const pairs = new Float64Array(normalised.length)
  let count = 0
  let previous = NONE
  for (const character of normalised) {
    const code = character.codePointAt(0) ?? 0
    if (previous !== NONE) pairs[count++] = previous * CODES + code
    previous = code
  }
  if (count === 0 && previous !== NONE) pairs[count++] = previous
  return pairs.subarray(0, count)
}

/** A text made ready to be compared with many others: its bigrams in rising order. */
export type Fingerprint = Float64Array
export const fingerprint = (text: string): Fingerprint => bigrams(text).toSorted()

/**
 * Sørensen–Dice likeness of two texts, 0 to 1: 2 · shared bigrams ÷ all bigrams, repeats counted.
 * A single character is like its equal only; an empty text is like nothing.
 */
export const dice = (a: string, b: string): number => diceOf(fingerprint(a), fingerprint(b))

/** `dice` of two fingerprints. With `atLeast`, gives 0 as soon as the likeness must fall short of it. */
export function diceOf(a: Fingerprint, b: Fingerprint, atLeast = 0): number {
  const all = a.length + b.length
  if (all === 0) return 0
  // Pairs without a counterpart that the likeness can still afford.
  let misses = (1 - atLeast) * all + 1e-9
  if (Math.abs(a.length - b.length) > misses) return 0
  let shared = 0
  for (let i = 0, j = 0; i < a.length && j < b.length && misses >= 0;) {
    const left = a[i] as number
    const right = b[j] as number
    if (left === right) shared++
    else misses--
    if (left <= right) i++
    if (right <= left) j++
  }
  const likeness = (2 * shared) / all
  return likeness < atLeast ? 0 : likeness
}
