import { useTranslation } from 'react-i18next'
import type { AppError } from '../../shared/result.ts'
import { Reading } from '../evidence/Reading.tsx'
import { sentenceOf } from '../i18n.ts'
import { Button } from '../kit/Button.tsx'
import { EmptyState } from '../kit/Page.tsx'
import { useLate } from '../use-late.ts'

interface WaitingProps {
  readonly channelId: string
  readonly error: AppError | null
  readonly onAgain: () => void
}

/** In the place of a view while the old posts are being read, and where that went wrong. */
export function Waiting({ channelId, error, onAgain }: WaitingProps) {
  const { t } = useTranslation()
  const isLate = useLate(error === null)
  if (error)
    return (
      <EmptyState title={t('insight.unread')} actions={<Button onPress={onAgain}>{t('insight.again')}</Button>}>
        {sentenceOf(error)}
      </EmptyState>
    )
  if (!isLate) return null
  return (
    <EmptyState title={t('insight.reading')}>
      <p role="status">
        <Reading channelId={channelId}>{t('insight.readingWhy')}</Reading>
      </p>
    </EmptyState>
  )
}
