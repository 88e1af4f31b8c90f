import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button as AriaButton, Disclosure, DisclosurePanel } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { countText, dayText, wholeText } from '../../shared/format.ts'
import type { FilePreview, PreviewPost, SkippedRow } from '../../shared/importing.ts'
import { partsOf, type Day } from '../../shared/time.ts'
import { today } from '../clock.ts'
import { homeZone, useLanguage } from '../data.ts'
import { LinkButton } from '../kit/Button.tsx'
import { cx } from '../kit/cx.ts'
import css from './Groups.module.css'
import { csvOf, saveCsv } from './template.ts'

interface GroupsProps {
  readonly file: FilePreview
  /** Whether what is new is shown at once. */
  readonly isOpen: boolean
}

/** The rows of one file by what becomes of them. Skipped ones open by themselves. */
export function Groups({ file, isOpen }: GroupsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const thisYear = partsOf(today(homeZone())).year
  const captured = dayText(file.capturedAt.slice(0, 10) as Day, language, thisYear)
  return (
    <div>
      <Posts
        name="created"
        count={file.created}
        posts={file.samples.created}
        note={spanOf(file, language, thisYear)}
        isOpen={isOpen}
      />
      <Posts
        name="updated"
        count={file.updated}
        posts={file.samples.updated}
        note={t('importing.group.updatedNote', { day: captured })}
      />
      <Posts
        name="unchanged"
        count={file.unchanged}
        posts={file.samples.unchanged}
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

/** The days of what is new, where all of it is there to be seen. */
function spanOf({ created, samples }: FilePreview, language: 'zh-CN' | 'en', thisYear: number): string | null {
  const days = samples.created.map(({ publishedDay }) => publishedDay as Day)
  const [newest] = days
  const oldest = days.at(-1)
  if (!newest || !oldest || created > days.length || newest === oldest) return null
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

function Posts({ name, count, posts, note, isOpen = false }: PostsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [isAll, setAll] = useState(false)
  const thisYear = partsOf(today(homeZone())).year
  const shown = isAll ? posts : posts.slice(0, FEW)
  const unseen = count - shown.length
  const isOld = shown.some(({ publishedDay }) => partsOf(publishedDay as Day).year !== thisYear)
  return (
    <Group name={name} count={count} note={note} isOpen={isOpen && count > 0}>
      <ul className={cx(css.list, isOld && css.old)}>
        {shown.map((post) => (
          <li key={post.key}>
            <span className="num dim">{dayText(post.publishedDay as Day, language, thisYear)}</span>
            <span className={css.title}>{post.title || t('history.untitled')}</span>
            <span className="num small">
              {post.views === null ? null : t('importing.views', { n: countText(post.views, language) })}
            </span>
          </li>
        ))}
        {unseen > 0 ? (
          <li className={css.rest}>
            {!isAll && posts.length > FEW ? (
              <LinkButton className="small" onPress={() => setAll(true)}>
                {unseen > posts.length - FEW
                  ? t('importing.group.more', { count: posts.length - FEW })
                  : t('importing.group.rest', { count: unseen, n: wholeText(unseen, language) })}
              </LinkButton>
            ) : (
              <span className="small dim">
                {t('importing.group.unseen', { count: unseen, n: wholeText(unseen, language) })}
              </span>
            )}
          </li>
        ) : null}
      </ul>
    </Group>
  )
}

const SHOWN_SKIPPED = 100

function Skipped({ file, rows }: { readonly file: string; readonly rows: readonly SkippedRow[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
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
  const unseen = rows.length - SHOWN_SKIPPED
  return (
    <Group name="skipped" count={rows.length} note={t('importing.group.skippedNote', { count: rows.length })} isOpen>
      <ul className={css.list}>
        {rows.slice(0, SHOWN_SKIPPED).map(({ row, column, cell, reason }) => (
          <li key={`${row} ${column}`} className={css.skipped}>
            <span className="num dim">{t('importing.skipped.nth', { row })}</span>
            <span className={css.column} title={column}>
              {column}
            </span>
            <code title={cell}>{cell.trim() === '' ? t('importing.skipped.empty') : cell}</code>
            <span className={css.reason}>{t(reason)}</span>
          </li>
        ))}
        <li className={css.rest}>
          {unseen > 0 ? (
            <span className="small dim">
              {t('importing.group.unseen', { count: unseen, n: wholeText(unseen, language) })}
            </span>
          ) : null}
          <LinkButton className="small" onPress={() => void save()}>
            {t('importing.skipped.save')}
          </LinkButton>
        </li>
      </ul>
    </Group>
  )
}
