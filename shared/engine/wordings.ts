import { bigrams, diceOf, normalise, type Fingerprint } from '../text.ts'

/** Words as alike as this (Sørensen–Dice over bigrams) are the same template. Source: `checks.md`, hook-fatigue. */
export const SAME_WORDING = 0.7

interface Leader {
  readonly words: string
  readonly fingerprint: Fingerprint
}

/**
 * For each text the first one that said nearly the same: itself, or an earlier leader with dice ≥ 0.7, the most alike of
 * them. Empty texts say nothing and lead to ''. What comes later changes no earlier answer.
 *
 * Not all are compared with all: texts with dice ≥ d share at least d/(2 − d) of the bigrams of either. Of one order of all
 * bigrams, rare ones first, each therefore has a shared one among its first, as many as the rest could not make up for.
 */
export function leadersOf(texts: readonly string[]): string[] {
  const known = new Map<string, string>()
  const distinct = [...new Set(texts.map(normalise))].filter((text) => text !== '')
  const all = new Map(distinct.map((text) => [text, bigrams(text)]))
  const counts = new Map<number, number>()
  for (const pairs of all.values()) for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  /** By bigram, the places of the leaders that have it among their rare ones. */
  const index = new Map<number, number[]>()
  const leaders: Leader[] = []
  /** Which text a leader was last held against: each is looked at once. */
  const asked = new Int32Array(distinct.length).fill(-1)
  for (const [turn, text] of distinct.entries()) {
    const pairs = all.get(text)!
    const shared = Math.ceil((pairs.length * SAME_WORDING) / (2 - SAME_WORDING) - 1e-9)
    const rare = pairs
      .toSorted((a, b) => counts.get(a)! - counts.get(b)! || a - b)
      .slice(0, Math.max(1, pairs.length - shared + 1))
    const fingerprint = pairs.toSorted()
    let [best, most]: [Leader | null, number] = [null, 0]
    for (const pair of rare) {
      for (const place of index.get(pair) ?? []) {
        if (asked[place] === turn) continue
        asked[place] = turn
        const likeness = diceOf(fingerprint, leaders[place]!.fingerprint, SAME_WORDING)
        if (likeness > most) [best, most] = [leaders[place]!, likeness]
      }
    }
    known.set(text, best?.words ?? text)
    if (best) continue
    for (const pair of new Set(rare)) {
      const there = index.get(pair)
      if (there) there.push(leaders.length)
      else index.set(pair, [leaders.length])
    }
    leaders.push({ words: text, fingerprint })
  }
  return texts.map((text) => known.get(normalise(text)) ?? '')
}
