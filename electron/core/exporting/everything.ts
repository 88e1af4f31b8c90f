import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Fail } from '../../../shared/result.ts'
import { LATEST } from '../../db/migrations/index.ts'
import type { ForeignTables } from '../../db/refill.ts'
import { TABLE_NAMES, type TableName } from '../../db/tables.ts'
import type { Read } from '../../db/tx.ts'
import { KNOWN_PLACE, SECOND_FOLDER } from '../workspace.ts'

/** What speaks of this machine's folders and means nothing on another. */
export const OF_THIS_MACHINE: readonly string[] = [SECOND_FOLDER, KNOWN_PLACE]

/** The log of steps is the workspace's own; all else is what somebody made. */
const KEPT: readonly TableName[] = TABLE_NAMES.filter((name) => name !== 'op' && name !== 'step')

const sha256Of = (tables: unknown): string => createHash('sha256').update(JSON.stringify(tables)).digest('hex')

/** Every row of every table, as a person could read it: nothing that was put in stays inside. */
export function everything(read: Read): { readonly text: string; readonly rows: number } {
  const tables = Object.fromEntries(
    KEPT.map((name) => {
      const rows = read.select(name, 'ORDER BY id')
      return [name, name === 'setting' ? rows.filter(({ id }) => !OF_THIS_MACHINE.includes(id)) : rows]
    }),
  )
  const rows = Object.values(tables).reduce((sum, list) => sum + list.length, 0)
  const whole = { product: 'duotrack', version: LATEST, sha256: sha256Of(tables), tables }
  return { text: `${JSON.stringify(whole, null, 1)}\n`, rows }
}

const written = z.object({
  product: z.literal('duotrack'),
  version: z.number().int().min(1),
  sha256: z.string(),
  tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
})

/** Reads such a file again, whole and unchanged or not at all. */
export function readEverything(
  bytes: Uint8Array,
  file: string,
): { readonly version: number; readonly tables: ForeignTables } {
  const read = written.safeParse(parsed(bytes))
  if (!read.success) throw new Fail('unsupported-file', 'error.not-an-export', { path: file })
  const { version, sha256, tables } = read.data
  if (version > LATEST)
    throw new Fail('newer-file', 'error.newer-file', { path: file, params: { version, known: LATEST } })
  if (sha256Of(tables) !== sha256) throw new Fail('damaged-file', 'error.export-changed', { path: file })
  return { version, tables }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}
