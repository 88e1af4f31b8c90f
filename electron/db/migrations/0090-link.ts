import type { Migration } from './index.ts'

/** What a post was before it was linked to a plan, so that taking the link back gives it back; `id` is the post's. */
export const link: Migration = {
  version: 90,
  up: (db) =>
    db.exec(`
      CREATE TABLE link (
        id TEXT PRIMARY KEY REFERENCES post (id) DEFERRABLE INITIALLY DEFERRED, status TEXT NOT NULL,
        before TEXT NOT NULL, after TEXT NOT NULL, merged TEXT, sum INTEGER NOT NULL
      ) STRICT;
    `),
}
