import { spokenWords } from '../../../shared/hooks.ts'
import { chosenVariant, titleOf } from '../../../shared/items.ts'
import type { Channel, Item, Settings } from '../../../shared/model.ts'
import { addDays, epochOf, instantAt, instantOf, type Instant } from '../../../shared/time.ts'
import { wordsOf } from './words.ts'

const SLOT_MS = 30 * 60 * 1000

const escaped = (text: string) => text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replace(/\r\n?|\n/g, '\\n')
const stampOf = (at: Instant) => at.replace(/[-:]/g, '')
const dateOf = (day: string) => day.replace(/-/g, '')

/** Folds a line at 75 octets (RFC 5545 §3.1) without cutting a character. */
function fold(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > (parts.length === 0 ? 75 : 74)) {
      parts.push(part)
      part = ''
      octets = 0
    }
    part += character
    octets += size
  }
  return [...parts, part].join('\r\n ')
}

/** Planned items as iCalendar events: half an hour each at their moment in UTC, whole days where no time is set. */
export function calendarOf(
  items: readonly Item[],
  channels: readonly Channel[],
  language: Settings['language'],
  now: Instant,
): string {
  const { platform: platforms } = wordsOf(language)
  const byId = new Map(channels.map((channel) => [channel.id, channel]))
  const events = items.flatMap((item) => {
    const channel = byId.get(item.channelId)
    if (!item.day || !channel) return []
    const at = item.time && instantOf(item.day, item.time, channel.zone).at
    const when = at
      ? [`DTSTART:${stampOf(at)}`, `DTEND:${stampOf(instantAt(epochOf(at) + SLOT_MS))}`]
      : [`DTSTART;VALUE=DATE:${dateOf(item.day)}`, `DTEND;VALUE=DATE:${dateOf(addDays(item.day, 1))}`]
    // A channel called as its platform is says it once.
    const where = [...new Set([channel.name, platforms[channel.platform]])]
    const hooks = chosenVariant(item).hooks.map(spokenWords)
    return [
      'BEGIN:VEVENT',
      `UID:${item.id}@duotrack`,
      `DTSTAMP:${stampOf(now)}`,
      `SEQUENCE:${item.revision}`,
      ...when,
      `SUMMARY:${escaped([titleOf(item), ...where].join(' · '))}`,
      ...(hooks.length > 0 ? [`DESCRIPTION:${escaped(hooks.join('\n'))}`] : []),
      'END:VEVENT',
    ]
  })
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Duotrack//Plan//ZH',
    'CALSCALE:GREGORIAN',
    ...events,
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}
