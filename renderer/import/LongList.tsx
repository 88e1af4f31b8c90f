import { useState, type ReactNode } from 'react'
import css from './Groups.module.css'
import { linesBetween } from './lines.ts'

interface LongListProps<T> {
  readonly label: string
  readonly rows: readonly T[]
  readonly keyOf: (row: T) => string | number
  /** Pixels; the style sheet keeps to them. */
  readonly rowHeight: number
  readonly className?: string
  /** The cells of one line. */
  readonly children: (row: T) => ReactNode
}

const MOST_LINES = 12

/** A list of any length: a short one stands whole, a long one scrolls in a box of its own, and only what is in sight is drawn. */
export function LongList<T>({ label, rows, keyOf, rowHeight, className, children }: LongListProps<T>) {
  const [top, setTop] = useState(0)
  if (rows.length <= MOST_LINES) {
    return (
      <ul className={className}>
        {rows.map((row) => (
          <li key={keyOf(row)}>{children(row)}</li>
        ))}
      </ul>
    )
  }
  const height = MOST_LINES * rowHeight
  const { from, to } = linesBetween(top, height, rowHeight, rows.length)
  return (
    <section
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keys scroll what scrolls
      tabIndex={0}
      className={css.long}
      // Half a line more: what is cut off says that there is more.
      style={{ height: height + rowHeight / 2 }}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <ul className={className} style={{ height: rows.length * rowHeight }}>
        {rows.slice(from, to).map((row, index) => (
          <li
            key={keyOf(row)}
            aria-setsize={rows.length}
            aria-posinset={from + index + 1}
            style={{ top: (from + index) * rowHeight }}
          >
            {children(row)}
          </li>
        ))}
      </ul>
    </section>
  )
}
