import { useTranslation } from 'react-i18next'
import { metricRangeText, metricText, momentText } from '../../../shared/format.ts'
import type { Forecast } from '../../../shared/history.ts'
import type { Channel, Metric, Settings } from '../../../shared/model.ts'
import { COUNT_OF, SIGNALS } from '../../../shared/platforms.ts'
import { ratesOf } from '../../../shared/rates.ts'
import { now } from '../../clock.ts'
import { useChannel, useLanguage } from '../../data.ts'
import { cx } from '../../kit/cx.ts'
import { RangeBar } from '../../kit/RangeBar.tsx'
import type { PostDetail } from '../PostPage.tsx'
import { isMature, judgedOf } from './ages.ts'
import css from './Post.module.css'

type Known = Extract<Forecast, { kind: 'known' }>

const SIGNAL_RATE: Readonly<Partial<Record<Metric, (typeof SIGNALS)[number]>>> = {
  likeRate: 'like',
  heartRate: 'heart',
  saveRate: 'save',
  followRate: 'follow',
}

/** Which of the two tracks a metric counts on this channel. */
function toneOf(metric: Metric, channel: Channel): 'light' | 'deep' | 'other' {
  const signal = SIGNAL_RATE[metric] ?? SIGNALS.find((one) => COUNT_OF[one] === metric)
  if (metric === 'lightRate' || signal === channel.light) return 'light'
  return metric === 'deepRate' || (signal && channel.deep.includes(signal)) ? 'deep' : 'other'
}

/** The forecast as it stood at publishing, held against what came. Verdict first. */
export function SealedForecast({ detail: { post, snapshots, seals } }: { readonly detail: PostDetail }) {
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
  const known = seal.forecast.filter((forecast) => forecast.kind === 'known')
  const scored = known.flatMap((forecast) => {
    const value = outcome(forecast.metric)
    return value === null ? [] : [{ forecast, value }]
  })
  const inside = scored.filter(({ forecast, value }) => value >= forecast.low && value <= forecast.high).length
  const n = Math.max(0, ...known.map((forecast) => forecast.n))
  return (
    <section>
      <h2>{t('post.seal.title')}</h2>
      <p className="small dim">
        {t('post.seal.when', { at: momentText(seal.at as never, channel.zone, now(), language), n })}
        {seal.afterNumbers ? t('post.seal.after') : null}
      </p>
      {scored.length > 0 && !seal.afterNumbers ? (
        <p className={css.verdict}>
          {t(isFinal ? 'post.seal.verdict' : 'post.seal.verdictSoFar', { inside, of: scored.length })}
        </p>
      ) : null}
      {known.map((forecast) => (
        <Line
          key={forecast.metric}
          forecast={forecast}
          value={outcome(forecast.metric)}
          channel={channel}
          language={language}
        />
      ))}
      {scored.length > 0 ? <p className="small dim">{t('post.seal.legend')}</p> : null}
    </section>
  )
}

interface LineProps {
  readonly forecast: Known
  readonly value: number | null
  readonly channel: Channel
  readonly language: Settings['language']
}

function Line({ forecast, value, channel, language }: LineProps) {
  const { t } = useTranslation()
  const { metric, low, high } = forecast
  const tone = toneOf(metric, channel)
  const missed = value === null ? null : value > high ? 'above' : value < low ? 'below' : null
  return (
    <div className={css.forecast}>
      <div className={css.line}>
        <span className={cx(tone === 'light' && 'light-t', tone === 'deep' && 'deep-t')}>{t(`metric.${metric}`)}</span>
        <span className="small dim push num">{metricRangeText(metric, low, high, language)}</span>
        <b className="num">{value === null ? '–' : metricText(metric, value, language)}</b>
      </div>
      <RangeBar forecast={forecast} tone={tone} width={260} {...(value === null ? {} : { outcome: value })} />
      {missed && value !== null ? (
        <p className="small strong">
          {t(`post.seal.${missed}`, {
            by: metricText(metric, missed === 'above' ? value - high : low - value, language),
          })}
        </p>
      ) : null}
    </div>
  )
}
