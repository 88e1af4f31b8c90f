import { memo } from 'react'
import { countText, dayText, percentRangeText, percentText, postDayText } from '../../shared/format.ts'
import type { PostRow } from '../../shared/history.ts'
import type { Channel, HookKind, Settings } from '../../shared/model.ts'
import { ratesOf } from '../../shared/rates.ts'
import { t } from '../i18n.ts'
import { cx } from '../kit/cx.ts'
import { Chip, Rails } from '../kit/marks.tsx'
import { HOOK_ICON } from '../kit/signals.tsx'
import { Tick } from '../kit/Tick.tsx'
import { AsideMark, Missing } from './cells.tsx'
import { Judge, OddCells } from './OddCells.tsx'
import { SpotStrip } from './SpotStrip.tsx'
import type { Usual } from './strip.ts'
import { fittingChips, hourOfPost } from './words.ts'
import css from './PostTable.module.css'

interface PostLineProps {
  /** Null while its page is being read. */
  readonly post: PostRow | null
  readonly index: number
  readonly top: number
  readonly channel: Channel | null
  /** By which the channel is told from another of its name. */
  readonly platform: string | null
  readonly language: Settings['language']
  readonly thisYear: number
  readonly isUnderWeek: boolean
  /** Null until it is heard. */
  readonly usual: Usual | null
  /** Pixels that the chips of its hooks may take. */
  readonly hookRoom: number
  readonly isActive: boolean
  readonly isSelected: boolean
  readonly onPick: (index: number, event: { readonly shiftKey: boolean }) => void
  /** Odd ones that were cleared stand with their reason too, not with their rates. */
  readonly showsOdd: boolean
  /** Counts a post that is set aside, or sets one aside again that was cleared. */
  readonly onJudge: (post: PostRow) => void
}

export const lineId = (index: number) => `post-line-${index}`

/**
 * One post of the table. It stands by the top it is given; focus stays on the grid, which names it as the active row and
 * hears the clicks on it.
 * Hundreds pass by in one scroll: words come straight from the table of words, and a new language is a new prop.
 */
export const PostLine = memo(function PostLine(props: PostLineProps) {
  const { post, index, top, isActive, isSelected, onPick } = props
  const style = { transform: `translateY(${top}px)` }
  if (!post) {
    return (
      <div role="row" id={lineId(index)} aria-rowindex={index + 2} className={css.row} style={style}>
        <div role="gridcell" className={css.waiting} aria-label={t('history.reading')} aria-busy>
          <i style={{ width: `${30 + ((index * 37) % 40)}%` }} />
          <i style={{ width: '12%' }} />
        </div>
      </div>
    )
  }
  const isOut = post.excludedBecause !== null || !post.isPublic
  const { oddity } = post
  const isAside = isOut || (oddity !== null && oddity.is !== 'cleared')
  const showsOddity = !isOut && oddity !== null && (isAside || props.showsOdd)
  return (
    <div
      role="row"
      id={lineId(index)}
      data-row={index}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={cx(css.row, isSelected && css.selected, isActive && css.active, isAside && css.aside)}
      style={style}
    >
      <div role="gridcell">
        <Tick
          label={t('history.pick', { title: post.title })}
          isOn={isSelected}
          isOffTab
          onPress={(event) => onPick(index, event)}
        />
      </div>
      <Published {...props} post={post} />
      <div role="gridcell" className={css.title}>
        <Rails track={isAside ? null : post.track} />
        <span className={css.words} title={post.title}>
          {post.title || t('history.untitled')}
        </span>
        {isAside ? null : <Footing post={post} />}
      </div>
      <div
        role="gridcell"
        className={css.channel}
        title={[props.channel?.name, props.platform].filter(Boolean).join(' · ')}
      >
        <span>{props.channel?.name}</span>
        {props.platform ? <b> · {props.platform}</b> : null}
      </div>
      {showsOddity ? (
        <OddCells post={post} oddity={oddity} language={props.language} onJudge={props.onJudge} />
      ) : isOut ? (
        <AsideCells {...props} post={post} />
      ) : (
        <NumberCells {...props} post={post} />
      )}
    </div>
  )
})

type Full = PostLineProps & { readonly post: PostRow }

function Published({ post, channel, isUnderWeek, thisYear, language }: Full) {
  const hour = hourOfPost(post, channel)
  return (
    <div role="gridcell" className={css.published}>
      <span className="vh">{dayText(post.publishedDay, language, thisYear)}</span>
      <span aria-hidden>{postDayText(post.publishedDay, isUnderWeek, thisYear, language)}</span>
      <i title={hour ? undefined : t('history.hourUnknown')}>{hour ?? '–'}</i>
    </div>
  )
}

/** What the numbers of a row rest on, where that must be said. */
function Footing({ post }: { readonly post: PostRow }) {
  return post.numbers === null ? <span className={css.footing}>{t('history.noNumbers')}</span> : null
}

function NumberCells({ post, channel, language, usual, hookRoom }: Full) {
  const { numbers } = post
  const rateOf = numbers && channel ? ratesOf(numbers, post.format, channel) : () => null
  const percent = (share: number | null) => (share === null ? <Missing /> : percentText(share, language))
  const [light, deep] = [rateOf('lightRate'), rateOf('deepRate')]
  const labels = post.hooks.map((kind) => t(`hookShort.${kind}`))
  const shown = fittingChips(labels, hookRoom)
  const week = usual?.weekOf(post.channelId, post.publishedDay) ?? null
  const strip = (which: 'light' | 'deep', value: number | null) => {
    const band = week?.[which]
    if (!post.isMature || value === null || !band || !usual) return null
    const range = percentRangeText(band.low, band.high, language)
    const label = t('history.usual', { range, n: band.n })
    return <SpotStrip which={which} value={value} band={band} axis={usual[which]} label={label} />
  }
  const isOverLikes = deep !== null && numbers?.views === null
  return (
    <>
      <div role="gridcell" className={css.number}>
        {numbers?.views == null ? <Missing /> : countText(numbers.views, language)}
      </div>
      <div role="gridcell" className={cx(css.number, light !== null && 'light-t')}>
        {percent(light)}
      </div>
      <div role="gridcell" className={css.strip}>
        {numbers !== null && !post.isMature ? t('history.young') : strip('light', light)}
      </div>
      <div role="gridcell" className={cx(css.number, deep !== null && 'deep-t')}>
        {percent(deep)}
        {isOverLikes ? <sup title={t('history.overLikes')}>{t('history.overLikesMark')}</sup> : null}
      </div>
      <div role="gridcell" className={css.strip}>
        {isOverLikes ? null : strip('deep', deep)}
      </div>
      <div role="gridcell" className={css.number}>
        {percent(rateOf('commentRate'))}
      </div>
      <div role="gridcell" className={css.number}>
        {percent(rateOf('completion'))}
      </div>
      <div role="gridcell" className={css.hooks}>
        {labels.slice(0, shown).map((label, index) => {
          const kind = post.hooks[index] as HookKind
          const Icon = HOOK_ICON[kind]
          return <Chip key={kind} tone="lure" icon={<Icon aria-hidden />} label={label} />
        })}
        {labels.length > shown ? (
          <span className={css.more} title={post.hooks.map((kind) => t(`hook.${kind}`)).join(t('list.and'))}>
            +{labels.length - shown}
          </span>
        ) : null}
      </div>
    </>
  )
}

function AsideCells({ post, language, onJudge }: Full) {
  const views = post.numbers?.views ?? null
  const because = post.excludedBecause ?? t('history.notPublic')
  return (
    <>
      <div role="gridcell" className={css.number}>
        {views === null ? <Missing /> : countText(views, language)}
      </div>
      <div role="gridcell" aria-colspan={7} className={css.because} title={because}>
        <AsideMark />
        <span>{because ? t('history.because', { reason: because }) : t('history.asideNow')}</span>
        {post.excludedBecause === null ? null : <Judge onJudge={() => onJudge(post)}>{t('history.countAgain')}</Judge>}
      </div>
    </>
  )
}
