import type { DecodedOf, OutputOf } from '../../shared/contract.ts'
import type { Post } from '../../shared/history.ts'
import { roundOf } from '../../shared/checks/index.ts'
import { chosenVariant } from '../../shared/items.ts'
import { Fail } from '../../shared/result.ts'
import type { Read } from '../db/tx.ts'
import type { Context } from './context.ts'
import { askedItem, labelsIn } from './forecasts.ts'
import { channelOf } from './lookups.ts'
import { postOf } from './posts.ts'
import { roundsOnPlan } from './rounds-on-plan.ts'

const FIRST = 12

export async function findingEvidence(
  input: DecodedOf<'findings.evidence'>,
  context: Context,
): Promise<OutputOf<'findings.evidence'>> {
  const item = askedItem(input, context)
  const channel = channelOf(context.read, item.channelId)
  const letter = input.variant ?? item.chosen
  const variant = item.variants[letter] ?? chosenVariant(item)
  const { patterns } = await context.patterns.of(item.channelId)
  const { rounds } = await roundsOnPlan(context.read, context.patterns, [item], true)
  const found = await context.patterns.ask('evidence', item.channelId, {
    code: input.code,
    of: { item, variant, channel, round: roundOf(item, rounds) },
    patterns,
    labels: labelsIn(item, letter),
  })
  if (!found) throw new Fail('invalid', 'error.no-evidence', { path: 'code' })
  const { counts, witnesses, usual } = found
  const shown = witnesses.slice(0, input.limit ?? FIRST)
  const named = postsNamed(context.read, shown)
  return {
    counts,
    n: witnesses.length,
    usual,
    posts: shown.flatMap(({ id, value }) => {
      const post = named.get(id)
      if (!post) return []
      const { title, publishedDay, format, durationSeconds, tags } = post
      return [{ id, title, publishedDay, format, durationSeconds, tags, value }]
    }),
  }
}

export async function similarPosts(
  { channelId, labels }: DecodedOf<'forecasts.similar'>,
  { read, patterns }: Context,
): Promise<OutputOf<'forecasts.similar'>> {
  const similar = await patterns.ask('similar', channelId, { labels })
  const named = postsNamed(read, similar.posts)
  return {
    of: similar.of,
    posts: similar.posts.flatMap(({ id, values }) => {
      const post = named.get(id)
      return post ? [{ id, title: post.title, publishedDay: post.publishedDay, values }] : []
    }),
  }
}

export function postsNamed(read: Read, wanted: readonly { readonly id: string }[]): ReadonlyMap<string, Post> {
  const ids = JSON.stringify(wanted.map(({ id }) => id))
  const rows = read.select('post', 'WHERE id IN (SELECT value FROM json_each(?))', ids)
  return new Map(rows.map((row) => [row.id, postOf(row)]))
}
