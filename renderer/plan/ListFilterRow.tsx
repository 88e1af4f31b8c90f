import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { wholeText } from '../../shared/format.ts'
import { HOOK_KINDS, TRACKS } from '../../shared/values.ts'
import { useActions, type Action } from '../actions.ts'
import { useLanguage } from '../data.ts'
import { LinkButton } from '../kit/Button.tsx'
import { SearchField } from '../kit/Field.tsx'
import css from '../kit/Filters.module.css'
import { Select } from '../kit/Select.tsx'
import { clearList, filterList, isListFiltered, TOLD, useListFilters } from './list-filters.ts'

const ANY = 'any'
const STATUSES = ['idea', 'draft', 'ready', 'published'] as const

/** Which plans of the list are shown: words that stand in them, and what they are. */
export function ListFilterRow({ shown, of }: { readonly shown: number; readonly of: number }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const filters = useListFilters()
  const input = useRef<HTMLInputElement>(null)
  const actions = useMemo<readonly Action[]>(
    () => [{ id: 'list-find', label: 'plan.list.find', group: 'edit', keys: ['/'], run: () => input.current?.focus() }],
    [],
  )
  useActions(actions)
  const select = <T extends string>(
    label: string,
    value: T | null,
    options: readonly { readonly id: T; readonly label: string }[],
    choose: (value: T | null) => void,
  ) => (
    <Select<T | typeof ANY>
      label={label}
      filter={{ off: ANY }}
      options={[{ id: ANY, label: t('history.filter.any') }, ...options]}
      value={value ?? ANY}
      onChange={(id) => choose(id === ANY ? null : id)}
    />
  )
  const isOn = isListFiltered(filters)
  return (
    <div className={css.filters} role="search">
      <SearchField
        label={t('plan.list.find')}
        clearLabel={t('kit.clear')}
        value={filters.text}
        onChange={(text) => filterList({ text })}
        className={css.find ?? ''}
        inputRef={input}
      />
      <span className={css.selects}>
        {select(
          t('plan.list.column.status'),
          filters.status,
          STATUSES.map((id) => ({ id, label: t(`itemStatus.${id}`) })),
          (status) => filterList({ status }),
        )}
        {select(
          t('history.filter.track'),
          filters.track,
          TRACKS.map((id) => ({ id, label: t(`track.${id}`) })),
          (track) => filterList({ track }),
        )}
        {select(
          t('plan.list.column.hooks'),
          filters.hook,
          HOOK_KINDS.map((id) => ({ id, label: t(`hook.${id}`) })),
          (hook) => filterList({ hook }),
        )}
        {select(
          t('plan.list.column.findings'),
          filters.told,
          TOLD.map((id) => ({ id, label: t(`plan.list.told.${id}`) })),
          (told) => filterList({ told }),
        )}
      </span>
      <span className={css.count} role="status">
        <b className="strong num">{t('plan.list.count', { count: shown })}</b>
        {isOn ? <span className="dim">{t('plan.list.ofAll', { n: wholeText(of, language) })}</span> : null}
      </span>
      {isOn ? (
        <LinkButton className="small" onPress={clearList}>
          {t('history.clear')}
        </LinkButton>
      ) : null}
    </div>
  )
}
