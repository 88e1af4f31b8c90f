import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { quantile, rounded, type Figure } from './figure.ts'
import { folderWithPosts } from './folder.ts'

export const needs = 'electron'

const POSTS = 10_000
const RUNS = 7
const PATIENCE_MS = 30_000
const root = join(import.meta.dirname, '../..')

/** The least that a window of the same Electron does: comes up sandboxed with one button. */
const BARE_MAIN = `
const { app, BrowserWindow } = require('electron')
app.setPath('userData', require('node:path').join(__dirname, 'user'))
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, webPreferences: { sandbox: true } })
  window.loadFile(require('node:path').join(__dirname, 'index.html'))
})`

function makeBareApp(folder: string): void {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'bare', main: 'main.cjs' }))
  writeFileSync(join(folder, 'main.cjs'), BARE_MAIN)
  writeFileSync(join(folder, 'index.html'), '<!doctype html><meta charset="utf-8"><button data-card>一</button>')
}

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

async function pageSocket(port: number): Promise<string> {
  for (const began = performance.now(); performance.now() - began < PATIENCE_MS; await pause(10)) {
    const pages = await fetch(`http://127.0.0.1:${port}/json/list`)
      .then((answer) => answer.json() as Promise<{ type: string; url: string; webSocketDebuggerUrl: string }[]>)
      .catch(() => [])
    // A question to the blank page before it would have its preload run twice.
    const page = pages.find(({ type, url }) => type === 'page' && /^(app|file):/.test(url))
    if (page) return page.webSocketDebuggerUrl
  }
  throw new Error('no page came up')
}

/** Answers when, by the page's own clock, a card stood on the screen and the page was free to answer. */
const READY = `new Promise((done) => {
  const look = () => {
    if (!document.querySelector('[data-card]')) return setTimeout(look, 4)
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(performance.timeOrigin + performance.now()))))
  }
  look()
})`

function ask(socket: string, expression: string): Promise<number> {
  const client = new WebSocket(socket)
  return new Promise((done, fail) => {
    const cut = setTimeout(() => fail(new Error('the page did not become ready')), PATIENCE_MS)
    client.addEventListener('error', () => fail(new Error('the page was lost')))
    client.addEventListener('open', () => {
      const params = { expression, awaitPromise: true, returnByValue: true }
      client.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }))
    })
    client.addEventListener('message', ({ data }) => {
      const { id, result } = JSON.parse(String(data)) as { id?: number; result?: { result: { value?: number } } }
      if (id !== 1) return
      clearTimeout(cut)
      client.close()
      const at = result?.result.value
      // Asked while the page was still being replaced: asked again of the next one.
      done(at ?? Number.NaN)
    })
  })
}

/** Milliseconds from starting the program to a page that can be used. */
async function started(args: readonly string[]): Promise<number> {
  const port = await freePort()
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const began = Date.now()
  const child = spawn(
    process.env['ELECTRON_PATH'] ?? '',
    [...asRoot, '--disable-gpu', `--remote-debugging-port=${port}`, ...args],
    { stdio: 'ignore', env: { ...process.env, LANG: 'zh_CN.UTF-8' } },
  )
  const gone = new Promise((done) => child.once('exit', done))
  try {
    for (;;) {
      const at = await ask(await pageSocket(port), READY)
      if (!Number.isNaN(at)) return at - began
    }
  } finally {
    child.kill('SIGTERM')
    await Promise.race([gone, pause(5_000).then(() => child.kill('SIGKILL'))])
  }
}

/** From starting the program to the week on the screen, 10,000 posts in the file, beside a bare window in the same run. */
export async function* bench(): AsyncGenerator<Figure> {
  const folder = await folderWithPosts(POSTS)
  const bareApp = mkdtempSync(join(tmpdir(), 'duotrack-bare-'))
  makeBareApp(bareApp)

  // The first of each reads the program from the disk.
  await started([bareApp])
  await started([root, `--data=${folder}`])
  const bare: number[] = []
  const took: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    bare.push(await started([bareApp]))
    took.push(await started([root, `--data=${folder}`]))
  }
  for (const made of [folder, bareApp]) rmSync(made, { recursive: true, force: true })
  yield {
    name: `start to the week on the screen, ${POSTS} posts in the file, in Electron`,
    value: rounded(Math.max(...took)),
    unit: 'ms',
    median: rounded(quantile(took, 0.5)),
    runs: RUNS,
    ratio: rounded(quantile(took, 0.5) / quantile(bare, 0.5)),
    against: 'a bare window of the same Electron',
  }
}
