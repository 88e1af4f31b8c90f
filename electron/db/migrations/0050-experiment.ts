import type { Migration } from './index.ts'

/** Experiments and their rounds. An item or post of a round may go: then the round says so. */
export const experiment: Migration = {
  version: 50,
  up: (db) =>
    db.exec(`
      CREATE TABLE experiment (
        id TEXT PRIMARY KEY, channelId TEXT NOT NULL REFERENCES channel (id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL, tried TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL, metric TEXT NOT NULL,
        smallest REAL NOT NULL, alpha REAL NOT NULL, plannedRounds INTEGER, isAfterwards INTEGER NOT NULL,
        createdAt TEXT NOT NULL, endedAt TEXT, better TEXT, conclusion TEXT NOT NULL, sum INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX experimentByChannel ON experiment (channelId);
      CREATE TABLE round (
        id TEXT PRIMARY KEY, experimentId TEXT NOT NULL REFERENCES experiment (id) DEFERRABLE INITIALLY DEFERRED,
        position INTEGER NOT NULL, first TEXT NOT NULL, itemA TEXT, itemB TEXT, postA TEXT, postB TEXT, at TEXT NOT NULL,
        sum INTEGER NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX roundByPosition ON round (experimentId, position);
    `),
}
