import { join } from 'node:path'
import { Fail, type AppError } from '../shared/result.ts'
import { clock } from './clock.ts'
import { portOf, readArgs, Usage } from './doors/args.ts'
import { openCaller } from './doors/cli/caller.ts'
import { COMMON, type Answer, type Command } from './doors/cli/command.ts'
import { COMMANDS, LATER } from './doors/cli/index.ts'
import { progressBar } from './doors/cli/progress-bar.ts'
import { splitArgs } from './doors/cli/split.ts'
import { folderFor, keepPrivate, surroundings } from './doors/folder.ts'
import { makeLog } from './doors/log.ts'
import { openPage } from './doors/open-page.ts'
import { stayUntilTold } from './doors/stay.ts'
import { LANGUAGES, languageOf, sentenceOf, wordsIn, type Language } from './doors/words.ts'
import { serve } from './serve.ts'

/** What stands on the command line beside the command itself, read leniently: also of a line that is wrong elsewhere. */
function manner(args: readonly string[]): { isJson: boolean; language: Language; data: string | undefined } {
  const valueOf = (option: string) => {
    const at = args.findIndex((arg) => arg === option || arg.startsWith(`${option}=`))
    return at < 0 ? undefined : args[at] === option ? args[at + 1] : args[at]?.slice(option.length + 1)
  }
  const asked = valueOf('--lang')
  const language = LANGUAGES.find((known) => known === asked) ?? languageOf(process.env)
  return { isJson: args.includes('--json'), language, data: valueOf('--data') }
}

const args = process.argv.slice(2)
const { isJson, language, data } = manner(args)
const words = wordsIn(language)
const folder = folderFor(data, surroundings())

const say = (text: string) => void process.stdout.write(`${text}\n`)
const complain = (text: string) => void process.stderr.write(`${text}\n`)

function show({ json, text, failed }: Answer): number {
  say(isJson ? JSON.stringify(json) : text)
  return failed ? 1 : 0
}

function showError(error: AppError, code: 1 | 2): number {
  const message = sentenceOf(error, words)
  if (isJson) say(JSON.stringify({ error: { ...error, message, path: error.path ?? null } }))
  else complain(message)
  return code
}

function showUsage(why: string, command: Command | null): number {
  const lines = command
    ? [`${command.name} ${command.usage}`]
    : [...COMMANDS.map(({ name, usage }) => `${name} ${usage}`), SERVE_USAGE]
  const usage = `${words('cli.usage')}\n${lines.map((line) => `  ${line.trimEnd()}`).join('\n')}`
  if (isJson) say(JSON.stringify({ error: { code: 'invalid', message: `${why}\n${usage}`.trim(), path: null } }))
  else complain([why, usage].filter(Boolean).join('\n'))
  return 2
}

const SERVE_USAGE = 'serve [--port N] [--no-open]'

async function runServe(rest: readonly string[]): Promise<number | undefined> {
  const { values } = readArgs(rest, { port: { type: 'string' }, 'no-open': { type: 'boolean' }, ...COMMON })
  const served = await serve({ folder, built: join(__dirname, '..'), port: portOf(values.port) })
  if (!served.ok) return showError(served.error, 1)
  const { address, close } = served.value
  stayUntilTold(close)
  say(isJson ? JSON.stringify({ address }) : address)
  if (!values['no-open']) openPage(address, folder, surroundings())
}

async function runCommand(command: Command, rest: readonly string[], umask: number): Promise<number> {
  const work = command.plan(rest)
  const caller = await openCaller(folder, makeLog(folder, clock))
  const bar = progressBar(process.stderr, words)
  try {
    const answer = await work({ caller, words, language, progress: bar.show, umask })
    bar.end()
    return show(answer)
  } finally {
    bar.end()
    await caller.close()
  }
}

/** Answers the exit code: 0 done, 1 refused or failed, 2 wrong usage; nothing while a server stays. */
async function run(): Promise<number | undefined> {
  const umask = keepPrivate()
  const { name, rest } = splitArgs(args, [...COMMANDS.map((command) => command.name), 'serve', ...LATER])
  const command = COMMANDS.find((known) => known.name === name) ?? null
  try {
    if (name !== null && LATER.includes(name)) return showUsage(words('cli.later', { name }), null)
    if (args.includes('--help') || args.includes('-h')) {
      showUsage('', command)
      return 0
    }
    if (name === 'serve') return await runServe(rest)
    if (!command) return showUsage(rest.length > 0 ? words('cli.unknown-command', { args: rest.join(' ') }) : '', null)
    return await runCommand(command, rest, umask)
  } catch (error) {
    if (error instanceof Usage) return showUsage(words('cli.wrong-usage', { why: error.message }), command)
    if (error instanceof Fail) return showError(error.error, 1)
    const { code, path, message } = error as NodeJS.ErrnoException
    // The system's own words for a file it will not read or write; anything else is a bug, told with its trace.
    if (code !== undefined && path !== undefined) return showError({ code: 'invalid', message, path }, 1)
    complain(error instanceof Error ? (error.stack ?? message) : String(error))
    return showError({ code: 'internal', message }, 1)
  }
}

async function main(): Promise<void> {
  const code = await run()
  if (code !== undefined) process.exitCode = code
}

void main()
