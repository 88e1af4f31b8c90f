import { useTranslation } from 'react-i18next'
import { FIELDS, type Field } from '../../../shared/engine/index.ts'
import { metricText, percentText, percentTickText } from '../../../shared/format.ts'
import { useLanguage } from '../../data.ts'
import { cx } from '../../kit/cx.ts'
import { useWidth } from '../../use-width.ts'
import { planeOf, type Frame } from './plane.ts'
import css from './Quadrants.module.css'
import type { Known } from './words.ts'

const [LEFT, TOP, RIGHT, FOOT] = [48, 22, 8, 34]
const TALLEST = 616
/** Dots over each other grow darker: they are drawn in so many layers. */
const LAYERS = Array.from({ length: 12 }, (_, layer) => layer)
/** As drawn by a line without length and round ends. */
const DOT = 'h0'

interface PlotProps {
  readonly say: Known
  readonly deepName: string
  readonly label: string
  /** The post that is pointed at in the list. */
  readonly lit: string | null
}

/** Every video between watched and felt, on the creator's own axes; the last ten are numbered. */
export function Plot({ say, deepName, label, lit }: PlotProps) {
  const { t } = useTranslation()
  const [ref, width] = useWidth()
  const height = Math.min(TALLEST, Math.round(width * 0.99))
  return (
    <div ref={ref} className={css.plot}>
      {width === 0 ? null : (
        <svg width={width} height={height} role="img" aria-label={label}>
          <Drawn say={say} lit={lit} frame={{ left: LEFT, right: width - RIGHT, top: TOP, bottom: height - FOOT }} />
          <text x="0" y="12" className="deep-t">
            {deepName}
          </text>
          <text x={width - RIGHT} y={height - 2} textAnchor="end">
            {t('metric.completion')}
          </text>
        </svg>
      )}
    </div>
  )
}

interface DrawnProps {
  readonly say: Known
  readonly lit: string | null
  readonly frame: Frame
}

function Drawn({ say, lit, frame }: DrawnProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { dots, recent, fields, stands, usual } = say
  const plane = planeOf(say, frame)
  const { left, right, top, bottom } = frame
  const { x: midX, y: midY } = plane.middle
  const corner = (field: Field) => ({
    isRight: field === 'both' || field === 'unfelt',
    isUpper: field === 'both' || field === 'shallow',
  })
  const layers = LAYERS.map((layer) => ({ layer, path: '' }))
  for (const [i, completion] of dots.completion.entries())
    layers[i % LAYERS.length]!.path +=
      `M${plane.x(completion).toFixed(1)} ${plane.y(dots.deep[i] ?? 0).toFixed(1)}${DOT}`
  return (
    <>
      {stands ? (
        <rect
          x={corner(stands).isRight ? midX : left}
          y={corner(stands).isUpper ? top : midY}
          width={corner(stands).isRight ? right - midX : midX - left}
          height={corner(stands).isUpper ? midY - top : bottom - midY}
          className={css.band}
        />
      ) : null}
      <path d={`M${left} ${top}V${bottom}H${right}`} className={css.frame} />
      {plane.xTicks.map(({ value, at }) => (
        <g key={value}>
          <path d={`M${at} ${bottom}v4`} className={css.tick} />
          <text x={at} y={bottom + 17} textAnchor="middle">
            {percentTickText(value, value, language)}
          </text>
        </g>
      ))}
      {plane.yTicks.map(({ value, at }) => (
        <g key={value}>
          <path d={`M${left - 4} ${at}h4`} className={css.tick} />
          <text x={left - 8} y={at + 4} textAnchor="end">
            {percentTickText(value, value, language)}
          </text>
        </g>
      ))}
      {plane.hasZero ? (
        <text x={left - 8} y={bottom - 3} textAnchor="end">
          {percentText(0, language)}
        </text>
      ) : null}
      {layers.map(({ layer, path }) => (
        <path key={layer} d={path} className={css.dots} />
      ))}
      <path d={`M${midX} ${top}V${bottom + 6}M${left - 6} ${midY}H${right}`} className={css.axis} />
      <text x={midX} y={bottom + 17} textAnchor="middle" className={css.usual}>
        {metricText('completion', usual.completion, language)}
      </text>
      <text x={left - 8} y={midY + 4} textAnchor="end" className={css.usual}>
        {metricText('deepRate', usual.deep, language)}
      </text>
      {FIELDS.map((field) => {
        const { isRight, isUpper } = corner(field)
        const count = fields.find((one) => one.field === field)
        const x = isRight ? right - 8 : left + 10
        const y = isUpper ? top + 20 : bottom - (plane.hasZero ? 52 : 32)
        return (
          <g key={field} textAnchor={isRight ? 'end' : 'start'} className={cx(field === stands && css.on)}>
            <text x={x} y={y} className={css.field}>
              {t(`quadrants.field.${field}`)}
            </text>
            <text x={x} y={y + 19} className={css.halo}>
              {t('quadrants.counts', { all: count?.all ?? 0, recent: count?.recent ?? 0 })}
            </text>
          </g>
        )
      })}
      {recent
        .map((post, i) => ({ ...post, number: i + 1 }))
        .toReversed()
        .map(({ id, completion, deep, field, title, number }) => (
          <g
            key={id}
            transform={`translate(${plane.x(completion).toFixed(1)} ${plane.y(deep).toFixed(1)})`}
            className={cx(css.disc, field !== null && field === stands && css.solid, id === lit && css.lit)}
          >
            <title>{title}</title>
            <circle r="9" />
            <text y="4" textAnchor="middle">
              {number}
            </text>
          </g>
        ))}
    </>
  )
}
