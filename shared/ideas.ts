/** Characters that a title or a topic holds. */
export const LONGEST_IDEA = 300
/** Ideas that are kept in one write. */
export const MOST_AT_ONCE = 500

interface Ideas {
  readonly fit: readonly string[]
  readonly tooLong: readonly string[]
}

const linesOf = (text: string): string[] => text.split(/\r\n|\r|\n/).flatMap((line) => line.trim() || [])

/** A text with an idea on each line, sorted by whether a title holds it. Blank lines are none. */
export function ideasIn(text: string): Ideas {
  const lines = linesOf(text)
  return {
    fit: lines.filter(({ length }) => length <= LONGEST_IDEA),
    tooLong: lines.filter(({ length }) => length > LONGEST_IDEA),
  }
}

/** The lines of a text that are none of these. */
export function linesBeside(text: string, taken: readonly string[]): string {
  const lines = new Set(taken)
  return linesOf(text)
    .filter((line) => !lines.has(line))
    .join('\n')
}

/** What fills the sentence about lines that are too long; null where none is. */
export const tooLongOf = ({ tooLong }: Ideas) =>
  tooLong.length === 0
    ? null
    : { count: tooLong.length, longest: Math.max(...tooLong.map(({ length }) => length)), most: LONGEST_IDEA }
