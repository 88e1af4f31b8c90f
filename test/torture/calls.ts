import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contract, type CallName } from '../../shared/contract.ts'
import type { Result } from '../../shared/result.ts'
import { inputsFor } from '../support/any-input.ts'
import { pick, randomFrom, type Random } from '../support/random.ts'
import { templateCsv } from '../support/template.ts'
import { complain, type Found, type Told } from '../support/torture.ts'
import { makeWorld } from '../support/world.ts'

const SLOWEST_MS = 20_000
/** What takes longer than this is asked for less often, so that the rest gets its turn. */
const SLOW_MS = 200
const VERIFIED_EVERY = 250
/** After so many calls little is left of the sample: another is taken. */
const CALLS_A_FILE = 500
const IDS_KEPT = 400
const NO_CALLS = ['__proto__', 'constructor', 'toString', 'items', 'items.save ', 'items.nothing', '']
const OP_IDS = [undefined, undefined, undefined, 'op-1', 'op-2', 'op 3', 'x'.repeat(65), '']

/** Every id in an answer, for the next questions to name. */
function idsIn(value: unknown, found: string[] = [], key = ''): string[] {
  if (typeof value === 'string' && /id$/i.test(key) && /^[\w-]{1,64}$/.test(value)) found.push(value)
  else if (Array.isArray(value)) for (const each of value.slice(0, 20)) idsIn(each, found, key)
  else if (typeof value === 'object' && value !== null)
    for (const [name, each] of Object.entries(value)) idsIn(each, found, name)
  return found
}

/** What is wrong with an answer, or null: an error may be any of the few, but not a bug. */
function wrongIn(result: Result<unknown>): string | null {
  if (result.ok) return null
  const { code, message } = result.error
  if (code === 'internal') return `internal: ${JSON.stringify(result.error)}`
  return typeof message === 'string' && message !== '' ? null : `no words: ${JSON.stringify(result.error)}`
}

const isPolluted = () => 'polluted' in Object.prototype

/**
 * `count` calls by any name of the contract, with inputs made from what it says it takes, and with things put in that it
 * does not: answered with a value or one of the few errors, never an internal one; the file verified again and again.
 */
export async function torture({ count, seed }: Told): Promise<Found> {
  const random: Random = randomFrom(seed)
  const scratch = mkdtempSync(join(tmpdir(), 'duotrack-calls-'))
  const here = process.cwd()
  // A path that is taken as it stands must not lead anywhere of ours.
  process.chdir(scratch)
  const second = join(scratch, 'second')
  mkdirSync(second)
  const log: string[] = []
  const open = (name: string) =>
    makeWorld({
      folder: join(scratch, name),
      log: (level, message, more) => level === 'error' && log.push(`${message} ${JSON.stringify(more)}`),
    })
  const sample = open('sample')
  await sample.call('workspace.seed', {})
  await sample.studio.close()
  const openSample = (name: string) => {
    cpSync(sample.folder, join(scratch, name), { recursive: true })
    return open(name)
  }
  let world = openSample('first')
  const names = Object.keys(contract) as CallName[]
  const slow = new Set<CallName>()
  const called = new Map<string, number>()
  let [failed, answered, slowestMs, slowest] = [0, 0, 0, '']
  let ids: string[] = []
  const verifyNow = async (when: string) => {
    const { problems } = await world.call('workspace.verify', {})
    if (problems.length > 0) failed += 1
    for (const problem of problems) complain(`${when}: ${problem}`)
  }
  try {
    for (let index = 0; index < count; index += 1) {
      if (index > 0 && index % CALLS_A_FILE === 0) {
        await verifyNow('before it is put away')
        await world.end()
        world = openSample(`after-${index}`)
        ids = []
      }
      if (index % 20 === 0) {
        const upload = world.studio.upload('posts.csv', Buffer.from(templateCsv(5)), null)
        if (upload.ok) ids.push(upload.value.id)
      }
      world.pass(1)
      const drawn = pick(random, names)
      const known =
        slow.has(drawn) && random() < 0.95
          ? pick(
              random,
              names.filter((name) => !slow.has(name)),
            )
          : drawn
      const backups = (await world.call('workspace.backups', {})).slice(0, 3).map(({ file }) => file)
      const paths = [
        ...backups,
        second,
        join(scratch, 'nowhere'),
        join(world.folder, 'duotrack.db'),
        '/dev/null',
        '',
        '.',
      ]
      const input = inputsFor(contract[known].input, { ids, paths }, random)
      const name = random() < 0.02 ? pick(random, NO_CALLS) : known
      const opId = pick(random, OP_IDS)
      const began = performance.now()
      const wrong = await world.studio.call(name, input, { opId }).then(
        (result) => {
          if (result.ok) answered += 1
          if (result.ok) ids = [...ids, ...idsIn(result.value)].slice(-IDS_KEPT)
          return wrongIn(result)
        },
        (error: unknown) => `rejected: ${String(error)}`,
      )
      const tookMs = performance.now() - began
      called.set(known, (called.get(known) ?? 0) + 1)
      if (tookMs > SLOW_MS) slow.add(known)
      if (tookMs > slowestMs) [slowestMs, slowest] = [Math.round(tookMs), name]
      if (index % VERIFIED_EVERY === 0) await verifyNow(`after call ${index}`)
      const all = [
        ...(wrong === null ? [] : [wrong]),
        ...(tookMs > SLOWEST_MS ? [`took ${Math.round(tookMs)} ms`] : []),
        ...(isPolluted() ? ['Object.prototype was written to'] : []),
      ]
      if (all.length === 0) continue
      failed += 1
      complain(`call ${index}, ${name}: ${all.join('; ')} ${log.splice(0).join(' ')} ${JSON.stringify(shown(input))}`)
    }
    await verifyNow('at the end')
  } finally {
    await world.studio.close()
    process.chdir(here)
    rmSync(scratch, { recursive: true, force: true })
  }
  const leastCalled = Math.min(...names.map((name) => called.get(name) ?? 0))
  return { failed, skipped: 0, calls: names.length, leastCalled, answered, slowestMs, slowest }
}

/** An input as it can be printed: what JSON has no word for is named by its kind. */
const shown = (input: unknown): unknown =>
  JSON.parse(
    JSON.stringify(input, (_, value: unknown) =>
      ['bigint', 'symbol', 'function', 'undefined'].includes(typeof value) ? `(${typeof value})` : value,
    ) ?? 'null',
  )
