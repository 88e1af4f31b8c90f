import { z } from 'zod'
import type { BackupRow } from './backups.ts'
import type { Damaged } from './damage.ts'
import { job, output, query, write, type Call, type CallKind } from './calls.ts'
import { id, text } from './model.ts'
import type { AppError } from './result.ts'
import type { Instant } from './time.ts'

interface WorkspaceProblem {
  /** A locale key. */
  readonly code: string
  /** `warning`: nothing is wrong yet. */
  readonly severity: 'error' | 'warning'
  readonly params: Readonly<Record<string, string | number>>
}

export interface WorkspaceStatus {
  readonly folder: string
  readonly file: string
  readonly version: number
  /** Rises with each write, and at a restore. */
  readonly sequence: number
  /** The newest that was read through. */
  readonly lastBackup: { readonly file: string; readonly at: Instant; readonly sequence: number } | null
  /** Where a second set of backups is kept, and the time of its newest. */
  readonly second: { readonly folder: string; readonly at: Instant | null } | null
  readonly posts: number
  readonly items: number
  /** What is wrong with the file or its place, if anything. */
  readonly problems: readonly WorkspaceProblem[]
}

const nothing = z.object({})
const path = text(4096)

/** Why the file is not open, and what there is to go back to. */
export interface RescueState {
  readonly error: AppError
  readonly file: string
  /** Newest first; none where the file itself is whole. */
  readonly backups: readonly BackupRow[]
}

export const workspaceCalls = {
  /** Null: the file is open. */
  'rescue.state': query(nothing, output<RescueState | null>()),
  'rescue.retry': job(nothing, output<{ isOpen: boolean }>()),
  /** Puts a backup in the place of a damaged file, which is kept aside with its log. */
  'rescue.restore': job(z.object({ file: path }), output<{ restored: string; previous: string }>()),
  /** What can still be read of it, row by row, as JSON. */
  'rescue.salvage': job(
    nothing,
    output<{ name: string; mime: string; base64: string; rows: number; damaged: number }>(),
  ),
  'workspace.status': query(nothing, output<WorkspaceStatus>()),
  'workspace.verify': query(nothing, output<{ ok: boolean; problems: readonly string[] }>()),
  /** Into the workspace's own folder, or into one that is named. */
  'workspace.backup': job(
    z.object({ folder: path.optional() }),
    output<{ file: string; sha256: string; rows: number }>(),
  ),
  /** From here on every backup is also copied there; the first at once, or the folder is refused. Null: no longer. */
  'workspace.keepSecond': job(z.object({ folder: path.nullable() }), output<WorkspaceStatus>()),
  /**
   * Makes a folder ready to go on in: a copy of this file where there is none of ours, else what lies there; a folder with other
   * things in it gets one inside. What is here is not touched, and stays open until `shell.openWorkspace`.
   */
  'workspace.takeTo': job(z.object({ folder: path }), output<{ folder: string; is: 'copied' | 'there' }>()),
  /** Newest first. */
  'workspace.backups': query(nothing, output<readonly BackupRow[]>()),
  /** Reads one of them through again, and keeps what was found. */
  'workspace.checkBackup': job(z.object({ file: path }), output<BackupRow>()),
  'workspace.restore': job(z.object({ file: path }), output<{ restored: string; previous: string }>()),
  'workspace.damaged': query(nothing, output<readonly Damaged[]>()),
  /** Puts one of them back as its backup has it. No step: what is damaged is no state to go back to. */
  'workspace.recover': job(
    z.object({ kind: z.enum(['item', 'post', 'experiment', 'other']), table: text(40), id: text(200) }),
    output<{ recovered: string }>(),
  ),
  /** An export of everything, handed over as `upload`, into a workspace in which nobody has made anything yet. */
  'workspace.fill': job(z.object({ upload: id }), output<{ rows: number; previous: string }>()),
  /** Steps that the file had once are missing: goes on without them, after a backup. */
  'workspace.goOn': job(nothing, output<WorkspaceStatus>()),
  /** The warning about where the workspace lies has been read: not said again while it lies there. */
  'workspace.knowPlace': write(nothing, output<WorkspaceStatus>()),
  /** Fills a workspace without channels with the sample: one undo step. The same seed and day make the same content. */
  'workspace.seed': job(
    z.object({ seed: z.number().int().min(0).max(1_000_000).optional() }),
    output<{ channels: number; items: number; posts: number }>(),
  ),
  /** Takes the sample away, after a backup: everything, or beside channels of one's own what is on the sample's. One undo step. */
  'workspace.clearSample': job(nothing, output<{ backup: string }>()),
} satisfies Record<string, Call<CallKind, z.ZodType, unknown>>
