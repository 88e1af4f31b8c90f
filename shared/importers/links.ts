import type { LinkProposal } from '../importing.ts'
import { bigrams, diceOf } from '../text.ts'
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

const pairsOf = (title: string): Float64Array => bigrams(title).toSorted()

export const MOST_DAYS_APART = 1
/** Dice coefficient of title bigrams from which two titles are taken for one. */
export const ALIKE = 0.6

/** Which posts look like which planned items: within a day, titles alike; the likest pairs first, each post and item once. */
export function proposeLinks(posts: readonly Unlinked[], candidates: readonly Candidate[]): LinkProposal[] {
  const byDay = new Map<Day, { readonly candidate: Candidate; readonly titles: readonly Float64Array[] }[]>()
  for (const candidate of candidates) {
    const known = { candidate, titles: candidate.titles.map(pairsOf) }
    for (let days = -MOST_DAYS_APART; days <= MOST_DAYS_APART; days++) {
      const day = addDays(candidate.day, days)
      byDay.set(day, [...(byDay.get(day) ?? []), known])
    }
  }
  const pairs = posts.flatMap((post): LinkProposal[] => {
    const near = byDay.get(post.publishedDay)
    if (!near) return []
    const title = pairsOf(post.title)
    return near.flatMap(({ candidate, titles }) => {
      const similarity = Math.max(0, ...titles.map((each) => diceOf(title, each, ALIKE)))
      if (similarity < ALIKE) return []
      return {
        key: post.key,
        title: post.title,
        publishedDay: post.publishedDay,
        itemId: candidate.itemId,
        itemTitle: candidate.titles[0] ?? '',
        itemDay: candidate.day,
        similarity,
        daysApart: Math.abs(daysBetween(candidate.day, post.publishedDay)),
      }
    })
  })
  const taken = new Set<string>()
  return pairs
    .toSorted((a, b) => b.similarity - a.similarity || a.daysApart - b.daysApart || (a.key < b.key ? -1 : 1))
    .filter(({ key, itemId }) => {
      if (taken.has(key) || taken.has(itemId)) return false
      taken.add(key).add(itemId)
      return true
    })
}
