/** Heights of the table's parts, in pixels; the style sheet keeps to them. */
export const ROW = 38
export const HEAD = 34

export interface Week {
  readonly monday: string
  readonly posts: number
}

/** A run of rows under one head (a week), or all rows without one. */
export interface Section {
  /** Null: these rows have no head. */
  readonly monday: string | null
  readonly first: number
  readonly count: number
  readonly top: number
  readonly height: number
}

const headOf = (section: Pick<Section, 'monday'>): number => (section.monday === null ? 0 : HEAD)

/** Where each week stands, so that a list of any length has its true height before its rows are read. */
export function sectionsOf(weeks: readonly Week[] | null, total: number): readonly Section[] {
  if (weeks === null) return total > 0 ? [{ monday: null, first: 0, count: total, top: 0, height: total * ROW }] : []
  let first = 0
  let top = 0
  return weeks.map(({ monday, posts }) => {
    const section = { monday, first, count: posts, top, height: HEAD + posts * ROW }
    first += posts
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
  return section ? section.top + headOf(section) + (row - section.first) * ROW : 0
}

export interface Shown {
  readonly section: Section
  /** Rows from this one to before `to`. */
  readonly from: number
  readonly to: number
}

/** What of the list lies between two heights. */
export function shownBetween(sections: readonly Section[], top: number, bottom: number): readonly Shown[] {
  const shown: Shown[] = []
  for (let at = sectionAt(sections, 'top', top); at < sections.length; at++) {
    const section = sections[at]
    if (!section || section.top > bottom) break
    const start = section.top + headOf(section)
    const within = (height: number) => Math.min(section.count, Math.max(0, height))
    const from = section.first + within(Math.floor((top - start) / ROW))
    const to = section.first + within(Math.ceil((bottom - start) / ROW))
    shown.push({ section, from, to: Math.max(from, to) })
  }
  return shown
}
