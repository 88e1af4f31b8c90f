import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupRow } from '../../shared/backups.ts'
import { momentText } from '../../shared/format.ts'
import { now } from '../clock.ts'
import { act, homeZone, reread, useLanguage } from '../data.ts'
import { sentenceOf } from '../i18n.ts'
import { RadioRows } from '../kit/Choice.tsx'
import { TextField } from '../kit/Field.tsx'
import { FormDialog } from '../kit/FormDialog.tsx'
import { say } from '../kit/Toast.tsx'
import { causeText, readBackups, useBackups } from './backups.ts'
import css from './RestoreDialog.module.css'

/** What was there before has been backed up: going back to that is the way to take a restore back. */
async function putBack(file: string): Promise<void> {
  if (await act('workspace.restore', { file })) await Promise.all([reread(), readBackups()])
}

interface RestoreDialogProps {
  /** Null: chosen among those of the workspace, or typed as a path. */
  readonly backup: BackupRow | null
  readonly onClose: () => void
}

/** What is there now is backed up first, so that a restore can be taken back by another. */
export function RestoreDialog({ backup, onClose }: RestoreDialogProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [path, setPath] = useState(backup?.file ?? '')
  const [isBusy, setIsBusy] = useState(false)

  const restore = async () => {
    setIsBusy(true)
    const done = await act('workspace.restore', { file: path.trim() })
    setIsBusy(false)
    if (!done) return
    await reread()
    // A damaged file was kept as it was, and is none to go back to.
    const way = done.previous.endsWith('.db')
      ? { label: t('action.undo'), run: () => void putBack(done.previous) }
      : null
    say(t('settings.restored'), way)
    onClose()
  }

  return (
    <FormDialog
      title={t('settings.restoreTitle')}
      isAlert
      onClose={onClose}
      does={t('settings.restore')}
      onDo={restore}
      isDisabled={isBusy || path.trim() === ''}
    >
      {backup ? (
        <p>
          {t('settings.restoreTo', {
            time: momentText(backup.at, homeZone(), now(), language),
            cause: causeText(backup, t),
          })}
        </p>
      ) : null}
      <p>{t('settings.restoreWhy')}</p>
      {backup ? null : (
        <>
          <Known chosen={path} onChoose={setPath} />
          <TextField
            label={t('settings.restoreTyped')}
            value={path}
            onChange={setPath}
            onEnter={() => void restore()}
          />
        </>
      )}
    </FormDialog>
  )
}

interface KnownProps {
  readonly chosen: string
  readonly onChoose: (file: string) => void
}

/** The backups that lie in this workspace and can be used, newest first. */
function Known({ chosen, onChoose }: KnownProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { rows, error } = useBackups()
  useEffect(() => void readBackups(), [])
  const usable = (rows ?? []).filter(({ state }) => state.kind !== 'unusable')
  if (error) return <p role="alert">{sentenceOf(error)}</p>
  if (usable.length === 0) return rows ? <p className="dim">{t('settings.backup.none')}</p> : null
  return (
    <div className={css.known}>
      <RadioRows
        label={t('settings.restoreKnown')}
        value={usable.find(({ file }) => file === chosen)?.file ?? null}
        onChange={onChoose}
        options={usable.map((row) => ({
          id: row.file,
          label: <span className="num">{momentText(row.at, homeZone(), now(), language)}</span>,
          note: [causeText(row, t), t(`settings.backup.is.${row.state.kind}`)].join(' · '),
        }))}
      />
    </div>
  )
}
