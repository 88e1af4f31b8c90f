import { useRef, type CSSProperties, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { tellOf, type SlotCell, type TimeMap } from '../../../shared/engine/index.ts'
import { weekdayName, wholeText } from '../../../shared/format.ts'
import { weekdaysFrom } from '../../../shared/time.ts'
import { useLanguage, useWeekStart } from '../../data.ts'
import { cx } from '../../kit/cx.ts'
import { EffectBar, FIRM, rawDomain, reachOf, Whisker, type Tone } from './Marks.tsx'
import { EffectWhisker } from './OpenMarks.tsx'
import css from './Times.module.css'
import { cellSentence, effectRange, effectText, hoursOf, hourText, inUnit, type Spot, type Unit } from './words.ts'

export interface MapProps {
  readonly map: TimeMap
  readonly isOpen: boolean
  readonly tone: Tone
  readonly unit: Unit
  readonly name: string
  readonly chosen: Spot
  readonly onChoose: (spot: Spot) => void
  /** Shows the posts of a cell. */
  readonly onShow: (spot: Spot) => void
}

const STEPS: Readonly<Record<string, readonly [days: number, hours: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -24],
  End: [0, 24],
  PageUp: [-7, 0],
  PageDown: [7, 0],
}

const held = (value: number, first: number, last: number) => Math.min(last, Math.max(first, value))

/** Weekdays by hours. Arrow keys move, and what is moved to is chosen; Enter shows its posts. */
export function HeatMap({ map, isOpen, tone, unit, name, chosen, onChoose, onShow }: MapProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const days = weekdaysFrom(useWeekStart())
  const grid = useRef<HTMLDivElement>(null)
  const hours = hoursOf(map)
  const [first, last] = [hours[0] ?? 0, hours.at(-1) ?? 0]
  const at = (weekday: number, hour: number) =>
    map.cells.find((cell) => cell.weekday === weekday && cell.hour === hour) ?? null
  const axis = { domain: rawDomain(map.cells, map.median ?? 0), median: map.median ?? 0 }
  const cellReach = reachOf(map.cells.map(({ adjusted }) => adjusted))
  const dayReach = reachOf(map.weekdays.map(({ adjusted }) => adjusted))
  const total = (hour: number) => map.cells.reduce((sum, cell) => sum + (cell.hour === hour ? cell.n : 0), 0)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'Enter') {
      event.preventDefault()
      onShow(chosen)
      return
    }
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    const spot = {
      weekday: days[held(days.indexOf(chosen.weekday) + step[0], 0, 6)] ?? 1,
      hour: held(chosen.hour + step[1], first, last),
    }
    onChoose(spot)
    grid.current?.querySelector<HTMLElement>(`[data-spot="${spot.weekday}-${spot.hour}"]`)?.focus()
  }

  return (
    <div
      ref={grid}
      role="grid"
      className={cx(css.heat, isOpen && css[`hue-${tone}`])}
      style={{ '--hours': hours.length } as CSSProperties}
      aria-label={t(isOpen ? 'times.map.open' : 'times.map.shut', { metric: name })}
    >
      <div role="row">
        <span role="columnheader">
          <span className="vh">{t('times.map.weekday')}</span>
        </span>
        {hours.map((hour) => (
          <span key={hour} role="columnheader">
            {hourText(hour)}
          </span>
        ))}
        <span role="columnheader" className={css.mg}>
          <span className={css.wide}>{t('times.map.adjusted')}</span>
          <span className={css.narrow}>{t('times.map.adjustedShort')}</span>
        </span>
      </div>
      {days.map((weekday) => (
        <div key={weekday} role="row">
          <span role="rowheader">{weekdayName(weekday, language)}</span>
          {hours.map((hour) => {
            const cell = at(weekday, hour)
            const spot = { weekday, hour }
            const isChosen = chosen.weekday === weekday && chosen.hour === hour
            const sentence = cellSentence(map, cell ?? spot, isOpen, t, language)
            return (
              <div
                key={hour}
                role="gridcell"
                data-spot={`${weekday}-${hour}`}
                tabIndex={isChosen ? 0 : -1}
                aria-selected={isChosen}
                title={sentence}
                className={cx(css.cell, css[kindOf(cell, isOpen)], isChosen && css.chosen)}
                onClick={() => onChoose(spot)}
                onDoubleClick={() => onShow(spot)}
                onKeyDown={onKeyDown}
              >
                {cell?.raw && isOpen && cell.adjusted ? (
                  <>
                    <b aria-hidden>{effectText(map, cell.adjusted.effect, language).replace('%', '')}</b>
                    <EffectWhisker adjusted={cell.adjusted} reach={cellReach} isThin={cell.n < FIRM} />
                  </>
                ) : cell?.raw ? (
                  <>
                    <b aria-hidden>{inUnit(unit, cell.raw.median, language)}</b>
                    <Whisker raw={cell.raw} n={cell.n} {...axis} />
                  </>
                ) : null}
                {cell && cell.n > 0 ? <span aria-hidden>{cell.n}</span> : null}
                <span className="vh">{sentence}</span>
              </div>
            )
          })}
          <Margin map={map} row={weekday - 1} reach={dayReach} tone={tone} />
        </div>
      ))}
      <div role="row" className={css.foot}>
        <span role="rowheader">{t('times.map.count')}</span>
        {hours.map((hour) => (
          <span key={hour} role="gridcell">
            {total(hour) > 0 ? wholeText(total(hour), language) : ''}
          </span>
        ))}
        <span role="gridcell" className={css.mg}>
          {wholeText(map.timed, language)}
        </span>
      </div>
    </div>
  )
}

function kindOf(cell: SlotCell | null, isOpen: boolean) {
  if (!cell || cell.n === 0) return 'empty'
  if (!cell.raw) return 'thin'
  return isOpen && cell.adjusted ? tellOf(cell.adjusted) : 'raw'
}

interface MarginProps {
  readonly map: TimeMap
  readonly row: number
  readonly reach: number
  readonly tone: Tone
}

/** What a weekday does, all hours together. */
function Margin({ map, row, reach, tone }: MarginProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { weekday, n, adjusted } = map.weekdays[row]!
  const posts = t('times.posts', { count: n, n: wholeText(n, language) })
  const range = adjusted ? effectRange(map, adjusted, t, language) : t('times.few')
  return (
    <div
      role="gridcell"
      className={css.mg}
      title={t('times.map.day', { weekday: weekdayName(weekday, language), range, posts })}
    >
      <div>
        {adjusted ? (
          <EffectBar adjusted={adjusted} reach={reach} tone={tone} width={84} height={28} isThin={n < FIRM} />
        ) : null}
        <span className="num">
          {adjusted ? (
            <b className={tellOf(adjusted) === 'unsure' ? '' : 'strong'}>
              {effectText(map, adjusted.effect, language)}
            </b>
          ) : (
            <span className="dim">{t('times.few')}</span>
          )}
          <br />
          <span className="dim small">{posts}</span>
        </span>
        <span className="vh">{range}</span>
      </div>
    </div>
  )
}
