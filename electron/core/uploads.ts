import { MOST_HANDED } from './importing/limits.ts'
import { Fail } from '../../shared/result.ts'
import type { Instant } from '../../shared/time.ts'

export interface Upload {
  readonly name: string
  readonly bytes: Uint8Array
  readonly modifiedAt: Instant | null
}

/** Files handed over and not yet imported, kept in memory: the newest few, forgotten oldest first. */
export interface Uploads {
  add(id: string, upload: Upload): void
  /** Fails with `not-found` for one that is gone: hand the file over again. */
  get(id: string): Upload
}

const MOST_BYTES = 200 * 1024 * 1024

export function makeUploads(): Uploads {
  const kept = new Map<string, Upload>()
  return {
    add: (id, upload) => {
      if (upload.bytes.byteLength > MOST_HANDED)
        throw new Fail('unsupported-file', 'import.refused.too-large', { path: upload.name, params: { most: 60 } })
      kept.set(id, upload)
      let total = 0
      for (const [, { bytes }] of kept) total += bytes.byteLength
      for (const [old, { bytes }] of kept) {
        if (total <= MOST_BYTES) break
        total -= bytes.byteLength
        kept.delete(old)
      }
    },
    get: (id) => {
      const upload = kept.get(id)
      if (!upload) throw new Fail('not-found', 'error.upload-gone', { path: id })
      return upload
    },
  }
}
