import type { Hook, HookKind } from '../../shared/model.ts'
import { hookFrom } from './make.ts'
import type { World } from './world.ts'

interface Said {
  readonly kind: HookKind
  /** The words of the next of these posts, the oldest first; null leaves a post alone. */
  readonly words: (turn: number) => string | null
  readonly more?: Partial<Hook>
}

/** Says that past posts of a kind came of plans, with these words. Answers how many did. */
export async function wordPosts(world: World, channelId: string, { kind, words, more = {} }: Said): Promise<number> {
  const { posts } = await world.call('posts.search', { channelId, hook: kind, sort: 'oldest', limit: 500 })
  let worded = 0
  for (const [turn, post] of posts.entries()) {
    const said = words(turn)
    if (said === null) continue
    const hooks = [hookFrom({ id: `said-${kind}-${post.id}`, kind, words: said, ...more })]
    const { id: itemId } = await world.call('items.save', {
      item: {
        channelId,
        title: post.title,
        day: post.publishedDay,
        format: post.format,
        durationSeconds: post.durationSeconds,
        variants: { A: { hooks } },
      },
    })
    await world.call('posts.link', { id: post.id, itemId })
    worded += 1
  }
  return worded
}
