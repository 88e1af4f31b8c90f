import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Evidence as Answer, EvidencePost } from '../../shared/evidence.ts'
import type { Finding } from '../../shared/finding.ts'
import { recordText } from '../../shared/flag-words.ts'
import { dayText, durationText, metricRangeText, metricText } from '../../shared/format.ts'
import { titleOf } from '../../shared/items.ts'
import type { Channel, Item } from '../../shared/model.ts'
import { partsOf } from '../../shared/time.ts'
import { today } from '../clock.ts'
import { metricTone } from '../composer/metric-names.ts'
import { useChannel, useLanguage } from '../data.ts'
import { stripAxis } from '../history/strip.ts'
import { sentenceOf } from '../i18n.ts'
import { LinkButton } from '../kit/Button.tsx'
import { go } from '../ui.ts'
import { useQuery } from '../use-query.ts'
import css from './Evidence.module.css'
import { PostRow } from './PostRow.tsx'

/** More than this is a list to read, not evidence to glance at. */
const FIRST = 12
const MORE = 24
/** What the posts behind a finding depend on. */
const TABLES = ['post', 'snapshot', 'verdict', 'channel']

interface EvidenceProps {
  readonly finding: Finding
  /** The item as it stands on the screen; null: as it is saved. */
  readonly draft: Item | null
}

/** The posts and items that a finding rests on, each one click away. */
export function Evidence({ finding, draft }: EvidenceProps) {
  const { itemId, source } = finding
  const saved = useQuery('items.get', draft ? null : { id: itemId }, ['item', 'variant']).value
  const item = draft ?? saved
  const channel = useChannel(item?.channelId ?? '')
  if (!item || !channel) return null
  return source === 'data' && finding.evidence.postIds.length === 0 ? (
    <Learnt finding={finding} draft={draft} channel={channel} />
  ) : (
    <Listed finding={finding} channel={channel} />
  )
}

interface LearntProps extends EvidenceProps {
  readonly channel: Channel
}

/** What a finding on own data was learnt from: the posts that count, the most alike first, beside what is usual of late. */
function Learnt({ finding, draft, channel }: LearntProps) {
  const { t } = useTranslation()
  const { code, itemId, variant } = finding
  const record = recordText((key, params) => t(key, { ...params }), finding)
  const [limit, setLimit] = useState(FIRST)
  const whose = draft ? { draft } : { itemId }
  const input = { ...whose, code, limit, ...(variant && { variant }) }
  const { value, error } = useQuery('findings.evidence', input, TABLES)
  const left = value ? value.n - value.posts.length : 0
  return (
    <div className={css.evidence}>
      <p className={css.head}>
        <span className="strong">{t('evidence.title')}</span>
        {value ? <span className="push dim small">{t('evidence.posts', { count: value.n })}</span> : null}
      </p>
      {record ? <p className={css.why}>{record}</p> : null}
      {error ? <p className={css.why}>{sentenceOf(error)}</p> : null}
      {value ? <Witnesses answer={value} channel={channel} /> : null}
      {left > 0 && limit < 500 ? (
        <LinkButton className="small" onPress={() => setLimit(Math.min(500, limit + MORE))}>
          {t('evidence.more', { count: left, next: Math.min(left, MORE) })}
        </LinkButton>
      ) : left > 0 ? (
        <p className="dim small">{t('evidence.left', { count: left })}</p>
      ) : null}
    </div>
  )
}

function Witnesses({
  answer: { counts, usual, posts },
  channel,
}: {
  readonly answer: Answer
  readonly channel: Channel
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const isLength = counts === 'length'
  const said = (value: number) => (isLength ? durationText(value) : metricText(counts, value, language))
  const range = ({ low, high }: { readonly low: number; readonly high: number }) =>
    isLength ? `${durationText(low)}–${durationText(high)}` : metricRangeText(counts, low, high, language)
  const meta = ({ publishedDay, format, tags }: EvidencePost) =>
    [
      dayText(publishedDay, language, partsOf(today(channel.zone)).year),
      t(`format.${format}`),
      ...(isLength ? tags.map((tag) => `#${tag}`) : []),
    ].join(' · ')
  const tone = isLength ? 'other' : metricTone(counts, channel)
  const axis = stripAxis([usual])
  return (
    <>
      {usual ? (
        <p className={css.why}>
          {t(isLength ? 'evidence.usualLength' : 'evidence.usual', {
            count: usual.n,
            range: range(usual),
            median: said(usual.median),
          })}
        </p>
      ) : null}
      {posts.length === 0 ? <p className={css.why}>{t('evidence.gone')}</p> : null}
      <ul className={css.list}>
        {posts.map((post) => (
          <PostRow
            key={post.id}
            id={post.id}
            title={post.title}
            meta={meta(post)}
            value={post.value === null ? null : said(post.value)}
            strip={usual && post.value !== null ? { value: post.value, band: usual, axis, tone } : null}
          />
        ))}
      </ul>
    </>
  )
}

/** What was seen, by its ids. */
function Listed({ finding: { evidence }, channel }: { readonly finding: Finding; readonly channel: Channel }) {
  const { t } = useTranslation()
  const shown = [
    ...evidence.itemIds.map((id) => ({ id, isPost: false })),
    ...evidence.postIds.map((id) => ({ id, isPost: true })),
  ]
  const left = shown.length - FIRST
  return (
    <div className={css.evidence}>
      <p className="strong">{t('evidence.title')}</p>
      <ul className={css.list}>
        {shown
          .slice(0, FIRST)
          .map(({ id, isPost }) =>
            isPost ? <PostLine key={id} id={id} channel={channel} /> : <ItemLine key={id} id={id} channel={channel} />,
          )}
      </ul>
      {left > 0 ? <p className="dim small">{t('evidence.left', { count: left })}</p> : null}
    </div>
  )
}

interface LineProps {
  readonly id: string
  readonly channel: Channel
}

function PostLine({ id, channel }: LineProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { value } = useQuery('posts.get', { id }, ['post', 'snapshot', 'verdict'])
  if (!value) return null
  const { post, snapshots } = value
  const views = snapshots.at(-1)?.numbers.views ?? null
  const meta = [
    dayText(post.publishedDay, language, partsOf(today(channel.zone)).year),
    ...(views === null ? [] : [`${t('metric.views')} ${metricText('views', views, language)}`]),
  ].join(' · ')
  return <PostRow id={id} title={post.title} meta={meta} value="" strip={null} />
}

function ItemLine({ id, channel }: LineProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { value } = useQuery('items.get', { id }, ['item', 'variant'])
  if (!value) return null
  const when = value.day
    ? [dayText(value.day, language, partsOf(today(channel.zone)).year), value.time].filter(Boolean).join(' ')
    : t('composer.unplanned')
  return (
    <li>
      <LinkButton className={css.title ?? ''} onPress={() => go('item', id)}>
        {titleOf(value) || t('composer.untitled')}
      </LinkButton>
      <span />
      <span className={css.meta}>
        {when} · {t(`itemStatus.${value.status}`)}
      </span>
    </li>
  )
}
