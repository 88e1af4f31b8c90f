import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Severity } from '../../shared/finding.ts'
import { groupFindings } from '../../shared/finding-groups.ts'
import { findingMessage } from '../../shared/finding-words.ts'
import { kindMix } from '../../shared/week.ts'
import { BrokenRows } from '../damage/BrokenRows.tsx'
import { useData, useLanguage } from '../data.ts'
import { Reading } from '../evidence/Reading.tsx'
import { inWords } from '../i18n.ts'
import { LinkButton } from '../kit/Button.tsx'
import { SeverityMark } from '../kit/SeverityMark.tsx'
import { Balance } from './Balance.tsx'
import { FestivalsAhead } from './FestivalsAhead.tsx'
import { FindingGroup } from './FindingGroup.tsx'
import { FindingItem } from './FindingItem.tsx'
import { KindBar } from './KindBar.tsx'
import { focusOn } from './plan-state.ts'
import { useBrokenOf } from './use-broken-cells.ts'
import type { Week } from './use-week.ts'
import css from './WeekCheck.module.css'

const FEW = 3
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'tip']

/** What there is to say about the week, and what the week asks for. Nothing that was not worked out. */
export function WeekCheck({ week, hasTitle = true }: { readonly week: Week; readonly hasTitle?: boolean }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const found = useData((data) => data.findings)
  const [showsAll, setShowsAll] = useState(false)
  const { items, days, today } = week
  const broken = useBrokenOf(days)
  const byId = new Map(items.map((item) => [item.id, item]))
  // What is owed this week may stand on the card of another.
  const all = (found?.findings ?? []).filter(({ itemId, code }) => byId.has(itemId) || code.startsWith('promise-'))
  const groups = groupFindings(all, (finding) => findingMessage(inWords, language, finding))
  const shown = showsAll ? groups : groups.slice(0, FEW)
  const next = items
    .filter(({ day, status }) => day === today && status !== 'published')
    .toSorted((a, b) => (a.time ?? '').localeCompare(b.time ?? ''))
  return (
    <>
      <header className={css.head}>
        {hasTitle ? <h2 className={css.title}>{t('plan.check.title')}</h2> : null}
        {groups.length > FEW ? (
          <LinkButton className="small push" onPress={() => setShowsAll(!showsAll)}>
            {showsAll ? t('plan.check.fewer') : t('plan.check.all', { count: groups.length })}
          </LinkButton>
        ) : null}
      </header>
      <p className={css.tally}>
        {SEVERITIES.map((severity) => (
          <span key={severity}>
            <SeverityMark severity={severity} label={null} />
            {t(`severity.${severity}`)} {all.filter((one) => one.severity === severity).length}
          </span>
        ))}
      </p>
      {groups.length < all.length ? (
        <p className={css.counted}>
          {t('plan.check.counted', { places: all.length, count: groups.length, rows: groups.length })}
        </p>
      ) : null}
      {broken.length > 0 ? (
        <>
          <p className={css.quiet}>{t('damage.leftOut', { count: broken.length })}</p>
          <BrokenRows things={broken} isFlush />
        </>
      ) : null}
      {shown.length > 0 ? (
        <ul>
          {shown.map((group) => {
            const [{ finding }, ...others] = group.members
            return (
              <li key={group.key}>
                {others.length > 0 ? (
                  <FindingGroup group={group} items={byId} />
                ) : (
                  <FindingItem finding={finding} item={byId.get(finding.itemId) ?? null} />
                )}
              </li>
            )
          })}
        </ul>
      ) : found && items.length > 0 ? (
        <p className={css.quiet}>{t('plan.check.nothing')}</p>
      ) : null}
      {found?.pending ? (
        <p className={css.quiet} role="status">
          <Reading channelId={null}>{t('plan.check.pending')}</Reading>
        </p>
      ) : null}
      {items.length > 0 ? (
        <>
          <Balance week={week} />
          <KindBar mix={kindMix(items)} />
        </>
      ) : null}
      <FestivalsAhead week={week} />
      {days.includes(today) && next.length > 0 ? (
        <section className={css.section}>
          <h3 className={css.sub}>
            {t('plan.check.today')}
            <span className="push small dim">{t('plan.check.left', { count: next.length })}</span>
          </h3>
          <ul className={css.next}>
            {next.map(({ id, time, title }) => (
              <li key={id}>
                <button type="button" className={css.line} onClick={() => focusOn(id)}>
                  <span className="num strong">{time ?? t('plan.noTime')}</span> {title || t('plan.untitled')}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
