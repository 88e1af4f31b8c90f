import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import css from './Button.module.css'
import { cx } from './cx.ts'
import { Tooltip } from './Tooltip.tsx'

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  /** `main` is the one action of a page, `plain` any other, `bare` the quiet ones. */
  readonly look?: 'main' | 'plain' | 'bare'
  readonly small?: boolean
  readonly icon?: ReactNode
  readonly className?: string
  readonly children?: ReactNode
}

export function Button({ look = 'plain', small = false, icon, className, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={cx(css.button, look !== 'plain' && css[look], small && css.small, className)}>
      {icon}
      {children}
    </AriaButton>
  )
}

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'aria-label'> {
  /** Names the button for all, and stands in its tooltip. */
  readonly label: string
  readonly icon: ReactNode
  /** Shortcut shown in the tooltip, `Mod+Z`. */
  readonly keys?: string
}

export function IconButton({ label, icon, keys, look = 'bare', className, small, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} {...(keys ? { keys } : {})}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={cx(css.button, css.icon, look !== 'plain' && css[look], small && css.small, className)}
      >
        {icon}
      </AriaButton>
    </Tooltip>
  )
}

/** A button that reads as a link: for what leads somewhere rather than does something. */
export function LinkButton({ className, children, ...rest }: Omit<ButtonProps, 'look' | 'small' | 'icon'>) {
  return (
    <AriaButton {...rest} className={cx(css.link, className)}>
      {children}
    </AriaButton>
  )
}
