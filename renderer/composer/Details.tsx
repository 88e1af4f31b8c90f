import { useTranslation } from 'react-i18next'
import { useCallback } from 'react'
import { AUDIENCES, FORMATS, KINDS, TRACKS, type Item } from '../../shared/model.ts'
import { useData } from '../data.ts'
import { Button } from '../kit/Button.tsx'
import { Checkbox } from '../kit/Choice.tsx'
import { Rails } from '../kit/marks.tsx'
import { Popover } from '../kit/Popover.tsx'
import { Select } from '../kit/Select.tsx'
import { useQuery } from '../use-query.ts'
import { useComposer } from './composer.ts'
import css from './Details.module.css'
import { Duration } from './Duration.tsx'
import { InlineText } from './InlineText.tsx'
import { Slot } from './Slot.tsx'
import { Tags } from './Tags.tsx'
import { Target } from './Target.tsx'

const NONE = 'none'
const EDITABLE_STATUSES = ['idea', 'draft', 'ready', 'dropped'] as const

/** What the item is, edited where it is read. */
export function Details() {
  const { t } = useTranslation()
  const { item, channel, isLocked, edit } = useComposer()
  const put = useCallback(
    (change: Partial<Item>) => edit(Object.keys(change).join(), (before) => ({ ...before, ...change })),
    [edit],
  )
  const none = { id: NONE, label: t('composer.unset') }
  const look = { small: true, className: css.bare ?? '', isDisabled: isLocked }
  const statuses = item.status === 'published' ? (['published'] as const) : EDITABLE_STATUSES

  return (
    <section aria-label={t('composer.details')}>
      <div className={css.strip}>
        <ChannelCell />
        <Slot />
        <div className={css.pair}>
          <Select
            {...look}
            label={t('composer.format')}
            options={FORMATS.map((id) => ({ id, label: t(`format.${id}`) }))}
            value={item.format}
            onChange={(format) => put({ format })}
          />
          {item.format === 'gallery' ? null : <Duration />}
        </div>
        <Select
          {...look}
          label={t('composer.kind')}
          options={[none, ...KINDS.map((id) => ({ id, label: t(`kind.${id}`) }))]}
          value={item.kind ?? NONE}
          onChange={(kind) => put({ kind: kind === NONE ? null : (kind as Item['kind']) })}
        />
        <Select
          {...look}
          label={t('composer.track')}
          options={[
            none,
            ...TRACKS.map((id) => ({
              id,
              label: t(`track.${id}`),
              icon: <Rails track={id} inline />,
              meta: t(`composer.trackOf.${id}`),
            })),
          ]}
          value={item.track ?? NONE}
          onChange={(track) => put({ track: track === NONE ? null : (track as Item['track']) })}
        />
        <SeriesCell />
        <Target />
        <Select
          {...look}
          label={t('composer.status')}
          isDisabled={isLocked}
          options={statuses.map((id) => ({ id, label: t(`itemStatus.${id}`) }))}
          value={item.status}
          onChange={(status) => put({ status })}
        />
      </div>
      <div className={css.brief}>
        {(['who', 'pain', 'angle'] as const).map((part) => (
          <div key={part}>
            <span className={css.label}>{t(`composer.brief.${part}`)}</span>
            <InlineText
              label={t(`composer.brief.${part}`)}
              value={item.brief[part]}
              placeholder={t(isLocked ? 'composer.none' : `composer.briefHint.${part}`)}
              maxLength={400}
              isReadOnly={isLocked}
              onChange={(text) =>
                edit(`brief.${part}`, (before) => ({ ...before, brief: { ...before.brief, [part]: text } }))
              }
            />
          </div>
        ))}
        <Tags key={channel.id} />
        <div>
          <span className={css.label} aria-hidden>
            {t('composer.audience')}
          </span>
          <Audience />
        </div>
        <div>
          <span className={css.label} aria-hidden>
            {t('composer.ad')}
          </span>
          <Checkbox
            isSelected={item.isAd}
            isDisabled={isLocked}
            onChange={(isAd) => put({ isAd })}
            className={css.check ?? ''}
          >
            {t('composer.isAd')}
          </Checkbox>
        </div>
      </div>
    </section>
  )
}

function ChannelCell() {
  const { t } = useTranslation()
  const { item, isLocked, edit } = useComposer()
  const channels = useData((data) => data.channels) ?? []
  return (
    <Select
      small
      className={css.bare ?? ''}
      isDisabled={isLocked}
      label={t('composer.channel')}
      options={channels.map(({ id, name, platform }) => ({ id, label: name, meta: t(`platform.${platform}`) }))}
      value={item.channelId}
      // Series and campaigns belong to one channel.
      onChange={(channelId) =>
        edit('channelId', (before) => ({ ...before, channelId, seriesId: null, campaignId: null }))
      }
    />
  )
}

function SeriesCell() {
  const { t } = useTranslation()
  const { item, isLocked, edit } = useComposer()
  const all = useQuery('series.list', {}, ['series']).value ?? []
  const own = all.filter(({ channelId }) => channelId === item.channelId)
  if (own.length === 0) return null
  return (
    <Select
      small
      className={css.bare ?? ''}
      isDisabled={isLocked}
      label={t('composer.series')}
      options={[{ id: NONE, label: t('composer.unset') }, ...own.map(({ id, name }) => ({ id, label: name }))]}
      value={item.seriesId ?? NONE}
      onChange={(id) => edit('seriesId', (before) => ({ ...before, seriesId: id === NONE ? null : id }))}
    />
  )
}

function Audience() {
  const { t } = useTranslation()
  const { item, isLocked, edit } = useComposer()
  const words = AUDIENCES.filter((one) => item.audience.includes(one)).map((one) => t(`audience.${one}`))
  const toggle = (one: Item['audience'][number], isIn: boolean) =>
    edit('audience', (before) => ({
      ...before,
      audience: AUDIENCES.filter((known) => (known === one ? isIn : before.audience.includes(known))),
    }))
  return (
    <Popover
      label={t('composer.audience')}
      trigger={
        <Button
          look="bare"
          className={css.value ?? ''}
          isDisabled={isLocked}
          aria-label={`${t('composer.audience')} ${words.join(t('list.and')) || t('composer.unset')}`}
        >
          {words.length > 0 ? words.join(t('list.and')) : <span className="dim">{t('composer.unset')}</span>}
        </Button>
      }
    >
      {AUDIENCES.map((one) => (
        <Checkbox key={one} isSelected={item.audience.includes(one)} onChange={(isIn) => toggle(one, isIn)}>
          {t(`audience.${one}`)}
        </Checkbox>
      ))}
    </Popover>
  )
}
