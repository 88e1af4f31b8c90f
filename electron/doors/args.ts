import { parseArgs, type ParseArgsConfig } from 'node:util'

type Options = NonNullable<ParseArgsConfig['options']>

/** The command line was used wrongly: said in words, exit 2. */
export class Usage extends Error {
  override readonly name = 'Usage'
  /** For the places of a message that is a key of the locales; null where it is the words themselves. */
  readonly params: Readonly<Record<string, string>> | null

  constructor(message: string, params: Readonly<Record<string, string>> | null = null) {
    super(message)
    this.params = params
  }
}

/** Reads `--options` and positionals; throws `Usage` for what is not among them. */
export function readArgs<const O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new Usage(error instanceof Error ? error.message : String(error))
  }
}

export function portOf(text: string | undefined): number | null {
  if (text === undefined) return null
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Usage(`--port ${text}`)
  return port
}
