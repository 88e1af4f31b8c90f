import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** Starts the real window as a click on its icon does, with a line to its page but nobody's hand on its start. */
export function startBareWindow(folder: string): ChildProcess {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return spawn(
    process.env['ELECTRON_PATH'] ?? '',
    [...asRoot, '--disable-gpu', '--remote-debugging-port=0', root, `--data=${folder}`],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LANG: 'en_US.UTF-8' } },
  )
}

/** Where Chromium says its line to the page is; null as long as it has not said so. */
export const lineIn = (stderr: string): string | null =>
  /DevTools listening on ws:\/\/(127\.0\.0\.1:\d+)\//.exec(stderr)?.[1] ?? null

/** The words on the page; empty where there is no page yet. */
export async function wordsOn(line: string): Promise<string> {
  const pages = (await (await fetch(`http://${line}/json/list`)).json()) as {
    readonly type: string
    readonly webSocketDebuggerUrl: string
  }[]
  const page = pages.find(({ type }) => type === 'page')
  if (!page) return ''
  const socket = new WebSocket(page.webSocketDebuggerUrl)
  try {
    await new Promise((opened, failed) => {
      socket.addEventListener('open', opened)
      socket.addEventListener('error', failed)
    })
    const answered = new Promise<MessageEvent<string>>((resolve, reject) => {
      socket.addEventListener('message', resolve)
      socket.addEventListener('close', reject)
    })
    const params = { expression: 'document.body?.innerText ?? ""' }
    socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }))
    const said = JSON.parse((await answered).data) as {
      readonly result?: { readonly result: { readonly value: string } }
    }
    return said.result?.result.value ?? ''
  } finally {
    socket.close()
  }
}
