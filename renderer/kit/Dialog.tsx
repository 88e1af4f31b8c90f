import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { IconButton } from './Button.tsx'
import { cx } from './cx.ts'
import css from './Dialog.module.css'

export interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons, the main one last. */
  readonly foot?: ReactNode
  /** Between the two: what stands against what the buttons do. */
  readonly trouble?: ReactNode
  readonly size?: 'small' | 'medium' | 'large'
  /** Nothing in it takes the focus: the text itself does, so that keys scroll it where it is longer than the window. */
  readonly isReading?: boolean
  /** Interrupts: a question that must be answered. */
  readonly isAlert?: boolean
}

/** Focus goes in, Esc and × close, focus comes back. */
export function Dialog(props: DialogProps) {
  const { title, isOpen, onClose, children, foot, trouble = null, size = 'medium' } = props
  const { isReading = false, isAlert = false } = props
  const { t } = useTranslation()
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      isDismissable={!isAlert}
      className={css.scrim ?? ''}
    >
      <Modal className={cx(css.modal, css[size])}>
        <AriaDialog className={css.dialog ?? ''} role={isAlert ? 'alertdialog' : 'dialog'}>
          <header className={css.head}>
            <Heading slot="title" className={css.title ?? ''}>
              {title}
            </Heading>
            <IconButton label={t('kit.close')} icon={<X aria-hidden />} onPress={onClose} />
          </header>
          <div className={css.body} {...(isReading ? { role: 'region', 'aria-label': title, tabIndex: 0 } : {})}>
            {children}
          </div>
          {trouble}
          {foot ? <footer className={css.foot}>{foot}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
