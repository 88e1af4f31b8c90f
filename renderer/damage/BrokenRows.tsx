import { useTranslation } from 'react-i18next'
import type { Damaged } from '../../shared/damage.ts'
import { cx } from '../kit/cx.ts'
import { BrokenCard } from './BrokenCard.tsx'
import css from './Damage.module.css'

interface BrokenRowsProps {
  readonly things: readonly Damaged[]
  /** Within a page's own margins. */
  readonly isFlush?: boolean
}

/** Above a list: what belongs to it and cannot be shown, each with where it stood. */
export function BrokenRows({ things, isFlush = false }: BrokenRowsProps) {
  const { t } = useTranslation()
  if (things.length === 0) return null
  return (
    <ul className={cx(css.rows, isFlush && css.flush)} aria-label={t('damage.list')}>
      {things.map((thing) => (
        <li key={thing.id}>
          <BrokenCard thing={thing} isRow />
        </li>
      ))}
    </ul>
  )
}
