import type { Day, Instant, TimeOfDay } from './time.ts'

/** Something in the file that is not as it was written. Its words are never shown as if they were; it is left as it lies. */
export interface Damaged {
  readonly kind: 'item' | 'post' | 'experiment' | 'other'
  readonly id: string
  /** The table that holds it. */
  readonly table: string
  /** Where it stood (a day only an item or a post has), as the newest backup that has it says, else as the row itself still says. */
  readonly place: { readonly channelId: string; readonly day: Day | null; readonly time: TimeOfDay | null } | null
  /** The newest backup in which it is whole. */
  readonly backup: { readonly file: string; readonly at: Instant } | null
}
