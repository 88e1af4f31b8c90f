import { useTranslation } from 'react-i18next'
import { dayText } from '../../shared/format.ts'
import type { Day } from '../../shared/time.ts'
import { useLanguage } from '../data.ts'
import { LinkButton } from '../kit/Button.tsx'
import { go } from '../ui.ts'

/** Heads of the first two columns of a table of posts. */
export function DayAndPostHeads() {
  const { t } = useTranslation()
  return (
    <>
      <th scope="col">{t('backtest.column.day')}</th>
      <th scope="col">{t('backtest.column.post')}</th>
    </>
  )
}

interface DayAndPostProps {
  /** Null where it is not in the history: then it leads nowhere. */
  readonly id: string | null
  readonly day: Day
  /** Days of this year are told without it. */
  readonly year: number
  readonly title: string
}

/** When a post went out, and its title, which leads to its page. */
export function DayAndPost({ id, day, year, title }: DayAndPostProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const named = title || t('insight.untitled')
  return (
    <>
      <td className="nb dim">{dayText(day, language, year)}</td>
      <th scope="row">
        {id === null ? (
          <span className="dim">{named}</span>
        ) : (
          <LinkButton onPress={() => go('history', id)}>{named}</LinkButton>
        )}
      </th>
    </>
  )
}
