import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { contract } from '../../shared/contract.ts'
import { failed, type Result } from '../../shared/result.ts'
import { isInstant } from '../../shared/instants.ts'
import type { Studio } from '../core/studio.ts'
import { MOST_HANDED } from '../core/importing/limits.ts'
import { readBody } from './http-body.ts'
import { isType, refuseCaller, refuseHost, type Refusal } from './http-guard.ts'
import { answerPage, GUARDS, type Pages } from './pages.ts'

const MOST_CALL_BYTES = 32 * 1024 * 1024
const MOST_PATH_BYTES = 32 * 1024
const MOST_CONNECTIONS = 512
const MOST_UNREAD_EVENTS = 1024 * 1024
const HEARTBEAT = 15_000

export interface HttpDoor {
  readonly port: number
  /** Takes no more requests, ends the event streams, gives calls under way a moment, then cuts. */
  close(): Promise<void>
}

export interface HttpDoorOptions {
  readonly studio: Pick<Studio, 'call' | 'upload' | 'onChanged'>
  readonly pages: Pages
  readonly token: string
  /** The token wrapped for pages of earlier runs: what a page that is let in may pass on to them. */
  readonly wrapped?: readonly string[]
  /** 0 takes any that is free. */
  readonly port: number
  /** Opens the studio on another folder; answers the address to go on at. Not given: it stays where it is. */
  readonly moveTo?: (folder: string) => Promise<Result<string>>
}

const callBody = z.strictObject({
  input: z.unknown(),
  opId: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .optional(),
})

const workspaceBody = z.strictObject({ folder: z.string().min(1).max(4096) })

/** Serves the screens and the calls on this machine's loopback, and nowhere else. Rejects if the port is taken. */
export async function openHttpDoor({
  studio,
  pages,
  token,
  wrapped = [],
  port: asked,
  moveTo = () => Promise.resolve(failed({ code: 'invalid', message: 'door.path' })),
}: HttpDoorOptions): Promise<HttpDoor> {
  const streams = new Set<ServerResponse>()
  const server = createServer({
    maxHeaderSize: 16 * 1024,
    headersTimeout: 5_000,
    requestTimeout: 60_000,
    connectionsCheckingInterval: 1_000,
  })
  server.maxConnections = MOST_CONNECTIONS

  server.on('request', (request, response) => {
    answer(request, response).catch(() => response.destroy())
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = refuseHost(request, portOf(server))
    if (refusal) return refuse(response, refusal)
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1')
    // A path that the URL parser would tidy up («/assets/../call») is not one that we or our page ever ask for.
    if (request.url?.split('?')[0] !== pathname) return refuse(response, { status: 404, message: 'door.path' })
    const [, room = ''] = pathname.split('/')
    const route = Object.hasOwn(routes, room) ? routes[room] : undefined
    if (!route) return answerStatic(request, response, pathname)
    const stranger = route.isOpen ? null : refuseCaller(request, token)
    if (stranger) return refuse(response, stranger)
    if (request.method !== route.method) return refuseMethod(response, route.method)
    await route.answer(request, response, { pathname, searchParams })
  }

  function answerStatic(request: IncomingMessage, response: ServerResponse, path: string): void {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuseMethod(response, 'GET, HEAD')
    const page = pages.get(path)
    if (!page) return refuse(response, { status: 404, message: 'door.path' })
    const { headers, body } = answerPage(path, page)
    response.writeHead(200, { ...headers, 'content-length': body.length })
    response.end(request.method === 'HEAD' ? undefined : body)
  }

  async function answerCall(request: IncomingMessage, response: ServerResponse, { pathname }: Target): Promise<void> {
    const name = pathname.slice('/call/'.length)
    if (!isType(request, 'application/json')) return refuse(response, { status: 415, message: 'door.json' })
    const bytes = await readBody(request, MOST_CALL_BYTES)
    if (!bytes) return refuse(response, { status: 413, message: 'door.too-large' })
    const body = parseAs(callBody, bytes)
    if (!body) return refuse(response, { status: 400, message: 'door.body' })
    const abandoned = new AbortController()
    response.on('close', () => {
      if (!response.writableFinished) abandoned.abort()
    })
    const isStream = request.headers.accept === 'application/x-ndjson'
    if (isStream)
      response.writeHead(200, { ...GUARDS, 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' })
    const result = await studio.call(name, body.input, {
      ...(body.opId === undefined ? {} : { opId: body.opId }),
      signal: abandoned.signal,
      ...(isStream ? { onProgress: (progress) => void response.write(`${JSON.stringify({ progress })}\n`) } : {}),
    })
    if (isStream) response.end(`${JSON.stringify({ result })}\n`)
    else send(response, Object.hasOwn(contract, name) ? 200 : 404, result)
  }

  function answerEvents(_: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { ...GUARDS, 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    const say = (line: string) => {
      // A page that has stopped reading would have us keep every change for it: it may come again and read afresh.
      if (response.writableLength > MOST_UNREAD_EVENTS) response.destroy()
      else response.write(line)
    }
    say(': listening\n\n')
    const stop = studio.onChanged((change) => say(`data: ${JSON.stringify({ change })}\n\n`))
    const heart = setInterval(() => say(': still here\n\n'), HEARTBEAT)
    streams.add(response)
    response.on('close', () => {
      stop()
      clearInterval(heart)
      streams.delete(response)
    })
  }

  async function answerUpload(request: IncomingMessage, response: ServerResponse, target: Target): Promise<void> {
    const name = target.searchParams.get('name')
    const modified = request.headers['x-modified-at']
    if (!isType(request, 'application/octet-stream')) return refuse(response, { status: 415, message: 'door.octets' })
    if (!name || name.length > 300) return refuse(response, { status: 400, message: 'door.file-name' })
    if (modified !== undefined && !(typeof modified === 'string' && isInstant(modified)))
      return refuse(response, { status: 400, message: 'door.modified-at' })
    const bytes = await readBody(request, MOST_HANDED)
    if (!bytes) return refuse(response, { status: 413, message: 'door.too-large' })
    send(response, 200, studio.upload(name, bytes, modified ?? null))
  }

  async function answerWorkspace(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isType(request, 'application/json')) return refuse(response, { status: 415, message: 'door.json' })
    const bytes = await readBody(request, MOST_PATH_BYTES)
    const body = bytes && parseAs(workspaceBody, bytes)
    if (!body) return refuse(response, { status: bytes ? 400 : 413, message: bytes ? 'door.body' : 'door.too-large' })
    send(response, 200, await moveTo(body.folder))
  }

  /** Signs the page's nonce with the token: a page that lost its server can tell us from an impostor on our port. */
  function answerProof(_: IncomingMessage, response: ServerResponse, { searchParams }: Target): void {
    const nonce = searchParams.get('nonce')
    if (!nonce || !/^[0-9a-f-]{8,64}$/.test(nonce)) return refuse(response, { status: 400, message: 'door.body' })
    sendText(response, createHmac('sha256', token).update(nonce).digest('hex'))
  }

  const routes: Readonly<Record<string, Route>> = {
    call: { method: 'POST', isOpen: false, answer: answerCall },
    upload: { method: 'POST', isOpen: false, answer: answerUpload },
    events: { method: 'GET', isOpen: false, answer: answerEvents },
    workspace: { method: 'POST', isOpen: false, answer: answerWorkspace },
    running: { method: 'GET', isOpen: false, answer: answerRunning },
    handover: { method: 'GET', isOpen: false, answer: (_, response) => sendJson(response, 200, wrapped) },
    proof: { method: 'GET', isOpen: true, answer: answerProof },
  }

  await listen(server, asked)
  return { port: portOf(server), close: () => close(server, streams) }
}

const answerRunning = (_: IncomingMessage, response: ServerResponse) => sendText(response, String(process.pid))

interface Route {
  readonly method: 'GET' | 'POST'
  /** Answers without the token. */
  readonly isOpen: boolean
  answer(request: IncomingMessage, response: ServerResponse, target: Target): void | Promise<void>
}

interface Target {
  readonly pathname: string
  readonly searchParams: URLSearchParams
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function close(server: Server, streams: ReadonlySet<ServerResponse>): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), 1_000)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    for (const stream of streams) stream.end()
    server.closeIdleConnections()
  })
}

function parseAs<S extends z.ZodType>(shape: S, bytes: Buffer): z.infer<S> | null {
  try {
    const parsed = shape.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

const send = (response: ServerResponse, status: number, result: Result<unknown>): void =>
  sendJson(response, status, result)

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const body = Buffer.from(JSON.stringify(value))
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store', 'content-length': body.length }
  response.writeHead(status, { ...GUARDS, ...headers })
  response.end(body)
}

function sendText(response: ServerResponse, text: string): void {
  response.writeHead(200, { ...GUARDS, 'content-type': 'text/plain', 'cache-control': 'no-store' })
  response.end(text)
}

/** Says no. A stranger's connection is closed; what is left of a body that is too large is thrown away, so that the answer gets read. */
function refuse(response: ServerResponse, { status, message }: Refusal): void {
  if (status === 413) response.req.resume()
  else response.setHeader('connection', 'close')
  if (status === 401) response.setHeader('www-authenticate', 'Bearer')
  send(response, status, failed({ code: status === 404 ? 'not-found' : 'invalid', message }))
}

function refuseMethod(response: ServerResponse, allowed: string): void {
  response.setHeader('allow', allowed)
  refuse(response, { status: 405, message: 'door.method' })
}
