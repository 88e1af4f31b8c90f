import { Copy } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../shared/result.ts'
import { copyText } from '../copying.ts'
import { sentenceOf } from '../i18n.ts'
import { Button } from '../kit/Button.tsx'
import { cx } from '../kit/cx.ts'
import { SeverityMark } from '../kit/SeverityMark.tsx'
import css from './Trouble.module.css'

/** What has words of its own here; anything else says what it is itself. */
const OWN_WORDS: readonly string[] = ['disk-full', 'read-only', 'busy']

interface UnsavedProps {
  readonly title: string
  readonly why: string
  /** The ways out. */
  readonly children: ReactNode
  /** What was typed, to be kept elsewhere. */
  readonly text: () => string
  /** In a frame of its own, and not from edge to edge. */
  readonly isFramed?: boolean
}

/** One line: that what was typed is in no file, why, and the ways out. */
export function Unsaved({ title, why, children, text, isFramed = false }: UnsavedProps) {
  const { t } = useTranslation()
  return (
    <div className={cx(css.unsaved, isFramed && css.framed)} role="alert">
      <p>
        <SeverityMark severity="error" label={null} /> <b>{title}</b> {why}
      </p>
      <span className={css.ways}>
        {children}
        {text().trim() === '' ? null : (
          <Button small look="bare" icon={<Copy className="i12" aria-hidden />} onPress={() => void copyText(text())}>
            {t('notSaved.copy')}
          </Button>
        )}
      </span>
    </div>
  )
}

interface NotSavedProps {
  /** Null: all is well, and nothing is shown. */
  readonly error: AppError | null
  readonly text: string | (() => string)
  readonly onRetry: () => void
  readonly isFramed?: boolean
}

/** A write that failed: what was typed stays where it stands, can be tried again, or taken along. */
export function NotSaved({ error, text, onRetry, isFramed = false }: NotSavedProps) {
  const { t } = useTranslation()
  if (!error) return null
  return (
    <Unsaved
      title={t('notSaved.title')}
      why={OWN_WORDS.includes(error.code) ? t(`notSaved.why.${error.code}`) : sentenceOf(error)}
      text={typeof text === 'string' ? () => text : text}
      isFramed={isFramed}
    >
      <Button small onPress={onRetry}>
        {t('notSaved.retry')}
      </Button>
    </Unsaved>
  )
}
