import type { Helps, Placed, Quadrants } from '../engine/index.ts'
import type { Day } from '../time.ts'

type Known = Extract<Quadrants, { readonly is: 'known' }>

/** One of the last ten, as it is shown. */
interface PlacedPost extends Placed {
  readonly title: string
  readonly publishedDay: Day
}

/** How the last ten videos of a channel lie between watched and felt, and what goes together with more of either. */
export type QuadrantsSay =
  | Exclude<Quadrants, Known>
  | (Omit<Known, 'recent'> & {
      readonly recent: readonly PlacedPost[]
      readonly helps: { readonly completion: Helps; readonly deep: Helps }
    })
