import { useTranslation } from 'react-i18next'
import { BrokenCard } from './BrokenCard.tsx'
import css from './Damage.module.css'
import { useBroken } from './use-damaged.ts'

/** Above the list of posts: those that it cannot show, each with its day. */
export function BrokenPosts() {
  const { t } = useTranslation()
  const posts = useBroken('post')
  if (posts.length === 0) return null
  return (
    <ul className={css.posts} aria-label={t('damage.list')}>
      {posts.map((thing) => (
        <li key={thing.id}>
          <BrokenCard thing={thing} isRow />
        </li>
      ))}
    </ul>
  )
}
