import { memo, useRef } from 'react'
import type { Severity } from '../../shared/finding.ts'
import { titleOf } from '../../shared/items.ts'
import { go, useUi } from '../ui.ts'
import { useDrag } from '../dnd/drag.ts'
import { useGrip } from '../dnd/use-grip.ts'
import { cx } from '../kit/cx.ts'
import { SeverityMark } from '../kit/SeverityMark.tsx'
import { useTranslation } from 'react-i18next'
import css from './Card.module.css'
import { CardView, useCardName, type CardFace } from './CardView.tsx'
import { choose } from './choose.ts'
import { slotText } from './commands.ts'
import { openFindings, openMenu } from './plan-state.ts'
import { useKeptFocus } from './use-kept-focus.ts'

interface CardProps extends CardFace {
  readonly worst: Severity | null
}

/** A card on the board: opened by a click, carried by pointer or Space, chosen with Ctrl or Shift. */
export const Card = memo(function Card(props: CardProps) {
  const { item, channel, worst, isMissed } = props
  const { t } = useTranslation()
  const isSelected = useUi((ui) => ui.selection.has(item.id))
  const isFixed = item.status === 'published'
  const { card, handle, isDragging } = useGrip(item.id, isFixed)
  // Chosen cards travel together.
  const isCarried = useDrag((drag) => isSelected && drag.id !== null && useUi.getState().selection.has(drag.id))
  const hit = useRef<HTMLButtonElement>(null)
  const nameOf = useCardName()
  const severity = worst ?? (isMissed ? 'error' : null)

  useKeptFocus(item.id, hit)

  return (
    <div {...card} className={cx(css.card, severity && css.hasMark)}>
      <CardView
        item={item}
        channel={channel}
        zone={props.zone}
        isMissed={isMissed}
        results={props.results}
        isSelected={isSelected}
        state={isDragging || isCarried ? 'origin' : undefined}
      />
      <button
        {...handle}
        ref={(element) => {
          hit.current = element
          handle.ref(element)
        }}
        type="button"
        tabIndex={-1}
        data-spot=""
        data-card={item.id}
        className={cx(css.hit, isFixed && css.fixed)}
        aria-label={nameOf(props, item.day ? slotText({ day: item.day, time: item.time }) : '', severity)}
        aria-pressed={isSelected || undefined}
        title={titleOf(item)}
        onContextMenu={(event) => {
          event.preventDefault()
          openMenu(item.id)
        }}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) choose(item.id, event)
          else go('item', item.id)
        }}
      />
      {severity ? (
        <button
          type="button"
          tabIndex={-1}
          className={css.mark}
          aria-label={t('plan.openFindings', { severity: t(`severity.${severity}`) })}
          onPointerDown={(event) => event.stopPropagation()}
          onClick={() => openFindings(item.id)}
        >
          <SeverityMark severity={severity} label={null} />
        </button>
      ) : null}
    </div>
  )
})
