import type { AppError } from '../result.ts'
import type { PlatformId } from '../platforms.ts'
import { normalise } from '../text.ts'
import { readPublished } from './dates.ts'
import { refusal, type Table } from './table.ts'
import { PUBLISHED } from './youtube.ts'

/** A table of a known back-end that does not have one post a row; each has its name under `import.wrong`. */
interface WrongTable {
  readonly id: string
  readonly platform: PlatformId
  readonly is: (names: readonly string[], cellsBelow: (name: string) => readonly string[]) => boolean
}

/** What YouTube's table can be by, instead of by content. */
const YOUTUBE_BY = [
  'date',
  'traffic source',
  'geography',
  'cities',
  'viewer age',
  'viewer gender',
  'device type',
  'operating system',
  'subscription status',
  'subscription source',
  'playlist',
  'playback location',
  'subtitles and cc',
  'content type',
  '日期',
  '流量来源',
  '地理位置',
  '观看者年龄',
  '观看者性别',
  '设备类型',
  '操作系统',
  '订阅状态',
  '播放列表',
]
const YOUTUBE_FIGURES = ['watch time (hours)', 'average view duration', 'impressions click-through rate (%)']
const YOUTUBE_FIGURES_ZH = ['观看时长(小时)', '平均观看时长', '展示点击率 (%)', '展示次数点击率 (%)']
const TOTALS = ['total', '总计']

const has = (names: readonly string[], ...wanted: readonly string[]) => wanted.every((name) => names.includes(name))

const WRONG: readonly WrongTable[] = [
  {
    id: 'youtube-chart',
    platform: 'youtube',
    is: (names) => ['date', '日期'].includes(names[0] ?? '') && PUBLISHED.some((name) => names.includes(name)),
  },
  {
    id: 'youtube-by',
    platform: 'youtube',
    is: (names, below) => {
      const [first = ''] = names
      const isTotalled = TOTALS.includes(normalise(below(first)[0] ?? ''))
      const hasFigures = [...YOUTUBE_FIGURES, ...YOUTUBE_FIGURES_ZH].some((name) => names.includes(name))
      return (
        YOUTUBE_BY.includes(first) && (hasFigures || (isTotalled && (has(names, 'views') || has(names, '观看次数'))))
      )
    },
  },
  { id: 'tiktok-overview', platform: 'tiktok', is: (names) => has(names, 'date', 'video views') },
  { id: 'tiktok-active', platform: 'tiktok', is: (names) => has(names, 'date', 'hour', 'active followers') },
  { id: 'tiktok-followers', platform: 'tiktok', is: (names) => has(names, 'date', 'followers') && names.length <= 3 },
  {
    id: 'tiktok-audience',
    platform: 'tiktok',
    is: (names) => has(names, 'distribution') && (has(names, 'gender') || has(names, 'top territories')),
  },
  { id: 'meta-daily', platform: 'instagram', is: (names) => has(names, 'date', 'primary') },
  {
    id: 'meta-post-days',
    platform: 'instagram',
    is: (names, below) =>
      has(names, 'post id', 'publish time', 'date') &&
      below('date').some(
        (cell) => 'value' in readPublished(cell, { zone: 'UTC', order: 'month-first' }) && cell !== '',
      ),
  },
]

const LOOKED_AT = 40

/** Says which table of which back-end this is, if it is one of those that are no list of posts. */
export function wrongTable(table: Table, header: number, names: readonly string[]): AppError | null {
  const below = (name: string) => {
    const at = names.indexOf(name)
    return table.rows.slice(header + 1, header + 1 + LOOKED_AT).flatMap((row) => row[at]?.trim() ?? [])
  }
  const wrong = WRONG.find(({ is }) => is(names, below))
  if (!wrong) return null
  const first = (table.rows[header]?.[0] ?? '').trim().slice(0, LOOKED_AT)
  return refusal('wrong-table', { table: wrong.id, platform: wrong.platform, first })
}
