import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BackupTimes } from '../../electron/core/auto-backup.ts'
import { makeEngine } from '../../electron/core/learning.ts'
import { readXlsx, type ReadXlsx } from '../../electron/core/importing/read-xlsx.ts'
import { openStudio, type Log, type Studio } from '../../electron/core/studio.ts'
import type { CallName, InputOf, OutputOf } from '../../shared/contract.ts'
import type { ImportRequest } from '../../shared/importing.ts'
import type { AppError } from '../../shared/result.ts'
import { epochOf, instantAt, type Instant } from '../../shared/time.ts'
import { templateCsv } from './template.ts'

/** A studio on a real file in a folder of its own, with a clock that the test moves. */
export interface World {
  readonly folder: string
  readonly studio: Studio
  /** Answers the value, or throws with the error: for what must go well. */
  readonly call: <N extends CallName>(name: N, input: InputOf<N>, opId?: string) => Promise<OutputOf<N>>
  /** Answers the error, or throws: for what must be refused. */
  refused(name: CallName, input: unknown): Promise<AppError>
  /** Moves the clock. */
  pass(seconds: number): void
  now(): Instant
  /** Closes and opens again, as a restart does. */
  restart(): Promise<void>
  end(): Promise<void>
}

const quiet: Log = () => {}

export interface WorldOptions {
  readonly folder?: string
  readonly at?: Instant
  readonly log?: Log
  readonly readXlsx?: ReadXlsx
  readonly backupTimes?: BackupTimes
}

export function makeWorld({
  folder = mkdtempSync(join(tmpdir(), 'duotrack-')),
  at = '2026-11-25T02:42:00Z',
  log = quiet,
  readXlsx: read = readXlsx,
  backupTimes,
}: WorldOptions = {}): World {
  let now = at
  let ids = 0
  const run = Math.floor(performance.now() * 1000).toString(36)
  const open = (): Studio => {
    const opened = openStudio({
      folder,
      clock: () => now,
      newId: () => `id-${run}-${String((ids += 1)).padStart(6, '0')}`,
      log,
      compute: makeEngine(),
      readXlsx: read,
      backupTimes,
    })
    if (!opened.ok)
      throw new Error(`${opened.error.code}: ${opened.error.message} ${JSON.stringify(opened.error.params ?? {})}`)
    return opened.value
  }
  let studio = open()
  return {
    folder,
    get studio() {
      return studio
    },
    call: async (name, input, opId) => {
      const result = await studio.call(name, input, { opId })
      if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`)
      return result.value as never
    },
    refused: async (name, input) => {
      const result = await studio.call(name, input)
      if (result.ok) throw new Error(`${name} went through`)
      return result.error
    },
    pass: (seconds) => {
      now = instantAt(epochOf(now) + seconds * 1000)
    },
    now: () => now,
    restart: async () => {
      await studio.close()
      studio = open()
    },
    end: async () => {
      await studio.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Hands a file over, and what is asked with it: as it says itself, where nothing else is said. */
export function importRequest(
  { studio }: Pick<World, 'studio'>,
  channelId: string,
  content: string | Uint8Array,
  more: Partial<ImportRequest> & { readonly name?: string; readonly modifiedAt?: Instant | null } = {},
): ImportRequest {
  const { name = 'posts.csv', modifiedAt = null, ...rest } = more
  const upload = studio.upload(name, typeof content === 'string' ? Buffer.from(content) : content, modifiedAt)
  if (!upload.ok) throw new Error(upload.error.message)
  const uploads = [upload.value.id]
  return { channelId, uploads, encoding: null, mapping: null, capturedAt: null, iconReading: null, ...rest }
}

/** Brings `count` posts of the own template into a channel's history, as dropping the file does. */
export const importPosts = (world: World, channelId: string, count: number): Promise<void> =>
  importCsv(world, channelId, templateCsv(count))

/** Brings a file of the own template into a channel's history; its numbers are of the day of the import, or of `capturedAt`. */
export async function importCsv(
  world: World,
  channelId: string,
  csv: string,
  capturedAt: Instant | null = null,
): Promise<void> {
  const asked = importRequest(world, channelId, csv, { capturedAt })
  await world.call('imports.commit', { ...asked, links: [] })
}
