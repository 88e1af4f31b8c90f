import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { plainEnv } from '../../electron/doors/closed-network.ts'
import { servePort } from '../../electron/doors/ports.ts'
import { contract } from '../../shared/contract.ts'
import { ok } from '../../shared/result.ts'
import { HARDENING } from '../support/hardening.ts'
import { makeWorld } from '../support/world.ts'

const root = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const code = (file: string) => read(file).replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')

it.each(HARDENING)('$line: stands in $file', ({ file, stands }) => {
  expect(code(file)).toMatch(stands)
})

it.each(HARDENING.filter(({ by }) => by !== null))('$line: is tried by a test that there is', ({ by }) => {
  const [file, name] = by ?? ['', '']
  expect(read(file)).toContain(name)
})

it('says of each line whether it was tried', () => {
  const tried = HARDENING.filter(({ by }) => by !== null).length
  expect([tried, HARDENING.length - tried].every((count) => count > 0)).toBe(true)
  process.stdout.write(`hardening: ${tried} lines tested, ${HARDENING.length - tried} configured, not verified\n`)
})

it('nothing of ours opens an address or a file with the system’s programs, or hears pages by name', () => {
  for (const file of ['electron/main.ts', 'electron/preload.ts', 'electron/menu.ts', 'electron/dialogs.ts'])
    expect(code(file), file).not.toMatch(/\bshell\b|\bopenExternal\b|\bopenPath\b|\bipcMain\b|\bexposeInMainWorld\b/)
})

it('the data process gets no variable that gives Node or Electron orders', () => {
  expect(
    plainEnv({
      NODE_OPTIONS: '--require /tmp/x',
      NODE_EXTRA_CA_CERTS: 'x',
      ELECTRON_RUN_AS_NODE: '1',
      node_repl_external_module: 'x',
      TZ: 'Asia/Shanghai',
      GONE: undefined,
    }),
  ).toEqual({ TZ: 'Asia/Shanghai' })
})

it('ten thousand messages of any shape end in nothing but typed answers', { timeout: 120_000 }, async () => {
  const world = makeWorld()
  const { port1, port2 } = new MessageChannel()
  const answers: unknown[] = []
  port1.on('message', (answer: unknown) => answers.push(answer))
  servePort(port2, () => ok(world.studio), {
    notify: () => {},
    chooseFolder: () => Promise.resolve(null),
    openWorkspace: () => {},
  })
  const names = Object.keys(contract).filter(
    (name) => !/seed|backup|clearSample|backtests|exports|aa|power/i.test(name),
  )
  const anyInput = fc.anything({
    maxDepth: 3,
    withNullPrototype: true,
    withBigInt: true,
    withDate: true,
    withTypedArray: true,
  })
  const anyMessage = fc.oneof(
    anyInput,
    fc.record({ id: fc.string(), name: fc.oneof(fc.constantFrom(...names), fc.string()), input: anyInput }),
    fc.record({ id: fc.string(), name: fc.constantFrom('__proto__', 'constructor', 'toString'), input: anyInput }),
    fc.record({ cancel: anyInput }),
    fc.record({ id: fc.string(), upload: anyInput }),
    fc.record({ notify: anyInput }),
  )
  let sent = 0
  for (const message of fc.sample(anyMessage, { numRuns: 10_000, seed: 20_261_125 })) {
    try {
      port1.postMessage(message)
      sent += 1
    } catch {
      // What cannot be cloned does not reach a port at all.
    }
  }
  const last = { id: 'last', name: 'settings.get', input: {} }
  port1.postMessage(last)
  await expect
    .poll(() => answers.some((answer) => (answer as { id?: unknown }).id === 'last'), { timeout: 100_000 })
    .toBe(true)
  expect(sent).toBeGreaterThan(9_000)
  for (const answer of answers) {
    const { result, progress } = answer as { result?: { ok: boolean; error?: { code: string } }; progress?: unknown }
    if (progress !== undefined) continue
    expect(typeof result?.ok).toBe('boolean')
    if (result?.ok === false) expect(result.error?.code).not.toBe('internal')
  }
  port1.close()
  await world.end()
})
