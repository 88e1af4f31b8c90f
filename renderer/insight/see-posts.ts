import { clearFilters, filter, type Filters } from '../history/filters.ts'
import { go, showChannel } from '../ui.ts'

/** The posts of a channel behind a number, and nothing else hides any. */
export function seePosts(channelId: string, change: Partial<Filters>): void {
  clearFilters()
  filter(change)
  showChannel(channelId)
  go('history')
}
