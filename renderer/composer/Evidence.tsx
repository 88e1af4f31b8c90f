import { useTranslation } from 'react-i18next'
import type { Finding } from '../../shared/finding.ts'
import { dayText, metricText } from '../../shared/format.ts'
import { titleOf } from '../../shared/items.ts'
import type { Channel } from '../../shared/model.ts'
import { partsOf } from '../../shared/time.ts'
import { today } from '../clock.ts'
import { useLanguage } from '../data.ts'
import { LinkButton } from '../kit/Button.tsx'
import { go } from '../ui.ts'
import { useQuery } from '../use-query.ts'
import css from './Side.module.css'

/** More than this is a list to read, not evidence to glance at. */
const MOST = 12

interface EvidenceProps {
  readonly finding: Finding
  readonly channel: Channel
}

/** The posts and items that a finding rests on, each one click away. */
export function Evidence({ finding: { evidence }, channel }: EvidenceProps) {
  const { t } = useTranslation()
  const shown = [
    ...evidence.itemIds.map((id) => ({ id, isPost: false })),
    ...evidence.postIds.map((id) => ({ id, isPost: true })),
  ]
  const more = shown.length - MOST
  return (
    <div className={css.popover}>
      <p className="strong">{t('composer.evidence')}</p>
      <ul className={css.evidence}>
        {shown.slice(0, MOST).map(({ id, isPost }) => (
          <li key={id}>{isPost ? <PostLine id={id} channel={channel} /> : <ItemLine id={id} channel={channel} />}</li>
        ))}
      </ul>
      {more > 0 ? <p className="dim small">{t('composer.moreEvidence', { count: more })}</p> : null}
    </div>
  )
}

function PostLine({ id, channel }: { readonly id: string; readonly channel: Channel }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { value } = useQuery('posts.get', { id }, ['post', 'snapshot'])
  if (!value) return null
  const { post, snapshots } = value
  const views = snapshots.at(-1)?.numbers.views ?? null
  return (
    <>
      <LinkButton className={css.line ?? ''} onPress={() => go('history', id)}>
        {post.title || t('composer.untitled')}
      </LinkButton>
      <span className="dim small">
        {dayText(post.publishedDay, language, partsOf(today(channel.zone)).year)}
        {views === null ? '' : ` · ${t('metric.views')} ${metricText('views', views, language)}`}
      </span>
    </>
  )
}

function ItemLine({ id, channel }: { readonly id: string; readonly channel: Channel }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { value } = useQuery('items.get', { id }, ['item', 'variant'])
  if (!value) return null
  const when = value.day
    ? [dayText(value.day, language, partsOf(today(channel.zone)).year), value.time].filter(Boolean).join(' ')
    : t('composer.unplanned')
  return (
    <>
      <LinkButton className={css.line ?? ''} onPress={() => go('item', id)}>
        {titleOf(value) || t('composer.untitled')}
      </LinkButton>
      <span className="dim small">
        {when} · {t(`itemStatus.${value.status}`)}
      </span>
    </>
  )
}
