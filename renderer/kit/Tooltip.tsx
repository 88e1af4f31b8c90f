import type { ReactElement, ReactNode, RefObject } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import { Kbd } from './Kbd.tsx'
import css from './Tooltip.module.css'

interface TooltipProps {
  readonly text: string
  readonly keys?: string
  /** One focusable thing of the kit or of react-aria. */
  readonly children: ReactElement
}

/** A word about what is under the pointer or in focus; never the only place of anything that matters. */
export function Tooltip({ text, keys, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <AriaTooltip offset={6} className={css.tip ?? ''}>
        {text}
        {keys ? <Kbd keys={keys} /> : null}
      </AriaTooltip>
    </TooltipTrigger>
  )
}

interface PointedTipProps {
  readonly anchor: RefObject<Element | null>
  readonly children: ReactNode
}

/** The same for what is only pointed at, a dot of a chart: there while it is drawn. What it says also stands elsewhere. */
export const PointedTip = ({ anchor, children }: PointedTipProps) => (
  <TooltipTrigger isOpen>
    <AriaTooltip triggerRef={anchor} offset={6} placement="bottom" className={css.tip ?? ''}>
      {children}
    </AriaTooltip>
  </TooltipTrigger>
)
