import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import type { EnginePost } from '../../shared/engine/index.ts'
import type { Format, HookKind } from '../../shared/model.ts'
import { COUNTS } from '../../shared/platforms.ts'
import { NO_NUMBERS } from '../../shared/values.ts'

/** One creator's posts, as the engine reads them. */
export interface RealHistory {
  readonly name: string
  readonly posts: readonly EnginePost[]
}

const listIn = (cell: string | undefined) => cell?.split(';').filter(Boolean) ?? []
const numberIn = (cell: string | undefined) => (cell ? Number(cell) : null)

/** Posts of a file in the product's own import template, its times read as the channel's wall time. */
export function postsIn(csv: string): EnginePost[] {
  const { data } = Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  })
  return data.map((row, i) => {
    const [day, time] = (row['published_at'] ?? '').split(' ')
    const at = Date.parse(`${day}T${time ?? '23:59'}:00Z`)
    return {
      id: row['platform_post_id'] || `row-${i}`,
      at,
      weekday: new Date(at).getUTCDay() || 7,
      hour: time === undefined ? null : new Date(at).getUTCHours(),
      format: row['format'] as Format,
      durationSeconds: numberIn(row['duration_s']),
      tags: listIn(row['tags']),
      hooks: listIn(row['hooks']) as HookKind[],
      track: null,
      numbers: {
        ...NO_NUMBERS,
        ...Object.fromEntries(COUNTS.map((count) => [count, numberIn(row[count])])),
        completion: numberIn(row['completion_rate']),
      },
      isUsable: true,
    }
  })
}

/** Every history of a folder of files in the import template. */
export const historiesIn = (folder: string): RealHistory[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.csv'))
    .toSorted()
    .map((file) => ({ name: file.slice(0, -'.csv'.length), posts: postsIn(readFileSync(join(folder, file), 'utf8')) }))
