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
  return createHash('sha256').update(JSON.stringify(words)).digest('base64url').slice(0, 22)
}

const mappingOf = (name: string) => `mapping/${name}`
const channelOf = (name: string) => `mapping-channel/${name}`

/** What was said before of a table with these headers. */
export function rememberedMapping(read: Read, { rows }: Table): Mapping | null {
  for (const row of rows.slice(0, HEADER_ROWS)) {
    const name = nameOf(row)
    const kept = name === null ? null : read.get('setting', mappingOf(name))
    const mapping = importRequest.shape.mapping.safeParse(kept?.value)
    if (mapping.success && mapping.data) return mapping.data
  }
  return null
}

/** The channel that the last table with these headers went into; null if that is gone. */
export function rememberedChannel(read: Read, headers: readonly string[]): string | null {
  const name = nameOf(headers)
  const kept = name === null ? null : read.get('setting', channelOf(name))
  return typeof kept?.value === 'string' && read.get('channel', kept.value) ? kept.value : null
}

/** What the columns of such a table are, and where it belongs: by itself it tells neither. */
export function rememberMapping(tx: Tx, headers: readonly string[], mapping: Mapping, channelId: string): void {
  const name = nameOf(headers)
  if (name === null) return
  tx.put('setting', { id: mappingOf(name), value: mapping })
  tx.put('setting', { id: channelOf(name), value: channelId })
}

const zoneOf = (channelId: string) => `import-zone/${channelId}`

/** Whose wall the times in a channel's files are of, as was said at an earlier import. */
export function rememberedZone(read: Read, channelId: string): Zone | null {
  const kept = importRequest.shape.zone.safeParse(read.get('setting', zoneOf(channelId))?.value)
  return kept.success ? (kept.data ?? null) : null
}

export const rememberZone = (tx: Tx, channelId: string, zone: Zone): void =>
  tx.put('setting', { id: zoneOf(channelId), value: zone })
