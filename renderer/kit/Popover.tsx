import type { ReactElement, ReactNode, RefObject } from 'react'
import {
  Dialog as AriaDialog,
  DialogTrigger,
  OverlayArrow,
  Popover as AriaPopover,
  type PopoverProps as AriaPopoverProps,
} from 'react-aria-components'
import css from './Popover.module.css'

interface Shared {
  readonly label: string
  readonly placement?: NonNullable<AriaPopoverProps['placement']>
  readonly width?: number
  readonly children: ReactNode
}

interface PopoverProps extends Shared {
  /** A Button or IconButton of the kit that opens it. */
  readonly trigger: ReactElement
}

interface AnchoredPopoverProps extends Shared {
  readonly anchor: RefObject<Element | null>
  readonly isOpen: boolean
  readonly onClose: () => void
}

const body = ({ label, width, children }: Pick<Shared, 'label' | 'width' | 'children'>) => (
  <>
    <OverlayArrow>
      <svg className={css.arrow} viewBox="0 0 10 10" aria-hidden>
        <path d="M0 0 5 5 10 0" />
      </svg>
    </OverlayArrow>
    <AriaDialog aria-label={label} className={css.inside ?? ''} {...(width ? { style: { width } } : {})}>
      {children}
    </AriaDialog>
  </>
)

/** Focus goes in, Esc returns it to the trigger. */
export function Popover({ trigger, label, placement = 'bottom start', width, children }: PopoverProps) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover className={css.popover ?? ''} placement={placement} offset={8}>
        {body({ label, children, ...(width ? { width } : {}) })}
      </AriaPopover>
    </DialogTrigger>
  )
}

/** The same, opened by the screen beside any element of it. */
export function AnchoredPopover(props: AnchoredPopoverProps) {
  const { anchor, isOpen, onClose, label, placement = 'right top', width, children } = props
  return (
    <AriaPopover
      triggerRef={anchor}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      placement={placement}
      offset={8}
      className={css.popover ?? ''}
    >
      {body({ label, children, ...(width ? { width } : {}) })}
    </AriaPopover>
  )
}
