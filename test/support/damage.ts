import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Changes one bit of a text in the file of a closed workspace, as rot on a disk does, where the text stands as a value of its own
 * and not within a step's record. Answers the file as it is then.
 */
export function flipText(folder: string, text: string): Buffer {
  const file = join(folder, 'duotrack.db')
  const bytes = readFileSync(file)
  const sought = Buffer.from(text)
  let flipped = 0
  for (let at = bytes.indexOf(sought); at !== -1; at = bytes.indexOf(sought, at + 1)) {
    // JSON has it in quotes: those are the log's, and answers kept for retries.
    const isQuoted = bytes[at - 1] === 0x22 || bytes[at + sought.length] === 0x22
    if (isQuoted) continue
    bytes[at + sought.length - 1] = (bytes[at + sought.length - 1] ?? 0) ^ 1
    flipped += 1
  }
  if (flipped === 0) throw new Error(`${text} stands nowhere by itself`)
  writeFileSync(file, bytes)
  return bytes
}
