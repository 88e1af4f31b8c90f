import type { Database } from 'better-sqlite3'
import { start } from './0010-start.ts'
import { verdict } from './0020-verdict.ts'
import { rejection } from './0030-rejection.ts'
import { learnt } from './0040-learnt.ts'
import { experiment } from './0050-experiment.ts'
import { playbook } from './0060-playbook.ts'
import { piece } from './0070-piece.ts'
import { goal } from './0080-goal.ts'
import { link } from './0090-link.ts'

/** One step of the file's schema. Versions rise by ten; a landed migration is never edited. */
export interface Migration {
  readonly version: number
  readonly up: (db: Database) => void
}

export const MIGRATIONS: readonly Migration[] = [
  start,
  verdict,
  rejection,
  learnt,
  experiment,
  playbook,
  piece,
  goal,
  link,
]
export const LATEST = MIGRATIONS.at(-1)?.version ?? 0
