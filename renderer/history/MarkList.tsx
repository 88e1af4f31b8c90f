import { useLanguage } from '../data.ts'
import { wholeText } from '../../shared/format.ts'
import { Checkbox } from '../kit/Choice.tsx'
import css from './BulkBar.module.css'

interface MarkListProps<T extends string> {
  readonly marks: readonly { readonly id: T; readonly label: string }[]
  /** How many of the picked posts have it. */
  readonly countOf: (id: T) => number
  readonly of: number
  readonly onSet: (id: T, isOn: boolean) => void
}

/** Labels that some, all or none of the picked posts have: a tick gives it to all, another takes it from all. */
export function MarkList<T extends string>({ marks, countOf, of, onSet }: MarkListProps<T>) {
  const language = useLanguage()
  return (
    <ul className={css.marks}>
      {marks.map(({ id, label }) => {
        const count = countOf(id)
        return (
          <li key={id}>
            <Checkbox
              isSelected={count === of}
              isIndeterminate={count > 0 && count < of}
              onChange={() => onSet(id, count < of)}
            >
              {label}
            </Checkbox>
            {count > 0 ? <span className="small dim num">{wholeText(count, language)}</span> : null}
          </li>
        )
      })}
    </ul>
  )
}
