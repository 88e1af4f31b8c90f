import Papa from 'papaparse'
import { failed, ok, type Result } from '../../../shared/result.ts'
import { refusal, type Table } from '../../../shared/importers/index.ts'
import { MOST_CELLS } from './limits.ts'

const SEPARATORS = [',', '\t', ';'] as const
const SEPARATOR_LINE = /^sep=(.)\n/i
const SAMPLE_ROWS = 8

/**
 * Text to rows of cells. Line breaks of any kind end a row outside quotes and are one `\n` inside. A quote that does not close, or
 * closes in the middle of a cell, is refused with its row: what stands behind it could be anything.
 */
export function readCsv(text: string): Result<Pick<Table, 'rows' | 'cut'>> {
  const lines = text.replace(/\r\n?/g, '\n')
  const said = SEPARATOR_LINE.exec(lines)
  const body = said ? lines.slice(said[0].length) : lines
  const separator = said?.[1] ?? widest(body)
  const parsed = parse(body, separator)
  if (!parsed.ok) return parsed
  const rows = parsed.value
  const isClosed = body.endsWith('\n')
  if (isClosed && rows.at(-1)?.join('') === '') rows.pop()
  return ok({ rows, cut: !isClosed })
}

/** The separator that gives the first rows the most cells. */
function widest(body: string): string {
  const width = (separator: string) => {
    const rows = Papa.parse<string[]>(body, { delimiter: separator, newline: '\n', preview: SAMPLE_ROWS }).data
    return Math.max(0, ...rows.map((row) => row.length))
  }
  return SEPARATORS.reduce((best, next) => (width(next) > width(best) ? next : best))
}

function parse(body: string, separator: string): Result<string[][]> {
  const rows: string[][] = []
  let cells = 0
  let broken: number | null = null
  Papa.parse<string[]>(body, {
    delimiter: separator,
    newline: '\n',
    step: ({ data, errors }, parser) => {
      rows.push(data)
      cells += data.length
      if (errors.some(({ type }) => type === 'Quotes')) broken = rows.length
      if (broken !== null || cells > MOST_CELLS) parser.abort()
    },
  })
  if (cells > MOST_CELLS) return failed(refusal('too-many-cells', { most: MOST_CELLS }))
  return broken === null ? ok(rows) : failed(refusal('quotes', { row: broken }))
}
