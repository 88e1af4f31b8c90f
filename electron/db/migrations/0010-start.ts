import type { Migration } from './index.ts'

/** Columns that every table has beside its own: the row's sum. */
const SUM = 'sum INTEGER NOT NULL'

export const start: Migration = {
  version: 10,
  up: (db) =>
    db.exec(`
      CREATE TABLE state (id INTEGER PRIMARY KEY CHECK (id = 1), fileId TEXT NOT NULL, sequence INTEGER NOT NULL) STRICT;
      CREATE TABLE tally (name TEXT PRIMARY KEY, count INTEGER NOT NULL, sum INTEGER NOT NULL) STRICT, WITHOUT ROWID;

      CREATE TABLE channel (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, platform TEXT NOT NULL, zone TEXT NOT NULL, light TEXT NOT NULL,
        deep TEXT NOT NULL, persona TEXT NOT NULL, hashtagSets TEXT NOT NULL, dailyCap INTEGER, iconReading TEXT, ${SUM}
      ) STRICT;
      CREATE TABLE series (
        id TEXT PRIMARY KEY, channelId TEXT NOT NULL REFERENCES channel (id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL, cadenceDays INTEGER NOT NULL, ${SUM}
      ) STRICT;
      CREATE TABLE campaign (
        id TEXT PRIMARY KEY, channelId TEXT NOT NULL REFERENCES channel (id) DEFERRABLE INITIALLY DEFERRED,
        name TEXT NOT NULL, purpose TEXT NOT NULL, "from" TEXT NOT NULL, "to" TEXT NOT NULL, "join" TEXT NOT NULL,
        spread TEXT NOT NULL, redeem TEXT NOT NULL, ${SUM}
      ) STRICT;

      CREATE TABLE item (
        id TEXT PRIMARY KEY, revision INTEGER NOT NULL,
        channelId TEXT NOT NULL REFERENCES channel (id) DEFERRABLE INITIALLY DEFERRED,
        title TEXT NOT NULL, brief TEXT NOT NULL, format TEXT NOT NULL, kind TEXT, track TEXT, durationSeconds REAL,
        tags TEXT NOT NULL, audience TEXT NOT NULL, isAd INTEGER NOT NULL, target TEXT,
        seriesId TEXT REFERENCES series (id) DEFERRABLE INITIALLY DEFERRED,
        campaignId TEXT REFERENCES campaign (id) DEFERRABLE INITIALLY DEFERRED,
        siblingGroup TEXT, day TEXT, time TEXT, status TEXT NOT NULL, chosen TEXT NOT NULL, ${SUM}
      ) STRICT;
      CREATE INDEX itemByDay ON item (day, time);
      CREATE TABLE variant (
        id TEXT PRIMARY KEY, itemId TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
        letter TEXT NOT NULL, title TEXT NOT NULL, cover TEXT NOT NULL, style TEXT NOT NULL, caption TEXT NOT NULL,
        pinned TEXT NOT NULL, ${SUM}
      ) STRICT;
      CREATE INDEX variantByItem ON variant (itemId);
      CREATE TABLE hook (
        id TEXT PRIMARY KEY, itemId TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
        letter TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, placement TEXT NOT NULL, second REAL,
        signal TEXT, words TEXT NOT NULL, options TEXT, lines TEXT, ${SUM}
      ) STRICT;
      CREATE INDEX hookByItem ON hook (itemId);
      CREATE TABLE promise (
        id TEXT PRIMARY KEY REFERENCES hook (id) DEFERRABLE INITIALLY DEFERRED, itemId TEXT NOT NULL,
        signal TEXT, threshold INTEGER, what TEXT NOT NULL, "by" TEXT, outcome TEXT, ${SUM}
      ) STRICT;
      CREATE INDEX promiseByItem ON promise (itemId);

      CREATE TABLE batch (
        id TEXT PRIMARY KEY, channelId TEXT NOT NULL REFERENCES channel (id) DEFERRABLE INITIALLY DEFERRED,
        at TEXT NOT NULL, files TEXT NOT NULL, format TEXT NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL,
        unchanged INTEGER NOT NULL, skipped INTEGER NOT NULL, takenBack INTEGER NOT NULL,
        made TEXT NOT NULL, ${SUM}
      ) STRICT;
      CREATE TABLE post (
        id TEXT PRIMARY KEY, channelId TEXT NOT NULL REFERENCES channel (id) DEFERRABLE INITIALLY DEFERRED,
        key TEXT NOT NULL, platformPostId TEXT, title TEXT NOT NULL, publishedDay TEXT NOT NULL, publishedAt TEXT,
        maturesAt TEXT NOT NULL, hourSource TEXT NOT NULL, format TEXT NOT NULL, durationSeconds REAL, tags TEXT NOT NULL,
        hooks TEXT NOT NULL, track TEXT, kind TEXT, isAd INTEGER NOT NULL, isPublic INTEGER NOT NULL, excludedBecause TEXT,
        provisional INTEGER NOT NULL, itemId TEXT REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED, variant TEXT,
        batchId TEXT REFERENCES batch (id) DEFERRABLE INITIALLY DEFERRED, ${SUM}
      ) STRICT;
      CREATE UNIQUE INDEX postByKey ON post (channelId, key);
      CREATE INDEX postByDay ON post (publishedDay, publishedAt);
      CREATE INDEX postByItem ON post (itemId) WHERE itemId IS NOT NULL;
      CREATE TABLE snapshot (
        id TEXT PRIMARY KEY, postId TEXT NOT NULL REFERENCES post (id) DEFERRABLE INITIALLY DEFERRED,
        capturedAt TEXT NOT NULL, source TEXT NOT NULL,
        batchId TEXT REFERENCES batch (id) DEFERRABLE INITIALLY DEFERRED, numbers TEXT NOT NULL, raw TEXT, ${SUM}
      ) STRICT;
      CREATE INDEX snapshotByPost ON snapshot (postId, capturedAt);
      CREATE INDEX snapshotByBatch ON snapshot (batchId) WHERE batchId IS NOT NULL;

      CREATE TABLE dismissal (
        id TEXT PRIMARY KEY, code TEXT NOT NULL, itemId TEXT REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
        reason TEXT NOT NULL, at TEXT NOT NULL, ${SUM}
      ) STRICT;
      CREATE TABLE seal (
        id TEXT PRIMARY KEY, itemId TEXT NOT NULL, at TEXT NOT NULL, afterNumbers INTEGER NOT NULL, forecast TEXT NOT NULL, ${SUM}
      ) STRICT;
      CREATE INDEX sealByItem ON seal (itemId);
      CREATE TABLE setting (id TEXT PRIMARY KEY, value TEXT NOT NULL, ${SUM}) STRICT;
      CREATE TABLE step (
        id TEXT PRIMARY KEY, position INTEGER NOT NULL UNIQUE, name TEXT NOT NULL, at TEXT NOT NULL, isUndone INTEGER NOT NULL,
        coalesce TEXT, tables TEXT NOT NULL, size INTEGER NOT NULL, edits TEXT NOT NULL, ${SUM}
      ) STRICT;
      CREATE TABLE op (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, result TEXT NOT NULL, sequence INTEGER NOT NULL, ${SUM}
      ) STRICT;
      CREATE INDEX opBySequence ON op (sequence);
    `),
}
