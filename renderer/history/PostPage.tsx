import { useTranslation } from 'react-i18next'
import type { InputOf, OutputOf } from '../../shared/contract.ts'
import { useActions, type Action } from '../actions.ts'
import { BrokenPage } from '../damage/BrokenPage.tsx'
import { useBrokenOne } from '../damage/use-damaged.ts'
import { act } from '../data.ts'
import { sentenceOf } from '../i18n.ts'
import { Button } from '../kit/Button.tsx'
import { Back, Bar, EmptyState } from '../kit/Page.tsx'
import { goUp } from '../ui.ts'
import { useQuery } from '../use-query.ts'
import type { Writing } from '../writing.ts'
import { AsideMark } from './cells.tsx'
import { SetAside } from './SetAside.tsx'
import { UndoRedo } from '../UndoRedo.tsx'
import { Curves } from './post/Curves.tsx'
import { LinkedItem } from './post/LinkedItem.tsx'
import { OddBanner } from './post/OddBanner.tsx'
import css from './post/Post.module.css'
import { PostLabels } from './post/PostLabels.tsx'
import { SealedForecast } from './post/SealedForecast.tsx'
import { Snapshots } from './post/Snapshots.tsx'

/** Keys begin at the page that was opened, not at the row that is gone. */
const takeFocus = (element: HTMLElement | null) => element?.focus()

const ACTIONS: readonly Action[] = [
  { id: 'post-back', label: 'post.back', group: 'go', keys: ['Escape'], run: () => goUp('history') },
]

export type PostDetail = OutputOf<'posts.get'>

/** One post: what it is, its numbers at each capture, and what had been expected of it. */
export function PostPage({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const { value, error } = useQuery('posts.get', { id }, ['post', 'snapshot', 'verdict', 'item', 'seal', 'channel'])
  const broken = useBrokenOne('post', id)
  useActions(ACTIONS)

  const back = <Back onPress={() => goUp('history')}>{t('nav.history')}</Back>
  const out = <Button onPress={() => goUp('history')}>{t('post.back')}</Button>
  if (broken)
    return (
      <>
        <Bar title={t('damage.kind.post')} before={back} />
        <BrokenPage thing={broken} back={out} />
      </>
    )
  if (error) {
    const title = t(error.code === 'not-found' ? 'post.gone' : 'post.unread')
    return (
      <>
        <Bar title={title} before={back} />
        <EmptyState title={title} actions={out}>
          {sentenceOf(error)}
        </EmptyState>
      </>
    )
  }
  if (!value) return <Bar title="" before={back} />
  return (
    <>
      <Bar title={value.post.title || t('history.untitled')} before={back}>
        <span className="push" />
        <UndoRedo />
        <AsideButton detail={value} />
      </Bar>
      {value.post.excludedBecause !== null || !value.post.isPublic ? (
        <AsideBanner detail={value} />
      ) : value.oddity ? (
        <OddBanner post={value.post} oddity={value.oddity} />
      ) : null}
      <div className={css.layout}>
        <section ref={takeFocus} tabIndex={-1} className={css.main} aria-label={value.post.title}>
          <PostLabels post={value.post} />
          <Curves detail={value} />
          <Snapshots detail={value} />
        </section>
        <aside className={css.side} aria-label={t('post.side')}>
          <SealedForecast detail={value} />
          <LinkedItem detail={value} />
        </aside>
      </div>
    </>
  )
}

type Judgement = Pick<InputOf<'posts.label'>, 'excludedBecause' | 'verdict'>

const label = async (id: string, labels: Judgement, said: string, write: Writing['write'] = act) =>
  (await write('posts.label', { ids: [id], ...labels }, { said })) !== null

const isOut = ({ post, oddity }: PostDetail) =>
  post.excludedBecause !== null || (oddity !== null && oddity.is !== 'cleared')

function AsideButton({ detail }: { readonly detail: PostDetail }) {
  const { t } = useTranslation()
  if (isOut(detail)) return null
  const { id } = detail.post
  return (
    <SetAside
      placement="bottom end"
      onSet={(excludedBecause, write) => label(id, { excludedBecause }, t('post.setAside'), write)}
      onOdd={() => void label(id, { verdict: 'odd' }, t('post.setAside'))}
    />
  )
}

function AsideBanner({ detail: { post } }: { readonly detail: PostDetail }) {
  const { t } = useTranslation()
  const reason = post.excludedBecause ?? t('history.notPublic')
  return (
    <div className={css.asideBanner} role="status">
      <AsideMark />
      <span>{reason ? t('history.because', { reason }) : t('history.asideNow')}</span>
      {post.excludedBecause === null ? null : (
        <Button small onPress={() => void label(post.id, { excludedBecause: null }, t('history.countedAgain'))}>
          {t('history.countAgain')}
        </Button>
      )}
    </div>
  )
}
