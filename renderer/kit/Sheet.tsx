import type { ReactNode, Ref } from 'react'
import { cx } from './cx.ts'
import css from './Sheet.module.css'

interface SheetProps {
  readonly children: ReactNode
  /** Sections that stand beside it; below 1200 they follow. */
  readonly aside: ReactNode
  readonly asideLabel?: string
  /** The aside is 336 wide: it is read too. */
  readonly isWide?: boolean
  /** Of the sheet: it scrolls where there is room beside it, else the element around it does. */
  readonly ref?: Ref<HTMLDivElement>
}

/** A page that is read from top to bottom, with what explains it beside. */
export const Sheet = ({ children, aside, asideLabel, isWide = false, ref }: SheetProps) => (
  <div className={cx(css.split, isWide && css.wide)}>
    <div className={css.sheet} ref={ref}>
      {children}
    </div>
    <aside className={css.side} aria-label={asideLabel}>
      {aside}
    </aside>
  </div>
)

interface LedeProps {
  /** What the page comes to: its largest words. */
  readonly verdict: ReactNode
  /** Why, a paragraph each. */
  readonly children: ReactNode
  readonly beside?: ReactNode
  readonly className?: string | undefined
}

/** A verdict and what it stands on, said anew to screen readers whenever it changes. */
export const Lede = ({ verdict, children, beside, className }: LedeProps) => (
  <section className={cx(css.lede, className)} aria-live="polite">
    <div>
      <h2 className={css.verdict}>{verdict}</h2>
      {children}
    </div>
    {beside}
  </section>
)
