import { useTranslation } from 'react-i18next'
import { Button } from './Button.tsx'
import { Dialog, type DialogProps } from './Dialog.tsx'
import css from './Dialog.module.css'

interface FormDialogProps extends Omit<DialogProps, 'isOpen' | 'foot'> {
  readonly isOpen?: boolean
  /** What is done here: the words of the main button. */
  readonly does: string
  readonly onDo: () => unknown
  readonly isDisabled?: boolean
  /** Takes away what the form is about, where that can be. */
  readonly remove?: { readonly label: string; readonly run: () => unknown } | null
}

/** A dialog that is done or left: its main button and Cancel; what takes the thing away stands apart from both. */
export function FormDialog({ isOpen = true, does, onDo, isDisabled = false, remove, ...dialog }: FormDialogProps) {
  const { t } = useTranslation()
  return (
    <Dialog
      {...dialog}
      isOpen={isOpen}
      foot={
        <>
          {remove ? (
            <Button look="bare" className={css.apart ?? ''} onPress={() => void remove.run()}>
              {remove.label}
            </Button>
          ) : null}
          <Button onPress={dialog.onClose}>{t('kit.cancel')}</Button>
          <Button look="main" isDisabled={isDisabled} onPress={() => void onDo()}>
            {does}
          </Button>
        </>
      }
    />
  )
}
