import { useTranslation } from 'react-i18next'
import type { GoalRow } from '../../../shared/board.ts'
import { dayText, weekNumber, wholeText } from '../../../shared/format.ts'
import { judgedWeeks, type GoalWeek } from '../../../shared/goal.ts'
import { useLanguage } from '../../data.ts'
import { LinkButton } from '../../kit/Button.tsx'
import { cx } from '../../kit/cx.ts'
import { go } from '../../ui.ts'
import css from './Board.module.css'

/** More than so many squares are said as a number. */
const MOST_SQUARES = 10
const ROW = 5

/** A count a week as squares: filled is out, half is planned, hollow is neither. */
export function WeeklyGoal({ goal, week, weeks, unlabelled }: Extract<GoalRow, { readonly is: 'weekly' }>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { amount } = goal
  const now = weeks.at(-1)
  const past = judgedWeeks(goal, weeks)
  if (!now) return null
  const reached = past.filter(({ done }) => done >= amount).length
  const left = amount - now.done - now.planned
  const counts = { done: wholeText(now.done, language), planned: wholeText(now.planned, language) }
  const nameOf = ({ first }: GoalWeek) => {
    const known = weekNumber(first)
    return known ? t('insight.board.goal.week', { week: known.week }) : dayText(first, language)
  }
  return (
    <>
      <ul className={css.weeks}>
        {weeks.map((one) => (
          <li key={one.first}>
            {amount > MOST_SQUARES ? (
              <b className="strong num" aria-hidden>
                {wholeText(one.done, language)}/{wholeText(amount, language)}
              </b>
            ) : (
              <span
                className={css.squares}
                style={{ gridTemplateColumns: `repeat(${Math.min(amount, ROW)}, 11px)` }}
                aria-hidden
              >
                {Array.from({ length: amount }, (_, place) => (
                  <i
                    key={place}
                    className={cx(
                      place < one.done && css.done,
                      place >= one.done && place < one.done + one.planned && css.planned,
                    )}
                  />
                ))}
              </span>
            )}
            <span className="vh">
              {t('insight.board.goal.weekDone', {
                done: wholeText(one.done, language),
                of: wholeText(amount, language),
              })}
            </span>
            <span className="dim">{one === now ? t('insight.board.goal.thisWeek') : nameOf(one)}</span>
          </li>
        ))}
      </ul>
      <p>
        {left > 0
          ? t(`insight.board.goal.left${now.done > 0 ? 'Done' : ''}`, { ...counts, count: left })
          : t(`insight.board.goal.enough${now.planned > 0 && now.done < amount ? 'Planned' : ''}`, counts)}
        {left > 0 ? <LinkButton onPress={() => go('plan')}>{t('insight.board.goal.plan')}</LinkButton> : null}
      </p>
      {past.length > 0 ? (
        <p className="small dim">
          {t('insight.board.goal.reached', { count: past.length, reached, week: wholeText(week, language) })}
        </p>
      ) : null}
      {unlabelled > 0 ? <p className="small dim">{t('insight.board.goal.unlabelled', { count: unlabelled })}</p> : null}
    </>
  )
}
