import { isJudged, isVideo, partsOf, type EnginePost } from './metrics.ts'
import type { Past } from './past.ts'

/** A video with both a completion and a deep rate. */
export interface Pair {
  readonly post: EnginePost
  readonly completion: number
  readonly deep: number
}

/** Posts with both numbers, oldest first. */
export function pairsOf(past: Past): readonly Pair[] {
  const [deep, completion] = [past.sample('deepRate'), past.sample('completion')]
  const watched = new Map([...completion.rows].map((row, i) => [row, completion.values[i]!]))
  return [...deep.rows].flatMap((row, i): Pair[] => {
    const share = watched.get(row)
    return share === undefined ? [] : [{ post: past.posts[row]!, completion: share, deep: deep.values[i]! }]
  })
}

/** Why a post has not both numbers; each post for the first that holds. */
export const LACKS = ['aside', 'young', 'gallery', 'completion', 'deep', 'seldom-seen'] as const
export type Lack = (typeof LACKS)[number]

/** How many posts are not among the pairs, by why. */
export function lackingOf(past: Past): Readonly<Record<Lack, number>> {
  const { posts, definitions } = past
  const judgeable = new Set(past.sample('deepRate').rows)
  const lacks: Record<Lack, number> = { aside: 0, young: 0, gallery: 0, completion: 0, deep: 0, 'seldom-seen': 0 }
  for (const [row, post] of posts.entries()) {
    const why = lackOf(post, row)
    if (why) lacks[why]++
  }
  return lacks

  function lackOf(post: EnginePost, row: number): Lack | null {
    if (!post.isUsable) return 'aside'
    if (!isJudged(post)) return 'young'
    if (!isVideo(post.format)) return 'gallery'
    if (!partsOf(definitions.completion, post)) return 'completion'
    if (!partsOf(definitions.deepRate, post)) return 'deep'
    return judgeable.has(row) ? null : 'seldom-seen'
  }
}
