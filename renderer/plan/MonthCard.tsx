import { Check } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { titleOf } from '../../shared/items.ts'
import { cx } from '../kit/cx.ts'
import { AbMark, Rails } from '../kit/marks.tsx'
import type { CardOnBoard } from './board-cards.ts'
import { lookOf, useCardName } from './CardView.tsx'
import card from './Card.module.css'
import { slotText } from './commands.ts'
import { FindingMark } from './FindingMark.tsx'
import { firstWords } from './first-words.ts'
import css from './Month.module.css'
import { useCardButton } from './use-card-button.ts'

interface MonthCardProps extends CardOnBoard {
  /** Where plans of several platforms stand together. */
  readonly namesPlatform: boolean
}

/** A plan in one line: its rails, time and platform, first words, two versions, worst finding. */
export const MonthCard = memo(function MonthCard({ namesPlatform, ...props }: MonthCardProps) {
  const { t } = useTranslation()
  const { item, channel, worst, isMissed } = props
  const { card: moved, button, isSelected, isFixed, isCarried } = useCardButton(item)
  const nameOf = useCardName()
  const severity = worst ?? (isMissed ? 'error' : null)
  const title = titleOf(item)
  const look = cx(css.face, lookOf(props), isSelected && card.selected, isCarried && card.origin)
  return (
    <div {...moved} className={cx(card.card, css.card, severity && css.marked)}>
      <span className={look}>
        <Rails track={item.track} />
        {item.time ? <time className={css.time}>{item.time}</time> : null}
        {namesPlatform ? <span className={css.platform}>{t(`platformMark.${channel.platform}`)}</span> : null}
        {item.status === 'published' ? <Check className="i12" aria-hidden /> : null}
        <span className={cx(css.words, !title && card.untitled)}>{firstWords(title) || t('plan.untitled')}</span>
        {item.variants.B ? (
          <span className={css.ab}>
            <AbMark label={t('plan.ab')} />
          </span>
        ) : null}
      </span>
      <button
        {...button}
        className={cx(card.hit, isFixed && card.fixed)}
        aria-label={nameOf(props, item.day ? slotText({ day: item.day, time: item.time }) : '', severity)}
        title={[item.time ?? t('plan.noTime'), channel.name, title || t('plan.untitled')].join(t('plan.sep'))}
      />
      {severity ? <FindingMark id={item.id} severity={severity} className={css.mark} /> : null}
    </div>
  )
})
