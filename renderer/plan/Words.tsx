import { Fragment } from 'react'

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const known = new Map<string, readonly string[]>()
const KEPT = 2000

function wordsOf(text: string): readonly string[] {
  const found = known.get(text)
  if (found) return found
  const words: string[] = []
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    // Punctuation stays with the word before it.
    if (isWordLike || words.length === 0) words.push(segment)
    else words[words.length - 1] += segment
  }
  if (known.size > KEPT) known.clear()
  known.set(text, words)
  return words
}

/** A title that breaks between words, never inside 「秘境」. Its parent sets `word-break: keep-all`. */
export function Words({ text }: { readonly text: string }) {
  return wordsOf(text).map((word, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- words of one text, in its order
    <Fragment key={index}>
      {word}
      <wbr />
    </Fragment>
  ))
}
