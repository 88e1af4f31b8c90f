import { useTranslation } from 'react-i18next'
import { dayText } from '../../shared/format.ts'
import type { TopicRow } from '../../shared/playbook.ts'
import { addDays, daysBetween, daysFrom } from '../../shared/time.ts'
import { act, useLanguage } from '../data.ts'
import { Button } from '../kit/Button.tsx'
import { useUi } from '../ui.ts'
import { useQuery } from '../use-query.ts'
import { useAlmanac } from './almanac.ts'
import type { Week } from './use-week.ts'
import css from './WeekCheck.module.css'

/** A festival is near from so many days on (`checks.md`, festival-gap). */
const NEAR_DAYS = 10
const MOST_TOPICS = 2
const TOPIC_TABLES = ['topic', 'item', 'variant', 'hook']

/** Festivals that come soon and that the topic bank has something for: what is planned on them, or what could be asked. */
export function FestivalsAhead({ week: { days, today, channels } }: { readonly week: Week }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const almanac = useAlmanac()
  const channelId = useUi((ui) => ui.channelId)
  const isNow = days.includes(today)
  const coming = isNow
    ? daysFrom(today, NEAR_DAYS + 1).flatMap((day) => (almanac?.noteOf(day).festivals ?? []).map((id) => ({ id, day })))
    : []
  const asked = coming.length > 0
  const { value: topics } = useQuery('playbook.topics', asked ? (channelId ? { channelId } : {}) : null, TOPIC_TABLES)
  const { value: planned } = useQuery('items.between', asked ? { from: today, to: addDays(today, NEAR_DAYS) } : null, [
    'item',
  ])
  const near = coming.flatMap(({ id, day }) => {
    const own = (topics?.topics ?? []).filter(({ topic }) => topic.festival === id)
    return own.length > 0 ? [{ id, day, own }] : []
  })
  const idea = channelId ?? channels[0]?.id
  if (near.length === 0 || !planned || idea === undefined) return null
  const note = ({ topic }: TopicRow, name: string) =>
    act(
      'items.save',
      { item: { channelId: topic.channelId ?? idea, title: topic.words, tags: [name] } },
      { said: t('plan.festival.noted') },
    )
  return (
    <section className={css.section}>
      <h3 className={css.sub}>{t('plan.festival.title')}</h3>
      <ul className={css.festivals}>
        {near.map(({ id, day, own }) => {
          const name = t(`festival.${id}`)
          const item = planned.find(
            ({ title, tags, status }) => status !== 'dropped' && (tags.includes(name) || title.includes(name)),
          )
          const left = daysBetween(today, day)
          return (
            <li key={id}>
              <p>
                <b>{name}</b>{' '}
                <span className="small dim num">
                  {dayText(day, language)}{' '}
                  {left === 0 ? t('playbook.topics.isToday') : t('playbook.topics.inDays', { count: left })}
                </span>
              </p>
              {item ? (
                <p className="small dim">{t('plan.festival.planned', { title: item.title })}</p>
              ) : (
                own
                  .filter(({ used }) => used === null)
                  .slice(0, MOST_TOPICS)
                  .map((row) => (
                    <p key={row.topic.id} className={css.topic}>
                      <span>{row.topic.words}</span>
                      <Button
                        small
                        aria-label={t('plan.festival.noteOf', { words: row.topic.words })}
                        onPress={() => void note(row, name)}
                      >
                        {t('plan.festival.note')}
                      </Button>
                    </p>
                  ))
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
