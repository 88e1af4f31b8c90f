import css from './Suggestions.module.css'

interface ShownProps {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Characters that stand before the words that speak, so that they are in sight in a line that is cut. */
const LEAD = 18

/** A post's words as one line, those that speak for a hook on the marker. */
export function Shown({ text, start, end }: ShownProps) {
  const from = start > LEAD * 2 ? start - LEAD : 0
  return (
    <span className={css.words} title={text}>
      {from > 0 ? '…' : ''}
      {text.slice(from, start)}
      <mark>{text.slice(start, end)}</mark>
      {text.slice(end)}
    </span>
  )
}
