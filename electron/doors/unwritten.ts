import type { Words } from './words.ts'

/** Has the page, when it objects to being closed, write out what it can, and say what is left (renderer/unwritten.ts). */
export const WRITE_OUT = 'duotrackUnwritten()'

const NAMED = 3
const LONGEST_NAME = 40

/** True once everything is written. */
export function isWritten(said: unknown): boolean {
  const left = read(said)
  return left !== null && left.titles.length === 0 && left.others === 0
}

/** What would be lost, as sentences; of a page that says nothing understandable, only that there is something. */
export function lossesIn(said: unknown, words: Words): string {
  const { titles, others } = read(said) ?? { titles: [], others: 0 }
  const names = titles
    .slice(0, NAMED)
    .map((title) => words('reminder.name', { title: title.slice(0, LONGEST_NAME) }))
    .join(words('list.and'))
  const unnamed = titles.length - NAMED
  const rest = unnamed > 0 ? words('reminder.rest', { count: unnamed }) : ''
  return [
    titles.length > 0 ? words('window.lossPosts', { names, rest }) : '',
    others > 0 ? words(titles.length > 0 ? 'window.lossMore' : 'window.lossOthers', { count: others }) : '',
    words('window.lossChoice'),
  ]
    .filter(Boolean)
    .join('\n')
}

/** Null where nothing is to be understood. */
function read(said: unknown): { readonly titles: readonly string[]; readonly others: number } | null {
  try {
    const { titles, others } = JSON.parse(String(said)) as { titles?: unknown; others?: unknown }
    if (!Array.isArray(titles) || !Number.isSafeInteger(others)) return null
    return { titles: titles.filter((title) => typeof title === 'string'), others: others as number }
  } catch {
    return null
  }
}
