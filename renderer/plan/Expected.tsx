import { useTranslation } from 'react-i18next'
import { saidChance } from '../../shared/chance.ts'
import { metricRangeText, metricText } from '../../shared/format.ts'
import type { Translate } from '../../shared/finding-words.ts'
import type { Forecast } from '../../shared/history.ts'
import type { Channel, Item, Metric } from '../../shared/model.ts'
import { useLanguage } from '../data.ts'
import { inWords } from '../i18n.ts'
import { cx } from '../kit/cx.ts'
import { SIGNAL_ICON } from '../kit/signals.tsx'
import css from './DropPopover.module.css'

/** What an item is judged by: its target, else the signal of its track. */
export const metricOf = (item: Item): Metric =>
  item.target?.metric ?? (item.track === 'bond' ? 'deepRate' : 'lightRate')

export const toneOfMetric = (metric: Metric): 'light' | 'deep' | 'other' =>
  metric === 'lightRate' || metric === 'likes' || metric === 'likeRate'
    ? 'light'
    : metric === 'deepRate' || metric === 'hearts' || metric === 'heartRate'
      ? 'deep'
      : 'other'

interface ExpectedLineProps {
  readonly forecast: Forecast
  readonly item: Item
  readonly channel: Channel
}

/** `预计点赞率 3.1% (1.9–4.8%)  目标 3.5%`; where nothing can be said, why. */
export function ExpectedLine({ forecast, item, channel }: ExpectedLineProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { metric } = forecast
  const name = metricName(metric, channel, inWords)
  if (forecast.kind === 'unknown')
    return <p className="small dim">{t(`plan.unknown.${forecast.why}`, { metric: name, need: forecast.need })}</p>
  const tone = toneOfMetric(metric)
  const Icon = tone === 'light' ? SIGNAL_ICON[channel.light] : SIGNAL_ICON[channel.deep[0] ?? 'heart']
  const { low, median, high, footing, any, n } = forecast
  const chance = any && footing !== 'rough' ? saidChance(any.chance, footing) : null
  const numbers = chance ? (
    <>
      <b>{t('chance.any', { chance: t(`chance.${chance.form}`, { percent: chance.percent }) })}</b>
      <span className="dim">({t('chance.had', { n, had: any?.had ?? 0 })})</span>
    </>
  ) : (
    <>
      {footing === 'rough' ? null : <b className="num">{metricText(metric, median, language)}</b>}
      <span className="dim num">({metricRangeText(metric, low, high, language)})</span>
    </>
  )
  return (
    <p className={cx(css.expected, tone !== 'other' && css[tone])}>
      {tone === 'other' ? null : <Icon className={cx('i14', tone === 'deep' && 'solid')} aria-hidden />}
      <span>{t('plan.expected', { metric: name })}</span>
      {numbers}
      {item.target?.metric === metric ? (
        <span className="dim small push">
          {t('plan.target', { value: metricText(metric, item.target.value, language) })}
        </span>
      ) : null}
    </p>
  )
}

/** Light and deep rates are said by the channel's own signals. */
function metricName(metric: Metric, { light, deep }: Channel, t: Translate): string {
  if (metric === 'lightRate') return t('plan.rateOf', { signal: t(`signal.${light}`) })
  if (metric === 'deepRate') return t('plan.rateOf', { signal: t(`signal.${deep[0] ?? 'heart'}`) })
  return t(`metric.${metric}`)
}
