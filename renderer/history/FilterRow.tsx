import { X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wholeText } from '../../shared/format.ts'
import type { Format, HookKind, Track } from '../../shared/model.ts'
import { FORMATS, HOOK_KINDS, TRACKS } from '../../shared/values.ts'
import { useActions, type Action } from '../actions.ts'
import { useData, useLanguage } from '../data.ts'
import { LinkButton } from '../kit/Button.tsx'
import { SearchField } from '../kit/Field.tsx'
import { Select } from '../kit/Select.tsx'
import { nameAmong } from '../channel-name.ts'
import { showChannel, useUi } from '../ui.ts'
import css from '../kit/Filters.module.css'
import { clearFilters, filter, isFiltered, slotOf, useFilters } from './filters.ts'
import { slotName } from './words.ts'

const ANY = 'any'
const TYPING_MS = 200

interface FilterRowProps {
  /** What the filters leave, and how much of it is set aside. */
  readonly total: number
  readonly aside: number
  readonly odd: number
}

export function FilterRow({ total, aside, odd }: FilterRowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const channels = useData((data) => data.channels) ?? []
  const channelId = useUi((ui) => ui.channelId)
  const filters = useFilters()
  const any = { id: ANY, label: t('history.filter.any') } as const

  return (
    <div className={css.filters} role="search">
      <Find />
      <span className={css.selects}>
        {channels.length > 1 ? (
          <Select<string>
            label={t('history.column.channel')}
            filter={{ off: ANY }}
            options={[any, ...channels.map((channel) => ({ id: channel.id, label: nameAmong(channel, channels) }))]}
            value={channelId ?? ANY}
            onChange={(id) => {
              filter({})
              showChannel(id === ANY ? null : id)
            }}
          />
        ) : null}
        <Select<Format | typeof ANY>
          label={t('history.filter.format')}
          filter={{ off: ANY }}
          options={[any, ...FORMATS.map((id) => ({ id, label: t(`format.${id}`) }))]}
          value={filters.format ?? ANY}
          onChange={(id) => filter({ format: id === ANY ? null : id })}
        />
        <Select<Track | typeof ANY>
          label={t('history.filter.track')}
          filter={{ off: ANY }}
          options={[any, ...TRACKS.map((id) => ({ id, label: t(`track.${id}`) }))]}
          value={filters.track ?? ANY}
          onChange={(id) => filter({ track: id === ANY ? null : id })}
        />
        <Select<HookKind | typeof ANY>
          label={t('history.column.hooks')}
          filter={{ off: ANY }}
          options={[any, ...HOOK_KINDS.map((id) => ({ id, label: t(`hook.${id}`) }))]}
          value={filters.hook ?? ANY}
          onChange={(id) => filter({ hook: id === ANY ? null : id })}
        />
        {filters.slot ? (
          <Only onOff={() => filter({ slot: null })}>{slotName(slotOf(filters.slot), t, language)}</Only>
        ) : null}
        {filters.batchId ? <Only onOff={() => filter({ batchId: null })}>{t('history.filter.batch')}</Only> : null}
        {filters.aside === 'odd' ? <Only onOff={() => filter({ aside: false })}>{t('history.filter.odd')}</Only> : null}
      </span>
      <span className={css.count} role="status">
        <b className="strong num">{t('history.count', { count: total, n: wholeText(total, language) })}</b>
        {aside > 0 && !filters.aside ? (
          <span className="dim">{t('history.ofThemAside', { count: aside, n: wholeText(aside, language) })}</span>
        ) : null}
      </span>
      {aside > 0 && !filters.aside ? (
        <LinkButton className="small" onPress={() => filter({ aside: true })}>
          {t('history.onlyAside', { count: aside, n: wholeText(aside, language) })}
        </LinkButton>
      ) : null}
      {odd > 0 && filters.aside !== 'odd' ? (
        <LinkButton className="small" onPress={() => filter({ aside: 'odd' })}>
          {t('history.onlyOdd', { count: odd, n: wholeText(odd, language) })}
        </LinkButton>
      ) : null}
      {isFiltered(filters) || (channelId && channels.length > 1) ? (
        <LinkButton className="small" onPress={clearAll}>
          {t('history.clear')}
        </LinkButton>
      ) : null}
    </div>
  )
}

interface OnlyProps {
  readonly onOff: () => void
  readonly children: string
}

/** A filter that is set from elsewhere: here it can only be taken off. */
function Only({ onOff, children }: OnlyProps) {
  const { t } = useTranslation()
  return (
    <button type="button" className={css.batch} onClick={onOff}>
      {children}
      <X className="i12" aria-hidden />
      <span className="vh">{t('kit.clear')}</span>
    </button>
  )
}

export function clearAll(): void {
  showChannel(null)
  clearFilters()
}

/** Asks once the typing rests. */
function Find() {
  const { t } = useTranslation()
  const asked = useFilters((filters) => filters.text)
  const [text, setText] = useState(asked)
  const [heard, setHeard] = useState(asked)
  const input = useRef<HTMLInputElement>(null)
  // Cleared from elsewhere: the field follows.
  if (heard !== asked) {
    setHeard(asked)
    setText(asked)
  }
  useEffect(() => {
    if (text === asked) return
    const timer = setTimeout(() => filter({ text }), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text, asked])

  const actions = useMemo<readonly Action[]>(
    () => [
      { id: 'history-find', label: 'history.find', group: 'edit', keys: ['/'], run: () => input.current?.focus() },
    ],
    [],
  )
  useActions(actions)

  return (
    <SearchField
      label={t('history.find')}
      clearLabel={t('kit.clear')}
      value={text}
      onChange={setText}
      className={css.find ?? ''}
      inputRef={input}
    />
  )
}
