import type { Post } from '../../shared/history.ts'
import type { HookKind } from '../../shared/model.ts'
import { suggester, type HookSuggestion, type PostWords } from '../../shared/suggest-hooks.ts'
import type { Instant } from '../../shared/time.ts'
import type { Tx } from '../db/tx.ts'

/** Calls that weigh the words of posts. */
export const WEIGHING: ReadonlySet<string> = new Set(['hooks.suggested', 'hooks.accept', 'posts.label'])

let suggest: ReturnType<typeof suggester> | null = null

/** The weights are large: they are read when the first call comes that needs them. */
export async function readWeights(): Promise<void> {
  suggest ??= suggester((await import('../../shared/learnt-hooks.json', { with: { type: 'json' } })).default)
}

/** What words show never changes: each text is looked through once. */
const lookedThrough = new Map<string, readonly HookSuggestion[]>()
const MOST_REMEMBERED = 100_000

export function shownBy(words: PostWords): readonly HookSuggestion[] {
  const key = `${words.title}\u0000${words.caption}`
  const before = lookedThrough.get(key)
  if (before) return before
  if (lookedThrough.size >= MOST_REMEMBERED) lookedThrough.clear()
  if (!suggest) throw new Error('the weights of words have not been read')
  const shown = suggest(words)
  lookedThrough.set(key, shown)
  return shown
}

export const rejectionId = (postId: string, hook: HookKind): string => `${postId}/${hook}`

export const putRejection = (tx: Tx, postId: string, hook: HookKind, at: Instant): void =>
  tx.put('rejection', { id: rejectionId(postId, hook), postId, hook, at })

/** A hook taken off a post is not suggested for it again. */
export function rejectDropped(tx: Tx, before: Post, hooks: readonly HookKind[], at: Instant): void {
  const dropped = before.hooks.filter((kind) => !hooks.includes(kind))
  if (dropped.length === 0) return
  const shown = shownBy({ title: before.title, caption: '' })
  for (const kind of dropped) if (shown.some((one) => one.kind === kind)) putRejection(tx, before.id, kind, at)
}

/** What was said of a post goes with it. */
export function forgetRejections(tx: Tx, postId: string): void {
  for (const { id } of tx.select('rejection', 'WHERE postId = ?', postId)) tx.remove('rejection', id)
}

/** Of two posts that become one, the other goes on with what was said of the first; or with what was of `only` these hooks. */
export function passRejections(tx: Tx, from: string, to: string, only?: readonly HookKind[]): void {
  for (const { id, hook, at } of tx.select('rejection', 'WHERE postId = ?', from)) {
    if (only && !only.includes(hook)) continue
    putRejection(tx, to, hook, at)
    tx.remove('rejection', id)
  }
}
