import type { Day } from '../../shared/time.ts'
import { longHistoryCsv } from './long-history.ts'

/** Of the last posts, so many are watched further and kept less. */
const LEANING = 8
/** What each doubling of fresh questions takes from their comments, on the log scale. */
const WEAR = 0.6

/** The long history with a question that wears off, some galleries, and last posts that are watched and not felt. */
export function leaningCsv(count: number, until: Day): string {
  const [head = '', ...rows] = longHistoryCsv(count, until).trim().split('\n')
  let fresh = 0
  const changed = rows.map((row, i) => {
    const cells = row.split(',')
    const change = (name: string, by: (value: number) => number | string) => {
      const at = head.split(',').indexOf(name)
      cells[at] = String(by(Number(cells[at])))
    }
    const asks = cells.includes('question')
    if (asks) change('comments', (comments) => Math.round(3 * comments * Math.exp(-WEAR * Math.log2(1 + fresh))))
    fresh = (fresh + (asks ? 1 : 0)) * 0.5 ** 0.2
    if (i >= rows.length - LEANING) {
      change('hearts', (hearts) => Math.round(hearts * 0.5))
      change('completion_rate', (share) => Math.min(0.95, share * 1.4).toFixed(3))
    } else if (i % 14 === 3) change('format', () => 'gallery')
    return cells.join(',')
  })
  return `${[head, ...changed].join('\n')}\n`
}
