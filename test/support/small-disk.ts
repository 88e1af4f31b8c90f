import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of a few megabytes in memory, that can be filled up and made read-only. */
export interface SmallDisk {
  readonly folder: string
  fill(): void
  free(): void
  setReadOnly(): void
  end(): void
}

const run = (...words: readonly string[]) => spawnSync(words[0] ?? '', words.slice(1), { encoding: 'utf8' })

const MEGABYTES = 24

/** Where mounting is not ours to do, `skip` is told so and what needs it is skipped. */
export function smallDisk(skip: (why: string) => never): SmallDisk {
  return mounted() ?? skip('mounting a small disk takes root on Linux')
}

function mounted(): SmallDisk | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  const folder = mkdtempSync(join(tmpdir(), 'duotrack-disk-'))
  if (run('mount', '-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'tmpfs', folder).status !== 0) {
    rmSync(folder, { recursive: true })
    return null
  }
  const ballast = join(folder, 'ballast')
  return {
    folder,
    fill: () => {
      for (let size = 1024 * 1024; size >= 4096; size /= 2)
        try {
          for (;;) writeFileSync(ballast, Buffer.alloc(size), { flag: 'a' })
        } catch {
          // No more of this size: the rest in smaller pieces.
        }
    },
    free: () => rmSync(ballast, { force: true }),
    setReadOnly: () => {
      const done = run('mount', '-o', 'remount,ro', folder)
      if (done.status !== 0) throw new Error(done.stderr)
    },
    end: () => {
      run('umount', '-l', folder)
      if (existsSync(folder)) rmSync(folder, { recursive: true, force: true })
    },
  }
}
