import { addDays, instantAt, epochOf, wallOf } from '../../shared/time.ts'
import type { Channel, Item } from '../../shared/model.ts'
import { dayText, weekdayText } from '../../shared/format.ts'
import type { Settings } from '../../shared/model.ts'
import { now, today } from '../clock.ts'
import { useQuery } from '../use-query.ts'

const AHEAD_DAYS = 28
const TABLES = ['item', 'variant', 'hook']

/** What is still to come on a channel in the next four weeks, the nearest first. */
export function usePlanned(channel: Channel): readonly Item[] {
  const from = today(channel.zone)
  const input = { from, to: addDays(from, AHEAD_DAYS), channelId: channel.id }
  const { value } = useQuery('items.between', input, TABLES)
  const wall = wallOf(instantAt(epochOf(now())), channel.zone)
  const isAhead = ({ day, time, status }: Item) =>
    status !== 'published' && status !== 'dropped' && day !== null && (day > wall.day || (time ?? '24:00') > wall.time)
  return (value ?? []).filter(isAhead).toSorted((a, b) => (slotOf(a) < slotOf(b) ? -1 : 1))
}

const slotOf = ({ day, time }: Item) => `${day} ${time ?? '24:00'}`

/** `周四 20:00`, with the date where it is more than six days off. */
export function whenText({ day, time }: Item, channel: Channel, language: Settings['language']): string {
  if (day === null) return ''
  const isNear = day <= addDays(today(channel.zone), 6)
  return [isNear ? '' : dayText(day, language), weekdayText(day, language), time ?? ''].filter(Boolean).join(' ')
}
