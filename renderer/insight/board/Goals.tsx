import { Pencil, Plus } from 'lucide-react'
import { createElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardAnswer, GoalRow } from '../../../shared/board.ts'
import { CHANGE_NEEDS } from '../../../shared/engine/index.ts'
import { dayText, wholeText } from '../../../shared/format.ts'
import type { Goal } from '../../../shared/goal.ts'
import type { Channel } from '../../../shared/model.ts'
import { metricIcon, metricTone } from '../../composer/metric-names.ts'
import { act, useLanguage } from '../../data.ts'
import { Button, IconButton } from '../../kit/Button.tsx'
import { cx } from '../../kit/cx.ts'
import { EmptyState } from '../../kit/Page.tsx'
import { chanceText } from '../chance-text.ts'
import css from './Board.module.css'
import { axisOf, ChangeBar } from './ChangeBar.tsx'
import { GoalDialog } from './GoalDialog.tsx'
import { WeeklyGoal } from './WeeklyGoal.tsx'
import {
  aimText,
  beyondText,
  goalChangeText,
  goalTitle,
  reachable,
  standsText,
  takesText,
  wayOf,
  type Known,
} from './words.ts'

interface GoalsProps {
  readonly channel: Channel
  readonly board: BoardAnswer
}

/** What the channel is to come to, and how far it is. */
export function Goals({ channel, board }: GoalsProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<{ readonly of: Goal | null } | null>(null)
  const add = (
    <Button icon={<Plus className="i14" aria-hidden />} onPress={() => setOpen({ of: null })}>
      {t('insight.board.goal.add')}
    </Button>
  )
  return (
    <>
      <section className={css.goalsTop}>
        {board.goals.length === 0 ? (
          <EmptyState small isFlush title={t('insight.board.goal.none')} actions={add}>
            {t('insight.board.goal.noneWhy')}
          </EmptyState>
        ) : (
          <h3 className={css.goalsHead}>
            {t('insight.board.goal.title')}
            <IconButton
              small
              label={t('insight.board.goal.add')}
              icon={<Plus className="i14" aria-hidden />}
              onPress={() => setOpen({ of: null })}
            />
          </h3>
        )}
      </section>
      {board.goals.map((row) => (
        <OneGoal key={row.goal.id} row={row} channel={channel} onEdit={() => setOpen({ of: row.goal })} />
      ))}
      {open ? (
        <GoalDialog
          key={open.of?.id ?? 'new'}
          of={open.of}
          channel={channel}
          board={board}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  )
}

interface OneGoalProps {
  readonly row: GoalRow
  readonly channel: Channel
  readonly onEdit: () => void
}

function OneGoal({ row, channel, onEdit }: OneGoalProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { goal } = row
  const title = goalTitle(goal, channel, t, language)
  const tone = goal.metric ? metricTone(goal.metric, channel) : 'other'
  const icon = goal.metric ? metricIcon(goal.metric, channel) : null
  return (
    <section className={css.goal}>
      <h4>
        <span className={cx(css.name, tone === 'light' && 'light-t', tone === 'deep' && 'deep-t')}>
          {icon ? createElement(icon, { className: cx('i14', tone === 'deep' && 'solid'), 'aria-hidden': true }) : null}
          {title}
        </span>
        <IconButton
          small
          className="push"
          label={t('insight.board.goal.edit', { goal: title })}
          icon={<Pencil className="i12" aria-hidden />}
          onPress={onEdit}
        />
      </h4>
      {row.is === 'weekly' ? <WeeklyGoal {...row} /> : <ChangeGoal goal={goal} say={row.say} channel={channel} />}
    </section>
  )
}

const WIDE = 256
/** Under so many posts a range will still move. */
const FIRM = 30

interface ChangeGoalProps {
  readonly goal: Goal
  readonly say: Extract<GoalRow, { readonly is: 'change' }>['say']
  readonly channel: Channel
}

function ChangeGoal({ goal, say, channel }: ChangeGoalProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const since = dayText(goal.since, language)
  if (say.is === 'missing' || goal.metric === null) {
    return <p>{t('insight.board.goal.missing')}</p>
  }
  if (say.is === 'sparse') {
    return <p>{t('insight.board.goal.sparse', { count: say.before, had: wholeText(say.had, language) })}</p>
  }
  if (say.is === 'few') return <p>{t('insight.board.goal.few', { count: say.before, since, need: CHANGE_NEEDS })}</p>
  if (say.is === 'beyond') return <p>{beyondText(goal.metric, say, t, language)}</p>
  const { after, wanted, now } = say
  const least = reachable(goal, say)
  return (
    <>
      <p className={css.goalFrom}>
        <span className="num">{standsText(goal.metric, say, t, language)}</span>
        <span className="dim">{t('insight.board.goal.since', { since, count: after })}</span>
      </p>
      <ChangeBar
        metric={goal.metric}
        change={now}
        tone={metricTone(goal.metric, channel)}
        axis={axisOf([...(now ? [now] : []), { low: wanted, high: wanted }])}
        width={WIDE}
        height={44}
        isThin={after < FIRM}
        target={wanted}
        was={t('insight.board.goal.was')}
      />
      {now ? (
        <Now goal={goal} say={say} now={now} />
      ) : (
        <p>{t('insight.board.goal.waiting', { count: after, need: CHANGE_NEEDS })}</p>
      )}
      <p className="small dim">{takesText(goal, say, t, language)}</p>
      {least === null ? null : (
        <p>
          <Button
            small
            onPress={() =>
              void act(
                'goals.save',
                {
                  id: goal.id,
                  channelId: goal.channelId,
                  unit: goal.unit,
                  metric: goal.metric,
                  since: goal.since,
                  amount: least,
                },
                { said: t('insight.board.goal.changed') },
              )
            }
          >
            {t('insight.board.goal.setTo', { change: aimText({ ...goal, amount: least }, t, language) })}
          </Button>
        </p>
      )}
    </>
  )
}

interface NowProps {
  readonly goal: Goal
  readonly say: Known
  readonly now: NonNullable<Known['now']>
}

/** What it has come to, and the chance that it is there. */
function Now({ goal, say, now }: NowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const text = (change: number) => goalChangeText(change, goal, say, language)
  return (
    <p>
      {t(`insight.board.goal.now${goal.unit === 'points' ? 'Points' : ''}`, {
        change: text(now.middle),
        low: text(now.low),
        high: text(now.high),
      })}
      {t(`insight.board.goal.is.${wayOf(now)}`)}
      <span className="dim">
        {t('insight.board.goal.chance', {
          change: aimText(goal, t, language),
          chance: chanceText(now.chance, t),
        })}
      </span>
    </p>
  )
}
