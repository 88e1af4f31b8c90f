import type { DecodedOf, OutputOf } from '../../../shared/contract.ts'
import type { SidePosts } from '../../../shared/insight/sides.ts'
import type { Context } from '../context.ts'
import { postsNamed } from '../evidence.ts'

export async function ledger(
  { channelId }: DecodedOf<'insight.ledger'>,
  { patterns }: Context,
): Promise<OutputOf<'insight.ledger'>> {
  const learnt = patterns.ifReady(channelId)
  if (!learnt) return null
  const heard = learnt.patterns.metrics.filter(({ time }) => time.isOpen).map(({ metric }) => metric)
  return patterns.ask('ledger', channelId, { heard })
}

export async function conversion(
  { channelId }: DecodedOf<'insight.conversion'>,
  { patterns }: Context,
): Promise<OutputOf<'insight.conversion'>> {
  return patterns.ifReady(channelId) ? patterns.ask('conversion', channelId, {}) : null
}

/** The posts of both sides by name. */
export async function sides(
  { channelId, row }: DecodedOf<'insight.sides'>,
  { read, patterns }: Context,
): Promise<OutputOf<'insight.sides'>> {
  const found = await patterns.ask('sides', channelId, { row })
  if (!found) throw new Error(`No rule ${row.id}`)
  const names = postsNamed(
    read,
    found.flatMap(({ posts }) => posts),
  )
  const named = (side: SidePosts) => ({
    ...side,
    posts: side.posts.flatMap(({ id, value }) => {
      const post = names.get(id)
      return post ? [{ id, title: post.title, publishedDay: post.publishedDay, value }] : []
    }),
  })
  return { sides: [named(found[0]), named(found[1])] }
}
