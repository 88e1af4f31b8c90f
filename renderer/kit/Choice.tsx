import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox, Label, Radio, RadioGroup } from 'react-aria-components'
import css from './Choice.module.css'
import { cx } from './cx.ts'

interface CheckboxProps {
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly isIndeterminate?: boolean
  readonly isDisabled?: boolean
  /** Without `children`: the name for screen readers. */
  readonly label?: string
  readonly slot?: string
  readonly children?: ReactNode
  readonly className?: string
}

export function Checkbox({ label, children, className, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} {...(label ? { 'aria-label': label } : {})} className={cx(css.choice, className)}>
      <span className={css.box}>
        <Check className="i12" aria-hidden />
      </span>
      {children}
    </AriaCheckbox>
  )
}

/** What a radio is marked by, as the first thing inside it. */
export const RadioDot = () => <span className={css.dot} />

interface RadioRowsProps<T extends string> {
  readonly label: string
  readonly labelHidden?: boolean
  readonly value: T | null
  readonly onChange: (value: T) => void
  readonly options: readonly { readonly id: T; readonly label: ReactNode; readonly note?: string }[]
}

/** A question whose answers want a sentence each. */
export function RadioRows<T extends string>({ label, labelHidden, value, onChange, options }: RadioRowsProps<T>) {
  return (
    <RadioGroup
      value={value}
      onChange={(next) => {
        const chosen = options.find((option) => option.id === next)
        if (chosen) onChange(chosen.id)
      }}
      {...(labelHidden ? { 'aria-label': label } : {})}
    >
      {labelHidden ? null : <Label className={css.label ?? ''}>{label}</Label>}
      <div className={css.rows}>
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className={css.choice ?? ''}>
            <RadioDot />
            {option.label}
            {option.note ? <span className={css.note}>{option.note}</span> : null}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
