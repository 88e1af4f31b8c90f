import type { Migration } from './index.ts'

/** What the creator said of a post whose likes and comments do not go together; `id` is the post's. */
export const verdict: Migration = {
  version: 20,
  up: (db) =>
    db.exec(`
      CREATE TABLE verdict (
        id TEXT PRIMARY KEY REFERENCES post (id) DEFERRABLE INITIALLY DEFERRED, says TEXT NOT NULL, at TEXT NOT NULL,
        sum INTEGER NOT NULL
      ) STRICT;
    `),
}
