import type { ParseArgsConfig } from 'node:util'
import type { Progress } from '../../../shared/contract.ts'
import { readArgs } from '../args.ts'
import type { Language, Words } from '../words.ts'
import type { Caller } from './caller.ts'

type Options = NonNullable<ParseArgsConfig['options']>
type Read<O extends Options> = ReturnType<typeof readArgs<O>>

/** Options of every command. */
export const COMMON = {
  data: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies Options

/** What a command works with beside its own arguments. */
export interface Desk {
  readonly caller: Caller
  readonly words: Words
  readonly language: Language
  readonly progress: (progress: Progress) => void
  /** Permissions that other programs would give a new file: what is exported is the person's, not ours to close. */
  readonly umask: number
}

/** `json` is the promise of `cli.md`; `text` is for people. */
export interface Answer {
  readonly json: object
  readonly text: string
  readonly failed?: boolean
}

interface Plan {
  readonly work: (desk: Desk) => Promise<Answer>
  /** What can still be done where the workspace's own file cannot be opened; null: nothing. */
  readonly rescue: ((folder: string, words: Words) => Answer) | null
}

export interface Command {
  /** `channel add` */
  readonly name: string
  /** What may follow the name. */
  readonly usage: string
  /** Reads the arguments, throwing `Usage`, before anything is opened; then the work can be done. */
  plan(args: readonly string[]): Plan
}

/** One command: its arguments are read and checked by `read`, and done by `run`. */
export function command<const O extends Options, T>(definition: {
  readonly name: string
  readonly usage: string
  readonly options: O
  readonly read: (args: Read<O & typeof COMMON>) => T
  readonly run: (wish: T, desk: Desk) => Promise<Answer>
  readonly rescue?: (wish: T, folder: string, words: Words) => Answer
}): Command {
  const { name, usage, options, read, run, rescue } = definition
  return {
    name,
    usage,
    plan: (args) => {
      const wish = read(readArgs(args, { ...options, ...COMMON }))
      return {
        work: (desk) => run(wish, desk),
        rescue: rescue ? (folder, words) => rescue(wish, folder, words) : null,
      }
    },
  }
}
