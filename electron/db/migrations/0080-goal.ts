import type { Migration } from './index.ts'

/** What a channel is to come to, since a day: a change of a metric, or so many posts a week. */
export const goal: Migration = {
  version: 80,
  up: (db) =>
    db.exec(`
      CREATE TABLE goal (
        id TEXT PRIMARY KEY, channelId TEXT NOT NULL REFERENCES channel (id) DEFERRABLE INITIALLY DEFERRED,
        unit TEXT NOT NULL, amount REAL NOT NULL, metric TEXT, kind TEXT, track TEXT, format TEXT, since TEXT NOT NULL,
        createdAt TEXT NOT NULL, sum INTEGER NOT NULL
      ) STRICT;
    `),
}
