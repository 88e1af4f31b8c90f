import { Fragment } from 'react'
import css from './Card.module.css'
import { emsOf } from './ems.ts'

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

function linesOf(words: readonly string[], width: number): number {
  let lines = 1
  let used = 0
  for (const word of words) {
    const ems = emsOf(word)
    if (used > 0 && used + ems > width) {
      lines += 1
      used = 0
    }
    used += ems
  }
  return lines
}

/** A card holds two lines of nearly eight characters. */
const LINES = 2
const LINE_EMS = 7.9

/** A title that breaks between words, never inside 「秘境」, unless only breaking anywhere shows all of it. */
export function Words({ text, isFree = false }: { readonly text: string; readonly isFree?: boolean }) {
  const words = wordsOf(text)
  if (!isFree && linesOf(words, LINE_EMS) > LINES) return text
  return (
    <span className={css.words}>
      {words.map((word, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- words of one text, in its order
        <Fragment key={index}>
          {word}
          <wbr />
        </Fragment>
      ))}
    </span>
  )
}
