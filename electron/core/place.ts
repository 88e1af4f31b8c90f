import * as fs from 'node:fs'
import * as path from 'node:path'
import { isUncPath, networkMount, SYNC_MARKERS, syncByPath, type SyncName } from '../../shared/sync-folders.ts'

/** What a folder lies on that a database should not: a folder that is synced, or a disk of another machine. */
export type Place =
  { readonly kind: 'sync'; readonly program: SyncName } | { readonly kind: 'network'; readonly type: string } | null

/** Looks at where a folder really is: behind links, by its path, by what lies in the folders above it, by its disk. */
export function placeOf(folder: string): Place {
  const real = fs.realpathSync(folder)
  const type = isUncPath(real) ? 'UNC' : networkMount(real, mountsOfLinux())
  if (type !== null) return { kind: 'network', type }
  const program = syncByPath(real) ?? syncByMarker(real)
  return program === null ? null : { kind: 'sync', program }
}

function syncByMarker(folder: string): SyncName | null {
  for (let at = folder; ; at = path.dirname(at)) {
    const found = SYNC_MARKERS.find(([marker]) => fs.existsSync(path.join(at, marker)))
    if (found) return found[1]
    if (path.dirname(at) === at) return null
  }
}

/** Empty on other systems, whose network disks are known by their path or not at all. */
function mountsOfLinux(): string {
  try {
    return fs.readFileSync('/proc/mounts', 'utf8')
  } catch {
    return ''
  }
}
