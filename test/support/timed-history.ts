import { addDays, type Day } from '../../shared/time.ts'
import { pick, randomFrom } from './random.ts'

const HOURS = [7, 8, 12, 12, 12, 13, 18, 18, 19, 20, 20, 20, 20, 21, 21, 22] as const

export interface TimedOptions {
  readonly count: number
  readonly until: Day
  /** How much more noons bring of likes a view, and evenings of views; late nights bring as much less. */
  readonly times: number
  /** Every so many posts has a day and no time; 1: all. */
  readonly untimedEvery?: number
  /** Without this column. */
  readonly without?: 'completion_rate' | 'hearts' | 'comments' | 'views'
  readonly seed?: number
}

/** An own-template CSV of one post a day at the hours that people post at; whether it matters is said. */
export function timedHistoryCsv({ count, until, times, untimedEvery, without, seed = 5 }: TimedOptions): string {
  const random = randomFrom(seed)
  const noise = (spread: number) => Math.exp(spread * (random() + random() + random() - 1.5))
  const rows = Array.from({ length: count }, (_, index) => {
    const day = addDays(until, index + 1 - count)
    const hour = pick(random, HOURS)
    const isNoon = hour >= 12 && hour < 14
    const isEvening = hour >= 19 && hour < 22
    const views = Math.round(6000 * (isEvening ? times : 1) * noise(1))
    const likes = Math.round(views * 0.031 * (isNoon ? times : hour === 22 ? 1 / times : 1) * noise(0.6))
    const time = untimedEvery !== undefined && index % untimedEvery === 0 ? '' : ` ${String(hour).padStart(2, '0')}:30`
    return {
      platform_post_id: index,
      published_at: `${day}${time}`,
      title: `第${index + 1}站`,
      format: index % 4 === 0 ? 'long' : 'short',
      duration_s: 60,
      views,
      likes,
      hearts: Math.round(likes * 0.25 * noise(0.8)),
      comments: Math.round(likes * 0.1 * noise(0.9)),
      completion_rate: Math.min(0.95, 0.4 * noise(0.5)).toFixed(3),
    }
  })
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== without) as (keyof (typeof rows)[number])[]
  return `${[columns.join(','), ...rows.map((row) => columns.map((column) => row[column]).join(','))].join('\n')}\n`
}
