import { memo } from 'react'
import { titleOf } from '../../shared/items.ts'
import { cx } from '../kit/cx.ts'
import type { CardOnBoard } from './board-cards.ts'
import css from './Card.module.css'
import { CardView, useCardName } from './CardView.tsx'
import { slotText } from './commands.ts'
import { FindingMark } from './FindingMark.tsx'
import { useCardButton } from './use-card-button.ts'

/** A card on the board. */
export const Card = memo(function Card(props: CardOnBoard) {
  const { item, channel, worst, isMissed } = props
  const { card, button, isSelected, isFixed, isCarried } = useCardButton(item)
  const nameOf = useCardName()
  const severity = worst ?? (isMissed ? 'error' : null)
  return (
    <div {...card} className={cx(css.card, severity && css.hasMark)}>
      <CardView
        item={item}
        channel={channel}
        zone={props.zone}
        isMissed={isMissed}
        results={props.results}
        isSelected={isSelected}
        state={isCarried ? 'origin' : undefined}
      />
      <button
        {...button}
        className={cx(css.hit, isFixed && css.fixed)}
        aria-label={nameOf(props, item.day ? slotText({ day: item.day, time: item.time }) : '', severity)}
        title={titleOf(item)}
      />
      {severity ? <FindingMark id={item.id} severity={severity} className={css.mark} /> : null}
    </div>
  )
})
