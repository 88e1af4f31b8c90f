import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readRunning } from '../../electron/doors/running.ts'
import { callOver, startServer, stopServer } from '../support/server.ts'
import { newFolder, openWindow, type OpenWindow } from '../support/window.ts'

const launch = join(import.meta.dirname, '../../electron/launch.mjs')

describe('the window', () => {
  const folder = newFolder()
  let window: OpenWindow

  beforeAll(async () => {
    window = await openWindow(folder)
  })
  afterAll(async () => {
    await window?.app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const cli = (...args: readonly string[]) => {
    const ran = spawnSync(process.execPath, [launch, 'cli', '--data', folder, '--json', ...args], { encoding: 'utf8' })
    return { code: ran.status, answer: JSON.parse(ran.stdout) as Record<string, unknown> }
  }

  it('shows the studio over app:// without a word of complaint', async () => {
    expect(window.page.url()).toMatch(/^app:\/\/duotrack\/(#\/plan)?$/)
    expect(await window.page.title()).toContain('双轨')
    expect(window.complaints).toEqual([])
  })

  it('holds the workspace, and others are told who has it', async () => {
    await expect.poll(() => existsSync(join(folder, 'duotrack.db'))).toBe(true)
    const pid = window.app.process().pid
    await expect.poll(() => readRunning(folder)).toMatchObject({ pid, door: 'electron', port: null, token: null })
    expect(cli('channel', 'list')).toMatchObject({
      code: 1,
      answer: { error: { code: 'busy', message: expect.stringContaining(String(pid)) } },
    })
  })

  it('gives the page nothing but a port', async () => {
    const seen = await window.page.evaluate(() => ({
      node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in globalThis),
      isIsolated: !('electron' in globalThis) && !('ipcRenderer' in globalThis),
    }))
    expect(seen).toEqual({ node: [], isIsolated: true })
  })

  it('runs no script that was not built with it, and evaluates none', async () => {
    const before = window.complaints.length
    const ran = await window.page.evaluate(async () => {
      const mark = globalThis as { owned?: boolean }
      const script = document.createElement('script')
      try {
        script.textContent = 'globalThis.owned = true'
        document.body.append(script)
        const address: string = 'data:text/javascript,globalThis.owned=true'
        await import(/* @vite-ignore */ address)
      } catch {}
      return mark.owned ?? false
    })
    expect(ran).toBe(false)
    expect(window.complaints.length).toBeGreaterThan(before)
  })

  it('reaches nothing outside itself, even past its policy', async () => {
    const answers = await window.app.evaluate(async ({ session }) => {
      const ses = session.fromPartition('app', { cache: false })
      const asked = [
        'https://example.com/',
        'http://127.0.0.1:9/',
        'file:///etc/hostname',
        'app://other/index.html',
        'app://duotrack/nothing',
      ]
      return Promise.all(
        asked.map((url) =>
          ses.fetch(url).then(
            (response) => response.status,
            () => 'refused',
          ),
        ),
      )
    })
    expect(answers).toEqual(['refused', 'refused', 403, 404, 404])
  })

  it('neither leaves its page nor opens another', async () => {
    await window.page.evaluate(() => {
      open('https://example.com/')
      location.href = 'https://example.com/'
    })
    await window.page.waitForTimeout(300)
    expect(window.page.url()).toMatch(/^app:\/\/duotrack\/(#\/plan)?$/)
    expect(window.app.windows()).toHaveLength(1)
  })

  it('hands over what the page makes, through the system, and downloads nothing else', async () => {
    const target = join(folder, 'handed-over.txt')
    const done = window.app.evaluate(
      ({ session }, path) =>
        new Promise((resolve) => {
          // The system's dialog would wait for somebody.
          session.fromPartition('app', { cache: false }).once('will-download', (_, item) => {
            item.setSavePath(path)
            item.once('done', (__, state) => resolve(state))
          })
        }),
      target,
    )
    await window.page.evaluate(() => {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob(['双轨']))
      link.download = 'plan.txt'
      link.click()
    })
    expect(await done).toBe('completed')
    expect(readFileSync(target, 'utf8')).toBe('双轨')
  })

  it('asks for no permission', async () => {
    const states = await window.page.evaluate(() =>
      Promise.all(
        ['geolocation', 'notifications', 'camera', 'microphone'].map(
          async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
        ),
      ),
    )
    expect(states).toEqual(['denied', 'denied', 'denied', 'denied'])
  })

  it('loads anew with a fresh port, and still reads its data', async () => {
    await window.page.reload()
    await window.page.locator('#root > *').first().waitFor()
    const answered = await askOverPort(window)
    expect(answered).toMatchObject({ ok: true, value: { folder, version: expect.any(Number) } })
  })

  it('comes back by itself when the process with the data is killed', async () => {
    const pid = await window.app.evaluate(
      ({ app }) => app.getAppMetrics().find(({ name }) => name === 'Duotrack data')?.pid,
    )
    if (pid === undefined) throw new Error('no such process')
    process.kill(pid, 'SIGKILL')
    await expect.poll(() => readFileSync(join(folder, 'log.txt'), 'utf8')).toContain('the data process ended')
    await expect.poll(() => askOverPort(window), { timeout: 10_000 }).toMatchObject({ ok: true })
  })

  it('comes back by itself when the page dies', async () => {
    // Playwright gives a page that crashed up for good, so the window itself is asked.
    const isShown = await window.app.evaluate(({ BrowserWindow }) => {
      const [{ webContents }] = BrowserWindow.getAllWindows() as [Electron.BrowserWindow]
      const look = `new Promise((shown) => {
        const look = () => (document.querySelector('#root > *') ? shown(true) : setTimeout(look, 50))
        look()
      })`
      const loaded = new Promise((resolve) => {
        webContents.once('did-finish-load', () => resolve(webContents.executeJavaScript(look)))
      })
      webContents.forcefullyCrashRenderer()
      return loaded
    })
    expect(isShown).toBe(true)
    expect(readFileSync(join(folder, 'log.txt'), 'utf8')).toContain('the page ended')
  })

  it('started a second time comes to the front instead', async () => {
    const second = spawn(
      process.env['ELECTRON_PATH'] ?? '',
      ['--no-sandbox', '--disable-gpu', join(launch, '../..'), `--data=${folder}`],
      { stdio: 'ignore' },
    )
    const code = await new Promise((resolve) => second.on('exit', resolve))
    expect(code).toBe(0)
    expect(readRunning(folder)?.pid).toBe(window.app.process().pid)
    expect(window.app.windows()).toHaveLength(1)
  })

  it('closes in good order, and opens where it stood', async () => {
    await window.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 50, width: 1000, height: 700 }),
    )
    await window.app.close()
    expect(readRunning(folder)).toBeNull()
    expect(existsSync(join(folder, 'duotrack.db-wal'))).toBe(false)
    expect(cli('verify')).toMatchObject({ code: 0, answer: { ok: true } })
    window = await openWindow(folder)
    const bounds = await window.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
    expect(bounds).toMatchObject({ width: 1000, height: 700 })
  })
})

describe('the window of a workspace that a browser has', () => {
  it('says who has it and what to do, changes nothing, and carries on by itself when that one ends', async () => {
    const folder = newFolder()
    const server = await startServer(folder)
    await callOver(server, 'channels.save', { name: '小路在路上', platform: 'douyin' })
    const window = await openWindow(folder)
    try {
      const main = window.page.locator('main')
      await main.getByText(`正在浏览器里打开着（进程 ${server.pid}）`).waitFor()
      expect(await main.innerText()).toContain('到启动它的终端按 Ctrl+C，这里会自己接上')
      expect(await main.innerText()).not.toContain('没有回应')
      expect(readRunning(folder)).toMatchObject({ pid: server.pid, door: 'browser' })
      const studio = await callOver<readonly unknown[]>(server, 'channels.list', {})
      expect(studio).toHaveLength(1)

      await stopServer(server)
      await window.page.getByRole('navigation').first().waitFor()
      expect(await window.page.getByText('正在浏览器里打开着').count()).toBe(0)
      await expect.poll(() => readRunning(folder)).toMatchObject({ pid: window.app.process().pid, door: 'electron' })

      // The other way round: who would have a browser page is sent to the window.
      const second = spawnSync(process.execPath, [launch, 'start', '--browser', '--no-open', '--data', folder], {
        encoding: 'utf8',
        env: { ...process.env, LANG: 'zh_CN.UTF-8', LC_ALL: '' },
      })
      expect([second.status, second.stdout]).toEqual([1, ''])
      expect(second.stderr).toContain(`正在双轨窗口里打开（进程 ${window.app.process().pid}）。请在那个窗口里接着用`)
    } finally {
      await window.app.close()
      await stopServer(server)
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

/** Asks for the status on a fresh port, beside the page itself. */
async function askOverPort({ app, page }: OpenWindow): Promise<unknown> {
  const answer = await page.evaluateHandle(() => {
    const answered = new Promise((resolve) => {
      addEventListener('message', ({ data, ports: [port] }) => {
        if ((data as { type?: string }).type !== 'duotrack-port' || !port) return
        port.addEventListener('message', (event) => {
          const { id, result } = event.data as { id?: string; result?: unknown }
          if (id === 'test') resolve(result)
        })
        port.start()
        port.postMessage({ id: 'test', name: 'workspace.status', input: {} })
      })
    })
    return { answered }
  })
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.ipc.emit('duotrack-page'))
  return answer.evaluate(({ answered }) => answered)
}
