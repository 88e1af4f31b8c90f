import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'
import { failed, ok, type Result } from '../../../shared/result.ts'
import { refusal } from '../../../shared/importers/index.ts'
import { MOST_ENTRIES, MOST_INFLATED } from './limits.ts'

const inflate = promisify(inflateRaw)

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const STORED = 0
const DEFLATED = 8

const damaged = () => failed(refusal('damaged-xlsx'))

interface Entry {
  readonly name: string
  readonly method: number
  readonly packed: Buffer
}

/** The entries of a zip as its central directory lists them; null if it does not hold together. */
export function listEntries(zip: Buffer): readonly Entry[] | null {
  // The end record is the last thing in the file but for a comment of at most 65,535 bytes.
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > zip.length || zip.readUInt32LE(end) !== END) return null
  const count = zip.readUInt16LE(end + 10)
  let at = zip.readUInt32LE(end + 16)
  if (count > MOST_ENTRIES) return null
  const entries: Entry[] = []
  for (let n = 0; n < count; n++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== CENTRAL) return null
    const isEncrypted = (zip.readUInt16LE(at + 8) & 1) === 1
    const size = zip.readUInt32LE(at + 20)
    const nameLength = zip.readUInt16LE(at + 28)
    const local = zip.readUInt32LE(at + 42)
    if (isEncrypted || local + 30 > zip.length || zip.readUInt32LE(local) !== LOCAL) return null
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    if (start + size > zip.length) return null
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      packed: zip.subarray(start, start + size),
    })
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return entries
}

/** Large entries come in large pieces: thousands of small ones would stay with the process long after they are freed. */
const chunkFor = ({ length }: Buffer) => Math.min(1024 * 1024, Math.max(16 * 1024, length * 8))

/** Inflates entries one after another, counting what really comes out; stops at the cap, whatever the headers declare. */
export async function inflateEntries(entries: readonly Entry[]): Promise<Result<ReadonlyMap<string, Buffer>>> {
  const files = new Map<string, Buffer>()
  let room = MOST_INFLATED
  for (const { name, method, packed } of entries) {
    if ((method !== STORED && method !== DEFLATED) || files.has(name)) return damaged()
    try {
      const options = { maxOutputLength: Math.max(1, room), chunkSize: chunkFor(packed) }
      const content = method === STORED ? packed : await inflate(packed, options)
      room -= content.length
      if (room < 0) return failed(refusal('inflates', { most: MOST_INFLATED / 1024 / 1024 }))
      files.set(name, content)
    } catch (error) {
      const isTooLong = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      return isTooLong ? failed(refusal('inflates', { most: MOST_INFLATED / 1024 / 1024 })) : damaged()
    }
  }
  return ok(files)
}

/** A zip of the files as they are, without packing: what a reader of it finds is exactly what was counted. */
export function storeFiles(files: ReadonlyMap<string, Buffer>): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const [name, content] of files) {
    const title = Buffer.from(name, 'utf8')
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(0x0800, 2)
    facts.writeUInt32LE(crc32(content), 10)
    facts.writeUInt32LE(content.length, 14)
    facts.writeUInt32LE(content.length, 18)
    facts.writeUInt16LE(title.length, 22)
    locals.push(word(LOCAL), facts, title, content)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    centrals.push(word(CENTRAL), Buffer.from([20, 0]), facts, tail, title)
    offset += 30 + title.length + content.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.size, 4)
  end.writeUInt16LE(files.size, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, directory, word(END), end])
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
