import type { Migration } from './index.ts'

/** What each file said of a look at a post that several files tell of; its snapshot is made of them. */
export const piece: Migration = {
  version: 70,
  up: (db) =>
    db.exec(`
      CREATE TABLE piece (
        id TEXT PRIMARY KEY, postId TEXT NOT NULL REFERENCES post (id) DEFERRABLE INITIALLY DEFERRED,
        snapshotId TEXT NOT NULL REFERENCES snapshot (id) DEFERRABLE INITIALLY DEFERRED,
        batchId TEXT REFERENCES batch (id) DEFERRABLE INITIALLY DEFERRED,
        capturedAt TEXT NOT NULL, numbers TEXT NOT NULL, raw TEXT, sum INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX pieceByPost ON piece (postId);
      CREATE INDEX pieceBySnapshot ON piece (snapshotId);
      CREATE INDEX pieceByBatch ON piece (batchId);
    `),
}
