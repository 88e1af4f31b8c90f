import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../client.ts'
import { sentenceOf } from '../i18n.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { FolderField } from './FolderField.tsx'

/** Goes on in another folder: with a copy of what is here, or with what lies there already. What is here stays. */
export function MoveDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [folder, setFolder] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const isEmpty = folder.trim() === ''

  /** What went wrong stands under the field, and what was typed stays in it. */
  const move = async () => {
    // Not by a disabled button: that would lose the keyboard its place.
    if (isEmpty || isBusy) return
    setIsBusy(true)
    const ready = await call('workspace.takeTo', { folder: folder.trim() })
    const result = ready.ok ? await call('shell.openWorkspace', { folder: ready.value.folder }) : ready
    setError(result.ok ? null : sentenceOf(result.error))
    // The page goes: until it has, there is nothing more to press.
    if (!result.ok) setIsBusy(false)
  }
  return (
    <Dialog
      title={t('settings.move.title')}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{t('kit.cancel')}</Button>
          <Button look="main" isDisabled={isEmpty} onPress={() => void move()}>
            {t(isBusy ? 'settings.move.moving' : 'settings.move.do')}
          </Button>
        </>
      }
    >
      <p>{t('settings.move.why')}</p>
      <FolderField
        autoFocus
        label={t('settings.move.where')}
        placeholder={t('settings.move.example')}
        value={folder}
        error={error}
        onChange={(typed) => {
          setFolder(typed)
          setError(null)
        }}
        onEnter={() => void move()}
      />
    </Dialog>
  )
}
