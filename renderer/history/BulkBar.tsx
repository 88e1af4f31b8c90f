import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputOf } from '../../shared/contract.ts'
import { wholeText } from '../../shared/format.ts'
import type { PostRow } from '../../shared/history.ts'
import type { Oddity, Verdict } from '../../shared/oddity.ts'
import { FORMATS, HOOK_KINDS, TRACKS } from '../../shared/values.ts'
import { act, useLanguage } from '../data.ts'
import { Button, IconButton } from '../kit/Button.tsx'
import { TextField } from '../kit/Field.tsx'
import { Menu } from '../kit/Menu.tsx'
import { Popover } from '../kit/Popover.tsx'
import { NotSaved } from '../trouble/NotSaved.tsx'
import { useWriting, type Writing } from '../writing.ts'
import css from './BulkBar.module.css'
import { MarkList } from './MarkList.tsx'
import { SetAside } from './SetAside.tsx'
import { tagsIn } from './words.ts'
import { MOST_SELECTED, type Selection } from './use-selection.ts'

type Labels = Omit<InputOf<'posts.label'>, 'ids'>

/** The row as `posts.label` has just made it. */
const relabelled = (row: PostRow, { add, drop, verdict, ...labels }: Labels): PostRow => {
  const changed = <T,>(marks: readonly T[], more: readonly T[] = [], less: readonly T[] = []) =>
    [...new Set([...marks, ...more])].filter((mark) => !less.includes(mark))
  const said = Object.fromEntries(Object.entries(labels).filter(([, value]) => value !== undefined)) as Partial<PostRow>
  return {
    ...row,
    ...said,
    hooks: changed(row.hooks, add?.hooks, drop?.hooks),
    tags: changed(row.tags, add?.tags, drop?.tags),
    ...(verdict === undefined ? {} : { oddity: judged(row.oddity, verdict) }),
  }
}

/** As near as can be told before the history has been read again. */
const judged = (oddity: Oddity | null, verdict: Verdict | null): Oddity | null => {
  if (verdict === 'odd') return { is: 'marked', beside: oddity?.beside ?? null }
  return oddity?.beside && oddity.is !== 'marked' ? { is: verdict ? 'cleared' : 'found', beside: oddity.beside } : null
}

const isOdd = ({ oddity }: PostRow) => oddity !== null && oddity.is !== 'cleared'

/** What is done to all that is picked. Docked under the table, so that it covers no row. */
export function BulkBar({ selection }: { readonly selection: Selection }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const rows = [...selection.rows.values()]
  const count = rows.length
  const n = wholeText(count, language)

  const said = t('history.bulk.done', { count, n })
  const label = async (labels: Labels, write: Writing['write'] = act, ids = [...selection.rows.keys()]) => {
    const done = await write('posts.label', { ids, ...labels }, { said })
    const labelled = new Set(ids)
    if (done) selection.relabel((row) => (labelled.has(row.id) ? relabelled(row, labels) : row))
    return done !== null
  }
  const remove = async () => {
    const done = await act(
      'posts.remove',
      { ids: [...selection.rows.keys()] },
      { said: t('history.bulk.removed', { count, n }) },
    )
    if (done) selection.clear()
  }
  const isAllAside = rows.every((row) => row.excludedBecause !== null || isOdd(row))
  const countAgain = async () => {
    const odd = rows.filter(isOdd).map(({ id }) => id)
    if (odd.length === count) await label({ excludedBecause: null, verdict: 'fine' })
    else {
      await label({ excludedBecause: null })
      if (odd.length > 0) await label({ verdict: 'fine' }, act, odd)
    }
  }

  return (
    <div className={css.bar} role="toolbar" aria-label={t('history.bulk.label')}>
      <b className="strong num">{t('history.bulk.picked', { count, n })}</b>
      {count === MOST_SELECTED ? <span className="small dim">{t('history.bulk.most', { n })}</span> : null}
      <span className={css.line} />
      <Popover
        label={t('history.column.hooks')}
        placement="top start"
        width={248}
        trigger={<Button>{t('history.column.hooks')}</Button>}
      >
        <MarkList
          marks={HOOK_KINDS.map((id) => ({ id, label: t(`hook.${id}`) }))}
          countOf={(id) => rows.filter((row) => row.hooks.includes(id)).length}
          of={count}
          onSet={(id, isOn) => void label(isOn ? { add: { hooks: [id] } } : { drop: { hooks: [id] } })}
        />
      </Popover>
      <Popover
        label={t('history.filter.tags')}
        placement="top start"
        width={248}
        trigger={<Button>{t('history.filter.tags')}</Button>}
      >
        <Tags rows={rows} onLabel={label} />
      </Popover>
      <Menu
        label={t('history.filter.format')}
        trigger={<Button>{t('history.filter.format')}</Button>}
        rows={FORMATS.map((format) => ({
          id: format,
          label: t(`format.${format}`),
          run: () => void label({ format }),
        }))}
      />
      <Menu
        label={t('history.filter.track')}
        trigger={<Button>{t('history.filter.track')}</Button>}
        rows={[
          ...TRACKS.map((track) => ({ id: track, label: t(`track.${track}`), run: () => void label({ track }) })),
          'line',
          { id: 'none', label: t('history.bulk.noTrack'), run: () => void label({ track: null }) },
        ]}
      />
      {isAllAside ? (
        <Button onPress={() => void countAgain()}>{t('history.bulk.countAgain')}</Button>
      ) : (
        <SetAside
          onSet={(excludedBecause, write) => label({ excludedBecause }, write)}
          onOdd={() => void label({ verdict: 'odd' })}
        />
      )}
      <Button look="bare" onPress={() => void remove()}>
        {t('history.bulk.remove')}
      </Button>
      <span className="push" />
      <IconButton label={t('history.bulk.clear')} icon={<X aria-hidden />} onPress={selection.clear} />
    </div>
  )
}

const SHOWN_TAGS = 12

interface TagsProps {
  readonly rows: readonly PostRow[]
  readonly onLabel: (labels: Labels, write?: Writing['write']) => Promise<boolean>
}

function Tags({ rows, onLabel }: TagsProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const counts = new Map<string, number>()
  for (const { tags } of rows) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  const common = [...counts].toSorted(([, a], [, b]) => b - a).slice(0, SHOWN_TAGS)
  const writing = useWriting(t('history.bulk.addTags'))
  const add = async () => {
    const tags = tagsIn(text)
    if (tags.length === 0 || (await onLabel({ add: { tags: [...tags] } }, writing.write))) setText('')
  }
  return (
    <div className={css.inside}>
      <TextField
        label={t('history.bulk.addTags')}
        hint={t('history.bulk.addTagsHint')}
        value={text}
        onChange={setText}
        onEnter={() => void add()}
        maxLength={200}
        autoFocus
      />
      <NotSaved isFramed error={writing.error} text={text} onRetry={() => void add()} />
      {common.length > 0 ? (
        <MarkList
          marks={common.map(([id]) => ({ id, label: id }))}
          countOf={(id) => counts.get(id) ?? 0}
          of={rows.length}
          onSet={(id, isOn) => void onLabel(isOn ? { add: { tags: [id] } } : { drop: { tags: [id] } })}
        />
      ) : null}
    </div>
  )
}
