import { Heart, ThumbsUp } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FilePreview, ImportPreview } from '../../shared/importing.ts'
import { FAVOUR, RECOMMEND } from '../../shared/importers/wechat-channels.ts'
import { useChannel } from '../data.ts'
import { LinkButton } from '../kit/Button.tsx'
import css from './Mapping.module.css'
import { MappingForm } from './MappingForm.tsx'
import { readAs, type Importing } from './importing.ts'

/** The two columns whose meaning is asked. */
const ICONS: ReadonlySet<string> = new Set([RECOMMEND, FAVOUR])
/** The kinds of file that are no platform's own. */
const OPEN_FORMATS: ReadonlySet<string> = new Set(['own-template', 'by-mapping'])

interface MappingProps {
  readonly importing: Importing
  readonly preview: ImportPreview
}

/** Which column was taken for what; of files that are no platform's own, it can be said otherwise. */
export function Mapping({ importing, preview }: MappingProps) {
  const { t } = useTranslation()
  const [isEditing, setEditing] = useState(false)
  const [file] = preview.files
  if (!file) return null
  const known = file.columns.filter(({ field }) => field !== null).length
  const canEdit = OPEN_FORMATS.has(file.format) && preview.files.length === 1
  return (
    <section className={css.mapping}>
      <h3>
        {t('importing.mapping.title')}
        <span className="dim small push">
          {known} / {file.columns.length}
        </span>
        {canEdit && !isEditing ? (
          <LinkButton className="small" onPress={() => setEditing(true)}>
            {t('importing.mapping.edit')}
          </LinkButton>
        ) : null}
      </h3>
      {isEditing ? (
        <MappingForm
          headers={file.columns.map(({ header }) => header)}
          start={
            importing.reading.mapping ??
            file.mapping ??
            Object.fromEntries(file.columns.map(({ header, field }) => [header, field]))
          }
          onDone={(mapping) => {
            setEditing(false)
            readAs({ mapping })
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <Rows file={file} importing={importing} />
      )}
    </section>
  )
}

function Rows({ file, importing }: { readonly file: FilePreview; readonly importing: Importing }) {
  const { t } = useTranslation()
  const channel = useChannel(importing.reading.channelId)
  const answer = importing.icons?.answer ?? channel?.iconReading ?? 'recommend-is-heart'
  const kept = file.columns.filter(({ header, field }) => field === 'raw' && !ICONS.has(header))
  const unused = file.columns.filter(({ field }) => field === null)
  return (
    <dl className={css.rows}>
      {file.columns
        .filter((column) => column.field !== null && !kept.includes(column))
        .map(({ header, field }) => (
          <div key={header}>
            <dt title={header}>{header}</dt>
            <dd>
              {field === 'raw' ? (
                <IconOf isHeart={(header === RECOMMEND) === (answer === 'recommend-is-heart')} />
              ) : (
                t(`import.field.${field}`)
              )}
            </dd>
          </div>
        ))}
      <Rest columns={kept} said={t('importing.mapping.kept')} />
      <Rest columns={unused} said={t('importing.mapping.notUsed')} />
    </dl>
  )
}

/** Columns of which there is only one thing to say. */
function Rest({ columns, said }: { readonly columns: FilePreview['columns']; readonly said: string }) {
  const { t } = useTranslation()
  const [first] = columns
  if (!first) return null
  return (
    <div>
      <dt title={columns.map(({ header }) => header).join(t('list.and'))}>
        {columns.length === 1
          ? first.header
          : t('importing.mapping.rest', { first: first.header, count: columns.length })}
      </dt>
      <dd className="dim">{said}</dd>
    </div>
  )
}

function IconOf({ isHeart }: { readonly isHeart: boolean }) {
  const { t } = useTranslation()
  return isHeart ? (
    <span className={`deep-t ${css.icon}`}>
      <Heart className="i12 solid" aria-hidden />
      {t('signal.heart')}
    </span>
  ) : (
    <span className={`light-t ${css.icon}`}>
      <ThumbsUp className="i12" aria-hidden />
      {t('signal.like')}
    </span>
  )
}
