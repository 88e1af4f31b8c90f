import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'

/** What was learnt of a channel, as bytes: what it says, and what is needed to go on from there. */
interface LearntBytes {
  /** What it was learnt from, and by which engine. */
  readonly fits: string
  readonly said: Uint8Array
  readonly kept: Uint8Array
}

/** A place in the file for what can be worked out again. Nobody's work lies here: no undo, no row sums, no sequence. */
export interface LearntStore {
  /** What was put last, or null where it is not as it was put. */
  get(channelId: string): LearntBytes | null
  put(channelId: string, learnt: LearntBytes): void
}

const sumOf = (channelId: string, { fits, said, kept }: LearntBytes): string =>
  createHash('sha256')
    .update(JSON.stringify([channelId, fits, said.length]))
    .update(said)
    .update(kept)
    .digest('hex')

export function openLearnt(db: Database): LearntStore {
  const read = db.prepare('SELECT fits, sum, said, kept FROM learnt WHERE channelId = ?')
  const write = db.prepare(
    `INSERT INTO learnt (channelId, fits, sum, said, kept) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (channelId) DO UPDATE SET fits = excluded.fits, sum = excluded.sum, said = excluded.said, kept = excluded.kept`,
  )
  const tidy = db.prepare('DELETE FROM learnt WHERE channelId NOT IN (SELECT id FROM channel)')
  return {
    get: (channelId) => {
      const row = read.get(channelId) as (LearntBytes & { readonly sum: string }) | undefined
      return row && sumOf(channelId, row) === row.sum ? row : null
    },
    put: (channelId, learnt) => {
      const { fits, said, kept } = learnt
      db.transaction(() => {
        tidy.run()
        write.run(channelId, fits, sumOf(channelId, learnt), said, kept)
      })()
    },
  }
}
