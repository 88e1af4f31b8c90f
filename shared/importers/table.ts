import type { AppError } from '../result.ts'

/** What a file holds once its bytes are read: rows of text cells. Row `i` is row `i + 1` of a spreadsheet program. */
export interface Table {
  readonly rows: readonly (readonly string[])[]
  /** `xlsx` cells of numbers are exact, and a percent cell there holds its fraction. */
  readonly kind: 'csv' | 'xlsx'
  readonly encoding: string
  /** Found from the bytes and not certain: the preview says so. */
  readonly guessed: boolean
  /** The last row broke off in the middle: its last cells cannot be trusted. */
  readonly cut: boolean
}

/** Why a file is not imported; each has a sentence under `import.refused`. */
export type Refusal =
  | 'empty'
  | 'too-large'
  | 'inflates'
  | 'too-many-cells'
  | 'too-slow'
  | 'too-heavy'
  | 'html'
  | 'json'
  | 'image'
  | 'media'
  | 'pdf'
  | 'archive'
  | 'document'
  | 'old-excel'
  | 'damaged-xlsx'
  | 'not-a-table'
  | 'encoding'
  | 'quotes'
  | 'daily-table'
  | 'wrong-table'
  | 'no-rows'
  | 'unknown-columns'
  | 'doubled-column'
  | 'column-missing'
  | 'mapping-field'
  | 'mapping-incomplete'

/** A file-level refusal as an error value; the caller adds the file's name as `path`. */
export const refusal = (why: Refusal, params: NonNullable<AppError['params']> = {}): AppError => ({
  code: 'unsupported-file',
  message: `import.refused.${why}`,
  params,
})

const PEEK = { among: 8, rows: 4, columns: 60, characters: 40 }

/** The first rows that hold a table, as text to be shown beside a refusal: the header most likely among them. */
export const peekOf = ({ rows }: Table): string =>
  JSON.stringify(
    rows
      .slice(0, PEEK.among)
      .filter((cells) => cells.filter((cell) => cell.trim() !== '').length > 1)
      .slice(0, PEEK.rows)
      .map((cells) => cells.slice(0, PEEK.columns).map((cell) => cell.trim().slice(0, PEEK.characters).toWellFormed())),
  )
