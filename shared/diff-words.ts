/** A run of words that is alike in both texts, or is not. */
export interface Piece {
  /** Where in the text it begins. */
  readonly at: number
  readonly text: string
  readonly differs: boolean
}

/** Texts longer than this, in word pairs to compare, are told apart by their ends only. */
const MOST_PAIRS = 1_000_000

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const wordsOf = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment)

/** Two texts in runs, with the words that only one of them has marked: the longest common run of words stays unmarked. */
export function diffWords(left: string, right: string): { readonly a: readonly Piece[]; readonly b: readonly Piece[] } {
  const [a, b] = [wordsOf(left), wordsOf(right)]
  const shortest = Math.min(a.length, b.length)
  let head = 0
  while (head < shortest && a[head] === b[head]) head++
  let tail = 0
  while (tail < shortest - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const same = commonPairs(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  const inA = new Set([...range(0, head), ...range(a.length - tail, a.length), ...same.map(([i]) => i + head)])
  const inB = new Set([...range(0, head), ...range(b.length - tail, b.length), ...same.map(([, j]) => j + head)])
  return { a: piecesOf(a, inA), b: piecesOf(b, inB) }
}

const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)

/** Longest common subsequence, by the usual table: which word of `a` goes with which of `b`. */
function commonPairs(a: readonly string[], b: readonly string[]): [number, number][] {
  if (a.length * b.length > MOST_PAIRS) return []
  const width = b.length + 1
  const lengths = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const next = a[i] === b[j] ? at(lengths, (i + 1) * width + j + 1) + 1 : 0
      lengths[i * width + j] = Math.max(next, at(lengths, (i + 1) * width + j), at(lengths, i * width + j + 1))
    }
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push([i++, j++])
    else if (at(lengths, (i + 1) * width + j) >= at(lengths, i * width + j + 1)) i++
    else j++
  }
  return pairs
}

const at = (numbers: Uint32Array, index: number) => numbers[index] ?? 0

function piecesOf(words: readonly string[], same: ReadonlySet<number>): Piece[] {
  let end = 0
  const pieceOf = (text: string, index: number): Piece => {
    const begin = end
    end += text.length
    return { at: begin, text, differs: !same.has(index) }
  }
  const runs = joined(words.map(pieceOf))
  // A lone mark or character between two changes reads as part of the change.
  return joined(
    runs.map((run, index) => {
      const isInside = index > 0 && index < runs.length - 1
      return { ...run, differs: run.differs || (isInside && run.text.trim().length <= 1) }
    }),
  )
}

function joined(pieces: readonly Piece[]): Piece[] {
  const runs: { at: number; text: string; differs: boolean }[] = []
  for (const piece of pieces) {
    const last = runs.at(-1)
    if (last?.differs === piece.differs) last.text += piece.text
    else runs.push({ ...piece })
  }
  return runs
}
