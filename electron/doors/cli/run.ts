import { Fail, orFail, type AppError } from '../../../shared/result.ts'
import { clock, newId } from '../../clock.ts'
import { serveOrFind } from '../../serve.ts'
import { portOf, readArgs, Usage } from '../args.ts'
import { placeFor, type Place, type Surroundings } from '../folder.ts'
import { makeLog } from '../log.ts'
import { openPage } from '../open-page.ts'
import { stayUntilTold } from '../stay.ts'
import { LANGUAGES, languageOf, sentenceOf, wordsIn, type Language, type Words } from '../words.ts'
import { openCaller } from './caller.ts'
import { COMMON, type Answer, type Command } from './command.ts'
import { COMMANDS } from './index.ts'
import { progressBar, type Screen } from './progress-bar.ts'
import { firstWord, splitArgs } from './split.ts'

/** Where a run of the command line stands: what it is told, and where its words go. */
export interface Terminal {
  readonly args: readonly string[]
  readonly here: Surroundings
  /** With `--json`, one object and nothing else. */
  readonly out: (line: string) => void
  readonly err: Screen
  /** Permissions that other programs would give a new file. */
  readonly umask: number
  /** The built program: `out/`. */
  readonly built: string
}

/** What stands beside the command itself, read leniently: also of a line that is wrong elsewhere. */
interface Manner {
  readonly isJson: boolean
  readonly language: Language
  readonly words: Words
  readonly place: Place
}

function mannerOf({ args, here }: Terminal): Manner {
  const given = (option: string) => {
    const at = args.findIndex((arg) => arg === option || arg.startsWith(`${option}=`))
    return at < 0 ? undefined : args[at] === option ? args[at + 1] : args[at]?.slice(option.length + 1)
  }
  const asked = given('--lang')
  const language = LANGUAGES.find((known) => known === asked) ?? languageOf(here.env)
  const place = placeFor(given('--data'), here)
  return { isJson: args.includes('--json'), language, words: wordsIn(language), place }
}

const HELP = 'help'
const NAMES = COMMANDS.map((command) => command.name)
const SERVE = 'serve [--port N] [--no-open]'

/** Runs one command. Answers the exit code: 0 done, 1 refused or failed, 2 wrong usage; nothing while a server stays. */
export async function runCli(terminal: Terminal): Promise<number | undefined> {
  const { args, out, err } = terminal
  const manner = mannerOf(terminal)
  const { isJson, words } = manner

  function showError(error: AppError, code: 1 | 2): number {
    const message = sentenceOf(error, words)
    if (isJson) out(JSON.stringify({ error: { ...error, message, path: error.path ?? null } }))
    else err.write(`${message}\n`)
    return code
  }

  function showUsage(why: string, command: Command | null): number {
    const known = command ? [command] : COMMANDS
    const lines = [...known.map(({ name, usage }) => `${name} ${usage}`.trimEnd()), ...(command ? [] : [SERVE])]
    const usage = [words('cli.usage'), ...lines.map((line) => `  ${line}`)].join('\n')
    if (!isJson) err.write([why, usage, ''].filter((line, i) => line || i === 2).join('\n'))
    else out(JSON.stringify({ error: { code: 'invalid', message: why || usage, path: null } }))
    return 2
  }

  const { name, rest } = splitArgs(args, [...NAMES, 'serve', HELP])
  const command = COMMANDS.find((known) => known.name === name) ?? null
  try {
    if (name === HELP || args.includes('--help') || args.includes('-h')) {
      showUsage('', command)
      return 0
    }
    if (name === 'serve') {
      const refused = await runServe(rest, terminal, manner)
      return refused ? showError(refused, 1) : undefined
    }
    if (command) return show(await runCommand(command, rest, terminal, manner))
    const unknown = rest.slice(firstWord(rest)).join(' ')
    return showUsage(unknown ? words('cli.unknown-command', { args: unknown }) : '', null)
  } catch (error) {
    if (error instanceof Usage) {
      const why = error.params ? words(error.message, error.params) : error.message
      return showUsage(words('cli.wrong-usage', { why }), command)
    }
    if (error instanceof Fail) return showError(error.error, 1)
    const { code, path, message } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC') return showError({ code: 'disk-full', message: 'error.disk-full' }, 1)
    // The system's own words for a file it will not read or write; anything else is a bug, told with its trace.
    if (code !== undefined && path !== undefined) return showError({ code: 'invalid', message, path }, 1)
    const trace = error instanceof Error ? error.stack : String(error)
    err.write(`${trace}\n`)
    const id = newId()
    makeLog(manner.place.folder, clock)('error', 'command failed', { id, name, error: trace })
    return showError({ code: 'internal', message: 'error.internal', params: { id } }, 1)
  }

  function show({ json, text, failed }: Answer): number {
    out(isJson ? JSON.stringify(json) : text)
    return failed ? 1 : 0
  }
}

async function runCommand(
  command: Command,
  rest: readonly string[],
  { err, umask }: Terminal,
  { words, language, place }: Manner,
): Promise<Answer> {
  const { work, rescue } = command.plan(rest)
  const { folder } = place
  const opened = await openCaller(place, makeLog(folder, clock))
  if (!opened.ok && opened.error.code === 'damaged-file' && rescue) return rescue(folder, words)
  const caller = orFail(opened)
  const bar = progressBar(err, words)
  try {
    return await work({ caller, words, language, progress: bar.show, umask })
  } finally {
    bar.end()
    await caller.close()
  }
}

/** Browser mode, which then stays; or why it could not be opened. */
async function runServe(
  rest: readonly string[],
  { here, out, built }: Terminal,
  { isJson, place }: Manner,
): Promise<AppError | null> {
  const { values } = readArgs(rest, { port: { type: 'string' }, 'no-open': { type: 'boolean' }, ...COMMON })
  const served = await serveOrFind({ ...place, built, port: portOf(values.port) })
  if (!served.ok) return served.error
  const { address, close } = served.value
  if (close) stayUntilTold(close)
  out(isJson ? JSON.stringify({ address }) : address)
  if (!values['no-open']) openPage(address, place.folder, here)
  return null
}
