import { ChevronLeft, Info, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { ProgressBar } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useWindowTitle } from '../window-title.ts'
import { Button, IconButton } from './Button.tsx'
import { cx } from './cx.ts'
import css from './Page.module.css'

interface BarProps {
  /** Words name the window too; what else stands here does so itself. */
  readonly title: ReactNode
  /** Stands before the title: the way back. */
  readonly before?: ReactNode
  /** What belongs to the title, then `<span className="push" />`, then buttons. */
  readonly children?: ReactNode
}

/** The head of a screen, 52 high. */
export function Bar({ title, before, children }: BarProps) {
  useWindowTitle(typeof title === 'string' ? title : null)
  return (
    <header className={css.bar}>
      {before}
      <h1 className={css.title}>{title}</h1>
      {children}
    </header>
  )
}

interface BackProps {
  readonly onPress: () => void
  /** The screen that it leads to. */
  readonly children: ReactNode
}

/** The way back, before a title. */
export const Back = ({ onPress, children }: BackProps) => (
  <Button look="bare" icon={<ChevronLeft aria-hidden />} className={css.back ?? ''} onPress={onPress}>
    {children}
  </Button>
)

/** How much of a job is done, 0–1, as a bar alone; words stand beside it. */
export const Meter = ({ share }: { readonly share: number }) => (
  <div className={css.track}>
    <i style={{ width: `${share * 100}%` }} />
  </div>
)

/** Buttons that stand together. */
export function ButtonGroup({ children }: { readonly children: ReactNode }) {
  return <div className={css.group}>{children}</div>
}

interface BannerProps {
  readonly icon?: ReactNode
  readonly onClose?: () => void
  readonly children: ReactNode
}

/** One line, without fill, about the screen below it. */
export function Banner({ icon, onClose, children }: BannerProps) {
  const { t } = useTranslation()
  return (
    <div className={css.banner} role="status">
      {icon ?? <Info className="i14" aria-hidden />}
      <span>{children}</span>
      {onClose ? (
        <IconButton
          small
          className="push"
          label={t('kit.close')}
          icon={<X className="i14" aria-hidden />}
          onPress={onClose}
        />
      ) : null}
    </div>
  )
}

interface EmptyStateProps {
  /** Says that it is empty, as a sentence. */
  readonly title: ReactNode
  /** Says why. */
  readonly children?: ReactNode
  /** One main button, at most one more. */
  readonly actions?: ReactNode
  readonly small?: boolean
  /** Under something else on a page: it begins at the same edge. */
  readonly isFlush?: boolean
}

export function EmptyState({ title, children, actions, small = false, isFlush = false }: EmptyStateProps) {
  return (
    <div className={cx(css.empty, small && css.small, isFlush && css.flush)}>
      <h2 className={css.sentence}>{title}</h2>
      {children ? <div className={css.why}>{children}</div> : null}
      {actions ? <div className={css.actions}>{actions}</div> : null}
    </div>
  )
}

interface ProgressProps {
  readonly label: string
  readonly done: number
  readonly total: number
  /** `3,120 / 5,000` */
  readonly count?: string
}

export function Progress({ label, done, total, count }: ProgressProps) {
  const share = total > 0 ? Math.min(1, done / total) : 0
  return (
    <ProgressBar aria-label={label} value={share * 100} className={css.progress ?? ''}>
      <div className={css.line}>
        <span className="strong">{label}</span>
        {count ? <span className="small dim num">{count}</span> : null}
      </div>
      <Meter share={share} />
    </ProgressBar>
  )
}
