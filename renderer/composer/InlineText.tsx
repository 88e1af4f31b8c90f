import type { Piece } from '../../shared/diff-words.ts'
import { cx } from '../kit/cx.ts'
import css from './InlineText.module.css'
import { Pieces } from './Pieces.tsx'

interface InlineTextProps {
  /** Its name for screen readers; what is seen stands beside it. */
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly maxLength: number
  readonly placeholder?: string
  /** One line of text, however it wraps: Enter leaves the field. */
  readonly isLine?: boolean
  readonly isReadOnly?: boolean
  /** The value in runs, those that differ on the marker. */
  readonly pieces?: readonly Piece[]
  /** Where a remedy finds it: `title`, `A.caption`. */
  readonly place?: string
  readonly onFocus?: () => void
  readonly className?: string
}

/** Text that is edited where it is read. A copy of the text under the field gives it its height, and the marker its place. */
export function InlineText(props: InlineTextProps) {
  const { label, value, onChange, maxLength, placeholder = '', isLine = false, isReadOnly, pieces, place } = props
  return (
    <div className={cx(css.text, isReadOnly && css.locked, props.className)}>
      <div className={css.copy} aria-hidden>
        {pieces ? <Pieces of={pieces} /> : value || placeholder}
        {/* A last line that is empty still wants its height. */}
        {'\u200b'}
      </div>
      <textarea
        aria-label={label}
        rows={1}
        value={value}
        placeholder={placeholder}
        maxLength={maxLength}
        readOnly={isReadOnly ?? false}
        {...(place ? { 'data-place': place } : {})}
        {...(props.onFocus ? { onFocus: props.onFocus } : {})}
        onChange={(event) => onChange(isLine ? event.target.value.replaceAll(/[\r\n]+/g, ' ') : event.target.value)}
        onKeyDown={(event) => {
          if (isLine && event.key === 'Enter' && !event.nativeEvent.isComposing) {
            event.preventDefault()
            event.currentTarget.blur()
          }
        }}
      />
    </div>
  )
}
