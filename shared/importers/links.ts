import type { LinkProposal } from '../importing.ts'
import { diceOf, fingerprint, normalise, type Fingerprint } from '../text.ts'
import { addDays, daysBetween, type Day } from '../time.ts'

/** A planned item that no imported post belongs to yet, under each title it may have been published with. */
export interface Candidate {
  readonly itemId: string
  readonly titles: readonly string[]
  readonly day: Day
}

/** A post that may be one of them. */
export interface Unlinked {
  readonly key: string
  readonly title: string
  readonly publishedDay: Day
}

export const MOST_DAYS_APART = 1
/** Dice coefficient of title bigrams from which two titles are taken for one. */
const ALIKE = 0.6
/** Weight from which a title says enough to be known again as the beginning of another: five 汉字, or ten letters. */
const ENOUGH = 10

interface Title {
  readonly pairs: Fingerprint
  /** Words alone: marks and spaces are one space. */
  readonly words: string
}

const titleFrom = (text: string): Title => ({
  pairs: fingerprint(text),
  words: normalise(text)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim(),
})

const IDEOGRAPH = /\p{sc=Han}|\p{sc=Hiragana}|\p{sc=Katakana}/u
const weightOf = (words: string) =>
  Array.from(words.replaceAll(' ', '')).reduce((sum, character) => sum + (IDEOGRAPH.test(character) ? 2 : 1), 0)

/** Whether a title begins with a planned one that says enough; one that ends in letters or digits ends there as a word. */
function isBegunBy({ words }: Title, planned: Title): boolean {
  if (!words.startsWith(planned.words) || weightOf(planned.words) < ENOUGH) return false
  const seam = words.slice(planned.words.length - 1, planned.words.length + 1)
  return !/^[a-z\d]{2}$/u.test(seam)
}

/** How like a planned title a post's is; null if they are not taken for one. */
interface Likeness {
  readonly similarity: number
  readonly begins: boolean
}

function likenessOf(title: Title, planned: Title): Likeness | null {
  const begins = isBegunBy(title, planned)
  const similarity = diceOf(title.pairs, planned.pairs, begins ? 0 : ALIKE)
  return begins || similarity >= ALIKE ? { similarity, begins: begins && similarity < 1 } : null
}

/** A whole title at the beginning proves more than its share of the other does; the longest proves most. */
const rankOf = ({ similarity, begins }: Likeness) => (begins ? ALIKE + (1 - ALIKE) * similarity : similarity)

const likest = (likenesses: readonly (Likeness | null)[]): Likeness | null =>
  likenesses.reduce((best, one) => (one && (!best || rankOf(one) > rankOf(best)) ? one : best), null)

/** The same of two texts. */
export const titleLikeness = (title: string, planned: string): Likeness | null =>
  likenessOf(titleFrom(title), titleFrom(planned))

/** Which posts look like which planned items: within a day, titles alike or one the beginning of the other; the likest pairs first, each post and item once. */
export function proposeLinks(posts: readonly Unlinked[], candidates: readonly Candidate[]): LinkProposal[] {
  const byDay = new Map<Day, { readonly candidate: Candidate; readonly titles: readonly Title[] }[]>()
  for (const candidate of candidates) {
    const known = { candidate, titles: candidate.titles.map(titleFrom) }
    for (let days = -MOST_DAYS_APART; days <= MOST_DAYS_APART; days++) {
      const day = addDays(candidate.day, days)
      byDay.set(day, [...(byDay.get(day) ?? []), known])
    }
  }
  const pairs = posts.flatMap((post): LinkProposal[] => {
    const near = byDay.get(post.publishedDay)
    if (!near) return []
    const title = titleFrom(post.title)
    return near.flatMap(({ candidate, titles }) => {
      const likeness = likest(titles.map((each) => likenessOf(title, each)))
      if (!likeness) return []
      return {
        key: post.key,
        title: post.title,
        publishedDay: post.publishedDay,
        itemId: candidate.itemId,
        itemTitle: candidate.titles[0] ?? '',
        itemDay: candidate.day,
        ...likeness,
        daysApart: Math.abs(daysBetween(candidate.day, post.publishedDay)),
      }
    })
  })
  const taken = new Set<string>()
  return pairs
    .toSorted((a, b) => rankOf(b) - rankOf(a) || a.daysApart - b.daysApart || (a.key < b.key ? -1 : 1))
    .filter(({ key, itemId }) => {
      if (taken.has(key) || taken.has(itemId)) return false
      taken.add(key).add(itemId)
      return true
    })
}
