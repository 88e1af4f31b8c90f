import { useTranslation } from 'react-i18next'
import { placeOf, slotAt } from '../../shared/week.ts'
import { useDrag } from '../dnd/drag.ts'
import { cx } from '../kit/cx.ts'
import { Rails } from '../kit/marks.tsx'
import card from './Card.module.css'
import { usePlan } from './plan-state.ts'
import { itemsNow } from './use-week.ts'

interface GhostProps {
  readonly zone: string
  /** Others that would land in the same cell. */
  readonly more?: number
  /** How it stands in its cell. */
  readonly className?: string | undefined
}

/** Where the card in flight would land: its time, dashed; ochre where that would add a finding. */
export function Ghost({ zone, more = 0, className }: GhostProps) {
  const { t } = useTranslation()
  const id = useDrag((drag) => drag.id)
  const warns = usePlan((plan) => plan.addsFinding)
  const item = id === null ? undefined : itemsNow().get(id)
  if (!item) return null
  const slot = slotAt(item, placeOf(zone))
  return (
    <div className={cx(card.ghost, className, warns && card.warn)}>
      <Rails track={item.track} />
      {slot?.time ?? t('plan.noTime')}
      {more > 0 ? ` +${more}` : null}
    </div>
  )
}

interface OthersProps {
  readonly times: readonly (string | null)[]
  readonly className?: string | undefined
}

/** Where cards carried along would land. */
export function GhostOfOthers({ times, className }: OthersProps) {
  const { t } = useTranslation()
  return (
    <div className={cx(card.ghost, className)}>
      {times[0] ?? t('plan.noTime')}
      {times.length > 1 ? ` +${times.length - 1}` : null}
    </div>
  )
}
