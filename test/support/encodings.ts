/** Bytes of a text in the encodings that creators' files come in; null where the encoding has no bytes for a character. */
export const ENCODINGS = {
  'utf-8': (text) => Buffer.from(text, 'utf8'),
  'utf-8 with mark': (text) => Buffer.from(`\ufeff${text}`, 'utf8'),
  'utf-16le': (text) => Buffer.from(text, 'utf16le'),
  'utf-16le with mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf-16be': (text) => Buffer.from(text, 'utf16le').swap16(),
  'utf-16be with mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  gbk: (text) => inChinese(text, false),
  gb18030: (text) => inChinese(text, true),
} satisfies Record<string, (text: string) => Buffer | null>

export type EncodingName = keyof typeof ENCODINGS

let pairs: ReadonlyMap<string, number> | null = null

/** Every two-byte character of GBK, found by decoding all of them. */
function twoByteCharacters(): ReadonlyMap<string, number> {
  if (pairs) return pairs
  const decoder = new TextDecoder('gbk')
  const found = new Map<string, number>()
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if (Array.from(character).length === 1 && character !== '\ufffd' && !found.has(character)) {
        found.set(character, lead * 256 + trail)
      }
    }
  }
  pairs = found
  return found
}

function inChinese(text: string, hasFourBytes: boolean): Buffer | null {
  const bytes: number[] = []
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    const pair = twoByteCharacters().get(character)
    if (point < 0x80) bytes.push(point)
    else if (pair !== undefined) bytes.push(pair >> 8, pair & 255)
    else if (hasFourBytes && point > 0xffff) {
      // The four bytes count 10 · 126 · 10 · 126 upwards; U+10000 is number 189,000.
      const number = point - 0x10000 + 189_000
      bytes.push(
        0x81 + Math.floor(number / 12_600),
        0x30 + (Math.floor(number / 1260) % 10),
        0x81 + (Math.floor(number / 10) % 126),
        0x30 + (number % 10),
      )
    } else return null
  }
  return Buffer.from(bytes)
}
