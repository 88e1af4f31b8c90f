import { Hourglass, Users } from 'lucide-react'
import { createElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardAnswer } from '../../../shared/board.ts'
import type { BoardRow } from '../../../shared/engine/index.ts'
import { dayText, metricRangeText, metricText, percentText, weekdayText, wholeText } from '../../../shared/format.ts'
import { LEVELS, metricsOn } from '../../../shared/goal.ts'
import type { Channel, Metric } from '../../../shared/model.ts'
import { daysBetween, partsOf, type Day } from '../../../shared/time.ts'
import { today } from '../../clock.ts'
import { metricIcon, metricName, metricTone } from '../../composer/metric-names.ts'
import { useLanguage } from '../../data.ts'
import { changeText, rangeText } from '../../experiments/words.ts'
import { LinkButton } from '../../kit/Button.tsx'
import { cx } from '../../kit/cx.ts'
import { placeOn } from '../../kit/RangeBar.tsx'
import { useNarrow } from '../../use-narrow.ts'
import css from './Board.module.css'
import { axisOf, ChangeBar, type ChangeAxis } from './ChangeBar.tsx'
import { byChance, spanOf, wayOf } from './words.ts'

interface LevelsProps {
  readonly channel: Channel
  readonly board: BoardAnswer
  readonly days: NonNullable<BoardAnswer['days']>
  readonly chosen: Metric | null
  readonly onChoose: (metric: Metric) => void
}

type Shown = Exclude<BoardRow, { readonly is: 'missing' }>
/** Under so many posts a range will still move. */
const FIRM = 30

/** Every metric on its level: what it is now, and how that differs from the twelve weeks before. */
export function Levels({ channel, board, days, chosen, onChoose }: LevelsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const isNarrow = useNarrow()
  const axis = axisOf(board.rows.flatMap((row) => (row.is === 'known' ? row.change : [])))
  const wide = isNarrow ? 176 : 240
  const on = metricsOn(channel)
  const chance = byChance(board.rows)
  const rowsOn = (metrics: readonly Metric[]) => board.rows.filter(({ metric }) => metrics.includes(metric))
  const now = today(channel.zone)
  const spans = spanOf(days, now, t, language)
  const row = (one: BoardRow): Cells => ({
    key: one.metric,
    isChosen: one.metric === chosen,
    name: (
      <Name
        metric={one.metric}
        channel={channel}
        isChosen={one.metric === chosen}
        onChoose={one.is === 'missing' ? null : onChoose}
      />
    ),
    rest:
      one.is === 'missing' ? <Missing row={one} /> : <Counted row={one} channel={channel} axis={axis} wide={wide} />,
  })
  const rows: Readonly<Record<(typeof LEVELS)[number], readonly Cells[]>> = {
    basic: rowsOn(on.basic).map(row),
    advanced: rowsOn(on.advanced).map(row),
    strategic: [
      ...rowsOn(on.strategic).map(row),
      promiseRow(board, days.earlier, now, t('insight.board.promises')),
      returnRow(t('insight.board.returning'), t('insight.board.returningWhy')),
    ],
  }
  return (
    <section className={css.levels}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('insight.board.column.level')}</th>
            <th scope="col">{t('insight.board.column.signal')}</th>
            <th scope="col" title={spans.lately}>
              {t(`insight.board.column.usual${spans.isOld ? 'Old' : ''}`)}
            </th>
            <th scope="col" className={css.right}>
              {t('insight.board.column.n')}
            </th>
            <th scope="col" style={{ width: wide }}>
              <span className="vh">{t('insight.board.column.bar')}</span>
              <Axis axis={axis} wide={wide} />
            </th>
            <th scope="col" className={css.right} title={spans.before}>
              {t('insight.board.column.change')}
            </th>
            <th scope="col">
              <span className="vh">{t('insight.board.column.word')}</span>
            </th>
          </tr>
        </thead>
        {LEVELS.map((level) => (
          <tbody key={level}>
            {rows[level].map(({ key, name, rest, isChosen }, i) => (
              <tr key={key} className={isChosen ? css.chosen : ''}>
                {i === 0 ? (
                  <th scope="rowgroup" rowSpan={rows[level].length} className={css.level}>
                    {t(`insight.board.level.${level}`)}
                    <small>{t(`insight.board.levelAsks.${level}`)}</small>
                  </th>
                ) : null}
                <th scope="row" className={css.signal}>
                  {name}
                </th>
                {rest}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      <p className={cx('small', 'dim', css.foot)}>
        {chance.of > 0 ? t(`insight.board.chance${chance.few === chance.many ? 'Even' : ''}`, chance) : null}
        {t('insight.board.spans', spans)}
      </p>
    </section>
  )
}

interface Cells {
  readonly key: string
  readonly name: ReactNode
  readonly rest: ReactNode
  readonly isChosen: boolean
}

interface NameProps {
  readonly metric: Metric
  readonly channel: Channel
  readonly isChosen: boolean
  readonly onChoose: ((metric: Metric) => void) | null
}

function Name({ metric, channel, isChosen, onChoose }: NameProps) {
  const { t } = useTranslation()
  const tone = metricTone(metric, channel)
  const icon = metricIcon(metric, channel)
  const words = (
    <>
      {icon ? createElement(icon, { className: cx('i14', tone === 'deep' && 'solid'), 'aria-hidden': true }) : <i />}
      {metricName(metric, channel, t)}
    </>
  )
  const hue = cx(css.name, tone === 'light' && 'light-t', tone === 'deep' && 'deep-t')
  return onChoose ? (
    <LinkButton aria-pressed={isChosen} className={hue} onPress={() => onChoose(metric)}>
      {words}
    </LinkButton>
  ) : (
    <span className={cx(css.name, 'dim')}>{words}</span>
  )
}

const Missing = ({ row: { column } }: { readonly row: Extract<BoardRow, { readonly is: 'missing' }> }) => {
  const { t } = useTranslation()
  return (
    <td colSpan={5} className="dim">
      {column === 'video'
        ? t('insight.board.noVideo')
        : column === 'apart'
          ? t('insight.board.apart')
          : t('insight.board.noColumn', { column: t(`metric.${column}`) })}
    </td>
  )
}

interface CountedProps {
  readonly row: Shown
  readonly channel: Channel
  readonly axis: ChangeAxis
  readonly wide: number
}

function Counted({ row, channel, axis, wide }: CountedProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { metric, usual, n } = row
  const counts = { n: wholeText(n, language), before: wholeText(row.before, language) }
  return (
    <>
      <td className="nb">
        {usual && row.is !== 'sparse' ? (
          <>
            <b className="strong">{metricText(metric, usual.median, language)}</b>{' '}
            <span className="dim small">{metricRangeText(metric, usual.low, usual.high, language)}</span>
          </>
        ) : row.is === 'sparse' && n > 0 ? (
          <span className="dim">{t('insight.board.had', { percent: percentText(row.had / n, language) })}</span>
        ) : null}
      </td>
      <td className={cx(css.right, 'dim')}>{counts.n}</td>
      {row.is === 'known' ? (
        <>
          <td className={css.bar}>
            <ChangeBar
              metric={metric}
              change={row.change}
              tone={metricTone(metric, channel)}
              axis={axis}
              width={wide}
              height={34}
              isThin={Math.min(n, row.before) < FIRM}
            />
          </td>
          <td className={cx(css.right, 'nb')}>
            <b className="strong">{changeText(row.change.middle, language)}</b>{' '}
            <span className="dim small">{rangeText(row.change, t, language)}</span>
          </td>
          <td className={cx('nb', wayOf(row.change) === 'wave' ? 'dim' : 'strong')}>
            {t(`insight.board.word.${wayOf(row.change)}`)}
          </td>
        </>
      ) : (
        <td colSpan={3} className="dim small">
          {row.is === 'sparse' ? t('insight.board.sparse') : t('insight.board.few', counts)}
        </td>
      )}
    </>
  )
}

const TICKS = [-0.8, -0.5, -0.3, -0.2, -0.1, 0.1, 0.3, 0.6, 1, 2, 4, 9] as const
const APART = 44

/** «No change», and changes on either side where there is room for them. */
function Axis({ axis, wide }: { readonly axis: ChangeAxis; readonly wide: number }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const x = placeOn(axis, wide)
  const taken = [x(1)]
  const ticks = TICKS.filter((tick) => {
    const at = x(1 + tick)
    const fits = 1 + tick > axis[0] && 1 + tick < axis[1] && at > 16 && at < wide - 16
    if (!fits || taken.some((other) => Math.abs(other - at) < APART)) return false
    taken.push(at)
    return true
  })
  return (
    <svg width={wide} height="16" aria-hidden className={css.axis}>
      <text x={x(1)} y="12" textAnchor="middle" className={css.even}>
        {t('insight.board.even')}
      </text>
      {ticks.map((tick) => (
        <text key={tick} x={x(1 + tick)} y="12" textAnchor="middle">
          {changeText(tick, language)}
        </text>
      ))}
    </svg>
  )
}

const promiseRow = ({ promises }: BoardAnswer, since: Day, now: Day, name: string): Cells => ({
  key: 'promises',
  isChosen: false,
  name: (
    <span className={css.name}>
      <Hourglass className="i14" aria-hidden />
      {name}
    </span>
  ),
  rest: <Promises promises={promises} since={since} now={now} />,
})

const returnRow = (name: string, why: string): Cells => ({
  key: 'returning',
  isChosen: false,
  name: (
    <span className={cx(css.name, 'dim')}>
      <Users className="i14" aria-hidden />
      {name}
    </span>
  ),
  rest: (
    <td colSpan={5} className="dim">
      {why}
    </td>
  ),
})

function Promises({
  promises: { due, kept, open, next },
  since,
  now,
}: Pick<BoardAnswer, 'promises'> & { readonly since: Day; readonly now: Day }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { year } = partsOf(now)
  if (due + open === 0) {
    return (
      <td colSpan={5} className="dim">
        {t('insight.board.noPromises', { since: dayText(since, language, year) })}
      </td>
    )
  }
  const isSoon = next !== null && daysBetween(now, next) < 7
  return (
    <td colSpan={5}>
      {due > 0 ? (
        <>
          <b className="strong">{t('insight.board.kept', { count: kept })}</b>{' '}
          <span className="dim small">{t('insight.board.due', { count: due })}</span>{' '}
        </>
      ) : null}
      {next !== null ? (
        <span className={due > 0 ? css.next : ''}>
          {t('insight.board.open', {
            count: open,
            day: isSoon ? weekdayText(next, language) : dayText(next, language, year),
          })}
        </span>
      ) : null}
    </td>
  )
}
