import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Lost, type Carrier, type Connection } from '../../renderer/carriers/carrier.ts'
import { openHttpCarrier } from '../../renderer/carriers/http.ts'

/** What the server says to a POST, by path. */
let answers: Readonly<Record<string, () => Response>> = {}

beforeEach(() => {
  vi.stubGlobal('fetch', (path: string, { signal }: RequestInit = {}) => {
    const answer = answers[path.split('?')[0] ?? '']
    if (answer) return Promise.resolve(answer())
    // The stream of events stays open and says nothing, until it is broken off.
    return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('broken off'))))
  })
})
afterEach(() => vi.unstubAllGlobals())

function openCarrier(): { readonly carrier: Carrier; readonly connections: Connection[] } {
  const connections: Connection[] = []
  const nothing = () => {}
  const onConnection = (next: Connection) => void connections.push(next)
  const events = { onChange: nothing, onConnection, onOpen: nothing, onPower: nothing, onToken: nothing }
  return { carrier: openHttpCarrier('token', events), connections }
}

/** The head of an answer came, and half of its words. */
const cut = (): Response =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"ok":tr'))
        controller.error(new TypeError('network error'))
      },
    }),
  )

test.each<[string, string, (carrier: Carrier) => Promise<unknown>]>([
  ['a call', '/call/items.get', (carrier) => carrier.send('items.get', {}, {})],
  ['a file', '/upload', (carrier) => carrier.upload(new File(['1'], 'notes.csv'))],
  ['another folder', '/workspace', (carrier) => carrier.openWorkspace('/home/wen')],
])('of %s, an answer that breaks off midway is as good as none: it is asked again', async (_, path, ask) => {
  answers = { [path]: cut }
  const { carrier, connections } = openCarrier()
  await expect(ask(carrier)).rejects.toThrow(Lost)
  expect(connections).toContain('lost')
  answers = { [path]: () => Response.json({ ok: true, value: 'there' }) }
  expect(await ask(carrier)).toEqual({ ok: true, value: 'there' })
})
