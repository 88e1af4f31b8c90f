import type { Migration } from './index.ts'

/** The playbook: wordings to use again, topics, checklists. An experiment that a wording came of may go. */
export const playbook: Migration = {
  version: 60,
  up: (db) =>
    db.exec(`
      CREATE TABLE template (
        id TEXT PRIMARY KEY, channelId TEXT REFERENCES channel (id) DEFERRABLE INITIALLY DEFERRED, kind TEXT NOT NULL,
        placement TEXT, signal TEXT, words TEXT NOT NULL, options TEXT, lines TEXT, promise TEXT, origin TEXT NOT NULL,
        experimentId TEXT, createdAt TEXT NOT NULL, sum INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE topic (
        id TEXT PRIMARY KEY, channelId TEXT REFERENCES channel (id) DEFERRABLE INITIALLY DEFERRED, words TEXT NOT NULL,
        festival TEXT, seriesId TEXT REFERENCES series (id) DEFERRABLE INITIALLY DEFERRED, createdAt TEXT NOT NULL,
        sum INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE checklist (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, steps TEXT NOT NULL, createdAt TEXT NOT NULL, sum INTEGER NOT NULL
      ) STRICT;
    `),
}
