import type { Refusal } from '../../../shared/importers/index.ts'

const ascii = (text: string) => [...Buffer.from(text, 'latin1')]

/** What files begin with: bytes at an offset. */
const MAGIC: readonly (readonly [why: Refusal | 'zip', at: number, bytes: readonly number[]])[] = [
  ['zip', 0, [0x50, 0x4b, 0x03, 0x04]],
  ['archive', 0, [0x50, 0x4b, 0x05, 0x06]],
  ['old-excel', 0, [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', 0, ascii('%PDF')],
  ['image', 0, [0x89, 0x50, 0x4e, 0x47]],
  ['image', 0, [0xff, 0xd8, 0xff]],
  ['image', 0, ascii('GIF8')],
  ['image', 0, ascii('BM')],
  ['image', 8, ascii('WEBP')],
  ['image', 0, [0x49, 0x49, 0x2a, 0x00]],
  ['image', 4, ascii('ftypheic')],
  ['media', 4, ascii('ftyp')],
  ['media', 0, ascii('ID3')],
  ['media', 0, [0x1a, 0x45, 0xdf, 0xa3]],
  ['archive', 0, [0x1f, 0x8b]],
  ['archive', 0, ascii('Rar!')],
  ['archive', 0, [0x37, 0x7a, 0xbc, 0xaf]],
  ['document', 0, ascii('{\\rtf')],
]

/** What a file is by its first bytes: a zip (which may be a workbook), something that is no table, or null: text perhaps. */
export function sniffBytes(bytes: Uint8Array): Refusal | 'zip' | null {
  const found = MAGIC.find(([, at, magic]) => magic.every((byte, i) => bytes[at + i] === byte))?.[0] ?? null
  // «BM» also begins a text: a bitmap has a NUL in its header.
  return found === 'image' && bytes[0] === 0x42 && !bytes.subarray(0, 26).includes(0) ? null : found
}

/** What text is not a table: nothing, a web page, or the JSON that a platform answers once the login has expired. */
export function sniffText(text: string): Refusal | null {
  const start = text.slice(0, 2000).trimStart()
  if (start === '' && text.trim() === '') return 'empty'
  if (/^<(!doctype|html|head|body|script|\?xml|!--|meta|div|table)/i.test(start)) return 'html'
  return /^[{[]/.test(start) && isJson(text, start) ? 'json' : null
}

function isJson(text: string, start: string): boolean {
  if (/^\{\s*"[^"]*"\s*:/.test(start)) return true
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
