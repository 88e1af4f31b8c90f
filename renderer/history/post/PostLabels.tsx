import type { TFunction } from 'i18next'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputOf } from '../../../shared/contract.ts'
import { dayText, durationText, weekdayText } from '../../../shared/format.ts'
import type { Post } from '../../../shared/history.ts'
import type { Format, Track } from '../../../shared/model.ts'
import { FORMATS, HOOK_KINDS, TRACKS } from '../../../shared/values.ts'
import { partsOf } from '../../../shared/time.ts'
import { useChannelName } from '../../channel-name.ts'
import { now, today } from '../../clock.ts'
import { act, useChannel, useLanguage } from '../../data.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/Field.tsx'
import { Menu } from '../../kit/Menu.tsx'
import { Select } from '../../kit/Select.tsx'
import { HookChip } from '../../kit/signals.tsx'
import { NotSaved } from '../../trouble/NotSaved.tsx'
import { useWriting } from '../../writing.ts'
import { hourOfPost, tagsIn } from '../words.ts'
import { ageDays } from './ages.ts'
import css from './Post.module.css'
import { SuggestedHooks } from './SuggestedHooks.tsx'

const NONE = 'none'
const saidOf = (t: TFunction) => t('history.bulk.done', { count: 1, n: '1' })

/** What a post is, in the words that past and plan share. A change counts at once. */
export function PostLabels({ post }: { readonly post: Post }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const channel = useChannel(post.channelId)
  const zone = channel?.zone ?? 'UTC'
  const label = (labels: Omit<InputOf<'posts.label'>, 'ids'>) =>
    void act('posts.label', { ids: [post.id], ...labels }, { said: saidOf(t) })
  const hour = hourOfPost(post, channel)
  const published = [
    dayText(post.publishedDay, language, partsOf(today(zone)).year),
    weekdayText(post.publishedDay, language),
    hour ?? t('history.hourUnknown'),
    post.hourSource === 'plan' ? t('post.hourFromPlan') : null,
  ]
  return (
    <>
      <dl className={css.facts}>
        <Fact name={t('history.column.channel')}>{useChannelName(post.channelId)}</Fact>
        <Fact name={t('history.column.published')}>{published.filter(Boolean).join(' ')}</Fact>
        <Fact name={t('history.filter.format')}>
          <Select<Format>
            label={t('history.filter.format')}
            labelHidden
            small
            options={FORMATS.map((id) => ({ id, label: t(`format.${id}`) }))}
            value={post.format}
            onChange={(format) => label({ format })}
          />
        </Fact>
        {post.durationSeconds === null ? null : (
          <Fact name={t('import.field.durationSeconds')}>{durationText(post.durationSeconds)}</Fact>
        )}
        {post.kind ? <Fact name={t('post.kind')}>{t(`kind.${post.kind}`)}</Fact> : null}
        <Fact name={t('history.filter.track')}>
          <Select<Track | typeof NONE>
            label={t('history.filter.track')}
            labelHidden
            small
            options={[{ id: NONE, label: t('post.noTrack') }, ...TRACKS.map((id) => ({ id, label: t(`track.${id}`) }))]}
            value={post.track ?? NONE}
            onChange={(track) => label({ track: track === NONE ? null : track })}
          />
        </Fact>
        <Fact name={t('post.age')}>{t('post.days', { count: ageDays(post, now(), zone) })}</Fact>
      </dl>
      <div className={css.marks}>
        <span className="small dim">{t('history.column.hooks')}</span>
        {post.hooks.map((kind) => (
          <button
            key={kind}
            type="button"
            className={css.mark}
            aria-label={t('post.dropMark', { label: t(`hookShort.${kind}`) })}
            onClick={() => label({ drop: { hooks: [kind] } })}
          >
            {channel ? <HookChip hook={{ kind, signal: null }} channel={channel} /> : null}
            <X className="i12" aria-hidden />
          </button>
        ))}
        <SuggestedHooks post={post} />
        <Menu
          label={t('post.addHook')}
          trigger={
            <Button small look="bare" icon={<Plus className="i14" aria-hidden />}>
              {t('post.addHook')}
            </Button>
          }
          rows={HOOK_KINDS.filter((kind) => !post.hooks.includes(kind)).map((kind) => ({
            id: kind,
            label: t(`hook.${kind}`),
            run: () => label({ add: { hooks: [kind] } }),
          }))}
        />
        <span className={css.gap} />
        <span className="small dim">{t('history.filter.tags')}</span>
        {post.tags.map((tag) => (
          <button
            key={tag}
            type="button"
            className={css.mark}
            aria-label={t('post.dropMark', { label: tag })}
            onClick={() => label({ drop: { tags: [tag] } })}
          >
            <span className={css.tag}>{tag}</span>
            <X className="i12" aria-hidden />
          </button>
        ))}
        <AddTag id={post.id} />
      </div>
    </>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function AddTag({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const writing = useWriting(t('post.addTag'))
  const add = async () => {
    const tags = tagsIn(text)
    const input = { ids: [id], add: { tags: [...tags] } }
    if (tags.length === 0 || (await writing.write('posts.label', input, { said: saidOf(t) })))
      setText((typed) => (typed === text ? '' : typed))
  }
  return (
    <>
      <TextField
        label={t('post.addTag')}
        labelHidden
        placeholder={t('post.addTag')}
        value={text}
        onChange={setText}
        onEnter={() => void add()}
        onBlur={() => void add()}
        maxLength={80}
        className={css.addTag ?? ''}
      />
      <NotSaved isFramed error={writing.error} text={text} onRetry={() => void add()} />
    </>
  )
}
