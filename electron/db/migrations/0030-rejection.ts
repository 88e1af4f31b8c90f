import type { Migration } from './index.ts'

/** Hooks that were suggested for a post and that the creator said it does not have; `id` is `post/hook`. */
export const rejection: Migration = {
  version: 30,
  up: (db) =>
    db.exec(`
      CREATE TABLE rejection (
        id TEXT PRIMARY KEY, postId TEXT NOT NULL REFERENCES post (id) DEFERRABLE INITIALLY DEFERRED,
        hook TEXT NOT NULL, at TEXT NOT NULL, sum INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX rejection_post ON rejection (postId);
    `),
}
