import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActions, type Action } from '../actions.ts'
import { Segmented } from '../kit/Segmented.tsx'

const VIEWS = ['picture', 'table'] as const

/** Whether a view stands there as a table rather than as a picture; V switches. */
export function useAsTable(): readonly [boolean, (isTable: boolean) => void] {
  const [isTable, setTable] = useState(false)
  const keys = useMemo<readonly Action[]>(
    () => [
      {
        id: 'insight-table',
        label: 'insight.asTable',
        group: 'item',
        keys: ['V'],
        run: () => setTable((before) => !before),
      },
    ],
    [],
  )
  useActions(keys)
  return [isTable, setTable]
}

interface AsTableProps {
  readonly isTable: boolean
  readonly onChange: (isTable: boolean) => void
}

/** The two, to choose from by pointer. */
export function AsTable({ isTable, onChange }: AsTableProps) {
  const { t } = useTranslation()
  return (
    <Segmented
      label={t('insight.as')}
      options={VIEWS.map((id) => ({ id, label: t(`insight.${id}`) }))}
      value={isTable ? 'table' : 'picture'}
      onChange={(view) => onChange(view === 'table')}
    />
  )
}
