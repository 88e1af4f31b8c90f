import type { OutputOf } from '../../../shared/contract.ts'
import type { ImportBatch, Snapshot } from '../../../shared/history.ts'
import { Fail } from '../../../shared/result.ts'
import type { Read, Tx } from '../../db/tx.ts'
import { joined } from './looks.ts'

/** The row sums of the posts that a batch created, as they stand now. */
export const sumsOf = (read: Read, batchId: string): Record<string, number> =>
  Object.fromEntries(
    read
      .query<{ id: string; sum: number }>('SELECT id, sum FROM post WHERE batchId = ?', batchId)
      .map(({ id, sum }) => [id, sum]),
  )

export const listBatches = (read: Read): ImportBatch[] =>
  read.select('batch', 'ORDER BY at DESC, id DESC').map(({ made: _, ...batch }) => batch)

/** Takes an import's numbers and its untouched posts out again; posts edited, linked or measured since stay and are named. */
export function takeBack(id: string, tx: Tx): OutputOf<'imports.takeBack'> {
  const batch = tx.get('batch', id)
  if (!batch) throw new Fail('not-found', 'error.batch-gone', { path: id })
  if (batch.takenBack) throw new Fail('conflict', 'error.batch-taken-back', { path: id })
  const affected = new Set<string>()
  const touched = 'WHERE batchId = ? OR id IN (SELECT snapshotId FROM piece WHERE batchId = ?)'
  for (const snapshot of tx.select('snapshot', touched, id, id)) {
    takeOut(id, snapshot, tx)
    affected.add(snapshot.postId)
  }
  const now = sumsOf(tx, id)
  const measured = new Set(
    tx
      .query<{ postId: string }>(
        'SELECT postId FROM snapshot WHERE postId IN (SELECT id FROM post WHERE batchId = ?)',
        id,
      )
      .map(({ postId }) => postId),
  )
  const spokenOf = new Set(
    tx
      .query<{ id: string }>(
        `SELECT id FROM post WHERE batchId = ?
         AND (id IN (SELECT id FROM verdict) OR id IN (SELECT postId FROM rejection)
           OR id IN (SELECT postA FROM round UNION SELECT postB FROM round))`,
        id,
      )
      .map((row) => row.id),
  )
  const kept: { id: string; title: string }[] = []
  for (const [postId, sum] of Object.entries(now)) {
    affected.delete(postId)
    if (sum === batch.made[postId] && !measured.has(postId) && !spokenOf.has(postId)) {
      tx.remove('post', postId)
      affected.add(postId)
    } else kept.push({ id: postId, title: tx.get('post', postId)?.title ?? '' })
  }
  tx.put('batch', { ...batch, takenBack: true })
  return { removed: affected.size, kept }
}

/** Takes what an import said out of a snapshot; what other imports said of the same look stays. */
function takeOut(batchId: string, snapshot: Snapshot, tx: Tx): void {
  const pieces = tx.select('piece', 'WHERE snapshotId = ? ORDER BY capturedAt, id', snapshot.id)
  const left = pieces.filter((piece) => piece.batchId !== batchId)
  for (const piece of pieces) if (left.length < 2 || !left.includes(piece)) tx.remove('piece', piece.id)
  const [first] = left
  if (first) tx.put('snapshot', { ...snapshot, ...joined(left), batchId: first.batchId })
  else tx.remove('snapshot', snapshot.id)
}
