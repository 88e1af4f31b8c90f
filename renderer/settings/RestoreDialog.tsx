import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { act, reread } from '../data.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { TextField } from '../kit/Field.tsx'
import { say } from '../kit/Toast.tsx'

interface RestoreDialogProps {
  /** Path of a backup; empty: to be typed. */
  readonly file: string
  readonly onClose: () => void
}

/** What is there now is backed up first, so that a restore can be taken back by another. */
export function RestoreDialog({ file, onClose }: RestoreDialogProps) {
  const { t } = useTranslation()
  const [path, setPath] = useState(file)
  const [isBusy, setIsBusy] = useState(false)

  const restore = async () => {
    setIsBusy(true)
    const done = await act('workspace.restore', { file: path.trim() })
    setIsBusy(false)
    if (!done) return
    await reread()
    say(t('settings.restored', { previous: done.previous }))
    onClose()
  }

  return (
    <Dialog
      title={t('settings.restoreTitle')}
      isOpen
      isAlert
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{t('kit.cancel')}</Button>
          <Button look="main" onPress={() => void restore()} isDisabled={isBusy || path.trim() === ''}>
            {t('settings.restore')}
          </Button>
        </>
      }
    >
      <p>{t('settings.restoreWhy')}</p>
      <TextField
        label={t('settings.restoreFile')}
        value={path}
        onChange={setPath}
        isReadOnly={file !== ''}
        autoFocus={file === ''}
        onEnter={() => void restore()}
      />
    </Dialog>
  )
}
