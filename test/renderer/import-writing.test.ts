import { MessageChannel } from 'node:worker_threads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { servePort } from '../../electron/doors/ports.ts'
import { ok } from '../../shared/result.ts'
import { templateCsv } from '../support/template.ts'
import { makeWorld } from '../support/world.ts'

// The import page over the window's port, to a studio on a real file whose process goes and comes again.

const world = makeWorld()
const { port1: host, port2: port } = new MessageChannel()

/** What a page finds around it in the window. */
function makeSurroundings(): void {
  for (const [name, value] of Object.entries({
    window: Object.assign(new EventTarget(), { postMessage() {} }),
    navigator: { userAgent: 'Electron/33', platform: 'Linux', language: 'zh-CN' },
    location: new URL('app://duotrack/'),
    sessionStorage: { getItem: () => null, setItem() {} },
  }))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
}

let page: typeof import('../../renderer/import/importing.ts')
beforeAll(async () => {
  const [importing, client] = await Promise.all([
    import('../../renderer/import/importing.ts'),
    import('../../renderer/client.ts'),
  ])
  page = importing
  makeSurroundings()
  client.connect()
  servePort(host, () => ok(world.studio), {
    notify() {},
    chooseFolder: () => Promise.resolve(null),
    openWorkspace() {},
  })
  const handed = { source: globalThis.window, data: { type: 'duotrack-port', known: [] }, ports: [port] }
  globalThis.window.dispatchEvent(Object.assign(new Event('message'), handed))
})
afterAll(async () => {
  host.close()
  await world.end()
})

test('files that were looked at are written although the process that held them is another by then', async () => {
  const { id } = await world.call('channels.save', { name: '火锅', platform: 'other' })
  page.readNext([new File([templateCsv(3)], 'posts.csv')], id)
  await expect.poll(() => page.useImporting.getState().preview?.total).toMatchObject({ created: 3 })
  await world.restart()
  expect(await page.write()).toMatchObject({ result: { total: { created: 3 } } })
  expect(page.useImporting.getState()).toMatchObject({ files: [], error: null })
  expect((await world.call('posts.search', { channelId: id })).posts).toHaveLength(3)
})

test('and are looked at again likewise', async () => {
  const { id } = await world.call('channels.save', { name: '米线', platform: 'other' })
  page.readNext([new File([templateCsv(2)], 'posts.csv')], id)
  await expect.poll(() => page.useImporting.getState().preview?.total).toMatchObject({ created: 2 })
  await world.restart()
  page.readAs({ capturedAt: null })
  await expect.poll(() => page.useImporting.getState().running).toBeNull()
  expect(page.useImporting.getState()).toMatchObject({ error: null, preview: { total: { created: 2 } } })
})
