import { Hourglass } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { PromiseRow } from '../../shared/model.ts'
import type { Day } from '../../shared/time.ts'
import { useData } from '../data.ts'
import { cx } from '../kit/cx.ts'
import { go } from '../ui.ts'
import css from './Board.module.css'

/** What was promised for a day of this week and is neither kept nor broken. */
export function useOwed(days: readonly Day[]): readonly PromiseRow[] {
  const promises = useData((data) => data.promises)
  return (promises ?? []).filter(({ by, outcome }) => by !== null && outcome === null && days.includes(by))
}

interface PromiseLaneProps {
  readonly owed: readonly PromiseRow[]
  readonly days: readonly Day[]
  readonly today: Day
}

/** Promises on the days they are due; the line stands only where there is any. */
export function PromiseLane({ owed, days, today }: PromiseLaneProps) {
  const { t } = useTranslation()
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
