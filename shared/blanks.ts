import { bigrams, dice, normalise } from './text.ts'

/** What is to be filled in, as people type it: two underscores or more, of either width. */
const BLANK = /[_＿]{2,}/gu

/** A stretch of a text, by UTF-16 units: `to` is behind its last. */
interface Stretch {
  readonly from: number
  readonly to: number
}

/** The blanks of a text, in their order. */
export const blanksIn = (words: string): readonly Stretch[] =>
  [...words.matchAll(BLANK)].map(({ index, 0: blank }) => ({ from: index, to: index + blank.length }))

/** What may stand in a blank, in characters. */
const MOST_IN_A_BLANK = 40
/** So little around its blanks would be found in anything. */
const FEWEST_AROUND = 4

/** What stands around the blanks of a normalised text; one part where there are none. */
export const partsAround = (normalised: string): readonly string[] => normalised.split(BLANK).map((part) => part.trim())

/** Answers how alike a text is to a template, 0 to 1: 1 where it only fills in the blanks, else the dice of what stands around them. */
export function likenessTo(template: string): (words: string) => number {
  const parts = partsAround(normalise(template))
  const around = parts.join('')
  if (parts.length === 1 || bigrams(around).length < FEWEST_AROUND - 1) return (words) => dice(around, words)
  const plain = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const filled = new RegExp(`^${plain.join(`.{1,${MOST_IN_A_BLANK}}?`)}[\\p{P}\\s]*$`, 'u')
  return (words) => (filled.test(normalise(words)) ? 1 : dice(around, words))
}
