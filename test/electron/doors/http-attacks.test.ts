import { createHmac } from 'node:crypto'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bearer, json, makeServer, PAGE, sendRaw, statusOf, TOKEN, type TestServer } from '../../support/http.ts'

let server: TestServer
beforeAll(async () => {
  server = await makeServer()
})
afterAll(() => server.end())

const at = (path: string) => server.at(path)
const call: TestServer['call'] = (...asked) => server.call(...asked)
const host = () => `Host: 127.0.0.1:${server.port}`
const raw = (lines: readonly string[], body = '') => sendRaw(server.port, [...lines, 'Connection: close'], body)

describe('strangers', () => {
  const routes = [
    ['POST', '/call/channels.list'],
    ['POST', '/upload?name=a.csv'],
    ['GET', '/events'],
    ['GET', '/running'],
    ['GET', '/handover'],
  ] as const

  it.each(routes)('get 401 from %s %s without the token, or with a wrong one', async (method, path) => {
    const wrong = [
      '',
      'Bearer',
      `Bearer ${TOKEN}x`,
      `Bearer ${TOKEN.slice(1)}`,
      TOKEN,
      `bearer ${TOKEN}`,
      `Basic ${TOKEN}`,
    ]
    for (const authorization of wrong) {
      const response = await fetch(at(path), { method, headers: { 'content-type': 'application/json', authorization } })
      expect([authorization, response.status]).toEqual([authorization, 401])
    }
    const inQuery = await fetch(at(`${path}${path.includes('?') ? '&' : '?'}token=${TOKEN}`), { method })
    expect(inQuery.status).toBe(401)
    const inCookie = await fetch(at(path), { method, headers: { cookie: `token=${TOKEN}` } })
    expect(inCookie.status).toBe(401)
    const twice = await raw([
      `${method} ${path} HTTP/1.1`,
      host(),
      `Authorization: Bearer ${TOKEN}`,
      'Authorization: Bearer x',
    ])
    expect(statusOf(twice)).toBe(401)
  })

  it('are turned away on every route unless the Host is exactly ours', async () => {
    const { port } = server
    const evil = [
      'evil.example',
      `evil.example:${port}`,
      `127.0.0.1.evil.example:${port}`,
      '127.0.0.1',
      'localhost',
      `127.0.0.1:${port + 1}`,
      `127.0.0.1:${port}.evil.example`,
      `localhost.:${port}`,
      `LOCALHOST:${port}`,
      `0.0.0.0:${port}`,
      `[::]:${port}`,
      `127.1:${port}`,
      `127.0.0.2:${port}`,
      `user@127.0.0.1:${port}`,
      `127.0.0.1:0${port}`,
      '',
    ]
    for (const path of [
      '/',
      '/index.html',
      '/assets/a-1.js',
      '/call/channels.list',
      '/events',
      '/proof?nonce=0123456789',
    ])
      for (const name of evil) {
        const answer = await raw([`GET ${path} HTTP/1.1`, `Host: ${name}`, `Authorization: Bearer ${TOKEN}`])
        expect([path, name, statusOf(answer)]).toEqual([path, name, 403])
      }
    const doubled = await raw(['GET / HTTP/1.1', host(), 'Host: evil.example'])
    expect([400, 403]).toContain(statusOf(doubled))
    expect(statusOf(await raw(['GET / HTTP/1.1']))).toBe(400)
    expect(statusOf(await raw([`GET http://evil.example/ HTTP/1.1`, host()]))).toBe(400)
    for (const name of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`])
      expect(statusOf(await raw(['GET / HTTP/1.1', `Host: ${name}`]))).toBe(200)
  })

  it('from another site are refused although they know the token', async () => {
    const origins = [
      'null',
      'http://evil.example',
      `http://127.0.0.1:${server.port + 1}`,
      `https://127.0.0.1:${server.port}`,
      `http://localhost:${server.port}`,
    ]
    for (const origin of origins) {
      const response = await call('channels.list', { input: {} }, { ...json, origin })
      expect([origin, response.status]).toEqual([origin, 403])
    }
    for (const site of ['cross-site', 'same-site', 'none']) {
      const answer = await raw(
        [
          'POST /call/channels.list HTTP/1.1',
          host(),
          `Authorization: Bearer ${TOKEN}`,
          `Sec-Fetch-Site: ${site}`,
          'Content-Type: application/json',
          'Content-Length: 12',
        ],
        '{"input":{}}',
      )
      expect([site, statusOf(answer)]).toEqual([site, 403])
    }
    const own = await call('channels.list', { input: {} }, { ...json, origin: `http://127.0.0.1:${server.port}` })
    expect(own.status).toBe(200)
  })

  it('get no leave from us to read across sites, and no cookies', async () => {
    const preflight = await fetch(at('/call/channels.list'), {
      method: 'OPTIONS',
      headers: { origin: 'http://evil.example', 'access-control-request-method': 'POST' },
    })
    expect(preflight.status).toBe(401)
    for (const response of [preflight, await fetch(at('/')), await call('channels.list', { input: {} })]) {
      const names = [...response.headers.keys()]
      expect(names.filter((name) => name.startsWith('access-control-') || name === 'set-cookie')).toEqual([])
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(response.headers.get('cross-origin-embedder-policy')).toBe('require-corp')
    }
  })

  it('cannot send a form: a call takes JSON only, an upload octets only', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/jsonx',
    ])
      expect((await call('channels.list', { input: {} }, { ...bearer, 'content-type': type })).status).toBe(415)
    const upload = await fetch(at('/upload?name=a.csv'), { method: 'POST', headers: json, body: 'x' })
    expect(upload.status).toBe(415)
  })

  it('on the same port can be told from us by whoever knows the token', async () => {
    const nonce = '4f9c2e1a-0000-4000-8000-1234567890ab'
    const proof = await (await fetch(at(`/proof?nonce=${nonce}`))).text()
    expect(proof).toBe(createHmac('sha256', TOKEN).update(nonce).digest('hex'))
    expect((await fetch(at('/proof?nonce=<script>'))).status).toBe(400)
  })
})

describe('pages', () => {
  it('come with a policy whose nonce is new at each load and stands in the page', async () => {
    const loads = await Promise.all([fetch(at('/')), fetch(at('/index.html'))])
    const nonces = await Promise.all(
      loads.map(async (load) => {
        const policy = load.headers.get('content-security-policy') ?? ''
        const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
        expect(policy).toContain("default-src 'none'")
        expect(policy).toContain("frame-ancestors 'none'")
        expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/)
        expect(await load.text()).toBe(PAGE.replace('NONCE_PLACEHOLDER', nonce))
        return nonce
      }),
    )
    expect(new Set(nonces).size).toBe(2)
    expect(nonces[0]).toMatch(/^[A-Za-z0-9+/]{24}$/)
  })

  it('are those of the map and no others, however the path is written', async () => {
    const paths = [
      '/../package.json',
      '/assets/../../package.json',
      '/assets/..%2f..%2fpackage.json',
      '/%2e%2e/package.json',
      '//etc/passwd',
      '//%00/',
      '//C:/index.html',
      '/./index.html',
      '/index.html/',
      '/INDEX.HTML',
      '/assets',
      '/assets/',
      '/assets/a-1.js/',
      '/assets/a-1.js%00.html',
      '/assets\\a-1.js',
      '/index.html%23',
      '/file:///etc/passwd',
      '/@fs/etc/passwd',
      '/__proto__',
      '/constructor',
      '/running.json',
      '/duotrack.db',
      '/call',
      '/toString',
    ]
    for (const path of paths) {
      const status = statusOf(await raw([`GET ${path} HTTP/1.1`, host()]))
      expect([path, [400, 401, 404].includes(status)]).toEqual([path, true])
    }
    expect(statusOf(await raw(['GET /assets/a-1.js?raw?? HTTP/1.1', host()]))).toBe(200)
  })

  it('are read, never written', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      expect([method, (await fetch(at('/'), { method })).status]).toEqual([method, 405])
    expect(statusOf(await raw(['TRACE / HTTP/1.1', host()]))).toBe(405)
    const head = await fetch(at('/assets/a-1.js'), { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '25', ''])
  })
})

describe('too much', () => {
  it('of a file or a call is refused in words, and the server lives on', async () => {
    const large = new Uint8Array(61 * 1024 * 1024)
    const octets = { ...bearer, 'content-type': 'application/octet-stream' }
    const upload = await fetch(at('/upload?name=big.csv'), { method: 'POST', headers: octets, body: large })
    expect([upload.status, await upload.json()]).toMatchObject([413, { error: { message: 'door.too-large' } }])
    const asked = await fetch(at('/call/channels.list'), { method: 'POST', headers: json, body: large })
    expect(asked.status).toBe(413)
    expect((await call('channels.list', { input: {} })).status).toBe(200)
  })

  it('of headers is refused', async () => {
    expect(statusOf(await raw(['GET / HTTP/1.1', host(), `X-Long: ${'a'.repeat(20_000)}`]))).toBe(431)
  })

  it('of half-sent requests does not keep the page waiting', async () => {
    const slow = Array.from({ length: 200 }, () => {
      const socket = connect(server.port, '127.0.0.1', () =>
        socket.write(`POST /call/channels.list HTTP/1.1\r\n${host()}\r\nX`),
      )
      socket.on('error', () => {})
      return socket
    })
    await new Promise((resolve) => setTimeout(resolve, 100))
    const began = performance.now()
    expect((await call('channels.list', { input: {} })).status).toBe(200)
    // Half a request may stay for five seconds; nobody else waits for it. The machine may be busy otherwise.
    expect(performance.now() - began).toBeLessThan(2_000)
    for (const socket of slow) socket.destroy()
  })
})
