import { memo } from 'react'
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { durationText, offsetText } from '../../shared/format.ts'
import { spokenWords } from '../../shared/hooks.ts'
import { chosenVariant, titleOf } from '../../shared/items.ts'
import { instantOf } from '../../shared/time.ts'
import { cx } from '../kit/cx.ts'
import { AbMark, Rails } from '../kit/marks.tsx'
import { Marked } from '../kit/Marked.tsx'
import { HookChip } from '../kit/signals.tsx'
import { SeverityMark } from '../kit/SeverityMark.tsx'
import { Tick } from '../kit/Tick.tsx'
import type { CardOnBoard } from './board-cards.ts'
import { chipsOn, howManyFit } from './card-chips.ts'
import card from './Card.module.css'
import { ResultsLine, useCardName } from './CardView.tsx'
import { choose } from './choose.ts'
import { slotText } from './commands.ts'
import css from './List.module.css'
import { foundIn } from './list-filters.ts'
import { openFindings } from './plan-state.ts'
import { useCardButton } from './use-card-button.ts'

/** Its column, less the mark of two versions. */
const CHIPS_WIDTH = 158
const AB_WIDTH = 38

interface ListRowProps extends CardOnBoard {
  /** The first that is said of it. */
  readonly said: string | null
  readonly more: number
  /** Those that were asked for. */
  readonly words: readonly string[]
}

/** A plan as a row: when, what, where and in which words it asks, what it asks for, how far it is, what is said of it. */
export const ListRow = memo(function ListRow({ said, more, words, ...props }: ListRowProps) {
  const { t } = useTranslation()
  const { item, channel, zone, worst, isMissed, results } = props
  const { card: moved, button, isSelected, isFixed, isCarried } = useCardButton(item)
  const nameOf = useCardName()
  const title = titleOf(item) || t('plan.untitled')
  const when = item.day ? slotText({ day: item.day, time: item.time }) : ''
  const severity = worst ?? (isMissed ? 'error' : null)
  const finding = said ?? (isMissed ? t('plan.missed') : null)
  const others = more + (said && isMissed ? 1 : 0)
  const far =
    item.day && channel.zone !== zone
      ? offsetText(channel.zone, instantOf(item.day, item.time ?? '12:00', channel.zone).at)
      : null
  return (
    <div
      {...moved}
      role="row"
      aria-selected={isSelected}
      className={cx(css.row, css.plan, isSelected && css.selected, isCarried && css.origin)}
    >
      <div role="gridcell">
        <Tick
          label={t('plan.list.pick', { title })}
          isOn={isSelected}
          isOffTab
          onPress={(event) => choose(item.id, event)}
        />
      </div>
      <div role="gridcell" className={cx(css.time, item.status === 'published' && css.done)}>
        {item.time ? <time>{item.time}</time> : <span className="dim">{t('plan.noTimeShort')}</span>}
        {far ? <span className="small dim num">{far}</span> : null}
      </div>
      <div role="gridcell" className={css.what}>
        <Rails track={item.track} />
        <span className={cx(css.title, item.status === 'published' && css.done)}>
          <Marked text={title} words={words} />
        </span>
        <span className={css.meta}>
          <Meta {...props} title={title} sought={words} />
        </span>
        <button
          {...button}
          className={cx(css.hit, isFixed && card.fixed)}
          aria-label={nameOf(props, when, severity)}
          title={title}
        />
      </div>
      <div role="gridcell" className={css.chips}>
        {item.status === 'published' && results ? (
          <ResultsLine item={item} results={results} channel={channel} />
        ) : (
          <Chips {...props} />
        )}
        {item.variants.B ? <AbMark label={t('plan.ab')} /> : null}
      </div>
      <div role="gridcell" className={css.status}>
        {item.status === 'published' ? <Check className="i12" aria-hidden /> : null}
        {t(`itemStatus.${item.status}`)}
      </div>
      <div role="gridcell">
        {severity && finding ? (
          <button
            type="button"
            tabIndex={-1}
            className={css.finding}
            title={finding}
            onPointerDown={(event) => event.stopPropagation()}
            onClick={() => openFindings(item.id)}
          >
            <SeverityMark severity={severity} />
            <span>{finding}</span>
            {others > 0 ? <small>+{others}</small> : null}
          </button>
        ) : null}
      </div>
    </div>
  )
})

const NOTHING: readonly string[] = []

/** `视频号 · 短视频 1:20 · 商单 · 你会去吗`: where, what, and the words of its first hook, or where it holds what was asked for. */
interface MetaProps extends Pick<ListRowProps, 'item' | 'channel'> {
  readonly title: string
  readonly sought: readonly string[]
}

function Meta({ item, channel, title, sought }: MetaProps) {
  const { t } = useTranslation()
  const length = item.durationSeconds === null ? '' : ` ${durationText(item.durationSeconds)}`
  const words = chosenVariant(item).hooks.map(spokenWords).find(Boolean)
  const parts = [t(`platformShort.${channel.platform}`), `${t(`format.${item.format}`)}${length}`]
  if (item.isAd) parts.push(t('plan.list.ad'))
  const found = foundIn(item, title, sought)
  const last = found ? t(`plan.list.in.${found.in}`, { text: found.text }) : words && t('plan.list.words', { words })
  const text = [...parts, last].filter(Boolean).join(' · ')
  return (
    <span title={text}>
      <Marked text={text} words={found ? sought : NOTHING} />
    </span>
  )
}

function Chips({ item, channel }: Pick<ListRowProps, 'item' | 'channel'>) {
  const { t } = useTranslation()
  const room = CHIPS_WIDTH - (item.variants.B ? AB_WIDTH : 0)
  const isFitting = ({ shown, more }: ReturnType<typeof chipsOn>) => {
    const labels = shown.map(({ signal, kind }) => t(signal ? `signal.${signal}` : `hookShort.${kind}`))
    return howManyFit(labels, shown.length + more, room) === shown.length
  }
  const { shown, more } =
    [3, 2].map((most) => chipsOn(item, channel, most)).find(isFitting) ?? chipsOn(item, channel, 1)
  return (
    <>
      {shown.map((chip) => (
        <HookChip key={chip.key} hook={chip} channel={channel} />
      ))}
      {more > 0 ? <span className="small dim">+{more}</span> : null}
    </>
  )
}
