import { failed, ok, type Result } from '../../../shared/result.ts'
import { refusal } from '../../../shared/importers/index.ts'

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

export interface Decoded {
  readonly text: string
  readonly encoding: Encoding
  /** True where other encodings would also have fitted the bytes. */
  readonly guessed: boolean
}

const MARKS: readonly (readonly [encoding: Encoding, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** Bytes to text, right or not at all: byte order mark, then UTF-16 by its NULs, then strict UTF-8, then strict GB18030. */
export function decodeText(bytes: Uint8Array, asked: Encoding | null = null): Result<Decoded> {
  const marked = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))?.[0]
  const certain = asked ?? marked ?? utf16Of(bytes)
  if (certain) return decodeAs(bytes, certain, false)
  // No text of the other encodings has a NUL in it.
  if (bytes.includes(0)) return failed(refusal('not-a-table'))
  const utf8 = decodeAs(bytes, 'utf-8', false)
  if (utf8.ok) return ok({ ...utf8.value, guessed: mayBeChinese(utf8.value.text, bytes) })
  return isDamagedUtf8(bytes) ? utf8 : decodeAs(bytes, 'gb18030', true)
}

/** Two bytes of UTF-8 (é) can also be one Chinese character of GB18030 (茅): without any longer character nothing decides. */
function mayBeChinese(text: string, bytes: Uint8Array): boolean {
  if (!/[\u0080-\u07ff]/.test(text) || /[\u0800-\uffff]/.test(text)) return false
  const chinese = decodeAs(bytes, 'gb18030', true)
  return chinese.ok && /^[\p{ASCII}\u3000-\u303f\u4e00-\u9fa5\uff00-\uffef]*$/u.test(chinese.value.text)
}

function decodeAs(bytes: Uint8Array, encoding: Encoding, guessed: boolean): Result<Decoded> {
  try {
    return ok({ text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding, guessed })
  } catch {
    return failed(refusal('encoding', { encoding }))
  }
}

/** UTF-16 without a mark: digits, commas and line breaks have their zero byte on one and the same side. */
function utf16Of(bytes: Uint8Array): Encoding | null {
  const zeros = [0, 0]
  const length = Math.min(bytes.length, 4096)
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at % 2]! += 1
  const [even = 0, odd = 0] = zeros
  const enough = length / 40
  // A few characters (一 is U+4E00) have theirs on the other side.
  if (odd > enough && odd > even * 4) return 'utf-16le'
  return even > enough && even > odd * 4 ? 'utf-16be' : null
}

const isTail = (byte: number | undefined) => byte !== undefined && byte >= 0x80 && byte < 0xc0

/** Nearly all of it is UTF-8 and a few bytes are broken: read as GB18030 it would all be gibberish. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  let whole = 0
  let broken = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte < 0x80) continue
    const tails = byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0
    if (tails > 0 && byte < 0xf5 && Array.from({ length: tails }, (_, i) => bytes[at + 1 + i]).every(isTail)) {
      whole++
      at += tails
    } else broken++
  }
  return whole > broken * 3
}
