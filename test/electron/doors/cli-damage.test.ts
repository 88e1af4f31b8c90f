import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeTerminal } from '../../support/terminal.ts'

let folder = ''
let backup = ''
const file = () => join(folder, 'duotrack.db')
const sum = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
const sums = () =>
  Object.fromEntries(
    readdirSync(folder).flatMap((name) => (name.startsWith('duotrack') ? [[name, sum(join(folder, name))]] : [])),
  )

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'duotrack-damage-'))
  const { ask } = makeTerminal(folder)
  await ask('channel', 'add', '--name', '小双', '--platform', 'douyin')
  backup = (await ask<{ file: string }>('backup')).file
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Overwrites bytes of the workspace file. */
function scribble(at: number, bytes: Buffer): void {
  const content = readFileSync(file())
  bytes.copy(content, at)
  writeFileSync(file(), content)
}

it('a file of a newer version is refused by every command, and no byte of it changes', async () => {
  const newer = Buffer.alloc(4)
  newer.writeUInt32BE(2 ** 31 - 1)
  scribble(60, newer)
  const before = sums()
  const { ask, run } = makeTerminal(folder)
  for (const args of [['channel', 'list'], ['verify'], ['backup'], ['restore', backup], ['call', 'channels.list']])
    expect(await ask(...args)).toMatchObject({ code: 1, error: { code: 'newer-file', path: file() } })
  expect((await run('check')).err).not.toContain('    at ')
  expect(sums()).toEqual(before)
})

it('a damaged file is said to be damaged, and left as it is', async () => {
  scribble(4096, Buffer.alloc(4096, 0xa5))
  const before = sum(file())
  const { ask } = makeTerminal(folder)
  for (const args of [['channel', 'list'], ['verify'], ['backup']])
    expect(await ask(...args)).toMatchObject({ code: 1, error: { code: 'damaged-file', message: expect.any(String) } })
  expect(sum(file())).toBe(before)
})

it('a backup restored over a damaged file is whole again, and the damaged one is kept', async () => {
  scribble(0, Buffer.from('no database at all'))
  const damaged = sum(file())
  const { ask } = makeTerminal(folder)
  const { previous, restored, code } = await ask<{ previous: string; restored: string }>('restore', backup)
  expect([code, restored]).toEqual([0, backup])
  expect(sum(join(previous, 'duotrack.db'))).toBe(damaged)
  expect(await ask('verify')).toMatchObject({ code: 0, ok: true })
  expect(await ask('channel', 'list')).toMatchObject({ channels: [{ name: '小双' }] })
})

it('what is no sound backup is not restored over anything', async () => {
  scribble(0, Buffer.from('no database at all'))
  const before = sum(file())
  writeFileSync(backup, readFileSync(backup).fill(0xa5, 4096, 8192))
  const { ask } = makeTerminal(folder)
  expect(await ask('restore', backup)).toMatchObject({ code: 1, error: { code: 'damaged-file', path: backup } })
  expect(await ask('restore', join(folder, 'log.txt'))).toMatchObject({
    code: 1,
    error: { code: expect.stringMatching(/not-found|unsupported-file/) },
  })
  expect([sum(file()), existsSync(join(folder, 'damaged-1'))]).toEqual([before, false])
})
