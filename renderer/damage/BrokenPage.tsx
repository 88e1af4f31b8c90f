import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Damaged } from '../../shared/damage.ts'
import { EmptyState } from '../kit/Page.tsx'
import css from './Damage.module.css'
import { DamageNote } from './DamageNote.tsx'
import { saysOf } from './use-damaged.ts'

interface BrokenPageProps {
  readonly thing: Damaged
  /** The way back to where it was opened. */
  readonly back: ReactNode
}

/** In the place of the page of something that cannot be read: why, the way to have it back, the way out. */
export function BrokenPage({ thing, back }: BrokenPageProps) {
  const { t } = useTranslation()
  return (
    <EmptyState title={t(saysOf(thing))} actions={back}>
      <div className={css.whole}>
        <DamageNote thing={thing} />
      </div>
    </EmptyState>
  )
}
