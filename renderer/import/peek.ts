import type { AppError } from '../../shared/result.ts'

const isRow = (row: unknown): row is readonly string[] =>
  Array.isArray(row) && row.every((cell) => typeof cell === 'string')

/** The first rows of a refused table, the header among them; empty where the refusal shows none. */
export function peekRows({ params }: AppError): readonly (readonly string[])[] {
  const peek = params?.['peek']
  if (typeof peek !== 'string') return []
  const rows: unknown = JSON.parse(peek)
  return Array.isArray(rows) && rows.every(isRow) ? rows : []
}
