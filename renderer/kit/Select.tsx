import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Select as AriaSelect,
  Button as AriaButton,
  Label,
  ListBox,
  ListBoxItem,
  Popover as AriaPopover,
  SelectValue,
} from 'react-aria-components'
import { cx } from './cx.ts'
import css from './List.module.css'

export interface Option<T extends string> {
  readonly id: T
  readonly label: string
  readonly meta?: string
  readonly icon?: ReactNode
}

interface SelectProps<T extends string> {
  readonly label: string
  readonly labelHidden?: boolean
  readonly options: readonly Option<T>[]
  readonly value: T | null
  readonly onChange: (value: T) => void
  readonly placeholder?: string
  readonly small?: boolean
  /** Bare with its name before the value, framed while `value` is not `off`: for rows of filters. */
  readonly filter?: { readonly off: T }
  readonly isDisabled?: boolean
  readonly className?: string
}

export function Select<T extends string>(props: SelectProps<T>) {
  const { label, options, value, onChange, placeholder = '', filter } = props
  return (
    <AriaSelect
      className={cx(css.field, props.className)}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key)
        if (chosen) onChange(chosen.id)
      }}
      placeholder={placeholder}
      isDisabled={props.isDisabled ?? false}
      {...(props.labelHidden || filter ? { 'aria-label': label } : {})}
    >
      {props.labelHidden || filter ? null : <Label className={css.label ?? ''}>{label}</Label>}
      <AriaButton
        className={cx(
          css.select,
          (props.small || filter) && css.small,
          filter && css.filter,
          filter && value !== filter.off && css.on,
        )}
      >
        {filter && value === filter.off ? (
          label
        ) : (
          <>
            {filter ? <span className={css.name}>{label}</span> : null}
            <SelectValue className={css.value ?? ''} />
          </>
        )}
        <ChevronDown className="i14" aria-hidden />
      </AriaButton>
      <AriaPopover className={css.popover ?? ''} offset={4}>
        <ListBox className={css.list ?? ''} items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={css.row ?? ''}>
              {option.icon}
              <span className={css.text}>{option.label}</span>
              {option.meta ? <span className={css.meta}>{option.meta}</span> : null}
              <Check className={cx('i14', css.check)} aria-hidden />
            </ListBoxItem>
          )}
        </ListBox>
      </AriaPopover>
    </AriaSelect>
  )
}
