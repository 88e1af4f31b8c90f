import { useState, type CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { momentText, wholeText } from '../../../shared/format.ts'
import type { Numbers, Post, Snapshot } from '../../../shared/history.ts'
import { readCount, readRate } from '../../../shared/importers/values.ts'
import { now } from '../../clock.ts'
import { act, useChannel, useLanguage } from '../../data.ts'
import { Button } from '../../kit/Button.tsx'
import { cx } from '../../kit/cx.ts'
import { Kbd } from '../../kit/Kbd.tsx'
import { SeverityMark } from '../../kit/SeverityMark.tsx'
import css from './Post.module.css'
import type { Column } from './Snapshots.tsx'

interface NumbersEntryProps {
  readonly post: Post
  readonly columns: readonly Column[]
  readonly latest: Snapshot | null
  readonly grid: CSSProperties
}

type Texts = Readonly<Partial<Record<Column, string>>>

/** A number as people write it, `1.2万` too; a completion of 42 or 42% is both 0.42. */
const readingOf = (column: Column, text: string) =>
  column === 'completion'
    ? readRate(text.includes('%') ? text : text.trim() && `${text}%`, 'percent')
    : readCount(text, column === 'follows')

/** Today's numbers, typed in: Tab goes on, Enter saves. Empty is missing, a fall is told and never blocks. */
export function NumbersEntry({ post, columns, latest, grid }: NumbersEntryProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const zone = useChannel(post.channelId)?.zone ?? 'UTC'
  const [texts, setTexts] = useState<Texts>({})
  const [isTried, setTried] = useState(false)

  const read = columns.map((column) => ({ column, reading: readingOf(column, texts[column] ?? '') }))
  const wrong = read.filter(({ reading }) => 'problem' in reading).map(({ column }) => column)
  const numbers = Object.fromEntries(
    read.flatMap(({ column, reading }) =>
      'value' in reading && reading.value !== null ? [[column, reading.value]] : [],
    ),
  ) as Partial<Numbers>
  const fallen = columns.find((column) => {
    const [before, after] = [latest?.numbers[column], numbers[column]]
    return column !== 'completion' && column !== 'follows' && before != null && after != null && after < before
  })
  const isEmpty = Object.keys(numbers).length === 0

  const save = async () => {
    setTried(true)
    if (wrong.length > 0 || isEmpty) return
    await act('posts.addNumbers', { id: post.id, numbers }, { said: t('post.saved') })
  }

  return (
    <form
      className={css.entry}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div className={cx(css.row, css.add)} style={grid}>
        <b className="strong">{t('post.enter')}</b>
        <span className="dim">{t('post.justNow')}</span>
        {columns.map((column) => (
          <input
            key={column}
            inputMode="decimal"
            autoComplete="off"
            aria-label={t(`post.column.${column}`)}
            aria-invalid={isTried && wrong.includes(column)}
            className={cx(css.input, (column === fallen || (isTried && wrong.includes(column))) && css.odd)}
            value={texts[column] ?? ''}
            onChange={(event) => setTexts({ ...texts, [column]: event.target.value })}
          />
        ))}
        <Button look="main" type="submit" className={css.end ?? ''} isDisabled={isEmpty && wrong.length === 0}>
          {t('kit.save')}
        </Button>
      </div>
      <p className={css.under}>
        {isTried && wrong[0] ? (
          <span className={css.odds} role="alert">
            <SeverityMark severity="error" label={null} />
            {t('post.unreadable', { column: t(`post.column.${wrong[0]}`) })}
          </span>
        ) : fallen && latest ? (
          <span className={css.odds} role="status">
            <SeverityMark severity="warning" label={null} />
            {t('post.fallen', {
              column: t(`post.column.${fallen}`),
              at: momentText(latest.capturedAt, zone, now(), language),
              n: wholeText(latest.numbers[fallen] ?? 0, language),
            })}
          </span>
        ) : null}
        <span className={css.hint}>
          {t('post.emptyIsMissing')}
          <Kbd keys="Tab" />
          {t('post.tab')}
          <Kbd keys="Enter" />
          {t('kit.save')}
        </span>
      </p>
    </form>
  )
}
