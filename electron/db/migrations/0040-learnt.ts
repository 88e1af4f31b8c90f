import type { Migration } from './index.ts'

/**
 * What the history of each channel has taught, kept so that a start need not learn it again. Nothing here is anybody's work: it
 * is outside undo, row sums and tallies, and what does not fit the history is thrown away.
 */
export const learnt: Migration = {
  version: 40,
  up: (db) =>
    db.exec(`
      CREATE TABLE learnt (
        channelId TEXT PRIMARY KEY, fits TEXT NOT NULL, sum TEXT NOT NULL, said BLOB NOT NULL, kept BLOB NOT NULL
      ) STRICT;
    `),
}
