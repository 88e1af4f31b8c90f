import { Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { dayText } from '../../shared/format.ts'
import type { Item } from '../../shared/model.ts'
import { useLanguage } from '../data.ts'
import { LinkButton } from '../kit/Button.tsx'
import { go } from '../ui.ts'
import { useQuery } from '../use-query.ts'
import css from './Composer.module.css'

/** Says why nothing can be changed any more, and where the numbers are. */
export function Published({ item }: { readonly item: Item }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const post = useQuery('posts.search', { itemId: item.id, limit: 1 }, ['post']).value?.posts[0]
  return (
    <div className={css.published} role="note">
      <Lock className="i14" aria-hidden />
      <span>
        {t(post ? 'composer.publishedOn' : 'composer.isPublished', {
          day: post ? dayText(post.publishedDay, language) : '',
        })}
      </span>
      {post ? <LinkButton onPress={() => go('history', post.id)}>{t('composer.toPost')}</LinkButton> : null}
    </div>
  )
}
