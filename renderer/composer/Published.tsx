import { Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { dayText } from '../../shared/format.ts'
import { useLanguage } from '../data.ts'
import { LinkButton } from '../kit/Button.tsx'
import { go } from '../ui.ts'
import { useQuery } from '../use-query.ts'
import { useItem } from './composer.ts'
import css from './Composer.module.css'
import { ForecastRows } from './ForecastRows.tsx'
import side from './Side.module.css'

function usePost() {
  const itemId = useItem(({ id }) => id)
  return useQuery('posts.search', { itemId, limit: 1 }, ['post']).value?.posts[0] ?? null
}

/** Says why nothing can be changed any more, and where the numbers are. */
export function Published() {
  const { t } = useTranslation()
  const language = useLanguage()
  const post = usePost()
  return (
    <div className={css.published} role="note">
      <Lock className="i14" aria-hidden />
      <span>
        {post ? t('composer.publishedOn', { day: dayText(post.publishedDay, language) }) : t('composer.isPublished')}
      </span>
      {post ? <LinkButton onPress={() => go('history', post.id)}>{t('composer.toPost')}</LinkButton> : null}
    </div>
  )
}

/** What was forecast when it went out: the first seal is the one that counts. */
export function Sealed() {
  const { t } = useTranslation()
  const post = usePost()
  const target = useItem((item) => item.target)
  const { value } = useQuery('posts.get', post && { id: post.id }, ['seal'])
  const [seal] = value?.seals ?? []
  return (
    <section aria-label={t('composer.sealed')}>
      <div className={side.head}>
        <h2 className={side.name}>{t('composer.sealed')}</h2>
      </div>
      {seal?.afterNumbers ? <p className={side.foot}>{t('post.seal.after')}</p> : null}
      {seal ? <ForecastRows sides={[{ letter: 'A', forecasts: seal.forecast, similar: [] }]} target={target} /> : null}
      {value && !seal ? <p className={side.foot}>{t('composer.noSeal')}</p> : null}
    </section>
  )
}
