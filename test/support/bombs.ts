import { constants, deflateRawSync } from 'node:zlib'

/** A part of a zip as its headers tell it, true or not. */
interface Part {
  readonly name: string
  readonly packed: Buffer
  /** Bytes after unpacking, as declared. */
  readonly declared: number
  readonly isDeflated: boolean
}

const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END = 0x06054b50

function record(mark: number, parts: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const bytes = Buffer.alloc(4 + parts.reduce((sum, [width]) => sum + width, 0))
  let at = bytes.writeUInt32LE(mark)
  for (const [width, value] of parts) at = bytes.writeUIntLE(value, at, width)
  return bytes
}

/** What is told of a part both before it and in the list at the end. */
const factsOf = ({ packed, declared, isDeflated }: Part) =>
  [
    [2, isDeflated ? 8 : 0],
    [4, 0],
    [4, 0],
    [4, packed.length],
    [4, declared],
  ] as const

/** A zip of parts, well formed but for what they declare; `isOverlapping` lets all of them stand on the bytes of the last. */
export function zipOf(parts: readonly Part[], isOverlapping = false): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  const written = isOverlapping ? parts.slice(-1) : parts
  const offsets: number[] = []
  let offset = 0
  for (const part of written) {
    const { name, packed } = part
    const title = Buffer.from(name)
    locals.push(record(LOCAL, [[2, 20], [2, 0x0800], ...factsOf(part), [2, title.length], [2, 0]]), title, packed)
    offsets.push(offset)
    offset += 30 + title.length + packed.length
  }
  for (const [i, part] of parts.entries()) {
    const title = Buffer.from(part.name)
    const tail = [
      [2, title.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, offsets[i] ?? offsets[0] ?? 0],
    ] as const
    centrals.push(record(CENTRAL, [[2, 20], [2, 20], [2, 0x0800], ...factsOf(part), ...tail]), title)
  }
  const directory = Buffer.concat(centrals)
  const end = [
    [2, 0],
    [2, 0],
    [2, parts.length],
    [2, parts.length],
    [4, directory.length],
    [4, offset],
    [2, 0],
  ] as const
  return Buffer.concat([...locals, directory, record(END, end)])
}

const deflated = (name: string, text: string): Part => {
  const content = Buffer.from(text)
  return { name, packed: deflateRawSync(content), declared: content.length, isDeflated: true }
}

/** `head`, then `piece` so often, then `tail`, packed without ever being whole in memory: a flushed piece can be repeated. */
export function repeated(name: string, head: string, piece: string, times: number, tail: string): Part {
  const block = (text: string) => deflateRawSync(Buffer.from(text), { level: 9, finishFlush: constants.Z_FULL_FLUSH })
  // Few large pieces pack far better than many small ones.
  const each = Math.max(1, Math.min(times, Math.floor(1_000_000 / piece.length)))
  const packed = Buffer.concat([
    block(head),
    ...Array<Buffer>(Math.floor(times / each)).fill(block(piece.repeat(each))),
    block(piece.repeat(times % each)),
    deflateRawSync(Buffer.from(tail)),
  ])
  const declared = Buffer.byteLength(head) + Buffer.byteLength(piece) * times + Buffer.byteLength(tail)
  return { name, packed, declared: Math.min(declared, 0xffff_ffff), isDeflated: true }
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const SHEET = 'xl/worksheets/sheet1.xml'
const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`

/** What every workbook has beside its sheet. */
const frame = [
  deflated('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
  deflated(
    'xl/workbook.xml',
    `<workbook xmlns:r="${RELATIONS}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ),
  deflated(
    'xl/_rels/workbook.xml.rels',
    `<Relationships>${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'sharedStrings', 'sharedStrings.xml')}${relation('rId3', 'styles', 'styles.xml')}</Relationships>`,
  ),
]
const sheet = (xml: string) => deflated(SHEET, `<worksheet>${xml}</worksheet>`)
const filled = (head: string, piece: string, times: number, tail: string) =>
  repeated(SHEET, `<worksheet>${head}`, piece, times, `${tail}</worksheet>`)
const workbook = (...parts: readonly Part[]) => {
  const rest = [deflated('xl/sharedStrings.xml', '<sst/>'), deflated('xl/styles.xml', '<styleSheet/>')]
  return zipOf([...frame, ...parts, ...rest.filter(({ name }) => !parts.some((part) => part.name === name))])
}
const lying = (part: Part, declared: number): Part => ({ ...part, declared })

const MB = 1024 * 1024
const oneCell = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'

/** Workbooks that want to hurt, each by what it does; `size` from 0 to 1. */
export const BOMBS: Readonly<Record<string, (size: number) => Buffer>> = {
  'a sheet without end': (size) => workbook(filled('', ' ', Math.round(64 + size * 8000) * MB, '')),
  'a sheet that declares a hundred bytes': (size) =>
    workbook(lying(filled('', ' ', Math.round(64 + size * 2000) * MB, ''), 100)),
  'a sheet that declares more than a disk': (size) =>
    workbook(lying(filled('<sheetData>', '<row/>', Math.round(12 + size * 100) * MB, ''), 0xffff_fffe)),
  'a part that just fits, again and again': (size) => {
    const part = filled('', ' ', Math.round(1 + size * 40) * MB, '')
    return workbook(
      ...Array.from({ length: 70 + Math.round(size * 300) }, (_, i) => ({ ...part, name: `xl/p${i}.xml` })),
    )
  },
  'parts that overlap': (size) => {
    const part = filled('', ' ', Math.round(1 + size * 59) * MB, '')
    const names = ['xl/workbook.xml', ...Array.from({ length: 70 + Math.round(size * 1800) }, (_, i) => `xl/p${i}.xml`)]
    return zipOf(
      names.map((name) => ({ ...part, name })),
      true,
    )
  },
  'more parts than any workbook': (size) => {
    const part = deflated('', '')
    return workbook(
      ...Array.from({ length: 2000 + Math.round(size * 20_000) }, (_, i) => ({ ...part, name: `xl/p${i}.xml` })),
    )
  },
  'a bomb within a bomb': (size) => {
    let inner = workbook(filled('', ' ', Math.round(64 + size * 4000) * MB, ''))
    for (let depth = 0; depth < 1 + Math.round(size * 5); depth++)
      inner = workbook({ name: SHEET, packed: inner, declared: inner.length, isDeflated: false })
    return inner
  },
  'a billionth row': () =>
    workbook(sheet('<sheetData><row r="1000000000"><c r="A1000000000"><v>1</v></c></row></sheetData>')),
  'millions of empty rows': (size) =>
    workbook(filled('<sheetData>', '<row/>', Math.round((2 + size * 7) * MB), '</sheetData>')),
  'millions of empty cells': (size) =>
    workbook(filled('<sheetData><row>', '<c/>', Math.round((2 + size * 12) * MB), '</row></sheetData>')),
  'a dimension of all there is': (size) => {
    const rows = Array.from(
      { length: 1 + Math.round(size * 9) },
      (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>1</v></c></row>`,
    )
    return workbook(sheet(`<dimension ref="A1:XFD1048576"/><sheetData>${rows.join('')}</sheetData>`))
  },
  'the first cell and the last': () =>
    workbook(
      sheet(
        '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
      ),
    ),
  'one long text in every cell': (size) =>
    workbook(
      repeated('xl/sharedStrings.xml', '<sst><si><t>', 'x', Math.round(1000 + size * 500_000), '</t></si></sst>'),
      filled('<sheetData><row>', '<c t="s"><v>0</v></c>', 400_000 + Math.round(size * 500_000), '</row></sheetData>'),
    ),
  'millions of shared texts': (size) =>
    workbook(
      repeated('xl/sharedStrings.xml', '<sst>', '<si><t>x</t></si>', Math.round((1 + size * 2) * MB), '</sst>'),
      sheet(`<sheetData>${oneCell}</sheetData>`),
    ),
  'millions of styles': (size) =>
    workbook(
      repeated(
        'xl/styles.xml',
        '<styleSheet><cellXfs>',
        '<xf numFmtId="14"/>',
        Math.round((1 + size * 2) * MB),
        '</cellXfs></styleSheet>',
      ),
      sheet(`<sheetData>${oneCell}</sheetData>`),
    ),
  'tags within tags': (size) => workbook(filled('', '<a>', Math.round((1 + size * 18) * MB), '')),
  'rows within rows': (size) =>
    workbook(filled('<sheetData>', '<row r="1"><c r="A1">', Math.round(1000 + size * 990_000), '')),
  'an attribute without end': (size) =>
    workbook(filled('<sheetData><row r="', 'A', Math.round((1 + size * 50) * MB), '')),
  'addresses without end': (size) => workbook(filled('<sheetData><c ', 'r = ', Math.round((1 + size * 13) * MB), '/>')),
  'spaces before an equals sign': (size) =>
    workbook(filled('<sheetData><c r', ' ', Math.round((1 + size * 50) * MB), '="A1"/></sheetData>')),
  'a name without end': (size) => workbook(filled('<', 'c', Math.round((1 + size * 50) * MB), '')),
  'angle brackets only': (size) => workbook(filled('', '<', Math.round((1 + size * 50) * MB), '')),
  'a billion laughs': (size) => {
    const depth = 5 + Math.round(size * 20)
    const laughs = Array.from({ length: depth }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
    const xml = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&l${depth};</v></c></row></sheetData></worksheet>`
    return workbook(deflated(SHEET, xml))
  },
  'entities without end': (size) =>
    workbook(
      filled(
        '<sheetData><row r="1"><c r="A1" t="str"><v>',
        '&amp;',
        Math.round((1 + size * 10) * MB),
        '</v></c></row></sheetData>',
      ),
    ),
}
