import type { MouseEvent } from 'react'
import css from './Tick.module.css'

interface TickProps {
  readonly label: string
  readonly isOn: boolean
  /** Some of what it stands for, not all. */
  readonly isMixed?: boolean
  /** Where the keys of the row do the same. */
  readonly isOffTab?: boolean
  readonly onPress: (event: MouseEvent) => void
}

/** The box of a row in a table, 16 wide; its name is for screen readers. */
export function Tick({ label, isOn, isMixed = false, isOffTab = false, onPress }: TickProps) {
  return (
    <input
      type="checkbox"
      className={css.box}
      aria-label={label}
      checked={isOn}
      ref={(box) => {
        if (box) box.indeterminate = isMixed
      }}
      {...(isOffTab ? { tabIndex: -1 } : {})}
      onChange={() => {}}
      onClick={(event) => {
        event.stopPropagation()
        onPress(event)
      }}
    />
  )
}
