import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openHttpDoor } from '../../electron/doors/http-server.ts'
import { loadPages } from '../../electron/doors/pages.ts'
import { makeWorld, type World } from './world.ts'

/** One raw request, byte for byte as given, and the raw answer: what no well-behaved client would send. */
export function sendRaw(port: number, lines: readonly string[], body = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`))
    let answer = ''
    socket.setEncoding('utf8')
    socket.on('data', (part: string) => (answer += part))
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}

export const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)

export const TOKEN = 'Zm9yLXRlc3Rz_dG9rZW4-0123456789abcdefABCDEF'
export const PAGE =
  '<!doctype html><meta property="csp-nonce" nonce="NONCE_PLACEHOLDER"><script src="/assets/a-1.js"></script>'

export const bearer = { authorization: `Bearer ${TOKEN}` }
export const json = { ...bearer, 'content-type': 'application/json' }

/** The loopback server over a studio on a real file, with two small pages. */
export interface TestServer {
  readonly world: World
  readonly port: number
  /** A path as an address. */
  at(path: string): string
  call(name: string, body: unknown, headers?: Record<string, string>): Promise<Response>
  end(): Promise<void>
}

export async function makeServer(): Promise<TestServer> {
  const world = makeWorld()
  const screens = mkdtempSync(join(tmpdir(), 'duotrack-screens-'))
  mkdirSync(join(screens, 'assets'))
  writeFileSync(join(screens, 'index.html'), PAGE)
  writeFileSync(join(screens, 'assets', 'a-1.js'), 'document.title = "双轨"')
  const door = await openHttpDoor({ studio: world.studio, pages: await loadPages(screens), token: TOKEN, port: 0 })
  const at = (path: string) => `http://127.0.0.1:${door.port}${path}`
  return {
    world,
    port: door.port,
    at,
    call: (name, body, headers = json) =>
      fetch(at(`/call/${name}`), { method: 'POST', headers, body: JSON.stringify(body) }),
    end: async () => {
      await door.close()
      await world.end()
      rmSync(screens, { recursive: true })
    },
  }
}
