import type { DecodedOf, OutputOf } from '../../../shared/contract.ts'
import type { Context } from '../context.ts'
import { postsNamed } from '../evidence.ts'

export async function quadrantsOf(
  { channelId }: DecodedOf<'insight.quadrants'>,
  { read, patterns }: Context,
): Promise<OutputOf<'insight.quadrants'>> {
  if (!patterns.ifReady(channelId)) return null
  const plane = await patterns.ask('quadrants', channelId, {})
  if (plane.is !== 'known') return plane
  const named = postsNamed(read, plane.recent)
  const recent = plane.recent.flatMap((placed) => {
    const post = named.get(placed.id)
    return post ? [{ ...placed, title: post.title, publishedDay: post.publishedDay }] : []
  })
  return { ...plane, recent }
}
