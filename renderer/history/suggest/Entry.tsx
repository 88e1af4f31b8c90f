import { useTranslation } from 'react-i18next'
import { wholeText } from '../../../shared/format.ts'
import { useLanguage } from '../../data.ts'
import { LinkButton } from '../../kit/Button.tsx'
import { go, useUi } from '../../ui.ts'
import { useLate } from '../../use-late.ts'
import { useQuery } from '../../use-query.ts'
import { SUGGESTING } from './suggesting.ts'
import css from './Suggestions.module.css'

/** Stands in the place of a post's id. */
export const SUGGESTIONS = 'suggested-hooks'

/** The way to the hooks that old posts show, where any do. How many is asked once the table of posts has had its turn. */
export function Entry() {
  const { t } = useTranslation()
  const language = useLanguage()
  const channelId = useUi((ui) => ui.channelId)
  const isTurn = useLate(true)
  const asked = isTurn ? { limit: 0, ...(channelId ? { channelId } : {}) } : null
  const posts = useQuery('hooks.suggested', asked, SUGGESTING).value?.posts ?? 0
  if (posts === 0) return null
  return (
    <LinkButton className={css.entry ?? ''} onPress={() => go('history', SUGGESTIONS)}>
      {t('suggest.entry')}
      <b className="num strong">{t('suggest.entryCount', { count: posts, n: wholeText(posts, language) })}</b>
    </LinkButton>
  )
}
