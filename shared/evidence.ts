import type { Counted, UsualRange } from './engine/index.ts'
import type { Post } from './history.ts'
import type { Metric } from './model.ts'

type Named = Pick<Post, 'id' | 'title' | 'publishedDay'>

/** A post that a finding rests on, with the number that counted; null where it has none. */
export interface EvidencePost extends Named, Pick<Post, 'format' | 'durationSeconds' | 'tags'> {
  readonly value: number | null
}

/** What a finding on own data rests on: how many posts in all, the first of them, and what is usual for the creator of late. */
export interface Evidence {
  readonly counts: Counted
  readonly n: number
  readonly usual: UsualRange | null
  readonly posts: readonly EvidencePost[]
}

/** A past post like the one planned, with what it brought in each metric that it has. */
export interface SimilarPost extends Named {
  readonly values: Readonly<Partial<Record<Metric, number>>>
}
