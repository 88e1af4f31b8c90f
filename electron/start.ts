import { join } from 'node:path'
import { portOf, readArgs, Usage } from './doors/args.ts'
import { chooseWindow } from './doors/electron-binary.ts'
import { keepPrivate, placeFor, surroundings, type Place } from './doors/folder.ts'
import { openPage } from './doors/open-page.ts'
import { findRunning } from './doors/running.ts'
import { stayUntilTold } from './doors/stay.ts'
import { runWindow } from './doors/window-process.ts'
import { languageOf, sentenceOf, wordsIn } from './doors/words.ts'
import { serveOrFind } from './serve.ts'

const root = join(import.meta.dirname, '..', '..')
const here = surroundings()
const words = wordsIn(languageOf(process.env))
const say = (...sentences: string[]) => void process.stderr.write(`${sentences.join('\n')}\n`)

interface Wishes extends Place {
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
    ...placeFor(values.data, here),
    browser: values.browser ?? false,
    open: !values['no-open'],
    port: portOf(values.port),
  }
}

/** Opens the studio in the best door there is here. Answers the exit code, or nothing while a server stays. */
async function start({ folder, because, browser, open, port }: Wishes): Promise<number | undefined> {
  const found = await findRunning(folder)
  const isServed = found.state === 'running' && found.running.door === 'browser'
  if (!browser && !isServed) {
    const ended = await tryWindow({ folder, because })
    if (ended !== null) return ended
  }
  const served = await serveOrFind({ folder, because, built: join(root, 'out'), port })
  if (!served.ok) {
    say(sentenceOf(served.error, words))
    return 1
  }
  const { address, pid, close } = served.value
  if (close) stayUntilTold(close)
  say(close ? words('start.serving', { folder }) : words('start.already', { pid }))
  // The only place where the address with its token is written.
  process.stdout.write(`${address}\n`)
  if (open) openPage(address, folder, here)
  return close ? undefined : 0
}

/** The window's exit code, or null where there can be none, having said why. */
async function tryWindow({ folder, because }: Place): Promise<number | null> {
  const choice = chooseWindow(root, here, process.getuid?.() === 0)
  if (choice.binary === null) {
    say(words(choice.because), words('start.browser-instead'))
    return null
  }
  // Untold, it finds the same folder itself, and knows that another may be chosen for good.
  const told = because === 'told' ? [`--data=${folder}`] : []
  const code = await runWindow(choice.binary, [...choice.flags, root, ...told], process.env)
  if (code === null) say(words('start.window-failed'), words('start.browser-instead'))
  return code
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
