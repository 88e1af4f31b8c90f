import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { whereItMay } from './where-it-may.ts'

// A page that stays open while its studio is started again holds an old token, which opens nothing any more. Whoever
// opens the new address has its page pass the new token on, wrapped so that only a page with an earlier token of this
// workspace can read it: no old token is let in, and no other program on the port could make such a wrapping.

const KEPT = 5
const keys = z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(KEPT)

const fileIn = (folder: string) => join(folder, 'handover.json')

/** What the page of a token unwraps with. It opens no door itself, and the token cannot be found from it. */
const keyOf = (token: string): Buffer => createHash('sha256').update(`duotrack-handover ${token}`).digest()

/** The keys of the runs before this one, oldest first. */
function readKeys(folder: string): readonly string[] {
  try {
    const parsed = keys.safeParse(JSON.parse(readFileSync(fileIn(folder), 'utf8')))
    return parsed.success ? parsed.data : []
  } catch {
    // None yet, or none of ours: then no page is handed over to, and its address is opened anew.
    return []
  }
}

/** The token wrapped for the pages of each run before, as base64 of nonce, text and tag (AES-256-GCM). Remembers its own key for the next. */
export function handOver(folder: string, token: string): readonly string[] {
  const earlier = readKeys(folder)
  const kept = [...earlier, keyOf(token).toString('hex')].slice(-KEPT)
  whereItMay(() => writeFileSync(fileIn(folder), JSON.stringify(kept), { mode: 0o600 }))
  return earlier.map((key) => wrap(token, Buffer.from(key, 'hex')))
}

function wrap(token: string, key: Buffer): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  return Buffer.concat([nonce, cipher.update(token, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64')
}
