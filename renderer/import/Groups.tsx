import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button as AriaButton, Disclosure, DisclosurePanel } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { countText, dayText, percentText, wholeText } from '../../shared/format.ts'
import type { Numbers } from '../../shared/history.ts'
import type { FilePreview, PreviewPost, SkippedRow } from '../../shared/importing.ts'
import { partsOf, wallOf } from '../../shared/time.ts'
import { today } from '../clock.ts'
import { homeZone, useLanguage } from '../data.ts'
import { LinkButton } from '../kit/Button.tsx'
import { cx } from '../kit/cx.ts'
import css from './Groups.module.css'
import { LongList } from './LongList.tsx'
import { csvOf, saveCsv } from './template.ts'

interface GroupsProps {
  /** The channel's: its days are those of its wall. */
  readonly zone: string
  readonly file: FilePreview
  /** Whether what is new is shown at once. */
  readonly isOpen: boolean
}

/** The rows of one file by what becomes of them. Skipped ones open by themselves. */
export function Groups({ file, zone, isOpen }: GroupsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const thisYear = partsOf(today(zone)).year
  const captured = dayText(wallOf(file.capturedAt, zone).day, language, thisYear)
  return (
    <div>
      <Posts
        name="created"
        count={file.created}
        posts={file.posts.created}
        note={spanOf(file, language, thisYear)}
        isOpen={isOpen}
      />
      <Posts
        name="updated"
        isOpen={isOpen}
        count={file.updated}
        posts={file.posts.updated}
        note={t(file.merged === file.updated ? 'importing.group.mergedNote' : 'importing.group.updatedNote', {
          day: captured,
        })}
      />
      <Posts
        name="unchanged"
        count={file.unchanged}
        posts={file.posts.unchanged}
        note={t('importing.group.unchangedNote')}
      />
      {file.skipped.length > 0 ? <Skipped file={file.file} rows={file.skipped} /> : null}
      {file.notes.length > 0 ? (
        <ul className={css.notes}>
          {file.notes.map(({ code, params }) => (
            <li key={code}>{t(code, params)}</li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

/** The days of what is new. */
function spanOf({ posts: { created } }: FilePreview, language: 'zh-CN' | 'en', thisYear: number): string | null {
  const newest = created[0]?.publishedDay
  const oldest = created.at(-1)?.publishedDay
  if (!newest || !oldest || newest === oldest) return null
  return `${dayText(oldest, language, thisYear)}–${dayText(newest, language, thisYear)}`
}

interface GroupProps {
  readonly name: 'created' | 'updated' | 'unchanged' | 'skipped'
  readonly count: number
  readonly note: ReactNode
  readonly isOpen: boolean
  readonly children: ReactNode
}

function Group({ name, count, note, isOpen, children }: GroupProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [isExpanded, setExpanded] = useState(isOpen)
  const Chevron = isExpanded ? ChevronDown : ChevronRight
  return (
    <Disclosure
      className={css.group ?? ''}
      isExpanded={isExpanded}
      onExpandedChange={setExpanded}
      isDisabled={count === 0}
    >
      <h3>
        <AriaButton slot="trigger" className={css.head ?? ''}>
          <Chevron className={cx('i14', count === 0 && css.gone)} aria-hidden />
          <b>{t(`importing.group.${name}`)}</b>
          <span className={css.count}>{wholeText(count, language)}</span>
          {count > 0 ? <span className={css.note}>{note}</span> : null}
        </AriaButton>
      </h3>
      <DisclosurePanel>{isExpanded ? children : null}</DisclosurePanel>
    </Disclosure>
  )
}

interface PostsProps extends Omit<GroupProps, 'children' | 'name' | 'isOpen'> {
  readonly name: 'created' | 'updated' | 'unchanged'
  readonly posts: readonly PreviewPost[]
  readonly isOpen?: boolean
}

const FEW = 3
/** As the style sheet has them. */
const LINE = 26
const SKIPPED_LINE = 28

/** The first few at once, all of them on demand. */
function Posts({ name, count, posts, note, isOpen = false }: PostsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [isAll, setAll] = useState(false)
  const thisYear = partsOf(today(homeZone())).year
  const shown = isAll ? posts : posts.slice(0, FEW)
  const rest = count - FEW
  const isOld = shown.some(({ publishedDay }) => partsOf(publishedDay).year !== thisYear)
  return (
    <Group name={name} count={count} note={note} isOpen={isOpen && count > 0}>
      <div className={cx(css.list, isOld && css.old)}>
        <LongList label={t(`importing.group.${name}`)} rows={shown} keyOf={({ row }) => row} rowHeight={LINE}>
          {(post) => (
            <>
              <span className="num dim">{dayText(post.publishedDay, language, thisYear)}</span>
              <span className={css.title} title={post.title}>
                {post.title || t('history.untitled')}
              </span>
              {post.changes.length > 0 ? (
                <Changes changes={post.changes} />
              ) : (
                <span className="num small">
                  {post.views === null
                    ? null
                    : t('importing.views', { count: post.views, n: countText(post.views, language) })}
                </span>
              )}
            </>
          )}
        </LongList>
        {rest > 0 ? (
          <p className={css.rest}>
            <LinkButton className="small" onPress={() => setAll(!isAll)}>
              {isAll
                ? t('importing.group.fold', { count: FEW })
                : t('importing.group.rest', { count: rest, n: wholeText(rest, language) })}
            </LinkButton>
          </p>
        ) : null}
      </div>
    </Group>
  )
}

const MOST_SHOWN = 3

/** Which numbers are others now, the first few in sight. */
function Changes({ changes }: Pick<PreviewPost, 'changes'>) {
  const { t } = useTranslation()
  const language = useLanguage()
  // To the last digit: rounded, old and new would often be the same.
  const textOf = (name: keyof Numbers, value: number) =>
    name === 'completion'
      ? percentText(value, language)
      : name === 'averageWatchSeconds'
        ? String(value)
        : wholeText(value, language)
  const said = changes.map(({ name, before, now }) => ({
    name: t(`import.field.${name}`),
    before: before === null ? null : textOf(name, before),
    now: textOf(name, now),
  }))
  const whole = said.map(({ name, before, now }) => [name, ...(before === null ? [] : [before, '→']), now].join(' '))
  const rest = said.length - MOST_SHOWN
  return (
    <span className={cx('num small', css.changes)} title={whole.join(t('list.and'))}>
      {said.slice(0, MOST_SHOWN).map(({ name, before, now }) => (
        <span key={name}>
          {name} {before === null ? null : <span className="dim">{before}→</span>}
          <b>{now}</b>
        </span>
      ))}
      {rest > 0 ? <span className="dim">{t('importing.moreChanges', { count: rest })}</span> : null}
    </span>
  )
}

function Skipped({ file, rows }: { readonly file: string; readonly rows: readonly SkippedRow[] }) {
  const { t } = useTranslation()
  const save = () =>
    saveCsv(
      `${file.replace(/\.[^.]*$/, '')}-${t('importing.group.skipped')}.csv`,
      csvOf([
        [
          t('importing.skipped.row'),
          t('importing.skipped.column'),
          t('importing.skipped.cell'),
          t('importing.skipped.reason'),
        ],
        ...rows.map(({ row, column, cell, reason }) => [String(row), column, cell, t(reason)]),
      ]),
    )
  return (
    <Group name="skipped" count={rows.length} note={t('importing.group.skippedNote', { count: rows.length })} isOpen>
      <div className={css.list}>
        <LongList
          label={t('importing.group.skipped')}
          rows={rows}
          keyOf={({ row }) => row}
          rowHeight={SKIPPED_LINE}
          className={css.skipped ?? ''}
        >
          {({ row, column, cell, reason }) => (
            <>
              <span className="num dim">{t('importing.skipped.nth', { row })}</span>
              <span className={css.column} title={column}>
                {column}
              </span>
              <code title={cell}>{cell.trim() === '' ? t('importing.skipped.empty') : cell}</code>
              <span className={css.reason} title={t(reason)}>
                {t(reason)}
              </span>
            </>
          )}
        </LongList>
        <p className={css.rest}>
          <LinkButton className="small" onPress={() => void save()}>
            {t('importing.skipped.save')}
          </LinkButton>
        </p>
      </div>
    </Group>
  )
}
