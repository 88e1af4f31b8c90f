import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const KEPT = 5

/** What crashes left behind holds memory, and so words: the newest few are kept, the others go. */
export function keepNewestDumps(folder: string): void {
  const all = statSync(folder, { throwIfNoEntry: false })
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
    : []
  const dumps = all
    .filter((name) => name.endsWith('.dmp'))
    .map((name) => ({ file: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
  for (const { file } of dumps.toSorted((one, other) => other.at - one.at).slice(KEPT))
    for (const ending of ['.dmp', '.meta']) rmSync(file.replace(/\.dmp$/, ending), { force: true })
}
