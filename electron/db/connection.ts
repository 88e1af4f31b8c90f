import type { Database } from 'better-sqlite3'
import { findDamage, hideDamaged, lookAgain, type Damage } from './damage.ts'
import { openLearnt, type LearntStore } from './learnt.ts'
import { openMark, readMark } from './mark.ts'
import { openFile, type BeforeMigration } from './open.ts'
import { openStore, type Store } from './tx.ts'

/** An open file with its store and its mark. */
export interface Connection {
  readonly db: Database
  readonly store: Store
  readonly learnt: LearntStore
  /** What was not as it was written when the file was opened; hidden from all that reads. */
  readonly damage: Damage
  lookAgain(): void
  /** Set if the file, as opened, was older than its mark: edits have been lost since. */
  readonly lostSince: { readonly file: number; readonly mark: number } | null
  /** What is missing stays missing: the mark takes the file as it is, whose steps go on from beyond those that are gone. */
  goOn(): void
  committed(): void
  /** Folds the log into the file now, so that the file alone holds everything. */
  rest(): void
  close(): void
}

const REST_AFTER_MS = 2000
const LARGE_LOG_PAGES = 2000

/** Hears of what went wrong after a commit: it is told, never answered, for the edit is on the disk. */
export type Warn = (message: string, error: unknown) => void

export function openConnection(
  file: string,
  markFile: string,
  beforeMigration: BeforeMigration,
  warn: Warn,
): Connection {
  const db = openFile(file, beforeMigration)
  try {
    return connectionOn(db, markFile, warn)
  } catch (error) {
    // Else its lock stays, and nothing can be put in its place.
    db.close()
    throw error
  }
}

function connectionOn(db: Database, markFile: string, warn: Warn): Connection {
  let damage = findDamage(db)
  hideDamaged(db, damage.rows)
  const store = openStore(db)
  const fileId = db.prepare('SELECT fileId FROM state').pluck().get() as string
  const seen = readMark(markFile)
  const sequence = store.sequence()
  let lostSince = seen?.fileId === fileId && seen.sequence > sequence ? { file: sequence, mark: seen.sequence } : null
  const mark = openMark(markFile, fileId)
  // The larger pages of a bulk import are folded back by us, when idle, and not in the middle of an answer.
  db.pragma(`wal_autocheckpoint = ${LARGE_LOG_PAGES}`)

  let resting: NodeJS.Timeout | null = null
  const rest = () => {
    if (resting) clearTimeout(resting)
    resting = null
    if (db.open) db.pragma('wal_checkpoint(TRUNCATE)')
  }
  /** Where nobody waits for it. What a full disk keeps from the file stays in its log, until after the next commit. */
  const restAlone = () => {
    try {
      rest()
    } catch (error) {
      warn('the log was not folded into the file', error)
    }
  }
  return {
    db,
    store,
    learnt: openLearnt(db),
    get damage() {
      return damage
    },
    lookAgain: () => {
      damage = lookAgain(db)
    },
    get lostSince() {
      return lostSince
    },
    goOn: () => {
      db.prepare('UPDATE state SET sequence = ?').run(Math.max(store.sequence(), lostSince?.mark ?? 0) + 1)
      lostSince = null
      mark.write(store.sequence())
    },
    committed: () => {
      if (resting) clearTimeout(resting)
      resting = setTimeout(restAlone, REST_AFTER_MS)
      resting.unref()
      try {
        // While a loss stands unread, the mark keeps saying what was there.
        mark.write(Math.max(store.sequence(), lostSince?.mark ?? 0))
      } catch (error) {
        warn('the mark was not moved', error)
      }
    },
    rest,
    close: () => {
      if (resting) clearTimeout(resting)
      if (!db.open) return
      db.close()
      mark.close()
    },
  }
}
