import { ShieldCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import css from './Trouble.module.css'

interface TroubleFrameProps {
  /** What has happened, as a sentence. */
  readonly title: string
  /** Why, and what it means. */
  readonly children: ReactNode
  readonly actions?: ReactNode
  /** What was kept or not touched. */
  readonly kept: ReactNode
}

/** The whole studio waits for a choice: what happened, why, what can be done, what is safe. */
export function TroubleFrame({ title, children, actions, kept }: TroubleFrameProps) {
  return (
    <main className={css.alone}>
      <section className={css.frame}>
        <h1 className={css.title}>{title}</h1>
        <div className={css.why}>{children}</div>
        {actions ? <div className={css.actions}>{actions}</div> : null}
        <p className={css.kept}>
          <ShieldCheck className="i14" aria-hidden />
          <span>{kept}</span>
        </p>
      </section>
    </main>
  )
}
