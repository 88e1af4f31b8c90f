import { scaleLinear } from 'd3-scale'
import { useTranslation } from 'react-i18next'
import { dayText } from '../../../shared/format.ts'
import type { WearSay } from '../../../shared/insight/fatigue.ts'
import { useLanguage } from '../../data.ts'
import { changeText } from '../../experiments/words.ts'
import { useWidth } from '../../use-width.ts'
import css from './Fatigue.module.css'

const HEIGHT = 240
const [LEFT, RIGHT, TOP, BOTTOM] = [52, 16, 12, 204]
/** What the row above tells is said for three fresh repeats. */
const TOLD_AT = 3
const REPEATS = [0, 1, 2, 3, 5, 8, 12]
const CHANGES = [-0.9, -0.75, -0.5, -0.25, 0, 0.5, 1, 2, 4, 9]
/** Of the uses, so many at each end may stand at the edge. */
const BEYOND = 0.02
const ROOM = 28

interface CurveProps {
  readonly say: WearSay
  readonly label: string
}

/** Each use of a hook by how often it had been used just before, and what is read off them: a line from «after a long rest», with its 80 % range. */
export function Curve({ say: { points, slope }, label }: CurveProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [ref, width] = useWidth()
  const most = Math.max(TOLD_AT, ...points.map(({ repeats }) => repeats))
  const end = Math.log2(1 + most)
  const told = Math.log2(1 + TOLD_AT)
  const ordered = points.map(({ change }) => Math.log1p(change)).toSorted((a, b) => a - b)
  const at = (share: number) => ordered[Math.round(share * (ordered.length - 1))] ?? 0
  const x = scaleLinear([0, end], [LEFT + 8, width - RIGHT])
  const y = scaleLinear(
    [Math.min(-0.3, at(BEYOND), slope.low * end), Math.max(0.3, at(1 - BEYOND), slope.high * end)],
    [BOTTOM, TOP],
  ).clamp(true)
  const changes = CHANGES.map((change) => ({ change, at: y(Math.log1p(change)) })).filter(
    ({ at: place, change }) =>
      change === 0 || (place > TOP + 4 && place < BOTTOM - 4 && Math.abs(place - y(0)) >= ROOM),
  )
  return (
    <div ref={ref} className={css.curve} style={{ height: HEIGHT }}>
      {width === 0 ? null : (
        <svg width={width} height={HEIGHT} role="img" aria-label={label}>
          <path d={`M${x(0)} ${y(0)}L${x(end)} ${y(slope.low * end)}V${y(slope.high * end)}Z`} className={css.band} />
          {changes.map(({ change, at: place }) => (
            <g key={change}>
              <path d={`M${LEFT} ${place}H${width - RIGHT}`} className={change === 0 ? css.zero : css.rule} />
              <text x={LEFT - 8} y={place + 4} textAnchor="end">
                {changeText(change, language)}
              </text>
            </g>
          ))}
          {points.map(({ id, day, title, repeats, change }) => (
            <circle key={id} cx={x(Math.log2(1 + repeats))} cy={y(Math.log1p(change))} r="3" className={css.use}>
              <title>{`${dayText(day, language)} ${title} ${changeText(change, language)}`}</title>
            </circle>
          ))}
          <path d={`M${x(0)} ${y(0)}L${x(end)} ${y(slope.median * end)}`} className={css.median} />
          <path
            d={`M${x(told)} ${y(slope.low * told)}V${y(slope.high * told)}M${x(told) - 4} ${y(slope.low * told)}h8M${x(told) - 4} ${y(slope.high * told)}h8`}
            className={css.whisker}
          />
          <circle cx={x(told)} cy={y(slope.median * told)} r="4" className={css.told} />
          <path d={`M${LEFT} ${BOTTOM + 6}H${width - RIGHT}`} className={css.rule} />
          {REPEATS.filter((repeats) => repeats <= most + 0.01).map((repeats) => (
            <g key={repeats}>
              <path d={`M${x(Math.log2(1 + repeats))} ${BOTTOM + 6}v4`} className={css.tick} />
              <text x={x(Math.log2(1 + repeats))} y={BOTTOM + 23} textAnchor="middle">
                {repeats === 0 ? t('fatigue.rested') : repeats}
              </text>
            </g>
          ))}
        </svg>
      )}
    </div>
  )
}
