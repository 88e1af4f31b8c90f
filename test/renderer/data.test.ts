import { MessageChannel } from 'node:worker_threads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Finding } from '../../shared/finding.ts'
import { DEFAULT_SETTINGS } from '../../shared/values.ts'
import { channelFrom } from '../support/make.ts'

// The page's own store over the window's port: the test is the process with the data, and answers when it wants to.

interface Asked {
  readonly id: string
  readonly name: string
  readonly input: { readonly from?: string; readonly wait?: boolean }
}

const { port1: host, port2: port } = new MessageChannel()
const held: Asked[] = []
const ANSWERS: Record<string, unknown> = {
  'settings.get': DEFAULT_SETTINGS,
  'channels.list': [channelFrom()],
  'items.between': [],
  'items.undated': [],
  'promises.list': [],
  'history.state': { undo: null, redo: null },
  'workspace.status': { problems: [] },
}

/** What a page finds around it in the window. */
function makeSurroundings(): void {
  const window = Object.assign(new EventTarget(), { postMessage() {} })
  const navigator = { userAgent: 'Electron/33', platform: 'Linux', language: 'zh-CN' }
  for (const [name, value] of Object.entries({
    window,
    navigator,
    location: new URL('app://duotrack/'),
    sessionStorage: { getItem: () => null, setItem() {} },
    requestAnimationFrame: (run: () => void) => setTimeout(run),
  }))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
}

function handPort(): void {
  host.on('message', (asked: Asked) => {
    if (asked.name === 'findings.of') held.push(asked)
    else host.postMessage({ id: asked.id, result: { ok: true, value: ANSWERS[asked.name] } })
  })
  const handed = { source: globalThis.window, data: { type: 'duotrack-port', known: [] }, ports: [port] }
  globalThis.window.dispatchEvent(Object.assign(new Event('message'), handed))
}

const answer = (to: Asked | undefined, code: Finding['code'], pending: boolean) =>
  host.postMessage({ id: to?.id, result: { ok: true, value: { findings: [{ code }], counts: {}, pending } } })
const of = (week: string) => held.find(({ input }) => input.from === week)

let page: {
  readonly data: typeof import('../../renderer/data.ts')
  readonly ui: typeof import('../../renderer/ui.ts')
}
beforeAll(async () => {
  const [data, ui, client] = await Promise.all([
    import('../../renderer/data.ts'),
    import('../../renderer/ui.ts'),
    import('../../renderer/client.ts'),
  ])
  page = { data, ui }
  makeSurroundings()
  ui.showWeek('2026-11-23')
  const started = data.startData()
  client.connect()
  handPort()
  await started
})
afterAll(() => host.close())

const shown = () => page.data.useData.getState().findings?.findings.map(({ code }) => code)

test('what is known so far of a week that nobody looks at any more is not shown in the place of the week that is', async () => {
  await expect.poll(() => of('2026-11-23')).toBeDefined()
  page.ui.showWeek('2026-11-30')
  await expect.poll(() => of('2026-11-30')).toBeDefined()
  answer(of('2026-11-30'), 'kind-gap', false)
  await expect.poll(shown).toEqual(['kind-gap'])
  const asked = held.length
  answer(of('2026-11-23'), 'overload', true)
  await new Promise((done) => setTimeout(done, 50))
  expect(shown()).toEqual(['kind-gap'])
  expect(held).toHaveLength(asked)
})

test('what is known so far is shown while the rest is worked out', async () => {
  page.ui.showWeek('2026-12-07')
  await expect.poll(() => of('2026-12-07')).toBeDefined()
  answer(of('2026-12-07'), 'overload', true)
  await expect.poll(shown).toEqual(['overload'])
  await expect.poll(() => held.at(-1)?.input).toMatchObject({ from: '2026-12-07' })
  expect(held.at(-1)?.input.wait).toBeUndefined()
  answer(held.at(-1), 'hook-fatigue', false)
  await expect.poll(shown).toEqual(['hook-fatigue'])
})

test('weeks that begin on another day are read at once, the one that was looked at among them', async () => {
  ANSWERS['settings.get'] = { ...DEFAULT_SETTINGS, weekStart: 7 }
  host.postMessage({ change: { tables: ['setting'] } })
  await expect.poll(() => of('2026-12-06')).toBeDefined()
  expect(page.data.shownSight()).toMatchObject({ day: '2026-12-07', weekStart: 7 })
  await expect.poll(() => page.data.isShownRead(page.data.useData.getState())).toBe(true)
})
