import { isWholeDay } from '../../../shared/captures.ts'
import { dayText } from '../../../shared/format.ts'
import type { Snapshot } from '../../../shared/history.ts'
import type { Channel, Settings } from '../../../shared/model.ts'
import { COUNT_OF, COUNTS, PLATFORM, type Count } from '../../../shared/platforms.ts'
import { partsOf, todayIn, wallOf, type Instant } from '../../../shared/time.ts'

/** A number of a snapshot that has a column. */
export type Column = Count | 'completion'

const ALWAYS: readonly Column[] = ['views', 'comments', 'shares', 'completion']

/** The columns of a post: its channel's two signals, what every post has, what its platform tells, and whatever else a snapshot brought. */
export function columnsOf(channel: Channel | null, snapshots: readonly Pick<Snapshot, 'numbers'>[]): readonly Column[] {
  const own = channel ? [channel.light, ...channel.deep].map((signal) => COUNT_OF[signal]) : []
  const wanted = new Set<Column>([...ALWAYS, ...own])
  if (channel && !PLATFORM[channel.platform].hidesFollows) wanted.add('follows')
  for (const name of COUNTS) if (snapshots.some(({ numbers }) => numbers[name] !== null)) wanted.add(name)
  return [...COUNTS.filter((name) => wanted.has(name)), 'completion']
}

/** The day of a capture, always, and its time where it is known. */
export function capturedText(at: Instant, zone: string, present: Instant, language: Settings['language']): string {
  const wall = wallOf(at, zone)
  const day = dayText(wall.day, language, partsOf(todayIn(zone, present)).year)
  return isWholeDay(at, zone) ? day : `${day} ${wall.time}`
}
