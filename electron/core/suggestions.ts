import type { DecodedOf, OutputOf } from '../../shared/contract.ts'
import type { HookKind } from '../../shared/model.ts'
import { Fail } from '../../shared/result.ts'
import type { PostWords } from '../../shared/suggest-hooks.ts'
import type { Day } from '../../shared/time.ts'
import { HOOK_KINDS } from '../../shared/values.ts'
import type { Read, Tx } from '../db/tx.ts'
import type { Context } from './context.ts'
import { postById } from './posts.ts'
import { putRejection, rejectionId, shownBy } from './rejections.ts'

type Suggested = OutputOf<'hooks.suggested'>
type Row = Suggested['rows'][number]
type Wanted = Pick<DecodedOf<'hooks.suggested'>, 'channelId' | 'postId' | 'kind'>

interface Candidate extends PostWords {
  readonly id: string
  readonly channelId: string
  readonly publishedDay: Day
  readonly hooks: string
}

/**
 * Posts whose words may still say something: those that count, but for the ones whose plan has said which hooks they have.
 * An export has one text a post; the caption is known where the post came of a plan.
 */
const CANDIDATES = `SELECT post.id, post.channelId, post.title, post.publishedDay, post.hooks, coalesce(variant.caption, '') AS caption
  FROM post LEFT JOIN variant ON variant.itemId = post.itemId AND variant.letter = post.variant
  WHERE post.isPublic = 1 AND post.excludedBecause IS NULL AND (post.itemId IS NULL OR post.hooks = '[]')
    AND post.channelId = coalesce(?, post.channelId) AND post.id = coalesce(?, post.id)
  ORDER BY post.publishedDay DESC, post.publishedAt DESC, post.id DESC`

/** Every suggestion there is, by kind, in each the newest post first. */
function allRows(read: Read, { channelId, postId, kind }: Wanted): Row[] {
  const rejected = new Set(read.query<{ id: string }>('SELECT id FROM rejection').map(({ id }) => id))
  const rows = read
    .query<Candidate>(CANDIDATES, channelId ?? null, postId ?? null)
    .flatMap(({ hooks, title, caption, ...post }) =>
      shownBy({ title, caption }).flatMap(({ where, ...shown }): Row[] => {
        if (kind && shown.kind !== kind) return []
        if (hooks.includes(`"${shown.kind}"`) || rejected.has(rejectionId(post.id, shown.kind))) return []
        return [
          {
            ...shown,
            postId: post.id,
            channelId: post.channelId,
            publishedDay: post.publishedDay,
            text: where === 'title' ? title : caption,
          },
        ]
      }),
    )
  const order = new Map(HOOK_KINDS.map((one, i) => [one, i]))
  return rows.toSorted((a, b) => (order.get(a.kind) ?? 0) - (order.get(b.kind) ?? 0))
}

export function suggestedHooks(input: DecodedOf<'hooks.suggested'>, { read }: Pick<Context, 'read'>): Suggested {
  const { offset = 0, limit = 100 } = input
  const rows = allRows(read, input)
  const counts = new Map<HookKind, number>()
  for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return {
    posts: new Set(rows.map(({ postId }) => postId)).size,
    total: rows.length,
    kinds: [...counts].map(([kind, count]) => ({ kind, count })),
    offset,
    rows: rows.slice(offset, offset + limit),
  }
}

/** Gives a kind to the posts named, or to every one that it is suggested for. */
export function acceptHook({ kind, ids, channelId }: DecodedOf<'hooks.accept'>, tx: Tx): OutputOf<'hooks.accept'> {
  const wanted = ids ?? allRows(tx, { channelId, kind }).map(({ postId }) => postId)
  const posts = wanted.map((id) => postById(tx, id)).filter(({ hooks }) => !hooks.includes(kind))
  for (const post of posts) tx.put('post', { ...post, hooks: [...post.hooks, kind] })
  return { changed: posts.length }
}

export function rejectHook(
  { kind, id }: DecodedOf<'hooks.reject'>,
  tx: Tx,
  { now }: Context,
): OutputOf<'hooks.reject'> {
  if (postById(tx, id).hooks.includes(kind)) throw new Fail('conflict', 'error.hook-labelled', { path: id })
  putRejection(tx, id, kind, now)
  return { rejected: id }
}
