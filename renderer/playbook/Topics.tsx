import { Lightbulb } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { dayText } from '../../shared/format.ts'
import type { Festival } from '../../shared/festival-ids.ts'
import type { Channel, Series } from '../../shared/model.ts'
import { ideaOf, type Topic, type TopicRow } from '../../shared/playbook.ts'
import { daysBetween, partsOf, type Day } from '../../shared/time.ts'
import { today } from '../clock.ts'
import { BrokenRows } from '../damage/BrokenRows.tsx'
import { useBroken } from '../damage/use-damaged.ts'
import { useLanguage } from '../data.ts'
import { openWritten } from '../fresh.ts'
import { Button, IconButton, LinkButton } from '../kit/Button.tsx'
import { cx } from '../kit/cx.ts'
import { EmptyState } from '../kit/Page.tsx'
import { go } from '../ui.ts'
import { useQuery } from '../use-query.ts'
import { useComing } from './coming.ts'
import css from './Playbook.module.css'

const MOST_GROUPS = 5
const MOST_OF_GROUP = 2

interface Group {
  readonly key: string
  readonly name: string
  readonly festival: Festival | null
  readonly day: Day | null
  readonly rows: readonly TopicRow[]
}

/** Festivals by the day they come next, then series, then what suits whenever. */
function groupsOf(
  rows: readonly TopicRow[],
  coming: ReadonlyMap<Festival, Day> | null,
  series: readonly Series[],
  nameOf: (festival: Festival | null) => string,
): readonly Group[] {
  const keyOf = ({ festival, seriesId }: Topic) => festival ?? seriesId ?? ''
  const keys = [...new Set(rows.map(({ topic }) => keyOf(topic)))]
  return keys
    .map((key): Group => {
      const own = rows.filter(({ topic }) => keyOf(topic) === key)
      const festival = own[0]?.topic.festival ?? null
      const name = series.find(({ id }) => id === key)?.name ?? nameOf(festival)
      return { key, name, festival, day: festival ? (coming?.get(festival) ?? null) : null, rows: own }
    })
    .toSorted(
      (a, b) => Number(a.festival === null) - Number(b.festival === null) || ((a.day ?? '') < (b.day ?? '') ? -1 : 1),
    )
}

interface TopicsProps {
  readonly rows: readonly TopicRow[]
  readonly channel: Channel
  readonly showsAll: boolean
  readonly isSought: boolean
  readonly onAll: () => void
  readonly onAdd: () => void
  readonly onOpen: (topic: Topic) => void
}

/** The topic bank: what to ask when a festival comes, or whenever it suits. */
export function Topics({ rows, channel, showsAll, isSought, onAll, onAdd, onOpen }: TopicsProps) {
  const { t } = useTranslation()
  const { value: series } = useQuery('series.list', {}, ['series'])
  const coming = useComing(channel.zone)
  const broken = useBroken('topic')
  const groups = groupsOf(rows, coming, series ?? [], (festival) =>
    festival ? t(`festival.${festival}`) : t('playbook.topics.whenever'),
  )
  const shown = showsAll ? groups : groups.slice(0, MOST_GROUPS)
  const Heading = showsAll ? 'h2' : 'h3'
  const isCut = !showsAll && (shown.length < groups.length || shown.some((group) => group.rows.length > MOST_OF_GROUP))
  return (
    <section className={cx(showsAll && css.wide)}>
      <header className={css.head}>
        <Heading>{t('playbook.topics.title')}</Heading>
        <span className="dim small">{t('playbook.topics.order')}</span>
        {isCut ? (
          <LinkButton className={cx('small', 'push')} onPress={onAll}>
            {t('playbook.topics.all', { count: rows.length })}
          </LinkButton>
        ) : null}
      </header>
      <BrokenRows things={broken} isFlush />
      {rows.length === 0 && broken.length > 0 && !isSought ? null : rows.length === 0 ? (
        <EmptyState
          small
          isFlush
          title={t(isSought ? 'playbook.topics.noneSo' : 'playbook.topics.none')}
          actions={isSought ? null : <Button onPress={onAdd}>{t('playbook.new.topic')}</Button>}
        >
          {isSought ? null : t('playbook.topics.noneWhy')}
        </EmptyState>
      ) : (
        <ol className={css.groups}>
          {shown.map((group) => (
            <li key={group.key}>
              <When group={group} zone={channel.zone} />
              <ul>
                {(showsAll ? group.rows : group.rows.slice(0, MOST_OF_GROUP)).map((row) => (
                  <Question
                    key={row.topic.id}
                    row={row}
                    group={group}
                    channel={channel}
                    series={series ?? []}
                    onOpen={onOpen}
                  />
                ))}
                {!showsAll && group.rows.length > MOST_OF_GROUP ? (
                  <li className="dim small">{t('playbook.topics.count', { count: group.rows.length })}</li>
                ) : null}
              </ul>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function When({ group: { name, day }, zone }: { readonly group: Group; readonly zone: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const now = today(zone)
  const left = day ? daysBetween(now, day) : 0
  return (
    <div className={css.festival}>
      <b>{name}</b>
      {day ? (
        <>
          <span className={cx('dim', 'small', 'num')}>{dayText(day, language)}</span>
          <span className={cx('dim', 'small', 'num')}>
            {left === 0 ? t('playbook.topics.isToday') : t('playbook.topics.inDays', { count: left })}
          </span>
        </>
      ) : null}
    </div>
  )
}

interface QuestionProps {
  readonly row: TopicRow
  readonly group: Group
  readonly channel: Channel
  readonly series: readonly Series[]
  readonly onOpen: (topic: Topic) => void
}

function Question({ row: { topic, used }, group, channel, series, onOpen }: QuestionProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const toIdea = () => openWritten({ ...ideaOf(topic, channel.id, series), tags: group.festival ? [group.name] : [] })
  return (
    <li className={css.question}>
      <button type="button" className={css.open} onClick={() => onOpen(topic)}>
        {topic.words}
      </button>
      <IconButton
        small
        label={t('playbook.topics.noteOf', { words: topic.words })}
        icon={<Lightbulb className="i14" aria-hidden />}
        onPress={() => void toIdea()}
      />
      {used ? (
        <LinkButton className={cx('small', css.used)} onPress={() => go('item', used.itemId)}>
          {used.day
            ? t('playbook.topics.usedOn', { day: dayText(used.day, language, partsOf(today(channel.zone)).year) })
            : t('playbook.topics.isIdea')}
        </LinkButton>
      ) : null}
    </li>
  )
}
