import { X } from 'lucide-react'
import {
  Button as AriaButton,
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { SeverityMark } from './SeverityMark.tsx'
import css from './Toast.module.css'

interface ToastValue {
  readonly text: string
  readonly warns: boolean
  readonly action: { readonly label: string; readonly run: () => void } | null
}

/** One at a time: an older one would come back later with an offer that is no longer true. */
const queue = new ToastQueue<ToastValue>({ maxVisibleToasts: 1 })

function show(toast: ToastValue, timeout: number): void {
  queue.clear()
  queue.add(toast, { timeout })
}

const READING_MS = 6000
const WARNING_MS = 10_000

/** Says in one line what has just happened; `action` takes it back or leads on. */
export function say(text: string, action: ToastValue['action'] = null): void {
  show({ text, warns: false, action }, READING_MS)
}

/** Says why something did not happen. */
export function warn(text: string, action: ToastValue['action'] = null): void {
  show({ text, warns: true, action }, WARNING_MS)
}

/** Stands once, in App. */
export function Toasts() {
  const { t } = useTranslation()
  return (
    <ToastRegion queue={queue} className={css.region ?? ''} aria-label={t('kit.notices')}>
      {({ toast }) => (
        <AriaToast toast={toast} className={css.toast ?? ''}>
          {toast.content.warns ? <SeverityMark severity="error" label={null} /> : null}
          <ToastContent role="status">
            <Text slot="title" className="small">
              {toast.content.text}
            </Text>
          </ToastContent>
          {toast.content.action ? (
            <AriaButton
              className={css.action ?? ''}
              onPress={() => {
                toast.content.action?.run()
                queue.close(toast.key)
              }}
            >
              {toast.content.action.label}
            </AriaButton>
          ) : null}
          <AriaButton slot="close" className={css.close ?? ''} aria-label={t('kit.close')}>
            <X className="i12" aria-hidden />
          </AriaButton>
        </AriaToast>
      )}
    </ToastRegion>
  )
}
