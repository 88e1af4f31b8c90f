import { makeChannels, planWeek, type Ask } from '../../electron/core/sample/sample-workspace.ts'
import { ideasOf, RESULTS } from '../../electron/core/sample/week.ts'
import type { ChannelIds } from '../../electron/core/sample/channels.ts'
import type { Item } from '../../shared/model.ts'
import { instantOf, type Day } from '../../shared/time.ts'
import { counter } from './make.ts'

export interface DemoWeek {
  readonly channels: ChannelIds
  /** By a short name of their own: `noodles`, `van` … */
  readonly items: Readonly<Record<string, Item>>
  /** Newest first. */
  readonly ideas: readonly Item[]
}

/**
 * The sample's channels, its ten plans in the week from `monday` and its ideas, without its past. The two plans of Monday
 * are published where they are past by the studio's clock.
 */
export async function demoWeek(call: Ask, monday: Day): Promise<DemoWeek> {
  const channels = await makeChannels(call)
  const items: Record<string, Item> = { ...(await planWeek(call, channels, monday, counter('demo-hook-'))) }
  for (const name of ['rail', 'mother'] as const) {
    const planned = items[name]
    if (!planned?.day || !planned.time) continue
    const { at } = instantOf(planned.day, planned.time, 'Asia/Shanghai')
    const published = await call('items.publish', { id: planned.id, at }).catch(() => null)
    // Not yet past by the studio's clock: it stays a plan.
    if (!published) continue
    items[name] = published.item
    await call('posts.addNumbers', { id: published.post.id, numbers: RESULTS[name] })
  }
  const ideas: Item[] = []
  for (const item of ideasOf(channels)) ideas.push(await call('items.save', { item }))
  return { channels, items, ideas: ideas.toReversed() }
}
