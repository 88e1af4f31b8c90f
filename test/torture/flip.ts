import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CallName } from '../../shared/contract.ts'
import { makeEngine } from '../../electron/core/learning.ts'
import { readXlsx } from '../../electron/core/importing/read-xlsx.ts'
import { openStudio, type Studio } from '../../electron/core/studio.ts'
import { below, randomFrom, type Random } from '../support/random.ts'
import { complain, type Found, type Told } from '../support/torture.ts'
import { makeWorld } from '../support/world.ts'

const AT = '2026-11-25T02:42:00Z'
const SPAN = { from: '2020-01-01', to: '2029-12-31' }
/** What the screens ask for. */
const READS: readonly (readonly [CallName, unknown])[] = [
  ['channels.list', {}],
  ['items.between', SPAN],
  ['items.undated', {}],
  ['posts.search', {}],
  ['history.state', {}],
  ['workspace.status', {}],
]

/** How a changed byte came out. `harmless`: it is nobody's (free space, what was learnt), and all that is anybody's reads as before. */
type Outcome = 'at opening' | 'by verify' | 'on reading' | 'harmless' | 'SILENT' | 'CRASH' | 'ALTERED'
const BAD: readonly Outcome[] = ['SILENT', 'CRASH', 'ALTERED']

/** All that is anybody's, as one text; or the code of why it cannot be read. */
async function everything(studio: Studio): Promise<{ readonly text: string } | { readonly code: string }> {
  const result = await studio.call('exports.make', { what: 'all', as: 'json' })
  if (!result.ok) return { code: result.error.code }
  const { base64 } = result.value as { base64: string }
  return { text: Buffer.from(base64, 'base64').toString() }
}

const open = (folder: string) => {
  let ids = 0
  return openStudio({
    folder,
    clock: () => AT,
    newId: () => `flip-${(ids += 1)}`,
    log: () => {},
    compute: makeEngine(),
    readXlsx,
  })
}

/** One byte in ten lies in the header or the schema, which are small and matter most. */
function flipped(bytes: Buffer, random: Random): { readonly bytes: Buffer; readonly at: number } {
  const copy = Buffer.from(bytes)
  const at = below(random, random() < 0.1 ? 4096 : bytes.length)
  copy[at] = (copy[at] ?? 0) ^ (1 + below(random, 255))
  return { bytes: copy, at }
}

async function outcomeOf(folder: string, bytes: Buffer, whole: string): Promise<Outcome> {
  const opened = open(folder)
  if (!opened.ok) {
    if (!readFileSync(join(folder, 'duotrack.db')).equals(bytes)) return 'ALTERED'
    return opened.error.code === 'internal' ? 'CRASH' : 'at opening'
  }
  const studio = opened.value
  try {
    const answers = await Promise.all(READS.map(([name, input]) => studio.call(name, input)))
    const codes = answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]))
    if (codes.includes('internal')) return 'CRASH'
    const verified = await studio.call('workspace.verify', {})
    if (!verified.ok) return verified.error.code === 'internal' ? 'CRASH' : 'by verify'
    if (!(verified.value as { ok: boolean }).ok) return 'by verify'
    if (codes.length > 0) return 'on reading'
    const read = await everything(studio)
    if ('code' in read) return read.code === 'internal' ? 'CRASH' : 'on reading'
    return read.text === whole ? 'harmless' : 'SILENT'
  } finally {
    await studio.close()
  }
}

/**
 * `count` times one byte of a real workspace file is changed as it lies on the disk. Opening it, reading it or `verify`
 * must say so, or everything that is anybody's must read as before; a file that is refused stays as it is.
 */
export async function torture({ count, seed }: Told): Promise<Found> {
  const world = makeWorld({ at: AT })
  await world.call('workspace.seed', {})
  await world.restart()
  const before = await everything(world.studio)
  await world.studio.close()
  if ('code' in before) throw new Error(`the file cannot be read as it is: ${before.code}`)
  const bytes = readFileSync(join(world.folder, 'duotrack.db'))
  const random = randomFrom(seed)
  const outcomes: Partial<Record<Outcome, number>> = {}
  let [failed, slowestMs] = [0, 0]
  try {
    for (let trial = 0; trial < count; trial += 1) {
      const folder = mkdtempSync(join(tmpdir(), 'duotrack-flip-'))
      const changed = flipped(bytes, random)
      cpSync(join(world.folder, 'duotrack.mark'), join(folder, 'duotrack.mark'))
      writeFileSync(join(folder, 'duotrack.db'), changed.bytes)
      const began = performance.now()
      const outcome = await outcomeOf(folder, changed.bytes, before.text)
      slowestMs = Math.max(slowestMs, Math.round(performance.now() - began))
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
      rmSync(folder, { recursive: true, force: true })
      if (!BAD.includes(outcome)) continue
      failed += 1
      complain(`byte ${changed.at}, ${bytes[changed.at]} to ${changed.bytes[changed.at]}: ${outcome}`)
    }
  } finally {
    rmSync(world.folder, { recursive: true, force: true })
  }
  return { failed, skipped: 0, bytes: bytes.length, outcomes, slowestMs }
}
