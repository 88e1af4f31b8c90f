import type { ReactElement, ReactNode } from 'react'
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

interface MenuProps {
  readonly label: string
  /** A Button or IconButton of the kit. */
  readonly trigger: ReactElement
  readonly rows: readonly MenuRow[]
}

export function Menu({ label, trigger, rows }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <AriaPopover className={css.popover ?? ''} offset={4}>
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
      </AriaPopover>
    </MenuTrigger>
  )
}
