import type { Post } from '../../shared/history.ts'
import type { Oddity } from '../../shared/oddity.ts'
import { act } from '../data.ts'
import { t } from '../i18n.ts'

/** Counts a post that is set aside; one that was cleared is left to the engine again, which sets it aside. */
export async function judgePost(post: Pick<Post, 'id' | 'excludedBecause'> & { readonly oddity: Oddity | null }) {
  const ids = [post.id]
  if (post.excludedBecause !== null)
    return act('posts.label', { ids, excludedBecause: null }, { said: t('history.countedAgain') })
  if (post.oddity?.is === 'cleared') return act('posts.label', { ids, verdict: null }, { said: t('post.setAside') })
  return act('posts.label', { ids, verdict: 'fine' }, { said: t('history.countedAgain') })
}
