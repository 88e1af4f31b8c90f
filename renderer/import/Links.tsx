import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { dayText, percentText } from '../../shared/format.ts'
import type { LinkProposal } from '../../shared/importing.ts'
import { partsOf, type Day } from '../../shared/time.ts'
import { today } from '../clock.ts'
import { homeZone, useLanguage } from '../data.ts'
import { Button, LinkButton } from '../kit/Button.tsx'
import { cx } from '../kit/cx.ts'
import css from './Links.module.css'

type Answers = ReadonlyMap<string, string | null>

interface LinksProps {
  readonly proposals: readonly LinkProposal[]
  readonly answers: Answers
  readonly onAnswer: (answers: Answers) => void
}

/** Imported posts that look like planned items, one click each or all at once. */
export function Links({ proposals, answers, onAnswer }: LinksProps) {
  const { t } = useTranslation()
  const open = proposals.filter(({ key }) => !answers.has(key))
  const answer = (key: string, itemId: string | null | undefined) => {
    const next = new Map(answers)
    if (itemId === undefined) next.delete(key)
    else next.set(key, itemId)
    onAnswer(next)
  }
  return (
    <section className={css.links} aria-labelledby="links-title">
      <header>
        <h3 id="links-title">{t('importing.links.title')}</h3>
        <span className="dim small">{t('importing.links.why')}</span>
        {open.length > 1 ? (
          <Button
            className="push"
            onPress={() => onAnswer(new Map([...answers, ...open.map(({ key, itemId }) => [key, itemId] as const)]))}
          >
            {t('importing.links.all', { count: open.length })}
          </Button>
        ) : null}
      </header>
      <div className={cx(css.row, css.head)} aria-hidden>
        <span>{t('importing.links.imported')}</span>
        <span />
        <span>{t('importing.links.planned')}</span>
        <span>{t('importing.links.because')}</span>
      </div>
      <ul>
        {proposals.map((proposal) => (
          <Row
            key={proposal.key}
            proposal={proposal}
            answer={answers.get(proposal.key)}
            onAnswer={(itemId) => answer(proposal.key, itemId)}
          />
        ))}
      </ul>
    </section>
  )
}

interface RowProps {
  readonly proposal: LinkProposal
  /** The item, null for «none», undefined while open. */
  readonly answer: string | null | undefined
  readonly onAnswer: (itemId: string | null | undefined) => void
}

function Row({ proposal, answer, onAnswer }: RowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const thisYear = partsOf(today(homeZone())).year
  const day = (on: Day) => dayText(on, language, thisYear)
  const because = t(proposal.begins ? 'importing.links.begins' : 'importing.links.alike', {
    share: percentText(proposal.similarity, language),
    days:
      proposal.daysApart === 0
        ? t('importing.links.sameDay')
        : t('importing.links.daysApart', { count: Math.abs(proposal.daysApart) }),
  })
  return (
    <li className={cx(css.row, answer === null && css.no)}>
      <span className={css.post}>
        <b title={proposal.title}>{proposal.title}</b>
        <i>{day(proposal.publishedDay)}</i>
      </span>
      <svg width="26" height="10" viewBox="0 0 26 10" aria-hidden>
        {answer ? (
          <path d="M1 5h24" stroke="var(--ink-1)" strokeWidth="1.5" />
        ) : answer === undefined ? (
          <path d="M1 5h24" stroke="var(--line-3)" strokeWidth="1.5" strokeDasharray="2 3" />
        ) : null}
      </svg>
      <span className={css.post}>
        <b title={proposal.itemTitle}>{proposal.itemTitle}</b>
        <i>{day(proposal.itemDay)}</i>
      </span>
      <span className="dim small">{because}</span>
      {answer === undefined ? (
        <span className={css.answers}>
          <Button small onPress={() => onAnswer(proposal.itemId)}>
            {t('importing.links.yes')}
          </Button>
          <Button small look="bare" onPress={() => onAnswer(null)}>
            {t('importing.links.no')}
          </Button>
        </span>
      ) : (
        <span className={css.done}>
          {answer ? <Check className="i14" aria-hidden /> : null}
          {answer ? t('importing.links.linked') : t('importing.links.notLinked')}
          <LinkButton className="small" onPress={() => onAnswer(undefined)}>
            {t('action.undo')}
          </LinkButton>
        </span>
      )}
    </li>
  )
}
