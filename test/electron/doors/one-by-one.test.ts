import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { oneByOne } from '../../../electron/doors/one-by-one.ts'

const door = resolve(import.meta.dirname, '../../../electron/doors/one-by-one.ts')
let folder = ''
const started: ChildProcess[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duotrack-one-'))
})
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

/** A process of its own that does `body` that may name `oneByOne`, `folder` and `pause` (milliseconds in which it does nothing else). */
function start(body: string, within = folder): ChildProcess {
  const program = `
    import { existsSync, mkdirSync, rmdirSync } from 'node:fs'
    import { join } from 'node:path'
    import { oneByOne } from ${JSON.stringify(door)}
    const folder = ${JSON.stringify(within)}
    const pause = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
    ${body}`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'ignore'] })
  started.push(child)
  return child
}

const ending = async (child: ChildProcess): Promise<number | null> =>
  child.exitCode ?? ((await once(child, 'exit')) as [number | null])[0]

/** Makes a folder that must not be there yet, and takes it away: fails where another is at it. */
const ACT = `() => { mkdirSync(join(folder, 'at-it')); pause(40); rmdirSync(join(folder, 'at-it')) }`

/** How many of `count` processes failed that did `act` at the same moment. */
async function failuresOf(count: number, act: string): Promise<number> {
  const at = Date.now() + 600
  const all = Array.from({ length: count }, () => start(`pause(Math.max(0, ${at} - Date.now())); await (${act})`))
  return (await Promise.all(all.map(ending))).filter((code) => code !== 0).length
}

describe.runIf(process.platform === 'linux')('several processes started at once', () => {
  it('come one by one, where without it they would be at it together', async () => {
    expect(await failuresOf(6, `oneByOne(folder, ${ACT})`)).toBe(0)
    expect(await failuresOf(6, `(${ACT})()`)).toBeGreaterThan(0)
  })

  it('wait for one that has another name for the same folder', async () => {
    const other = `${folder}-link`
    symlinkSync(folder, other)
    try {
      const first = start(
        `await oneByOne(folder, () => { console.log('in'); pause(300); mkdirSync(join(folder, 'left')) })`,
        other,
      )
      await once(first.stdout!, 'data')
      expect(await oneByOne(folder, () => existsSync(join(folder, 'left')))).toBe(true)
    } finally {
      rmSync(other)
    }
  })

  it('do not wait for one that was killed in the middle, nor for good for one that hangs', async () => {
    const hanging = start(`await oneByOne(folder, () => { console.log('in'); pause(60_000) })`)
    await once(hanging.stdout!, 'data')
    expect(await oneByOne(folder, () => 'went on', 100)).toBe('went on')

    hanging.kill('SIGKILL')
    const began = performance.now()
    await oneByOne(folder, () => undefined, 60_000)
    expect(performance.now() - began).toBeLessThan(10_000)
  })

  it('in two folders do not wait for each other; a folder that is gone keeps nobody', async () => {
    const other = join(folder, 'other')
    mkdirSync(other)
    const hanging = start(`await oneByOne(folder, () => { console.log('in'); pause(60_000) })`, other)
    await once(hanging.stdout!, 'data')
    expect(await oneByOne(folder, () => 'alone', 60_000)).toBe('alone')
    expect(await oneByOne(join(folder, 'gone'), () => 'alone', 60_000)).toBe('alone')
  })
})
