import type { Words } from './words.ts'

/** What the page, when it objects to being closed, says of why (renderer/unwritten.ts). */
export const READ_UNWRITTEN = 'document.documentElement.dataset.unwritten'

const NAMED = 3
const LONGEST_NAME = 40

/** What would be lost, as sentences; of a page that says nothing understandable, only that there is something. */
export function lossesIn(said: unknown, words: Words): string {
  const { titles, others } = read(said)
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

function read(said: unknown): { readonly titles: readonly string[]; readonly others: number } {
  try {
    const { titles, others } = JSON.parse(String(said)) as { titles?: unknown; others?: unknown }
    return {
      titles: Array.isArray(titles) ? titles.filter((title) => typeof title === 'string') : [],
      others: typeof others === 'number' && Number.isSafeInteger(others) ? others : 0,
    }
  } catch {
    return { titles: [], others: 0 }
  }
}
