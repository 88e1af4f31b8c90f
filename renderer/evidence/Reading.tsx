import { useTranslation } from 'react-i18next'
import { useQuery } from '../use-query.ts'

const TABLES = ['learning', 'patterns']

interface ReadingProps {
  /** Null: all channels. */
  readonly channelId: string | null
  readonly children: string
}

/** Said where an answer waits for the old posts to be read; and how far that is, for who looks. */
export function Reading({ channelId, children }: ReadingProps) {
  const { t } = useTranslation()
  const { value } = useQuery('forecasts.progress', channelId === null ? {} : { channelId }, TABLES)
  return (
    <>
      {children}{' '}
      {value ? (
        <span className="num" aria-hidden>
          {t('evidence.learnt', { done: value.done, of: value.of })}
        </span>
      ) : null}
    </>
  )
}
