import { useTranslation } from 'react-i18next'
import { cx } from '../kit/cx.ts'
import { SeverityMark } from '../kit/SeverityMark.tsx'
import css from './Peek.module.css'

const SHOWN_COLUMNS = 6

interface PeekProps {
  readonly rows: readonly (readonly string[])[]
  /** The column that tells what is wrong, and the sentence that says it. */
  readonly telling?: { readonly header: string; readonly sentence: string } | null
}

/** The first rows of a file as they stand in it, the telling column marked. */
export function Peek({ rows, telling = null }: PeekProps) {
  const { t } = useTranslation()
  const [header = [], ...body] = rows
  // A file may name two columns alike, and its rows have no names: both are told apart by where they stand.
  const columns = header.slice(0, SHOWN_COLUMNS).map((name, column) => ({ name, column }))
  const lines = body.map((cells, line) => ({ cells, line }))
  const marked = telling ? columns.findIndex(({ name }) => name === telling.header) : -1
  const tone = (column: number) => cx(column === marked && css.telling)
  return (
    <figure className={css.peek}>
      <table>
        <thead>
          <tr>
            {columns.map(({ name, column }) => (
              <th key={column} scope="col" className={tone(column)}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ cells, line }) => (
            <tr key={line}>
              {columns.map(({ column }) => (
                <td key={column} className={tone(column)}>
                  {cells[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {telling && marked >= 0 ? (
        <figcaption>
          <SeverityMark severity="warning" label={null} />
          {telling.sentence}
        </figcaption>
      ) : header.length > SHOWN_COLUMNS ? (
        <figcaption className="dim">
          {t('importing.wrong.moreColumns', { count: header.length - SHOWN_COLUMNS })}
        </figcaption>
      ) : null}
    </figure>
  )
}
