import type { ReactNode } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { cx } from './cx.ts'
import css from './Segmented.module.css'

interface SegmentedProps<T extends string> {
  readonly label: string
  readonly options: readonly { readonly id: T; readonly label: ReactNode; readonly isDisabled?: boolean }[]
  readonly value: T
  readonly onChange: (value: T) => void
  readonly large?: boolean
  readonly className?: string
}

/** One of a few, all in sight. Arrow keys move, Space or Enter chooses. */
export function Segmented<T extends string>(props: SegmentedProps<T>) {
  const { label, options, value, onChange, large, className } = props
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.id))
        if (chosen && chosen.id !== value) onChange(chosen.id)
      }}
      className={cx(css.group, large && css.large, className)}
    >
      {options.map((option) => (
        <ToggleButton key={option.id} id={option.id} isDisabled={option.isDisabled ?? false}>
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
