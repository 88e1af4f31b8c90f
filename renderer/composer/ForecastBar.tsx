import { useRef, useState, type PointerEvent } from 'react'
import type { SimilarPost } from '../../shared/evidence.ts'
import { dayText, metricText } from '../../shared/format.ts'
import type { Forecast } from '../../shared/history.ts'
import { partsOf } from '../../shared/time.ts'
import { today } from '../clock.ts'
import { useLanguage } from '../data.ts'
import { cx } from '../kit/cx.ts'
import { placeOn, RangeBar } from '../kit/RangeBar.tsx'
import { PointedTip } from '../kit/Tooltip.tsx'
import { go } from '../ui.ts'
import { useComposer } from './composer.ts'
import { metricTone } from './metric-names.ts'
import css from './Side.module.css'
import type { Axis } from './use-axes.ts'

/** How near the pointer must be to a dot, in pixels. */
const REACH = 7
/** Above it the pointer is on the range, not among the dots. */
const DOTS_FROM = 16

interface ForecastBarProps {
  readonly forecast: Forecast
  readonly target: number | null
  readonly axis: Axis | undefined
  readonly similar: readonly SimilarPost[]
  readonly width: number
}

/**
 * A range with what similar posts brought as dots under it. Pointed at, a dot says which post it is; a click opens it. The
 * same posts stand in the list that the heading opens, for the keyboard and for readers.
 */
export function ForecastBar({ forecast, target, axis, similar, width }: ForecastBarProps) {
  const language = useLanguage()
  const { channel } = useComposer()
  const box = useRef<HTMLSpanElement>(null)
  const mark = useRef<HTMLSpanElement>(null)
  const [near, setNear] = useState<number | null>(null)
  const { metric } = forecast
  const dots = similar.flatMap((post) => {
    const value = post.values[metric]
    return value === undefined ? [] : [{ post, value }]
  })
  const x = axis ? placeOn(axis, width) : null
  const lit = near === null ? undefined : dots[near]

  const point = (event: PointerEvent) => {
    const rect = box.current?.getBoundingClientRect()
    if (!rect || !x || event.clientY - rect.top < DOTS_FROM) return setNear(null)
    const at = ((event.clientX - rect.left) / rect.width) * width
    const [nearest] = dots
      .map(({ value }, index) => ({ index, away: Math.abs(x(value) - at) }))
      .toSorted((a, b) => a.away - b.away)
    setNear(nearest && nearest.away <= REACH ? nearest.index : null)
  }

  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- by keyboard the list that the heading opens leads to these posts
    <span
      ref={box}
      className={cx(css.bar, lit && css.pointed)}
      onPointerMove={point}
      onPointerLeave={() => setNear(null)}
      onClick={() => lit && go('history', lit.post.id)}
    >
      <RangeBar
        forecast={forecast}
        tone={metricTone(metric, channel)}
        target={target}
        width={width}
        dots={dots.map(({ value }) => value)}
        lit={near}
        {...(axis ? { domain: axis } : {})}
      />
      {lit && x ? (
        <>
          <span ref={mark} className={css.mark} style={{ left: `${(x(lit.value) / width) * 100}%` }} />
          <PointedTip key={lit.post.id} anchor={mark}>
            <b className="num">{metricText(metric, lit.value, language)}</b>
            {lit.post.title}
            <span className="nb">{dayText(lit.post.publishedDay, language, partsOf(today(channel.zone)).year)}</span>
          </PointedTip>
        </>
      ) : null}
    </span>
  )
}
