import { titleOf } from '../items.ts'
import { PLATFORM, type TitleLimit } from '../platforms.ts'
import { epochOf } from '../time.ts'
import type { Check, Told, View } from './context.ts'

// What the platform itself takes. The numbers stand in `platforms.ts`, each with where it is from.

const HOUR = 3_600_000

/** Only of what is ready: a draft's time may still change. */
function platformTimer({ item, scene, channel }: View): Told[] {
  const rule = PLATFORM[channel.platform].timer
  const { day, time, status } = item
  if (!rule || status !== 'ready' || !day || !time) return []
  const { platform } = channel
  const hours = (scene.deadlineOf(item) - epochOf(scene.context.now)) / HOUR
  if (hours <= 0) return []
  if (rule.leastHours && hours < rule.leastHours)
    return [{ params: { form: 'soon', platform, hours: rule.leastHours }, tell: 'soon' }]
  if (rule.mostDays && hours > rule.mostDays * 24)
    return [{ params: { form: 'far', platform, days: rule.mostDays }, tell: 'far' }]
  const others = scene.others(item, day).filter((other) => other.status === 'ready' && other.time)
  const isLast = !others.some((other) => scene.isToldOf(other.id, item))
  if (!rule.mostADay || others.length + 1 <= rule.mostADay || !isLast) return []
  return [
    {
      params: { form: 'many', platform, n: others.length + 1, cap: rule.mostADay, day },
      tell: day,
      itemIds: others.map(({ id }) => id),
    },
  ]
}

/** As the platform counts: by characters as they are seen, ASCII ones as halves where it does so. */
const lengthOf = (title: string, { halves }: TitleLimit): number =>
  Math.ceil([...title].reduce((sum, character) => sum + (halves && character.charCodeAt(0) < 128 ? 0.5 : 1), 0))

function titleLength({ item, variant, letter, channel }: View): Told[] {
  const limit = PLATFORM[channel.platform].titleLimit
  const title = titleOf(item, variant).trim()
  if (!limit) return []
  const n = lengthOf(title, limit)
  if (n <= limit.most) return []
  const place = variant.title === '' ? 'title' : `${letter ?? item.chosen}.title`
  return [
    {
      params: { form: limit.source, platform: channel.platform, most: limit.most, n },
      remedy: { do: 'edit-words', place, found: title },
    },
  ]
}

export const PLATFORM_CHECKS: readonly Check[] = [
  { code: 'platform-timer', severity: 'tip', source: 'rule', speaksOf: 'item', find: platformTimer },
  { code: 'title-length', severity: 'warning', source: 'rule', speaksOf: 'variant', find: titleLength },
]
