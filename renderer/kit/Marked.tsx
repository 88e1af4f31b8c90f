import { markedParts } from '../../shared/things.ts'
import css from './marks.module.css'

/** A text with what was asked for on the marker. */
export const Marked = ({ text, words }: { readonly text: string; readonly words: readonly string[] }) =>
  markedParts(text, words).map(({ text: part, isMarked }, at) =>
    isMarked ? (
      <mark key={at} className={css.sought}>
        {part}
      </mark>
    ) : (
      part
    ),
  )
