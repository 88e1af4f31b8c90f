import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import type { DecodedOf, OutputOf } from '../../shared/contract.ts'
import { Fail } from '../../shared/result.ts'
import { fileOf } from '../db/refill.ts'
import { TABLES, TABLE_NAMES } from '../db/tables.ts'
import type { Read } from '../db/tx.ts'
import type { Job } from './context.ts'
import { OF_THIS_MACHINE, readEverything } from './exporting/everything.ts'

const UNDOABLE = TABLE_NAMES.filter((table) => TABLES[table].isUndoable)

/** True if nobody has made anything here yet; settings are nothing made. */
const isEmpty = (read: Read): boolean => UNDOABLE.every((table) => read.select(table, 'LIMIT 1').length === 0)

/**
 * Everything that a workspace once exported, into an empty one. A file of it is made and checked elsewhere, and then put in the
 * place of the empty one as a backup is: all of it or nothing, and to be taken back by the backup made before.
 */
export async function fillWorkspace(
  { upload }: DecodedOf<'workspace.fill'>,
  { read, uploads, workspace, progress }: Job,
): Promise<OutputOf<'workspace.fill'>> {
  const { bytes, name } = uploads.get(upload)
  const { version, tables } = readEverything(bytes, name)
  if (!isEmpty(read)) throw new Fail('conflict', 'error.fill-not-empty', { path: name })
  progress({ phase: 'fill', done: 0, total: 1 })
  const mine = OF_THIS_MACHINE.flatMap((id) => read.get('setting', id) ?? [])
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duotrack-fill-'))
  try {
    const file = fileOf(folder, version, { ...tables, setting: [...(tables['setting'] ?? []), ...mine] })
    const { previous } = workspace.restore(file)
    const rows = Object.values(tables).reduce((sum, list) => sum + list.length, 0)
    return { rows, previous }
  } catch (error) {
    if (error instanceof Fail) throw new Fail(error.error.code, error.error.message, { ...error.error, path: name })
    throw error
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
