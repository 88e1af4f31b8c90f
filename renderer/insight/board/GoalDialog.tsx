import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardAnswer } from '../../../shared/board.ts'
import type { InputOf } from '../../../shared/contract.ts'
import { CHANGE_NEEDS } from '../../../shared/engine/index.ts'
import { dayText, wholeText } from '../../../shared/format.ts'
import { GOAL_UNITS, type Goal, type GoalUnit } from '../../../shared/goal.ts'
import type { Channel, Format, Kind, Metric, Track } from '../../../shared/model.ts'
import type { Day } from '../../../shared/time.ts'
import { FORMATS, KINDS, TRACKS } from '../../../shared/values.ts'
import { today } from '../../clock.ts'
import { isRate, metricName } from '../../composer/metric-names.ts'
import { act, useLanguage } from '../../data.ts'
import { LinkButton } from '../../kit/Button.tsx'
import { DayField } from '../../kit/DayField.tsx'
import { NumberField } from '../../kit/Field.tsx'
import { FormDialog } from '../../kit/FormDialog.tsx'
import { Segmented } from '../../kit/Segmented.tsx'
import { Select } from '../../kit/Select.tsx'
import { NotSaved } from '../../trouble/NotSaved.tsx'
import { useQuery } from '../../use-query.ts'
import { useWriting } from '../../writing.ts'
import css from './Board.module.css'
import { aimText, beyondText, goalTitle, reachable, standsText, takesText } from './words.ts'

const ANY = 'any'
/** What is proposed where nothing is said yet. */
const USUAL: Readonly<Record<GoalUnit, number>> = { percent: 20, points: 2, weekly: 3 }
const MOST: Readonly<Record<GoalUnit, number>> = { percent: 1000, points: 99, weekly: 50 }

interface GoalDialogProps {
  readonly of: Goal | null
  readonly channel: Channel
  readonly board: BoardAnswer
  readonly onClose: () => void
}

type Draft = InputOf<'goals.try'>

/** What is wanted, and what it takes, before it is written down. */
export function GoalDialog({ of, channel, board, onClose }: GoalDialogProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const now = today(channel.zone)
  const answered = board.rows.flatMap((row) => (row.is === 'missing' ? [] : row.metric))
  const first = answered.includes('deepRate') ? 'deepRate' : (answered[0] ?? 'deepRate')
  const [unit, setUnit] = useState<GoalUnit>(of?.unit ?? (answered.length > 0 ? 'percent' : 'weekly'))
  const [metric, setMetric] = useState<Metric>(of?.metric ?? first)
  const [amount, setAmount] = useState<number | null>(
    of ? (of.unit === 'weekly' ? of.amount : Math.round(of.amount * 10_000) / 100) : null,
  )
  const [labels, setLabels] = useState<Pick<Goal, 'kind' | 'track' | 'format'>>({
    kind: of?.kind ?? (of ? null : 'interactive'),
    track: of?.track ?? null,
    format: of?.format ?? null,
  })
  const [since, setSince] = useState<Day | null | undefined>(of?.since ?? now)
  const title = t(`insight.board.goal.${of ? 'change' : 'add'}Title`)
  const writing = useWriting(title)
  const value = amount ?? USUAL[unit]
  // A goal keeps its metric, also where no number of it has come for long.
  const known = of?.metric && !answered.includes(of.metric) ? [of.metric, ...answered] : answered
  const metrics = known.filter((one) => unit !== 'points' || isRate(one))
  const asked = metrics.includes(metric) ? metric : (metrics[0] ?? null)
  const draft: Draft | null =
    !since || (unit !== 'weekly' && asked === null) || value <= 0
      ? null
      : unit === 'weekly'
        ? { channelId: channel.id, unit, amount: value, since, ...labels }
        : { channelId: channel.id, unit, amount: Math.round(value * 100) / 10_000, since, metric: asked }
  const [beyond, setBeyond] = useState<string | null>(null)
  const question = JSON.stringify(draft)
  const save = async () => {
    if (draft && (await writing.write('goals.save', { ...draft, ...(of ? { id: of.id } : {}) }))) onClose()
  }
  const remove = async () => {
    if (of && (await act('goals.remove', { id: of.id }, { said: t('insight.board.goal.removed') }))) onClose()
  }
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      trouble={<NotSaved error={writing.error} text="" onRetry={() => void save()} />}
      does={t('kit.save')}
      onDo={save}
      isDisabled={draft === null || beyond === question}
      remove={of && { label: t('insight.board.goal.remove'), run: remove }}
    >
      <div className={css.fields}>
        <Segmented
          label={t('insight.board.goal.unitLabel')}
          options={GOAL_UNITS.map((id) => ({
            id,
            label: t(`insight.board.goal.unit.${id}`),
            isDisabled: id !== 'weekly' && answered.length === 0,
          }))}
          value={unit}
          onChange={(next) => {
            setUnit(next)
            setAmount(null)
          }}
        />
        <div className={css.two}>
          {unit === 'weekly' ? (
            <Select<string>
              label={t('insight.board.goal.kind')}
              options={[
                { id: ANY, label: t('insight.board.goal.anyKind') },
                ...KINDS.map((id) => ({ id, label: t(`kind.${id}`) })),
              ]}
              value={labels.kind ?? ANY}
              onChange={(id) => setLabels({ ...labels, kind: KINDS.find((one): one is Kind => one === id) ?? null })}
            />
          ) : (
            <Select<Metric>
              label={t('backtest.metric')}
              options={metrics.map((id) => ({ id, label: metricName(id, channel, t) }))}
              value={asked}
              onChange={setMetric}
            />
          )}
          <NumberField
            label={t(`insight.board.goal.amount.${unit}`)}
            value={value}
            onChange={setAmount}
            min={unit === 'points' ? 0.1 : 1}
            max={MOST[unit]}
            step={unit === 'points' ? 0.1 : 1}
            steps={{ less: t('insight.board.goal.less'), more: t('insight.board.goal.moreOf') }}
          />
        </div>
        {unit === 'weekly' ? (
          <div className={css.two}>
            <Select<string>
              label={t('insight.board.goal.track')}
              options={[
                { id: ANY, label: t('insight.board.goal.anyTrack') },
                ...TRACKS.map((id) => ({ id, label: t(`track.${id}`) })),
              ]}
              value={labels.track ?? ANY}
              onChange={(id) => setLabels({ ...labels, track: TRACKS.find((one): one is Track => one === id) ?? null })}
            />
            <Select<string>
              label={t('insight.board.goal.format')}
              options={[
                { id: ANY, label: t('insight.board.goal.anyFormat') },
                ...FORMATS.map((id) => ({ id, label: t(`format.${id}`) })),
              ]}
              value={labels.format ?? ANY}
              onChange={(id) =>
                setLabels({ ...labels, format: FORMATS.find((one): one is Format => one === id) ?? null })
              }
            />
          </div>
        ) : null}
        <div className={css.two}>
          <DayField
            label={t('insight.board.goal.sinceLabel')}
            value={since ?? null}
            onChange={setSince}
            today={now}
            max={now}
          />
        </div>
        {draft && unit !== 'weekly' && asked ? (
          <Takes
            key={question}
            draft={draft}
            metric={asked}
            since={since ?? now}
            onBeyond={() => setBeyond(question)}
            onTake={(least) => setAmount(Math.round(least * 10_000) / 100)}
          />
        ) : draft ? (
          <p className={css.takes}>{goalTitle({ ...blank, ...labels, amount: value }, channel, t, language)}</p>
        ) : null}
      </div>
    </FormDialog>
  )
}

const blank: Goal = {
  id: '',
  channelId: '',
  unit: 'weekly',
  amount: 1,
  metric: null,
  kind: null,
  track: null,
  format: null,
  since: '1970-01-01',
  createdAt: '1970-01-01T00:00:00Z',
}

interface TakesProps {
  readonly draft: Draft
  readonly metric: Metric
  readonly since: Day
  /** It cannot be, so it is not to be saved. */
  readonly onBeyond: () => void
  readonly onTake: (amount: number) => void
}

/** From what to what, and how many posts until one can tell. */
function Takes({ draft, metric, since, onBeyond, onTake }: TakesProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { value: say } = useQuery('goals.try', draft, ['post', 'snapshot', 'verdict', 'patterns'])
  const isBeyond = say?.is === 'beyond'
  useEffect(() => {
    if (isBeyond) onBeyond()
  }, [isBeyond, onBeyond])
  if (!say) return <p className={css.takes}>{'\u00a0'}</p>
  if (say.is === 'missing') return <p className={css.takes}>{t('insight.board.goal.missing')}</p>
  if (say.is === 'few') {
    return (
      <p className={css.takes}>
        {t('insight.board.goal.few', { count: say.before, since: dayText(since, language), need: CHANGE_NEEDS })}
      </p>
    )
  }
  if (say.is === 'sparse') {
    return (
      <p className={css.takes}>
        {t('insight.board.goal.sparse', { count: say.before, had: wholeText(say.had, language) })}
      </p>
    )
  }
  if (say.is === 'beyond') {
    return (
      <p className={css.takes} role="alert">
        {beyondText(metric, say, t, language)}
      </p>
    )
  }
  const least = reachable(draft, say)
  return (
    <div className={css.takes} aria-live="polite">
      <p className="num">{standsText(metric, say, t, language)}</p>
      <p>{takesText(draft, say, t, language)}</p>
      {least === null ? null : (
        <LinkButton onPress={() => onTake(least)}>
          {t('insight.board.goal.setTo', { change: aimText({ ...draft, amount: least }, t, language) })}
        </LinkButton>
      )}
    </div>
  )
}
