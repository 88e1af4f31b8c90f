import { useState, type CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { capturedOn, odditiesOf, type Oddity } from '../../../shared/captures.ts'
import { wholeText } from '../../../shared/format.ts'
import type { Numbers, Post, Snapshot } from '../../../shared/history.ts'
import { readCount, readRate } from '../../../shared/importers/values.ts'
import { type Day } from '../../../shared/time.ts'
import { now, today } from '../../clock.ts'
import { useChannel, useLanguage } from '../../data.ts'
import { Button } from '../../kit/Button.tsx'
import { cx } from '../../kit/cx.ts'
import { DayField } from '../../kit/DayField.tsx'
import { Kbd } from '../../kit/Kbd.tsx'
import { SeverityMark } from '../../kit/SeverityMark.tsx'
import { NotSaved } from '../../trouble/NotSaved.tsx'
import { useWriting } from '../../writing.ts'
import css from './Post.module.css'
import { ageDays } from './ages.ts'
import { capturedText, type Column } from './columns.ts'
import { clearNumbers, keepNumbers, useNumbers, type NumbersDraft, type Texts } from './numbers-draft.ts'

interface NumbersEntryProps {
  readonly post: Post
  readonly columns: readonly Column[]
  /** Oldest first. */
  readonly snapshots: readonly Snapshot[]
  readonly grid: CSSProperties
}

/** A number as people write it, `1.2万` too; a completion of 42 or 42% is both 0.42. */
const readingOf = (column: Column, text: string) =>
  column === 'completion'
    ? readRate(text.includes('%') ? text : text.trim() && `${text}%`, 'percent')
    : readCount(text, column === 'follows')

const NONE: Texts = {}

/**
 * Numbers typed in, as of a day: Tab goes on, Enter saves. Empty is missing; what is odd is asked about and never blocks.
 * What is not saved yet stays with its post.
 */
export function NumbersEntry({ post, columns, snapshots, grid }: NumbersEntryProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const zone = useChannel(post.channelId)?.zone ?? 'UTC'
  const draft = useNumbers(({ drafts }) => drafts.get(post.id))
  const texts = draft?.texts ?? NONE
  const [isTried, setTried] = useState(false)
  const [asked, setAsked] = useState('')
  const last = today(zone)
  const [day, setDay] = useState<Day | null>(draft ? draft.day : last)
  const keep = (part: Partial<NumbersDraft>) =>
    keepNumbers(post.id, { title: post.title || t('history.untitled'), day, texts, ...part })
  const asOf = day !== null && day >= post.publishedDay && day <= last ? day : null
  const at = asOf && capturedOn(asOf, now(), zone)

  const read = columns.map((column) => ({ column, reading: readingOf(column, texts[column] ?? '') }))
  const wrong = read.filter(({ reading }) => 'problem' in reading).map(({ column }) => column)
  const numbers = Object.fromEntries(
    read.flatMap(({ column, reading }) =>
      'value' in reading && reading.value !== null ? [[column, reading.value]] : [],
    ),
  ) as Partial<Numbers>
  const oddities = at ? odditiesOf(numbers, at, snapshots) : []
  // One more Enter stands for just the numbers that were asked about: changed ones are asked about anew.
  const question = oddities.length > 0 ? JSON.stringify([day, numbers]) : ''
  const isAsked = question !== '' && question === asked
  const isEmpty = Object.keys(numbers).length === 0

  const writing = useWriting(null)
  const typed = columns.flatMap((column) => (texts[column] ? `${t(`post.column.${column}`)}: ${texts[column]}` : []))
  const save = async () => {
    setTried(true)
    if (wrong.length > 0 || isEmpty || !at || !draft) return
    if (question !== '' && !isAsked) return setAsked(question)
    // Today's are from this very moment, which the core knows best.
    const then = asOf === last ? {} : { capturedAt: at }
    if (await writing.write('posts.addNumbers', { id: post.id, numbers, ...then }, { said: t('post.saved') }))
      clearNumbers(post.id, draft)
  }
  const sentence = (oddity: Oddity) => {
    const column = t(`post.column.${oddity.of}`)
    const value = wholeText(oddity.value, language)
    return oddity.kind === 'over-views'
      ? t('post.odd.over-views', { column, value, views: wholeText(oddity.views, language) })
      : t(`post.odd.${oddity.kind}`, {
          column,
          other: wholeText(oddity.other, language),
          at: capturedText(oddity.at, zone, now(), language),
        })
  }

  return (
    <form
      className={css.entry}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div className={cx(css.row, css.add)} style={grid}>
        <b className="strong">{t('post.enter')}</b>
        <DayField
          small
          label={t('post.asOf')}
          labelHidden
          isWrong={!asOf}
          min={post.publishedDay}
          max={last}
          today={last}
          value={day}
          onChange={(next) => {
            setDay(next ?? null)
            keep({ day: next ?? null })
          }}
        />
        {columns.map((column) => (
          <input
            key={column}
            inputMode="decimal"
            autoComplete="off"
            aria-label={t(`post.column.${column}`)}
            aria-invalid={isTried && wrong.includes(column)}
            className={cx(
              css.input,
              (oddities.some(({ of }) => of === column) || (isTried && wrong.includes(column))) && css.odd,
            )}
            value={texts[column] ?? ''}
            onChange={(event) => keep({ texts: { ...texts, [column]: event.target.value } })}
          />
        ))}
        <Button look="main" type="submit" className={css.end ?? ''} isDisabled={isEmpty && wrong.length === 0}>
          {t(isAsked ? 'post.saveAnyway' : 'kit.save')}
        </Button>
      </div>
      <NotSaved isFramed error={writing.error} text={typed.join('\n')} onRetry={() => void save()} />
      <div className={css.under}>
        <span className={css.told}>
          {at ? (
            asOf === last ? null : (
              <span className="dim">{t('post.ageThen', { count: ageDays(post, at, zone) })}</span>
            )
          ) : (
            <Told severity="error">
              {t(day === null ? 'kit.dayWrong' : day > last ? 'post.dayToCome' : 'post.dayBefore')}
            </Told>
          )}
          {isTried && wrong[0] ? (
            <Told severity="error">{t('post.unreadable', { column: t(`post.column.${wrong[0]}`) })}</Told>
          ) : null}
          {oddities.map((oddity) => (
            <Told key={oddity.kind} severity="warning">
              {sentence(oddity)}
            </Told>
          ))}
          {isAsked ? (
            <b className="strong" role="alert">
              {t('post.onceMore')}
            </b>
          ) : null}
        </span>
        <span className={css.hint}>
          {t('post.emptyIsMissing')}
          <Kbd keys="Tab" />
          {t('post.tab')}
          <Kbd keys="Enter" />
          {t('kit.save')}
        </span>
      </div>
    </form>
  )
}

interface ToldProps {
  readonly severity: 'error' | 'warning'
  readonly children: string
}

const Told = ({ severity, children }: ToldProps) => (
  <span className={css.odds} role={severity === 'error' ? 'alert' : 'status'}>
    <SeverityMark severity={severity} label={null} />
    {children}
  </span>
)
