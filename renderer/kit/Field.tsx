import { Minus, Plus, Search, X } from 'lucide-react'
import type { ClipboardEventHandler, ReactNode, Ref } from 'react'
import {
  Button as AriaButton,
  FieldError,
  Group,
  Input,
  Label,
  NumberField as AriaNumberField,
  SearchField as AriaSearchField,
  Text,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
} from 'react-aria-components'
import { cx } from './cx.ts'
import css from './Field.module.css'

interface FieldProps {
  readonly label: string
  /** The label is then for screen readers only. */
  readonly labelHidden?: boolean
  readonly hint?: ReactNode
  /** A sentence that says what is wrong; null or absent: nothing is. */
  readonly error?: string | null
  readonly isDisabled?: boolean
  readonly isReadOnly?: boolean
  readonly autoFocus?: boolean
  readonly className?: string
}

/** What stands under a field: a help, or what is wrong. */
export const Hint = ({ hint, error }: Pick<FieldProps, 'hint' | 'error'>) => (
  <>
    {hint && !error ? (
      <Text slot="description" className={css.hint ?? ''}>
        {hint}
      </Text>
    ) : null}
    <FieldError className={css.error ?? ''}>{error}</FieldError>
  </>
)

interface TextProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  /** Enter, outside of an IME's composition. In a text area: Mod+Enter. */
  readonly onEnter?: () => void
  readonly placeholder?: string
  readonly maxLength?: number
  readonly inputRef?: Ref<HTMLInputElement & HTMLTextAreaElement>
}

interface TextAreaProps extends TextProps {
  readonly rows?: number
  /** Enter is enough, as in a field of one line; Shift+Enter begins a new line. */
  readonly entersAlone?: boolean
  readonly onPaste?: ClipboardEventHandler<HTMLTextAreaElement>
}

const isPlainEnter = (event: { key: string; nativeEvent: { isComposing: boolean; keyCode: number } }) =>
  event.key === 'Enter' && !event.nativeEvent.isComposing && event.nativeEvent.keyCode !== 229

function textFieldProps({ label, labelHidden, error, className, value, onChange, maxLength, ...rest }: TextProps) {
  return {
    className: cx(css.field, className),
    value,
    onChange,
    isInvalid: Boolean(error),
    isDisabled: rest.isDisabled ?? false,
    isReadOnly: rest.isReadOnly ?? false,
    ...(labelHidden ? { 'aria-label': label } : {}),
    ...(rest.onBlur ? { onBlur: rest.onBlur } : {}),
    ...(maxLength ? { maxLength } : {}),
    ...(rest.autoFocus ? { autoFocus: true } : {}),
  }
}

export function TextField(props: TextProps) {
  const { label, labelHidden, hint, error, onEnter, placeholder, inputRef } = props
  return (
    <AriaTextField {...textFieldProps(props)}>
      {labelHidden ? null : <Label className={css.label ?? ''}>{label}</Label>}
      <Input
        className={css.input ?? ''}
        {...(inputRef ? { ref: inputRef } : {})}
        {...(placeholder ? { placeholder } : {})}
        onKeyDown={(event) => {
          if (onEnter && isPlainEnter(event)) onEnter()
        }}
      />
      <Hint hint={hint} error={error ?? null} />
    </AriaTextField>
  )
}

export function TextArea(props: TextAreaProps) {
  const { label, labelHidden, hint, error, onEnter, onPaste, placeholder, inputRef, rows = 2, entersAlone } = props
  return (
    <AriaTextField {...textFieldProps(props)}>
      {labelHidden ? null : <Label className={css.label ?? ''}>{label}</Label>}
      <AriaTextArea
        className={css.input ?? ''}
        rows={rows}
        {...(inputRef ? { ref: inputRef } : {})}
        {...(placeholder ? { placeholder } : {})}
        {...(onPaste ? { onPaste } : {})}
        onKeyDown={(event) => {
          const isMeant = event.metaKey || event.ctrlKey || (entersAlone && !event.shiftKey)
          if (!onEnter || !isMeant || !isPlainEnter(event)) return
          if (entersAlone) event.preventDefault()
          onEnter()
        }}
      />
      <Hint hint={hint} error={error ?? null} />
    </AriaTextField>
  )
}

interface NumberFieldProps extends FieldProps {
  /** Null is an empty field. */
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  readonly min?: number
  readonly max?: number
  readonly step?: number
  readonly format?: Intl.NumberFormatOptions
  /** Words on the two buttons, for screen readers; without them the field has no buttons. */
  readonly steps?: { readonly less: string; readonly more: string }
}

export function NumberField(props: NumberFieldProps) {
  const { label, labelHidden, hint, error, value, onChange, min, max, step, format, steps, className } = props
  return (
    <AriaNumberField
      className={cx(css.field, className)}
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      isInvalid={Boolean(error)}
      isDisabled={props.isDisabled ?? false}
      isReadOnly={props.isReadOnly ?? false}
      isWheelDisabled
      {...(labelHidden ? { 'aria-label': label } : {})}
      {...(min === undefined ? {} : { minValue: min })}
      {...(max === undefined ? {} : { maxValue: max })}
      {...(step === undefined ? {} : { step })}
      {...(format ? { formatOptions: format } : {})}
      {...(props.autoFocus ? { autoFocus: true } : {})}
    >
      {labelHidden ? null : <Label className={css.label ?? ''}>{label}</Label>}
      {steps ? (
        <Group className={css.number ?? ''}>
          <Input className={css.input ?? ''} />
          <AriaButton slot="decrement" aria-label={steps.less}>
            <Minus className="i14" aria-hidden />
          </AriaButton>
          <AriaButton slot="increment" aria-label={steps.more}>
            <Plus className="i14" aria-hidden />
          </AriaButton>
        </Group>
      ) : (
        <Input className={css.input ?? ''} />
      )}
      <Hint hint={hint} error={error ?? null} />
    </AriaNumberField>
  )
}

interface SearchFieldProps {
  readonly label: string
  readonly clearLabel: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly className?: string
  readonly inputRef?: Ref<HTMLInputElement>
}

/** Placeholder and label in one; Esc clears. */
export function SearchField({ label, clearLabel, value, onChange, className, inputRef }: SearchFieldProps) {
  return (
    <AriaSearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      className={cx(css.field, css.search, className)}
    >
      <Search className="i14" aria-hidden />
      <Input className={css.input ?? ''} placeholder={label} {...(inputRef ? { ref: inputRef } : {})} />
      <AriaButton className={css.clear ?? ''} aria-label={clearLabel}>
        <X className="i12" aria-hidden />
      </AriaButton>
    </AriaSearchField>
  )
}
