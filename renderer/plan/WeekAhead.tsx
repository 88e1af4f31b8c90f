import { useTranslation } from 'react-i18next'
import { addDays } from '../../shared/time.ts'
import { isOver } from '../../shared/week.ts'
import { LinkButton } from '../kit/Button.tsx'
import { showWeek, useUi } from '../ui.ts'
import { useQuery } from '../use-query.ts'
import css from './Plan.module.css'
import { useNow } from './use-now.ts'
import type { Week } from './use-week.ts'

const TABLES = ['item']

/** Once nothing of this week is still to come, the way to the one that is: the board itself stays where it was. */
export function WeekAhead({ week }: { readonly week: Week }) {
  const { t } = useTranslation()
  const present = useNow()
  const channelId = useUi((ui) => ui.channelId)
  const { first, days, today, items, channels, isHeard } = week
  const zones = new Map(channels.map(({ id, zone }) => [id, zone]))
  const isLastDay = today === days.at(-1)
  const isDone =
    isHeard &&
    days.includes(today) &&
    (items.length > 0 || isLastDay) &&
    items.every((item) => isOver(item, zones.get(item.channelId) ?? '', present))
  const next = addDays(first, 7)
  const { value } = useQuery('items.between', isDone ? { from: next, to: addDays(next, 6) } : null, TABLES)
  if (!isDone || !value) return null
  const count = value.filter(
    (item) => item.status !== 'dropped' && (channelId === null || item.channelId === channelId),
  ).length
  return (
    <LinkButton className={css.ahead ?? ''} onPress={() => showWeek(next)}>
      <span className={css.wide}>{t('plan.ahead.done')}</span>
      {count > 0 ? t('plan.ahead.planned', { count }) : t('plan.ahead.empty')}
    </LinkButton>
  )
}
