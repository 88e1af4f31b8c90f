import { useTranslation } from 'react-i18next'
import { countText, percentText, percentTickText } from '../../../shared/format.ts'
import type { Forecast } from '../../../shared/history.ts'
import { useLanguage } from '../../data.ts'
import { emsOf } from '../../plan/ems.ts'
import { useWidth } from '../../use-width.ts'
import {
  ageAxis,
  placeLabels,
  valueAxis,
  type AgeAxis,
  type Curve,
  type CurvePoint,
  type Unit,
} from './curve-layout.ts'
import css from './Curves.module.css'

/** Left of the panels: a name, then the numbers of the axis. */
const GUTTER = 104
const TICKS = 52
const EM = 12
const RIGHT = 40
const HEAD = 24
const PANEL = 122
const BETWEEN = 34
const FOOT = 30
const CURVES_HEIGHT = HEAD + 2 * PANEL + BETWEEN + FOOT
const GATE = 14
const DIGIT = 7.2

type Known = Extract<Forecast, { kind: 'known' }>

export interface Panel extends Curve {
  readonly name: string
  /** What had been expected of it on the judged day. */
  readonly sealed: Known | null
}

interface CurveChartProps {
  readonly panels: readonly Panel[]
  readonly unit: Unit
  /** Age of the capture that is judged, or 7 while there is none. */
  readonly judgedAge: number
  readonly judgedWords: string
  /** The whole of it in a sentence. */
  readonly label: string
}

/** Two panels over one axis of age: light a thin line with rings, deep a thick one with discs. */
export function CurveChart({ panels, unit, judgedAge, judgedWords, label }: CurveChartProps) {
  const { t } = useTranslation()
  const [ref, width] = useWidth()
  const oldest = Math.max(judgedAge, ...panels.flatMap(({ points }) => points.map(({ age }) => age)))
  const left = Math.max(GUTTER, ...panels.map(({ name }) => emsOf(name) * EM + TICKS))
  const right = Math.max(left + 100, width - RIGHT)
  const x = ageAxis(oldest, left + 16, right)
  const bottom = HEAD + 2 * PANEL + BETWEEN
  const judgedX = x(judgedAge)
  const isLate = judgedX > right - 120
  return (
    <div ref={ref} className={css.chart} style={{ height: CURVES_HEIGHT }}>
      {width === 0 ? null : (
        <svg width={width} height={CURVES_HEIGHT} role="img" aria-label={label}>
          <path d={`M${judgedX} 6V${bottom}`} className={css.judged} />
          <text x={judgedX + (isLate ? -6 : 6)} y="14" className={css.strong} textAnchor={isLate ? 'end' : 'start'}>
            {judgedWords}
          </text>
          {panels.map((panel, index) => (
            <PanelOf
              key={panel.which}
              panel={panel}
              unit={unit}
              x={x}
              left={left}
              right={right}
              top={HEAD + index * (PANEL + BETWEEN)}
              judgedAge={judgedAge}
            />
          ))}
          <text x="0" y={bottom + 22} className={css.tick}>
            {t('post.curves.since')}
          </text>
          {x.ticks.map((age) => (
            <g key={age}>
              <path d={`M${x(age)} ${bottom}v5`} className={css.axis} />
              <text x={x(age)} y={bottom + 22} textAnchor="middle" className={css.tick}>
                {t('post.days', { count: age })}
              </text>
            </g>
          ))}
        </svg>
      )}
    </div>
  )
}

interface PanelProps {
  readonly panel: Panel
  readonly unit: Unit
  readonly x: AgeAxis
  readonly left: number
  readonly right: number
  readonly top: number
  readonly judgedAge: number
}

function PanelOf({ panel, unit, x, left, right, top, judgedAge }: PanelProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { which, points, sealed } = panel
  const isRates = unit === 'rates'
  const bottom = top + PANEL
  const values = [...points.map(({ value }) => value), ...(sealed ? [sealed.high] : [])]
  const y = valueAxis(values, bottom, top, !isRates)
  const textOf = (value: number) => (isRates ? percentText(value, language) : countText(value, language))
  const tickOf = (value: number) => (isRates ? percentTickText(value, y.step, language) : countText(value, language))
  const judged = points.findIndex(({ age }) => age === judgedAge)
  const labels = placeLabels(
    points.map(({ age, value }) => ({ x: x(age), width: textOf(value).length * DIGIT })),
    judged,
  )
  return (
    <g className={css[which]}>
      {y.ticks.map((tick) => (
        <g key={tick}>
          <path d={`M${left} ${y(tick)}H${right}`} className={css.line} />
          <text x={left - 8} y={y(tick) + 4} textAnchor="end" className={css.tick}>
            {tickOf(tick)}
          </text>
        </g>
      ))}
      <text x="0" y={top + 4} className={css.name}>
        {panel.name}
      </text>
      {panel.isOverLikes ? (
        <text x="0" y={top + 22} className={css.tick}>
          {t('history.overLikesMark')}
        </text>
      ) : null}
      {sealed ? <Gate sealed={sealed} which={which} at={x(judgedAge)} y={y} /> : null}
      {points.length === 0 ? (
        <text x={left + 16} y={top + PANEL / 2 + 4} className={css.tick}>
          {t('post.curves.missing')}
        </text>
      ) : null}
      <path d={pathOf(points, x, y)} className={css.curve} />
      {points.map(({ age, value }) => (
        <circle key={age} cx={x(age)} cy={y(value)} r={which === 'light' ? 4 : 4.4} className={css.dot}>
          <title>{`${t('post.days', { count: Math.floor(age) })}  ${textOf(value)}`}</title>
        </circle>
      ))}
      {labels.map(({ index, side }) => {
        const point = points[index]
        return point ? (
          <text
            key={index}
            x={x(point.age)}
            y={y(point.value) + (side === 'above' ? -10 : 20)}
            textAnchor="middle"
            className={css.value}
          >
            {textOf(point.value)}
          </text>
        ) : null
      })}
    </g>
  )
}

const pathOf = (points: readonly CurvePoint[], x: (age: number) => number, y: (value: number) => number): string =>
  points.map(({ age, value }, index) => `${index === 0 ? 'M' : 'L'}${x(age)} ${y(value)}`).join('')

interface GateProps {
  readonly sealed: Known
  readonly which: Curve['which']
  readonly at: number
  readonly y: (value: number) => number
}

/** The sealed 80 % range where it was meant: on the judged day, and nowhere else. */
function Gate({ sealed: { low, high, footing }, which, at, y }: GateProps) {
  const [top, bottom] = [y(high), y(low)]
  const dashes = footing === 'firm' ? {} : { strokeDasharray: '3 2' }
  return which === 'light' ? (
    <path d={`M${at - GATE} ${top}h${2 * GATE}M${at - GATE} ${bottom}h${2 * GATE}`} className={css.gate} {...dashes} />
  ) : (
    <rect x={at - GATE} y={top} width={2 * GATE} height={Math.max(1, bottom - top)} className={css.gate} {...dashes} />
  )
}
