import type { TFunction } from 'i18next'
import type { Channel, Metric } from '../../shared/model.ts'
import { RATES } from '../../shared/values.ts'
import type { Signal } from '../../shared/platforms.ts'
import { SIGNAL_ICON, toneOf } from '../kit/signals.tsx'
import { Play, type LucideIcon } from 'lucide-react'

type Pair = Pick<Channel, 'light' | 'deep'>

export const isRate = (metric: Metric): boolean => (RATES as readonly string[]).includes(metric)

/** The signal that a rate counts, where it is one. */
const SIGNAL_OF: Partial<Readonly<Record<Metric, Signal>>> = {
  likeRate: 'like',
  heartRate: 'heart',
  saveRate: 'save',
  shareRate: 'share',
  followRate: 'follow',
  commentRate: 'comment',
  commentConversion: 'comment',
  likes: 'like',
  hearts: 'heart',
  saves: 'save',
  shares: 'share',
  follows: 'follow',
  comments: 'comment',
  coins: 'coin',
}

const signalsOf = (metric: Metric, { light, deep }: Pair): readonly Signal[] => {
  if (metric === 'lightRate') return [light]
  if (metric === 'deepRate') return deep
  const signal = SIGNAL_OF[metric]
  return signal ? [signal] : []
}

/** A metric by the channel's own words: its light rate is 点赞率. */
export function metricName(metric: Metric, pair: Pair, t: TFunction): string {
  if (metric !== 'lightRate' && metric !== 'deepRate') return t(`metric.${metric}`)
  const signals = signalsOf(metric, pair).map((signal) => t(`signal.${signal}`))
  return t('composer.rateOf', { signal: signals.join(t('list.and')) })
}

/** What a metric counts, as a picture; most ratios have none. */
export function metricIcon(metric: Metric, pair: Pair): LucideIcon | null {
  if (metric === 'views') return Play
  const [signal] = signalsOf(metric, pair)
  return signal ? SIGNAL_ICON[signal] : null
}

/** Light and deep in their hues where a metric is the rate of that signal and no other. */
export function metricTone(metric: Metric, pair: Pair): 'light' | 'deep' | 'other' {
  if (metric === 'lightRate') return 'light'
  if (metric === 'deepRate') return 'deep'
  if (!metric.endsWith('Rate') || metric === 'engagementRate') return 'other'
  const [signal] = signalsOf(metric, pair)
  const tone = signal ? toneOf(pair, signal) : 'lure'
  return tone === 'lure' ? 'other' : tone
}

/** True for a name that says again what the channel's light or deep rate says: over views, as they are. */
export const isDoubled = (metric: Metric, { light, deep }: Pair): boolean =>
  metric.endsWith('Rate') &&
  (SIGNAL_OF[metric] === light || (deep.length === 1 && SIGNAL_OF[metric] === deep[0])) &&
  metric !== 'commentRate' &&
  metric !== 'heartRate'
