import { useTranslation } from 'react-i18next'
import type { Item } from '../../shared/model.ts'
import { AUDIENCES, FORMATS, KINDS, TRACKS } from '../../shared/values.ts'
import { channelOptions } from '../channel-name.ts'
import { useData } from '../data.ts'
import { Button } from '../kit/Button.tsx'
import { Checkbox } from '../kit/Choice.tsx'
import { Rails } from '../kit/marks.tsx'
import { Popover } from '../kit/Popover.tsx'
import { Select, type Option } from '../kit/Select.tsx'
import { useQuery } from '../use-query.ts'
import { useComposer, useItem } from './composer.ts'
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
  return (
    <section aria-label={t('composer.details')}>
      <div className={css.strip}>
        <ChannelCell />
        <Slot />
        <FormatCell />
        <KindCell />
        <TrackCell />
        <SeriesCell />
        <Target />
        <StatusCell />
      </div>
      <div className={css.brief}>
        <Brief part="who" />
        <Brief part="pain" />
        <Brief part="angle" />
        <Tags />
        <Audience />
        <Ad />
      </div>
    </section>
  )
}

interface CellProps<T extends string> {
  readonly label: string
  readonly options: readonly Option<T>[]
  readonly value: T
  readonly onChange: (value: T) => void
}

/** A choice that looks like the word it is until it is pointed at. */
function Cell<T extends string>(props: CellProps<T>) {
  const { isLocked } = useComposer()
  return <Select {...props} small className={css.bare ?? ''} isDisabled={isLocked} />
}

function ChannelCell() {
  const { t } = useTranslation()
  const { edit } = useComposer()
  const value = useItem(({ channelId }) => channelId)
  const channels = useData((data) => data.channels) ?? []
  return (
    <Cell
      label={t('composer.channel')}
      options={channelOptions(channels)}
      value={value}
      // Series and campaigns belong to one channel.
      onChange={(channelId) =>
        edit('channelId', (before) => ({ ...before, channelId, seriesId: null, campaignId: null }))
      }
    />
  )
}

function FormatCell() {
  const { t } = useTranslation()
  const { edit } = useComposer()
  const value = useItem(({ format }) => format)
  return (
    <div className={css.pair}>
      <Cell
        label={t('composer.format')}
        options={FORMATS.map((id) => ({ id, label: t(`format.${id}`) }))}
        value={value}
        onChange={(format) => edit('format', (before) => ({ ...before, format }))}
      />
      {value === 'gallery' ? null : <Duration />}
    </div>
  )
}

function KindCell() {
  const { t } = useTranslation()
  const { edit } = useComposer()
  const value = useItem(({ kind }) => kind)
  return (
    <Cell
      label={t('composer.kind')}
      options={[{ id: NONE, label: t('composer.unset') }, ...KINDS.map((id) => ({ id, label: t(`kind.${id}`) }))]}
      value={value ?? NONE}
      onChange={(id) => edit('kind', (before) => ({ ...before, kind: KINDS.find((kind) => kind === id) ?? null }))}
    />
  )
}

function TrackCell() {
  const { t } = useTranslation()
  const { edit } = useComposer()
  const value = useItem(({ track }) => track)
  const tracks = TRACKS.map((id) => ({
    id,
    label: t(`track.${id}`),
    icon: <Rails track={id} inline />,
    meta: t(`composer.trackOf.${id}`),
  }))
  return (
    <Cell
      label={t('composer.track')}
      options={[{ id: NONE, label: t('composer.unset') }, ...tracks]}
      value={value ?? NONE}
      onChange={(id) => edit('track', (before) => ({ ...before, track: TRACKS.find((track) => track === id) ?? null }))}
    />
  )
}

function SeriesCell() {
  const { t } = useTranslation()
  const { edit } = useComposer()
  const item = useItem(({ channelId, seriesId }) => ({ channelId, seriesId }))
  const all = useQuery('series.list', {}, ['series']).value ?? []
  const own = all.filter(({ channelId }) => channelId === item.channelId)
  if (own.length === 0) return null
  return (
    <Cell
      label={t('composer.series')}
      options={[{ id: NONE, label: t('composer.unset') }, ...own.map(({ id, name }) => ({ id, label: name }))]}
      value={item.seriesId ?? NONE}
      onChange={(id) => edit('seriesId', (before) => ({ ...before, seriesId: id === NONE ? null : id }))}
    />
  )
}

function StatusCell() {
  const { t } = useTranslation()
  const { edit } = useComposer()
  const value = useItem(({ status }) => status)
  const statuses = value === 'published' ? (['published'] as const) : EDITABLE_STATUSES
  return (
    <Cell
      label={t('composer.status')}
      options={statuses.map((id) => ({ id, label: t(`itemStatus.${id}`) }))}
      value={value}
      onChange={(status) => edit('status', (before) => ({ ...before, status }))}
    />
  )
}

function Brief({ part }: { readonly part: keyof Item['brief'] }) {
  const { t } = useTranslation()
  const { isLocked, edit } = useComposer()
  const value = useItem(({ brief }) => brief[part])
  return (
    <div>
      <span className={css.label} aria-hidden>
        {t(`composer.brief.${part}`)}
      </span>
      <InlineText
        label={t(`composer.brief.${part}`)}
        value={value}
        placeholder={t(isLocked ? 'composer.none' : `composer.briefHint.${part}`)}
        maxLength={400}
        isReadOnly={isLocked}
        onChange={(text) =>
          edit(`brief.${part}`, (before) => ({ ...before, brief: { ...before.brief, [part]: text } }))
        }
      />
    </div>
  )
}

function Audience() {
  const { t } = useTranslation()
  const { isLocked, edit } = useComposer()
  const audience = useItem((item) => item.audience)
  const words =
    AUDIENCES.filter((one) => audience.includes(one))
      .map((one) => t(`audience.${one}`))
      .join(t('list.and')) || null
  const toggle = (one: (typeof AUDIENCES)[number], isIn: boolean) =>
    edit('audience', (before) => ({
      ...before,
      audience: AUDIENCES.filter((known) => (known === one ? isIn : before.audience.includes(known))),
    }))
  return (
    <div>
      <span className={css.label} aria-hidden>
        {t('composer.audience')}
      </span>
      <Popover
        label={t('composer.audience')}
        trigger={
          <Button
            look="bare"
            className={css.value ?? ''}
            isDisabled={isLocked}
            aria-label={`${t('composer.audience')} ${words ?? t('composer.unset')}`}
          >
            {words ?? <span className="dim">{t('composer.unset')}</span>}
          </Button>
        }
      >
        {AUDIENCES.map((one) => (
          <Checkbox key={one} isSelected={audience.includes(one)} onChange={(isIn) => toggle(one, isIn)}>
            {t(`audience.${one}`)}
          </Checkbox>
        ))}
      </Popover>
    </div>
  )
}

function Ad() {
  const { t } = useTranslation()
  const { isLocked, edit } = useComposer()
  const value = useItem(({ isAd }) => isAd)
  return (
    <div>
      <span className={css.label} aria-hidden>
        {t('composer.ad')}
      </span>
      <Checkbox
        isSelected={value}
        isDisabled={isLocked}
        onChange={(isAd) => edit('isAd', (before) => ({ ...before, isAd }))}
        className={css.check ?? ''}
      >
        {t('composer.isAd')}
      </Checkbox>
    </div>
  )
}
