import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'

// A process that writes one file over and over is killed in between.

const BYTES = 4_000_000
const KILLS = 12
const BACKUP = join(import.meta.dirname, '../../../electron/db/backup.ts')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duotrack-whole-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Kills a writer `KILLS` times at any moment; answers how often the file it left was neither the one nor the other. */
async function halves(write: string): Promise<number> {
  const file = join(folder, 'posts.csv')
  const script = `${write}
    for (;;) for (const letter of 'ab') { write(${JSON.stringify(file)}, letter.repeat(${BYTES})); process.stdout.write('.') }`
  let count = 0
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const gone = new Promise((resolve) => child.once('close', resolve))
    await new Promise((resolve) => child.stdout.once('data', resolve))
    await pause(Math.random() * 30)
    child.kill('SIGKILL')
    await gone
    const left = readFileSync(file, 'latin1')
    if (left.length !== BYTES || left !== (left[0] ?? '').repeat(BYTES)) count += 1
  }
  return count
}

it('an export over an older file leaves the old one or the new one, whenever it is killed', async () => {
  expect(await halves(`import { writeWhole as write } from ${JSON.stringify(BACKUP)}`)).toBe(0)
  // What it was writing then lies beside it and is nobody's file.
  expect(readdirSync(folder).filter((name) => !name.includes('.tmp-'))).toEqual(['posts.csv'])
}, 60_000)

it('written in place, a file is left half: what finds none above would find it', async () => {
  expect(await halves(`import { writeFileSync as write } from 'node:fs'`)).toBeGreaterThan(0)
}, 60_000)
