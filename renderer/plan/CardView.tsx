import { Check } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Severity } from '../../shared/finding.ts'
import { offsetText, percentText } from '../../shared/format.ts'
import { titleOf } from '../../shared/items.ts'
import type { Channel, Item } from '../../shared/model.ts'
import { instantOf } from '../../shared/time.ts'
import { useLanguage } from '../data.ts'
import { cx } from '../kit/cx.ts'
import { AbMark, Rails } from '../kit/marks.tsx'
import { HookChip, SIGNAL_ICON } from '../kit/signals.tsx'
import css from './Card.module.css'
import { chipsOn, howManyFit } from './card-chips.ts'
import { Words } from './Words.tsx'

/** What a published card's post has brought. */
interface Results {
  readonly light: number | null
  readonly deep: number | null
}

export interface CardFace {
  readonly item: Item
  readonly channel: Channel
  /** Zone that the board's hours are read in. */
  readonly zone: string
  readonly isMissed: boolean
  readonly results: Results | null
}

interface CardViewProps extends CardFace {
  readonly mark?: ReactNode
  readonly isSelected?: boolean
  readonly state?: 'lifted' | 'origin' | undefined
}

/** Card 126 wide, less its border and padding. */
const FOOT_WIDTH = 103
const AB_WIDTH = 34

export const lookOf = ({ item, isMissed }: CardFace) =>
  item.status === 'published' ? css.done : isMissed ? css.missed : item.status === 'ready' ? null : css.draft

/** The face of a card: rails, time and platform, title, what it asks for. The button that takes focus lies over it. */
export const CardView = memo(function CardView(props: CardViewProps) {
  const { t } = useTranslation()
  const { item, channel, zone, mark, isSelected = false, state } = props
  const title = titleOf(item)
  return (
    <span className={cx(css.face, lookOf(props), isSelected && css.selected, state && css[state])}>
      <Rails track={item.track} />
      <span className={css.top}>
        {item.time ? <time>{item.time}</time> : null}
        {item.day && channel.zone !== zone ? (
          <span className="num">
            {offsetText(channel.zone, instantOf(item.day, item.time ?? '12:00', channel.zone).at)}
          </span>
        ) : null}
        <span className={css.platform}>{t(`platformShort.${channel.platform}`)}</span>
        {item.status === 'published' ? <Check className="i14" aria-hidden /> : null}
        {mark}
      </span>
      <span className={cx(css.title, !title && css.untitled)}>
        {title ? <Words text={title} /> : t('plan.untitled')}
      </span>
      <span className={css.foot}>
        {item.status === 'published' && props.results ? (
          <ResultsLine item={item} results={props.results} channel={channel} />
        ) : (
          <Chips item={item} channel={channel} />
        )}
        {item.variants.B ? <AbMark label={t('plan.ab')} /> : null}
      </span>
    </span>
  )
})

interface ResultsLineProps extends Pick<CardFace, 'item' | 'channel'> {
  readonly results: Results
}

/** Both rates; beside the mark of two versions there is room for one, which is that of the item's track. */
export function ResultsLine({ item, results, channel }: ResultsLineProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const known = [
    { tone: 'light' as const, signal: channel.light, value: results.light },
    { tone: 'deep' as const, signal: channel.deep[0] ?? 'heart', value: results.deep },
  ].flatMap(({ value, ...row }) => (value === null ? [] : [{ ...row, value }]))
  const wanted = item.track === 'bond' ? 'deep' : 'light'
  const one = known.find(({ tone }) => tone === wanted) ?? known[0]
  const shown = item.variants.B && one ? [one] : known
  return shown.map(({ tone, signal, value }) => {
    const Icon = SIGNAL_ICON[signal]
    return (
      <span key={tone} className={cx(css.result, tone === 'light' ? 'light-t' : 'deep-t')}>
        <Icon className={cx('i12', tone === 'deep' && 'solid')} aria-hidden />
        <span className="vh">{t(`signal.${signal}`)}</span>
        {percentText(value, language)}
      </span>
    )
  })
}

function Chips({ item, channel }: Pick<CardFace, 'item' | 'channel'>) {
  const { t } = useTranslation()
  const hasB = item.variants.B !== null
  const two = chipsOn(item, channel, 2)
  const isSquare = hasB && two.shown.length > 1
  const labels = two.shown.map(({ signal, kind }) => t(signal ? `signal.${signal}` : `hookShort.${kind}`))
  const total = two.shown.length + two.more
  const fits = isSquare ? 2 : Math.max(1, howManyFit(labels, total, FOOT_WIDTH - (hasB ? AB_WIDTH : 0)))
  const { shown, more } = fits < two.shown.length ? chipsOn(item, channel, fits) : two
  return (
    <>
      {shown.map((chip) => (
        <HookChip key={chip.key} hook={chip} channel={channel} square={isSquare} />
      ))}
      {more > 0 ? <span className={css.more}>+{more}</span> : null}
    </>
  )
}

/** What a reader hears of a card: when, where, what, how far it is, what there is to say. */
export function useCardName() {
  const { t } = useTranslation()
  return ({ item, channel, isMissed }: CardFace, when: string, worst: Severity | null): string =>
    [
      when,
      channel.name,
      titleOf(item) || t('plan.untitled'),
      t(`itemStatus.${item.status}`),
      item.track ? t(`track.${item.track}`) : null,
      item.variants.B ? t('plan.ab') : null,
      isMissed ? t('plan.missed') : null,
      worst ? t('plan.hasFindings', { severity: t(`severity.${worst}`) }) : null,
    ]
      .filter(Boolean)
      .join(t('plan.sep'))
}
