import { MessageChannel, type MessagePort as NodePort } from 'node:worker_threads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Lost, type Carrier, type Connection } from '../../renderer/carriers/carrier.ts'
import { openPortCarrier } from '../../renderer/carriers/port.ts'
import type { Change } from '../../shared/contract.ts'

interface Heard {
  readonly connections: Connection[]
  readonly changes: Change[]
  readonly opened: (string | null)[]
  readonly powers: string[]
}
const hosts: NodePort[] = []
/** What the page said to its preload. */
let saidToPreload: unknown[] = []

beforeEach(() => {
  saidToPreload = []
  const postMessage = (said: unknown) => void saidToPreload.push(said)
  Object.assign(globalThis, { window: Object.assign(new EventTarget(), { postMessage }) })
})
afterEach(() => {
  for (const host of hosts.splice(0)) host.close()
  Reflect.deleteProperty(globalThis, 'window')
})

function openCarrier(): { readonly carrier: Carrier; readonly heard: Heard } {
  const heard: Heard = { connections: [], changes: [], opened: [], powers: [] }
  const carrier = openPortCarrier({
    onChange: (change) => void heard.changes.push(change),
    onConnection: (connection) => void heard.connections.push(connection),
    onOpen: (itemId) => void heard.opened.push(itemId),
    onPower: (power) => void heard.powers.push(power),
  })
  return { carrier, heard }
}

/** What preload does: posts the window a port, whose other end is the host's. */
function handPort(
  answer: (message: Record<string, unknown>, host: NodePort) => void,
  known: readonly object[] = [],
): NodePort {
  const { port1, port2 } = new MessageChannel()
  hosts.push(port1)
  port1.on('message', (message: Record<string, unknown>) => answer(message, port1))
  const event = Object.assign(new Event('message'), {
    source: globalThis.window,
    data: { type: 'duotrack-port', known },
    ports: [port2],
  })
  globalThis.window.dispatchEvent(event)
  return port1
}

const echo = (message: Record<string, unknown>, host: NodePort) =>
  host.postMessage({ id: message['id'], result: { ok: true, value: message } })

test('the page asks for its port, which may be there before it listens', () => {
  openCarrier()
  expect(saidToPreload).toEqual(['duotrack-page'])
})

test('a call reaches the host with its op id and its answer comes back', async () => {
  const { carrier, heard } = openCarrier()
  handPort(echo)
  const result = await carrier.send('items.move', { id: 'a' }, { opId: 'once' })
  expect(result).toMatchObject({ ok: true, value: { name: 'items.move', input: { id: 'a' }, opId: 'once' } })
  expect(heard.connections).toEqual(['open'])
})

test('what was known before the host was there is told once, then the host is asked', async () => {
  const { carrier } = openCarrier()
  const result = { ok: true, value: '知道的' }
  const host = handPort(echo, [
    { name: 'settings.get', input: {}, result },
    { name: 'channels.list', input: {}, result },
  ])
  expect(await carrier.send('settings.get', {}, {})).toEqual(result)
  expect(await carrier.send('settings.get', {}, {})).toMatchObject({ ok: true, value: { name: 'settings.get' } })
  // Anything that the host says may be that it is otherwise by now.
  host.postMessage({ change: { tables: ['channel'], sequence: 2 } })
  await carrier.send('settings.get', {}, {})
  expect(await carrier.send('channels.list', {}, {})).toMatchObject({ ok: true, value: { name: 'channels.list' } })
})

test('a call made before there is a port, or cut off by a fresh one, is told as lost and not as failed', async () => {
  const { carrier } = openCarrier()
  await expect(carrier.send('settings.get', {}, {})).rejects.toBeInstanceOf(Lost)
  handPort(() => {})
  const unanswered = carrier.send('settings.get', {}, {})
  handPort(echo)
  await expect(unanswered).rejects.toBeInstanceOf(Lost)
  expect(await carrier.send('settings.get', {}, {})).toMatchObject({ ok: true })
})

test('a host that ends is noticed', async () => {
  const { heard } = openCarrier()
  const host = handPort(echo)
  host.close()
  await expect.poll(() => heard.connections).toEqual(['open', 'lost'])
})

test('progress, changes and the wish to stop travel beside the answers', async () => {
  const { carrier, heard } = openCarrier()
  const asked: Record<string, unknown>[] = []
  handPort((message, host) => {
    asked.push(message)
    if ('cancel' in message)
      host.postMessage({ id: message['cancel'], result: { ok: false, error: { code: 'cancelled' } } })
    else host.postMessage({ id: message['id'], progress: { phase: 'read', done: 1, total: 2 } })
  })
  const stop = new AbortController()
  const steps: number[] = []
  const result = carrier.send(
    'imports.commit',
    {},
    { signal: stop.signal, onProgress: ({ done }) => (steps.push(done), stop.abort()) },
  )
  expect(await result).toMatchObject({ ok: false })
  expect(steps).toEqual([1])
  expect(asked).toHaveLength(2)
  hosts[0]?.postMessage({ change: { tables: ['item'], sequence: 7 } })
  await expect.poll(() => heard.changes).toEqual([{ tables: ['item'], sequence: 7 }])
})

test('a message of another kind, or from another window, hands over nothing', async () => {
  const { carrier } = openCarrier()
  const { port1, port2 } = new MessageChannel()
  hosts.push(port1)
  const foreign = Object.assign(new Event('message'), {
    source: null,
    data: { type: 'duotrack-port', known: [] },
    ports: [port2],
  })
  globalThis.window.dispatchEvent(foreign)
  await expect(carrier.send('settings.get', {}, {})).rejects.toBeInstanceOf(Lost)
})

test('a notice goes to the window, and a click on it comes back', async () => {
  const { carrier, heard } = openCarrier()
  const asked: unknown[] = []
  handPort((message, host) => {
    asked.push(message)
    host.postMessage({ open: 'item-1' })
    host.postMessage({ open: null })
  })
  carrier.notify?.({ title: '20:00 发布：面', body: '现在', itemId: 'item-1' })
  await expect.poll(() => heard.opened).toEqual(['item-1', null])
  expect(asked).toEqual([{ notify: { title: '20:00 发布：面', body: '现在', itemId: 'item-1' } }])
})

test('the page hears that the machine is about to sleep, and that it woke up', async () => {
  const { heard } = openCarrier()
  const host = handPort(() => {})
  host.postMessage({ power: 'rest' })
  host.postMessage({ power: 'wake' })
  await expect.poll(() => heard.powers).toEqual(['rest', 'wake'])
})
