/** Heights of the table's parts, in pixels; the style sheet keeps to them. */
export const ROW = 38
export const HEAD = 34

/** Rows that stand under one head: posts of a week, hooks of a kind. */
export interface Run<Head extends string> {
  readonly head: Head
  readonly count: number
}

/** Where a run stands, or all rows without a head. */
export interface Section<Head extends string = string> {
  /** Null: these rows have none. */
  readonly head: Head | null
  readonly first: number
  readonly count: number
  readonly top: number
  readonly height: number
}

const headHeight = ({ head }: Pick<Section, 'head'>): number => (head === null ? 0 : HEAD)

/** Where each run stands, so that a list of any length has its true height before its rows are read. */
export function sectionsOf<Head extends string>(
  runs: readonly Run<Head>[] | null,
  total: number,
): readonly Section<Head>[] {
  if (runs === null) return total > 0 ? [{ head: null, first: 0, count: total, top: 0, height: total * ROW }] : []
  let first = 0
  let top = 0
  return runs.map(({ head, count }) => {
    const section = { head, first, count, top, height: HEAD + count * ROW }
    first += count
    top += section.height
    return section
  })
}

export const heightOf = (sections: readonly Section[]): number => {
  const last = sections.at(-1)
  return last ? last.top + last.height : 0
}

/** Index of the last section that begins at or before what `key` measures. */
function sectionAt(sections: readonly Section[], key: 'top' | 'first', value: number): number {
  let [low, high] = [0, sections.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((sections[middle]?.[key] ?? 0) <= value) low = middle
    else high = middle - 1
  }
  return low
}

/** The top of a row, from the top of the list. */
export function topOf(sections: readonly Section[], row: number): number {
  const section = sections[sectionAt(sections, 'first', row)]
  return section ? section.top + headHeight(section) + (row - section.first) * ROW : 0
}

export interface Shown<Head extends string> {
  readonly section: Section<Head>
  /** Rows from this one to before `to`. */
  readonly from: number
  readonly to: number
}

/** What of the list lies between two heights. */
export function shownBetween<Head extends string>(
  sections: readonly Section<Head>[],
  top: number,
  bottom: number,
): readonly Shown<Head>[] {
  const shown: Shown<Head>[] = []
  for (let at = sectionAt(sections, 'top', top); at < sections.length; at++) {
    const section = sections[at]
    if (!section || section.top > bottom) break
    const start = section.top + headHeight(section)
    const within = (height: number) => Math.min(section.count, Math.max(0, height))
    const from = section.first + within(Math.floor((top - start) / ROW))
    const to = section.first + within(Math.ceil((bottom - start) / ROW))
    shown.push({ section, from, to: Math.max(from, to) })
  }
  return shown
}

/** The row that a key leads to, or null where it does not move; a page is as many rows as `height` shows, less two. */
export function stepOf(key: string, active: number, total: number, height: number): number | null {
  const last = Math.max(0, total - 1)
  const page = Math.max(1, Math.floor(height / ROW) - 2)
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: last,
  }
  const next = steps[key]
  return next === undefined ? null : Math.min(last, Math.max(0, next))
}
