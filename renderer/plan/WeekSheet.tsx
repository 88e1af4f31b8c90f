import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Damaged } from '../../shared/damage.ts'
import { groupFindings, groupTitle } from '../../shared/finding-groups.ts'
import { findingMessage, remedyLabel, versionText } from '../../shared/finding-words.ts'
import type { Finding, Severity } from '../../shared/finding.ts'
import { clockText, daySpanText, dayText, momentText, weekdayText, weekNumber, yearsText } from '../../shared/format.ts'
import { spokenWords } from '../../shared/hooks.ts'
import { titleOf, variantsOf } from '../../shared/items.ts'
import type { Item, PromiseRow } from '../../shared/model.ts'
import { addDays, daysFrom, partsOf, type Day } from '../../shared/time.ts'
import { kindMix } from '../../shared/week.ts'
import { now } from '../clock.ts'
import { saysOf } from '../damage/use-damaged.ts'
import { homeZone, useData, useLanguage } from '../data.ts'
import { inWords } from '../i18n.ts'
import { cx } from '../kit/cx.ts'
import { AbMark } from '../kit/marks.tsx'
import { HookChip } from '../kit/signals.tsx'
import { SeverityMark } from '../kit/SeverityMark.tsx'
import { useUi } from '../ui.ts'
import type { Almanac } from './almanac.ts'
import { Balance } from './Balance.tsx'
import { chipsOn } from './card-chips.ts'
import { slotText } from './commands.ts'
import { KindBar } from './KindBar.tsx'
import { useBrokenOf } from './use-broken-cells.ts'
import type { Week } from './use-week.ts'
import css from './WeekSheet.module.css'

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'tip']
const MOST_CHIPS = 4
/** Festivals of the week printed and of the four after it: what can still be planned for. */
const FESTIVAL_DAYS = 35
const MOST_FESTIVALS = 5

export interface SheetProps {
  readonly week: Week
  readonly owed: readonly PromiseRow[]
  readonly almanac: Almanac | null
}

/** The week for the wall: what is planned with boxes to tick, what there is to mend, what is owed, what comes. */
export function WeekSheet({ week, owed, almanac }: SheetProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const channelId = useUi((ui) => ui.channelId)
  const found = useData((data) => data.findings)
  const { first, items, channels } = week
  const broken = useBrokenOf(week.days)
  const byId = new Map(items.map((item) => [item.id, item]))
  const findings = (found?.findings ?? []).filter(({ itemId, code }) => byId.has(itemId) || code.startsWith('promise-'))
  const shown = channels.filter(({ id }) => channelId === null || id === channelId)
  const number = weekNumber(first)
  const last = addDays(first, 6)
  const span = daySpanText(first, last, language)
  const of = (severity: Severity) => findings.filter((one) => one.severity === severity)
  const published = items.filter(({ status }) => status === 'published').length
  return (
    <article className={css.sheet} data-print="">
      <header className={css.head}>
        <b>{t('print.title')}</b>
        <span>{shown.map(({ name }) => name).join(t('list.and'))}</span>
        <span className="push">
          {number
            ? t('print.week', { span, ...number })
            : t('print.weekOfYear', { span, year: yearsText(first, last) })}
        </span>
      </header>
      <h1 className={css.verdict}>{verdictOf(of('error').length, of('warning').length, items.length)}</h1>
      <p className={css.tally}>
        {SEVERITIES.map((severity) => (
          <span key={severity}>
            <SeverityMark severity={severity} label={null} />
            {t(`severity.${severity}`)} {of(severity).length}
          </span>
        ))}
        <span className="dim">{t('print.count', { count: items.length, published })}</span>
      </p>
      {broken.length > 0 ? <p>{t('damage.leftOut', { count: broken.length })}</p> : null}
      {items.length + broken.length > 0 ? <Plan week={week} broken={broken} /> : null}
      {SEVERITIES.map((severity) => (
        <Findings key={severity} severity={severity} findings={of(severity)} items={byId} />
      ))}
      <div className={css.columns}>
        {items.length > 0 ? (
          <div className={css.figures}>
            <Balance week={week} />
            <KindBar mix={kindMix(items)} />
          </div>
        ) : null}
        <Promises owed={owed.filter(({ outcome }) => outcome === null)} today={week.today} />
        <Festivals week={week} almanac={almanac} />
      </div>
      <footer className={css.foot}>
        <span>{t('print.footNote')}</span>
        <span className="push">
          {t('print.printed', { at: momentText(now(), homeZone(), '1970-01-01T00:00:00Z', language) })}
        </span>
      </footer>
    </article>
  )

  function verdictOf(errors: number, warnings: number, count: number): string {
    if (count === 0) return t('print.verdict.empty')
    if (errors > 0) return t('print.verdict.errors', { count: errors })
    return warnings > 0 ? t('print.verdict.warnings', { count: warnings }) : t('print.verdict.none')
  }
}

interface PlanProps {
  readonly week: Week
  readonly broken: readonly Damaged[]
}

function Plan({ week, broken }: PlanProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { days, items, channels } = week
  const ofDay = (day: Day) =>
    items.filter((item) => item.day === day).toSorted((a, b) => (a.time ?? '').localeCompare(b.time ?? ''))
  return (
    <section className={css.section}>
      <h2>{t('print.plan')}</h2>
      <ul className={css.days}>
        {days
          .filter((day) => ofDay(day).length > 0 || broken.some(({ place }) => place?.day === day))
          .map((day) => (
            <li key={day} className={css.day}>
              <span className={css.date}>
                <b>{partsOf(day).day}</b> {weekdayText(day, language)}
              </span>
              <ul>
                {ofDay(day).map((item) => {
                  const channel = channels.find(({ id }) => id === item.channelId)
                  return channel ? (
                    <li key={item.id} className={css.item}>
                      <Box isDone={item.status === 'published'} />
                      <span className="num strong">{item.time ?? t('plan.noTime')}</span>
                      <span className={css.where}>{t(`platformShort.${channel.platform}`)}</span>
                      <span className={css.what}>{titleOf(item) || t('plan.untitled')}</span>
                      <span className={css.chips}>
                        {chipsOn(item, channel, MOST_CHIPS).shown.map((chip) => (
                          <HookChip key={chip.key} hook={chip} channel={channel} />
                        ))}
                        {item.variants.B ? <AbMark label={t('plan.ab')} /> : null}
                      </span>
                      <Asks item={item} />
                    </li>
                  ) : null
                })}
                {broken
                  .filter(({ place }) => place?.day === day)
                  .map((thing) => (
                    <li key={thing.id} className={css.item}>
                      <SeverityMark severity="error" label={null} />
                      <span className="num strong">{thing.place?.time ?? t('plan.noTime')}</span>
                      <span className={css.where} />
                      <span className={css.what}>{t(saysOf(thing))}</span>
                    </li>
                  ))}
              </ul>
            </li>
          ))}
      </ul>
    </section>
  )
}

/** What is said in it, and when: the sentences to have at hand while it is filmed. */
function Asks({ item }: { readonly item: Item }) {
  const { t } = useTranslation()
  const said = variantsOf(item).flatMap(({ letter, variant }) =>
    variant.hooks.flatMap((hook) => {
      const words = spokenWords(hook)
      if (!words) return []
      const at = hook.second === null ? '' : ` ${clockText(hook.second)}`
      return [{ id: hook.id, letter, where: `${t(`placement.${hook.placement}`)}${at}`, words }]
    }),
  )
  if (said.length === 0) return null
  return (
    <ul className={css.asks}>
      {said.map(({ id, letter, where, words }) => (
        <li key={id}>
          <span className="num">{item.variants.B ? `${letter} ${where}` : where}</span>
          <span>{words}</span>
        </li>
      ))}
    </ul>
  )
}

const Box = ({ isDone = false }: { readonly isDone?: boolean }) => (
  <span className={css.box}>{isDone ? <Check className="i12" aria-hidden /> : null}</span>
)

interface FindingsProps {
  readonly severity: Severity
  readonly findings: readonly Finding[]
  readonly items: ReadonlyMap<string, Item>
}

function Findings({ severity, findings, items }: FindingsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (findings.length === 0) return null
  return (
    <section className={css.section}>
      <h2>
        {t(`severity.${severity}`)} {findings.length}
      </h2>
      <ul>
        {groupFindings(findings, (finding) => findingMessage(inWords, language, finding)).map((group) => {
          const [{ finding: first }, ...others] = group.members
          const isGroup = others.length > 0
          return (
            <li key={group.key} className={css.said}>
              <div className={css.finding}>
                {isGroup ? <i /> : <Box />}
                <SeverityMark severity={severity} label={null} />
                <div>
                  <h3>
                    {groupTitle(inWords, group)}
                    {isGroup ? null : <Of finding={first} items={items} />}
                  </h3>
                  {group.why === null ? null : <p>{group.why}</p>}
                </div>
                {isGroup ? null : <span className={css.remedy}>{remedyLabel(inWords, language, first)}</span>}
              </div>
              {isGroup ? (
                <ul>
                  {group.members.map(({ finding, why }) => (
                    <li key={finding.key} className={cx(css.finding, css.member)}>
                      <Box />
                      <i />
                      <div>
                        <Of finding={finding} items={items} />
                        {group.why === null ? <p>{why}</p> : null}
                      </div>
                      <span className={css.remedy}>{remedyLabel(inWords, language, finding)}</span>
                    </li>
                  ))}
                </ul>
              ) : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Of({ finding, items }: { readonly finding: Finding; readonly items: ReadonlyMap<string, Item> }) {
  const { t } = useTranslation()
  const item = items.get(finding.itemId)
  if (!item) return null
  const place = item.day ? slotText({ day: item.day, time: item.time }) : ''
  const said = versionText(inWords, finding)
  const version = said ? `${said} · ` : ''
  return <span className={css.of}>{`${place} ${version}${titleOf(item) || t('plan.untitled')}`}</span>
}

function Promises({ owed, today }: { readonly owed: readonly PromiseRow[]; readonly today: Day }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const dated = owed.flatMap(({ by, ...rest }) => (by === null ? [] : [{ ...rest, by }]))
  return (
    <section className={css.section}>
      <h2>{t('print.promises')}</h2>
      {dated.length === 0 ? <p className={css.none}>{t('print.noPromises')}</p> : null}
      <ul>
        {dated.map(({ hookId, by, what, itemTitle }) => (
          <li key={hookId} className={css.owed}>
            {by <= today ? <SeverityMark severity="error" label={null} /> : <i />}
            <span className="num">{dayText(by, language)}</span>
            <span>
              {what || t('plan.promiseDue')}
              <small>{t('reminder.name', { title: itemTitle || t('plan.untitled') })}</small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Festivals({ week, almanac }: { readonly week: Week; readonly almanac: Almanac | null }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const coming = daysFrom(week.first, FESTIVAL_DAYS)
    .flatMap((day) => (almanac?.noteOf(day).festivals.slice(0, 1) ?? []).map((id) => ({ day, id })))
    .slice(0, MOST_FESTIVALS)
  if (coming.length === 0) return null
  return (
    <section className={css.section}>
      <h2>{t('print.festivals')}</h2>
      <ul>
        {coming.map(({ day, id }) => (
          <li key={day} className={cx(css.festival, day < week.today && 'dim')}>
            <b>{t(`festival.${id}`)}</b>
            <span className="num">{dayText(day, language)}</span>
            <span className="push small">{weekdayText(day, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
