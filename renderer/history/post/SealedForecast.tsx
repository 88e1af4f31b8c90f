import { createElement } from 'react'
import { useTranslation } from 'react-i18next'
import { MATURE_DAYS } from '../../../shared/captures.ts'
import { dayText, metricRangeText, metricText, momentText } from '../../../shared/format.ts'
import type { Forecast, Seal } from '../../../shared/history.ts'
import type { Channel, Metric, Settings } from '../../../shared/model.ts'
import type { Unscored } from '../../../shared/sealed.ts'
import { addDays } from '../../../shared/time.ts'
import { ratesOf } from '../../../shared/rates.ts'
import { now } from '../../clock.ts'
import { useChannel, useLanguage } from '../../data.ts'
import { cx } from '../../kit/cx.ts'
import { RangeBar } from '../../kit/RangeBar.tsx'
import { isRate, metricIcon, metricName, metricTone } from '../../composer/metric-names.ts'
import type { PostDetail } from '../PostPage.tsx'
import { isMature, judgedOf } from './ages.ts'
import css from './Post.module.css'

type Known = Extract<Forecast, { kind: 'known' }>

/** The figures a post is held against: two signals, talk, reach and how long one stayed. The seal keeps the others too. */
const SHOWN: readonly Metric[] = ['lightRate', 'deepRate', 'commentRate', 'views', 'completion']

/** A range that rests on five posts; where most posts have none, what was said is a chance and no range. */
const isScored = ({ footing, any }: Known): boolean => footing !== 'rough' && any === undefined

/** Why what came is not held against the seal, however old it is; null where it is. */
function unscored({ post, oddity }: PostDetail, seal: Seal): Exclude<Unscored, 'gone' | 'young' | 'waiting'> | null {
  if (seal.afterNumbers) return 'after'
  if (!seal.forecast.some((one) => one.kind === 'known' && one.footing !== 'rough')) return 'few'
  if (oddity && oddity.is !== 'cleared') return 'odd'
  return post.isPublic && post.excludedBecause === null ? null : 'aside'
}

/** The forecast as it stood at publishing, held against what came. Verdict first. */
export function SealedForecast({ detail }: { readonly detail: PostDetail }) {
  const { post, snapshots, seals, item } = detail
  const { t } = useTranslation()
  const language = useLanguage()
  const channel = useChannel(post.channelId)
  const [seal] = seals
  if (!channel) return null
  if (!seal) {
    return (
      <section>
        <h2>{t('post.seal.title')}</h2>
        <p className="small dim">{t('post.seal.none')}</p>
      </section>
    )
  }
  const judged = judgedOf(post, snapshots, channel.zone)
  const isFinal = judged !== null && isMature(post, judged, channel.zone)
  const outcome = judged ? ratesOf(judged.numbers, post.format, channel) : () => null
  const target = item?.target?.metric
  const known = [...SHOWN, ...(target && !SHOWN.includes(target) ? [target] : [])].flatMap((metric) =>
    seal.forecast.filter((forecast) => forecast.kind === 'known').filter((forecast) => forecast.metric === metric),
  )
  const why = unscored(detail, seal)
  const scored = known.flatMap((forecast) => {
    const value = outcome(forecast.metric)
    return value === null || why !== null || !isScored(forecast) ? [] : [{ forecast, value }]
  })
  const inside = scored.filter(({ forecast, value }) => value >= forecast.low && value <= forecast.high).length
  const n = Math.max(0, ...known.map((forecast) => forecast.n))
  return (
    <section>
      <h2>{t('post.seal.title')}</h2>
      <p className="small dim">{t('post.seal.when', { at: momentText(seal.at, channel.zone, now(), language), n })}</p>
      {why !== null ? (
        <p className={css.verdict}>{t(`post.seal.unscored.${why}`)}</p>
      ) : !isFinal ? (
        <p className={css.verdict}>
          {t('post.seal.early', {
            count: MATURE_DAYS,
            day: dayText(addDays(post.publishedDay, MATURE_DAYS), language),
          })}
        </p>
      ) : scored.length > 0 ? (
        <p className={css.verdict}>{t('post.seal.verdict', { inside, of: scored.length })}</p>
      ) : null}
      {known.map((forecast) => (
        <Line
          key={forecast.metric}
          forecast={forecast}
          value={outcome(forecast.metric)}
          isHeldAgainst={isFinal && why === null && isScored(forecast)}
          channel={channel}
          language={language}
        />
      ))}
      {isFinal && scored.length > 0 ? <p className="small dim">{t('post.seal.legend')}</p> : null}
    </section>
  )
}

interface LineProps {
  readonly forecast: Known
  readonly value: number | null
  /** Else the value is only told: the range speaks of a later day, or nothing is scored. */
  readonly isHeldAgainst: boolean
  readonly channel: Channel
  readonly language: Settings['language']
}

function Line({ forecast, value, isHeldAgainst, channel, language }: LineProps) {
  const { t } = useTranslation()
  const { metric, low, high } = forecast
  const tone = metricTone(metric, channel)
  const icon = metricIcon(metric, channel)
  const missed = value === null || !isHeldAgainst ? null : value > high ? 'above' : value < low ? 'below' : null
  return (
    <div className={css.forecast}>
      <div className={css.line}>
        <span className={cx(css.metric, tone === 'light' && 'light-t', tone === 'deep' && 'deep-t')}>
          {icon ? createElement(icon, { className: cx('i14', tone === 'deep' && 'solid'), 'aria-hidden': true }) : null}
          {metricName(metric, channel, t)}
        </span>
        <span className="small dim push num">{metricRangeText(metric, low, high, language)}</span>
        <b className="num">{value === null ? '–' : metricText(metric, value, language)}</b>
      </div>
      <RangeBar
        forecast={forecast}
        tone={tone}
        width={260}
        {...(value === null || !isHeldAgainst ? {} : { outcome: value })}
      />
      {missed && value !== null ? (
        <p className="small strong">
          {t(`post.seal.${missed}`, { by: distanceText(missed === 'above' ? value - high : low - value) })}
        </p>
      ) : null}
    </div>
  )

  function distanceText(by: number): string {
    return isRate(metric)
      ? t('post.seal.points', { n: metricText(metric, by, language).replace('%', '') })
      : metricText(metric, by, language)
  }
}
