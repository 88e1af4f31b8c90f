import { createHash } from 'node:crypto'
import type { Table } from '../../../shared/importers/index.ts'
import { HEADER_ROWS } from '../../../shared/importers/index.ts'
import { importRequest } from '../../../shared/importing.ts'
import { normalise } from '../../../shared/text.ts'
import type { Zone } from '../../../shared/time.ts'
import type { Read, Tx } from '../../db/tx.ts'

/** Header → what its column means, in the creator's word. */
export type Mapping = Readonly<Record<string, string>>

/** One name for a set of headers, in whatever order and writing they stand. */
function nameOf(headers: readonly string[]): string | null {
  const words = [...new Set(headers.map(normalise))].filter((word) => word !== '').toSorted()
  if (words.length < 2) return null
  return `mapping/${createHash('sha256').update(JSON.stringify(words)).digest('base64url').slice(0, 22)}`
}

/** What was said before of a table with these headers. */
export function rememberedMapping(read: Read, { rows }: Table): Mapping | null {
  for (const row of rows.slice(0, HEADER_ROWS)) {
    const name = nameOf(row)
    const kept = name === null ? null : read.get('setting', name)
    const mapping = importRequest.shape.mapping.safeParse(kept?.value)
    if (mapping.success && mapping.data) return mapping.data
  }
  return null
}

export function rememberMapping(tx: Tx, headers: readonly string[], mapping: Mapping): void {
  const id = nameOf(headers)
  if (id !== null) tx.put('setting', { id, value: mapping })
}

const zoneOf = (channelId: string) => `import-zone/${channelId}`

/** Whose wall the times in a channel's files are of, as was said at an earlier import. */
export function rememberedZone(read: Read, channelId: string): Zone | null {
  const kept = importRequest.shape.zone.safeParse(read.get('setting', zoneOf(channelId))?.value)
  return kept.success ? (kept.data ?? null) : null
}

export const rememberZone = (tx: Tx, channelId: string, zone: Zone): void =>
  tx.put('setting', { id: zoneOf(channelId), value: zone })
