import { COMMON } from './command.ts'

/** `--data DIR check --week W` → the command's words, and all the rest as its arguments. Options of every command may stand before it. */
export function splitArgs(args: readonly string[], names: readonly string[]): { name: string | null; rest: string[] } {
  const at = firstWord(args)
  const one = args[at]
  const two = `${one} ${args[at + 1]}`
  if (names.includes(two)) return { name: two, rest: without(args, at, 2) }
  if (one !== undefined && names.includes(one)) return { name: one, rest: without(args, at, 1) }
  return { name: null, rest: [...args] }
}

const without = (args: readonly string[], at: number, count: number) => args.toSpliced(at, count)

export function firstWord(args: readonly string[]): number {
  let at = 0
  for (let arg = args[at]; arg?.startsWith('-'); arg = args[at]) {
    const option = COMMON[arg.slice(2) as keyof typeof COMMON]
    at += option?.type === 'string' ? 2 : 1
  }
  return at
}
