import type { ReactElement, ReactNode, RefObject } from 'react'
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover as AriaPopover, Separator } from 'react-aria-components'
import { Kbd } from './Kbd.tsx'
import css from './List.module.css'

/** A row of a menu; `'line'` draws a hairline between groups. */
export type MenuRow =
  | 'line'
  | {
      readonly id: string
      readonly label: string
      readonly icon?: ReactNode
      readonly keys?: string
      readonly isDisabled?: boolean
      readonly run: () => void
    }

interface Shared {
  readonly label: string
  readonly rows: readonly MenuRow[]
}

interface MenuProps extends Shared {
  /** A Button or IconButton of the kit. */
  readonly trigger: ReactElement
}

interface AnchoredMenuProps extends Shared {
  readonly anchor: RefObject<Element | null>
  readonly isOpen: boolean
  readonly onClose: () => void
}

const list = ({ label, rows }: Shared) => (
  <AriaMenu aria-label={label} className={css.list ?? ''}>
    {rows.map((row, index) =>
      row === 'line' ? (
        <Separator key={`line-${rows.length - index}`} className={css.line ?? ''} />
      ) : (
        <MenuItem
          key={row.id}
          id={row.id}
          textValue={row.label}
          className={css.row ?? ''}
          isDisabled={row.isDisabled ?? false}
          onAction={row.run}
        >
          {row.icon}
          <span className={css.text}>{row.label}</span>
          {row.keys ? <Kbd keys={row.keys} /> : null}
        </MenuItem>
      ),
    )}
  </AriaMenu>
)

export function Menu({ label, trigger, rows }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <AriaPopover className={css.popover ?? ''} offset={4}>
        {list({ label, rows })}
      </AriaPopover>
    </MenuTrigger>
  )
}

/** The same, opened by the screen beside any element of it: the menu of a card. */
export function AnchoredMenu({ label, rows, anchor, isOpen, onClose }: AnchoredMenuProps) {
  return (
    <AriaPopover
      aria-label={label}
      triggerRef={anchor}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      placement="right top"
      offset={4}
      className={css.popover ?? ''}
    >
      {list({ label, rows })}
    </AriaPopover>
  )
}
