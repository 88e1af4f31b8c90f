import { FolderOpen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { call, canChooseFolder } from '../client.ts'
import { Button } from '../kit/Button.tsx'
import { TextField } from '../kit/Field.tsx'
import css from './FolderField.module.css'

interface FolderFieldProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly error: string | null
  readonly autoFocus?: boolean
  readonly onChange: (folder: string) => void
  readonly onEnter: () => void
}

/** A folder, typed or pasted as its whole path; in the window also picked in the system's own dialog. */
export function FolderField({ onChange, ...field }: FolderFieldProps) {
  const { t } = useTranslation()
  const choose = async () => {
    const chosen = await call('shell.chooseFolder', {})
    if (chosen.ok && chosen.value.folder !== null) onChange(chosen.value.folder)
  }
  return (
    <div className={css.row}>
      <TextField className={css.path ?? ''} onChange={onChange} {...field} />
      {canChooseFolder() ? (
        <Button className={css.choose ?? ''} icon={<FolderOpen aria-hidden />} onPress={() => void choose()}>
          {t('settings.chooseFolder')}
        </Button>
      ) : null}
    </div>
  )
}
