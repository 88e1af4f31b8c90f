import type { Item } from './model.ts'
import type { Day, TimeOfDay } from './time.ts'

/** What can be gone to by its name. */
export const THING_KINDS = ['item', 'post', 'experiment', 'template', 'topic', 'checklist'] as const
export type ThingKind = (typeof THING_KINDS)[number]

/** Where beside its title something was found. */
type Place = 'title' | 'hook' | 'tag' | 'side' | 'step'

export interface Thing {
  readonly is: ThingKind
  readonly id: string
  /** Empty: it has none yet. */
  readonly title: string
  readonly channelId: string | null
  /** An item's, where it has one; the one that a post went out on. */
  readonly day: Day | null
  readonly time: TimeOfDay | null
  /** Of an item. */
  readonly status: Item['status'] | null
  /** The words that were found, where the title alone does not show all that was asked for. */
  readonly quote: { readonly in: Place; readonly words: string } | null
}

export interface ThingGroup {
  readonly is: ThingKind
  /** As many as there are; `things` are the first of them. */
  readonly total: number
  readonly things: readonly Thing[]
}

const MOST_WORDS = 8

/** Letters and digits as an input method for Chinese types them at full width. Its punctuation is Chinese and stays. */
const WIDE = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g
const narrow = (sign: string) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)

/** What is typed, as the words that must all be found: Chinese needs no spaces, whatever stands between spaces is one. */
export const soughtWords = (text: string): readonly string[] =>
  [...new Set(plainCase(text.replace(WIDE, narrow)).split(/\s+/))].filter((word) => word !== '').slice(0, MOST_WORDS)

/** Letters as SQLite's LIKE compares them: A to Z as a to z, all others as they are. */
export const plainCase = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

/** A text in pieces, those that were asked for marked. Put together again they are the text. */
export function markedParts(
  text: string,
  words: readonly string[],
): readonly { readonly text: string; readonly isMarked: boolean }[] {
  const plain = plainCase(text)
  const isMarked = Array.from({ length: text.length }, () => false)
  for (const word of words.filter(({ length }) => length > 0)) {
    let at = plain.indexOf(word)
    while (at !== -1) {
      isMarked.fill(true, at, at + word.length)
      at = plain.indexOf(word, at + word.length)
    }
  }
  const parts: { text: string; isMarked: boolean }[] = []
  for (let at = 0; at < text.length; at += 1) {
    const last = parts.at(-1)
    if (last && last.isMarked === isMarked[at]) last.text += text[at]
    else parts.push({ text: text[at] ?? '', isMarked: isMarked[at] ?? false })
  }
  return parts
}

const BEFORE = 12
const ROUND = 60

/** The part of a long text around the first thing asked for. */
export function around(text: string, words: readonly string[]): string {
  const plain = plainCase(text)
  const places = words.map((word) => plain.indexOf(word)).filter((at) => at !== -1)
  const first = Math.min(...places, text.length)
  const from = first > BEFORE && text.length > ROUND ? first - BEFORE : 0
  return `${from > 0 ? '…' : ''}${text.slice(from, from + ROUND)}${from + ROUND < text.length ? '…' : ''}`
}
