import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../kit/Button.tsx'
import { Select } from '../kit/Select.tsx'
import css from './Mapping.module.css'
import { doubledOf, MAPPING_FIELDS, missingOf, type MappingField } from './mapping-fields.ts'

const UNUSED = 'unused'
const FIELDS: ReadonlySet<string> = new Set(MAPPING_FIELDS)

interface MappingFormProps {
  readonly headers: readonly string[]
  /** Header → field as far as it is known. */
  readonly start: Readonly<Record<string, string | null>>
  readonly onDone: (mapping: Record<string, string>) => void
  /** Where the table is read already: the way back from changing it. */
  readonly onCancel?: () => void
}

/** One choice a column: what stands in it. */
export function MappingForm({ headers, start, onDone, onCancel }: MappingFormProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<Readonly<Record<string, string | null>>>(start)
  const fieldOf = (header: string) => {
    const field = chosen[header] ?? null
    return field !== null && FIELDS.has(field) ? field : null
  }
  const fields = headers.map(fieldOf)
  const missing = missingOf(fields)
  const doubled = doubledOf(fields)
  const done = () =>
    onDone(
      Object.fromEntries(
        headers.flatMap((header) => {
          const field = fieldOf(header)
          return field ? [[header, field]] : []
        }),
      ),
    )
  const options = [
    { id: UNUSED, label: t('importing.mapping.notUsed') },
    ...MAPPING_FIELDS.map((id) => ({ id, label: t(`import.field.${id}`) })),
  ] as const
  return (
    <div className={css.form}>
      {headers.map((header) => (
        <div key={header} className={css.line}>
          <span title={header}>{header}</span>
          <Select<MappingField | typeof UNUSED>
            label={t('importing.mapping.of', { header })}
            labelHidden
            small
            options={options}
            value={(fieldOf(header) as MappingField | null) ?? UNUSED}
            onChange={(id) => setChosen({ ...chosen, [header]: id === UNUSED ? null : id })}
          />
        </div>
      ))}
      <p className="small dim" role="status">
        {missing
          ? t(`importing.mapping.missing.${missing}`)
          : doubled
            ? t('importing.mapping.doubled', { field: t(`import.field.${doubled}`) })
            : null}
      </p>
      <div className={css.buttons}>
        {onCancel ? (
          <Button look="bare" onPress={onCancel}>
            {t('kit.cancel')}
          </Button>
        ) : null}
        <Button look={onCancel ? 'plain' : 'main'} isDisabled={missing !== null || doubled !== null} onPress={done}>
          {t('importing.mapping.read')}
        </Button>
      </div>
    </div>
  )
}
