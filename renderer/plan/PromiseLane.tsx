import { Hourglass } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Day } from '../../shared/time.ts'
import { cx } from '../kit/cx.ts'
import { go } from '../ui.ts'
import { useQuery } from '../use-query.ts'
import css from './Board.module.css'

const TABLES = ['item', 'hook', 'promise']

/** What was promised for a day of this week and is neither kept nor broken; the line stands only where there is any. */
export function PromiseLane({ days, today }: { readonly days: readonly Day[]; readonly today: Day }) {
  const { t } = useTranslation()
  const until = days.at(-1)
  const { value } = useQuery('promises.list', until ? { until } : null, TABLES)
  const owed = (value ?? []).filter(({ by, outcome }) => by !== null && outcome === null && days.includes(by))
  if (owed.length === 0) return null
  return (
    <div role="row" className={css.row} data-lane="">
      <div role="rowheader" className={cx(css.gutter, css.laneHead)}>
        <span className="vh">{t('plan.promises')}</span>
      </div>
      {days.map((day) => (
        <div key={day} role="gridcell" className={cx(css.lane, day < today && css.past)}>
          {owed
            .filter(({ by }) => by === day)
            .map((promise) => (
              <button
                key={promise.hookId}
                type="button"
                className={css.due}
                title={t('plan.promiseOf', { title: promise.itemTitle, what: promise.what })}
                onClick={() => go('item', promise.itemId)}
              >
                <Hourglass className="i12" aria-hidden />
                <span>{promise.what || t('plan.promiseDue')}</span>
              </button>
            ))}
        </div>
      ))}
    </div>
  )
}
