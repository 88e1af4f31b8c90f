import * as fs from 'node:fs'
import * as path from 'node:path'
import type { OutputOf } from '../../shared/contract.ts'
import { Fail } from '../../shared/result.ts'
import { inspect } from '../db/open.ts'
import { LATEST } from '../db/migrations/index.ts'
import { FILE } from './workspace.ts'

/** What a system leaves in an empty folder or disk by itself. */
const NOBODYS = new Set([
  '.DS_Store',
  'desktop.ini',
  'Thumbs.db',
  'lost+found',
  'System Volume Information',
  '$RECYCLE.BIN',
])
const OWN_NAME = 'duotrack'

/**
 * Makes a folder ready to go on in: what lies there of ours stays as it is, else `copy` puts a copy of this workspace's file
 * there. A folder that holds other things gets one of ours inside. What is here now is not touched.
 */
export function takeTo(wanted: string, own: string, copy: (folder: string) => void): OutputOf<'workspace.takeTo'> {
  const chosen = realFolder(wanted)
  const home = fs.existsSync(own) ? fs.realpathSync(own) : own
  const isRoomy = fs.existsSync(path.join(chosen, FILE)) || fs.readdirSync(chosen).every((name) => NOBODYS.has(name))
  const folder = isRoomy ? chosen : path.join(chosen, OWN_NAME)
  if (folder === home) throw new Fail('invalid', 'error.folder-same', { path: 'folder', params: { folder } })
  if (folder.startsWith(home + path.sep))
    throw new Fail('invalid', 'error.folder-inside', { path: 'folder', params: { folder: home } })
  refuseClosed(folder)
  const file = path.join(folder, FILE)
  if (fs.existsSync(file)) {
    refuseOthers(file)
    return { folder, is: 'there' }
  }
  copy(folder)
  return { folder, is: 'copied' }
}

function realFolder(wanted: string): string {
  const problem = (message: string) => new Fail('invalid', message, { path: wanted, params: { folder: wanted } })
  if (!path.isAbsolute(wanted)) throw problem('error.folder-not-absolute')
  const found = fs.statSync(wanted, { throwIfNoEntry: false })
  if (!found) throw problem('error.folder-gone')
  if (!found.isDirectory()) throw problem('error.not-a-folder')
  return fs.realpathSync(wanted)
}

/** By writing: what a folder says of itself is not what its disk allows. */
function refuseClosed(folder: string): void {
  const probe = path.join(folder, `.may-write-${process.pid}`)
  try {
    fs.mkdirSync(folder, { mode: 0o700, recursive: true })
    fs.closeSync(fs.openSync(probe, 'w', 0o600))
    fs.rmSync(probe)
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(String((error as NodeJS.ErrnoException).code))) throw error
    throw new Fail('read-only', 'error.folder-closed', { path: folder, params: { folder } })
  }
}

/** Not opened here: whoever goes on there does, and it may be of a newer version or no file of ours at all. */
function refuseOthers(file: string): void {
  const found = inspect(file)
  if (found.kind === 'foreign') throw new Fail('unsupported-file', 'error.not-a-workspace', { path: file })
  if (found.kind === 'ours' && found.version > LATEST)
    throw new Fail('newer-file', 'error.newer-file', { path: file, params: { version: found.version, known: LATEST } })
}
