import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHttpDoor } from '../../../electron/doors/http-server.ts'
import type { Change } from '../../../shared/contract.ts'
import type { Channel } from '../../../shared/model.ts'
import type { Result } from '../../../shared/result.ts'
import { bearer, json, makeServer, TOKEN, type TestServer } from '../../support/http.ts'

let server: TestServer
beforeAll(async () => {
  server = await makeServer()
})
afterAll(() => server.end())

const at = (path: string) => server.at(path)
const call: TestServer['call'] = (...asked) => server.call(...asked)

describe('calls', () => {
  it('carry the input in and the result out, refusals too', async () => {
    const saved = await call('channels.save', { input: { name: '小双', platform: 'douyin' } })
    expect(saved.status).toBe(200)
    expect(await saved.json()).toMatchObject({ ok: true, value: { name: '小双', zone: 'Asia/Shanghai' } })
    const refused = await call('items.get', { input: { id: 'nobody' } })
    expect([refused.status, await refused.json()]).toMatchObject([200, { ok: false, error: { code: 'not-found' } }])
  })

  it('retried under one op id are done once', async () => {
    const body = { input: { name: '重试', platform: 'bilibili' }, opId: 'op-once' }
    const [first, second] = [
      await (await call('channels.save', body)).json(),
      await (await call('channels.save', body)).json(),
    ]
    expect(second).toEqual(first)
    const { value } = (await (await call('channels.list', { input: {} })).json()) as { value: Channel[] }
    expect(value.filter(({ name }) => name === '重试')).toHaveLength(1)
  })

  it.each(['nope', 'constructor', '__proto__', 'hasOwnProperty', 'shell.saveFile/..', ''])(
    'of a name that is not in the contract («%s») are answered 404 with a result',
    async (name) => {
      const response = await call(encodeURIComponent(name), { input: {} })
      expect([response.status, await response.json()]).toMatchObject([404, { ok: false, error: { code: 'not-found' } }])
    },
  )

  it('that only a window can do are refused', async () => {
    const save = await call('shell.saveFile', { input: { name: 'a', mime: 'b', base64: '' } })
    expect(await save.json()).toMatchObject({ ok: false, error: { code: 'invalid' } })
    const notify = await call('shell.notify', { input: { title: 'a', body: 'b', itemId: null } })
    expect(await notify.json()).toMatchObject({ ok: false, error: { code: 'invalid' } })
    for (const [name, input] of [
      ['shell.chooseFolder', {}],
      ['shell.openWorkspace', { folder: '/' }],
    ] as const)
      expect(await (await call(name, { input })).json()).toMatchObject({ ok: false, error: { code: 'invalid' } })
  })

  it('asked for as lines end in one line with the result', async () => {
    const response = await call('workspace.backup', { input: {} }, { ...json, accept: 'application/x-ndjson' })
    const lines = (await response.text()).trim().split('\n')
    expect(response.headers.get('content-type')).toBe('application/x-ndjson')
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ result: { ok: true, value: { rows: expect.any(Number) } } })
  })

  it.each([
    ['no JSON', '{"input":', 400],
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 400],
    ['a list', '[]', 400],
    ['an unknown field', '{"input":{},"token":"x"}', 400],
    ['an op id with a path in it', '{"input":{},"opId":"../../x"}', 400],
  ])('with %s as a body are refused', async (_, body, status) => {
    const response = await fetch(at('/call/channels.list'), { method: 'POST', headers: json, body })
    expect([response.status, await response.json()]).toMatchObject([status, { ok: false, error: { code: 'invalid' } }])
  })

  it('leave the prototype of objects alone', async () => {
    await call('channels.save', { input: JSON.parse('{"name":"x","platform":"other","__proto__":{"owned":1}}') })
    expect(({} as { owned?: number }).owned).toBeUndefined()
  })
})

describe('files', () => {
  it('go up as octets and come back as an id that an import takes', async () => {
    const csv = readFileSync(join(import.meta.dirname, '../../fixtures/import/template-en.csv'))
    const headers = { ...bearer, 'content-type': 'application/octet-stream', 'x-modified-at': '2026-11-20T00:00:00Z' }
    const path = at(`/upload?name=${encodeURIComponent('视频数据.csv')}`)
    const up = (await (await fetch(path, { method: 'POST', headers, body: csv })).json()) as Result<{ id: string }>
    if (!up.ok) throw new Error(up.error.message)
    const channel = await server.world.call('channels.save', { name: '上传', platform: 'wechat-channels' })
    const preview = await call('imports.preview', {
      input: {
        channelId: channel.id,
        uploads: [up.value.id],
        encoding: null,
        mapping: null,
        capturedAt: null,
        iconReading: null,
      },
    })
    expect(await preview.json()).toMatchObject({
      ok: true,
      value: { files: [{ file: '视频数据.csv', format: 'own-template' }] },
    })
  })

  it.each([
    ['no name', '/upload', {}],
    ['an endless name', `/upload?name=${'a'.repeat(301)}`, {}],
    ['a date that is none', '/upload?name=a.csv', { 'x-modified-at': 'yesterday' }],
  ])('with %s are refused', async (_, path, more) => {
    const headers = { ...bearer, 'content-type': 'application/octet-stream', ...more }
    const response = await fetch(at(path), { method: 'POST', headers, body: 'x' })
    expect(response.status).toBe(400)
  })
})

describe('a page that goes away', () => {
  it('takes its running call with it', async () => {
    let cancelled = () => {}
    const isCancelled = new Promise<void>((resolve) => (cancelled = resolve))
    const patient = await openHttpDoor({
      studio: {
        ...server.world.studio,
        call: (_name, _input, { signal } = {}) =>
          new Promise((resolve) => {
            signal?.addEventListener('abort', () => {
              cancelled()
              resolve({ ok: false, error: { code: 'cancelled', message: 'error.cancelled' } })
            })
          }),
      },
      pages: new Map(),
      token: TOKEN,
      port: 0,
    })
    const leaving = new AbortController()
    const path = `http://127.0.0.1:${patient.port}/call/backtests.run`
    const asked = fetch(path, { method: 'POST', headers: json, body: '{"input":{}}', signal: leaving.signal })
    setTimeout(() => leaving.abort(), 100)
    await expect(asked).rejects.toThrow(/abort/)
    await isCancelled
    await patient.close()
  })
})

describe('changes', () => {
  it('made by anyone are heard on the event stream, until it is closed', async () => {
    const stop = new AbortController()
    const stream = await fetch(at('/events'), { headers: bearer, signal: stop.signal })
    expect(stream.headers.get('content-type')).toBe('text/event-stream')
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
    await server.world.call('channels.save', { name: '听得到', platform: 'youtube' })
    let heard = ''
    while (!heard.includes('data: ')) heard += (await reader?.read())?.value ?? ''
    const { change } = JSON.parse(heard.slice(heard.indexOf('data: ') + 6)) as { change: Change }
    expect(change.tables).toContain('channel')
    stop.abort()
  })
})
