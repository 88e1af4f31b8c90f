import { Fragment } from 'react'
import css from './Card.module.css'
import { emsOf } from './ems.ts'

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** A word with the punctuation behind it, and where in the text it begins. */
interface Word {
  readonly at: number
  readonly word: string
}

const known = new Map<string, readonly Word[]>()
const KEPT = 2000

function wordsOf(text: string): readonly Word[] {
  const found = known.get(text)
  if (found) return found
  const words: { at: number; word: string }[] = []
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    const last = words.at(-1)
    if (last && !isWordLike) last.word += segment
    else words.push({ at: index, word: segment })
  }
  if (known.size > KEPT) known.clear()
  known.set(text, words)
  return words
}

function linesOf(words: readonly Word[], width: number): number {
  let lines = 1
  let used = 0
  for (const { word } of words) {
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
      {words.map(({ at, word }) => (
        <Fragment key={at}>
          {word}
          <wbr />
        </Fragment>
      ))}
    </span>
  )
}
