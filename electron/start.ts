import { join } from 'node:path'
import { failed, type Result } from '../shared/result.ts'
import { portOf, readArgs, Usage } from './doors/args.ts'
import { chooseWindow } from './doors/electron-binary.ts'
import { folderFor, keepPrivate, surroundings } from './doors/folder.ts'
import { openPage } from './doors/open-page.ts'
import { findRunning, type Running } from './doors/running.ts'
import { stayUntilTold } from './doors/stay.ts'
import { runWindow } from './doors/window-process.ts'
import { languageOf, sentenceOf, wordsIn } from './doors/words.ts'
import { addressOf, serve, type Served } from './serve.ts'

const root = join(import.meta.dirname, '..', '..')
const here = surroundings()
const words = wordsIn(languageOf(process.env))
const say = (...sentences: string[]) => void process.stderr.write(`${sentences.join('\n')}\n`)

interface Wishes {
  readonly folder: string
  readonly browser: boolean
  readonly open: boolean
  readonly port: number | null
}

function readWishes(): Wishes {
  const { values, positionals } = readArgs(process.argv.slice(2), {
    data: { type: 'string' },
    browser: { type: 'boolean' },
    'no-open': { type: 'boolean' },
    port: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  })
  if (values.help || positionals.length > 0) throw new Usage(positionals.join(' '))
  return {
    folder: folderFor(values.data, here),
    browser: values.browser ?? false,
    open: !values['no-open'],
    port: portOf(values.port),
  }
}

/** Opens the studio in the best door there is here. Answers the exit code, or nothing while a server stays. */
async function start({ folder, browser, open, port }: Wishes): Promise<number | undefined> {
  const found = await findRunning(folder)
  if (found.state === 'running' && found.running.door === 'browser') return showRunning(found.running, folder, open)
  if (!browser) {
    const ended = await tryWindow(folder)
    if (ended !== null) return ended
  }
  const served = await serveOrWait(folder, port)
  if (!served.ok) {
    say(sentenceOf(served.error, words))
    return 1
  }
  if ('pid' in served.value) return showRunning(served.value, folder, open)
  const { address, close } = served.value
  stayUntilTold(close)
  say(words('start.serving', { folder }))
  show(address, folder, open)
}

/** The window's exit code, or null where there can be none, having said why. */
async function tryWindow(folder: string): Promise<number | null> {
  const choice = chooseWindow(root, here, process.getuid?.() === 0)
  if (choice.binary === null) {
    say(words(choice.because), words('start.browser-instead'))
    return null
  }
  const args = [...choice.flags, root, `--data=${folder}`]
  const code = await runWindow(choice.binary, args, { ...process.env, DUOTRACK_DATA: folder })
  if (code === null) say(words('start.window-failed'), words('start.browser-instead'))
  return code
}

/** Of two that start at once one gets the workspace; the other waits a moment for its page. */
async function serveOrWait(folder: string, port: number | null): Promise<Result<Served | Running>> {
  const built = join(root, 'out')
  const served = await serve({ folder, built, port })
  if (served.ok || served.error.code !== 'busy' || served.error.path === 'port') return served
  for (let waited = 0; waited < 20; waited++) {
    const found = await findRunning(folder)
    if (found.state === 'running' && found.running.door === 'browser') return { ok: true, value: found.running }
    if (found.state !== 'nobody') return failed(heldBy(found.running, folder))
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  return serve({ folder, built, port })
}

const heldBy = ({ pid, door }: Running, folder: string) => ({
  code: 'busy' as const,
  message: `start.held-by-${door}`,
  path: folder,
  params: { pid },
})

function showRunning({ port, token, pid }: Running, folder: string, open: boolean): number {
  say(words('start.already', { pid }))
  show(addressOf(port ?? 0, token ?? ''), folder, open)
  return 0
}

/** The only place where the address with its token is written. */
function show(address: string, folder: string, open: boolean): void {
  process.stdout.write(`${address}\n`)
  if (open) openPage(address, folder, here)
}

async function main(): Promise<void> {
  keepPrivate()
  try {
    const code = await start(readWishes())
    if (code !== undefined) process.exitCode = code
  } catch (error) {
    if (!(error instanceof Usage)) throw error
    say(...(error.message ? [error.message] : []), words('start.usage'))
    process.exitCode = 2
  }
}

void main()
