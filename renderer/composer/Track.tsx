import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { collisionsOf, type Collision } from '../../shared/checks/asks.ts'
import { clockText } from '../../shared/format.ts'
import { isOnFilm, OPENING_SECONDS } from '../../shared/hooks.ts'
import type { Hook, Letter } from '../../shared/model.ts'
import { cx } from '../kit/cx.ts'
import { SeverityMark } from '../kit/SeverityMark.tsx'
import { AddHook } from './AddHook.tsx'
import { useComposer, useItem } from './composer.ts'
import { FilmHook } from './FilmHook.tsx'
import css from './Timeline.module.css'
import { heightsOf, layOut, MARK, SLOTS, ticksOf, xOf, type Stage } from './timeline-layout.ts'

interface TrackProps {
  readonly letter: Letter
  readonly hooks: readonly Hook[]
  readonly stage: Stage
}

/** One version on its two rails. A rail is lit by the item's track, a node by a hook: a rail without a node is an intention without an ask. */
export function Track({ letter, hooks, stage }: TrackProps) {
  const { t } = useTranslation()
  const { channel, isLocked } = useComposer()
  const { durationSeconds, track } = useItem((item) => ({ durationSeconds: item.durationSeconds, track: item.track }))
  const [moved, setMoved] = useState<number | null>(null)
  const flagText = (hook: Hook) => (stage.isNarrow && !isOnFilm(hook.placement) ? '' : t(`hookShort.${hook.kind}`))
  const clock = (hook: Hook) => (stage.isNarrow || stage.isStill || hook.second === null ? '' : clockText(hook.second))
  const clashText = (collision: Collision) =>
    collision.form === 'near'
      ? t('composer.clash.near', { seconds: Math.round(collision.seconds * 10) / 10 })
      : t(`composer.clash.${collision.form}`)

  const layout = layOut(hooks, collisionsOf({ hooks: [...hooks] }, { durationSeconds }, channel), channel, stage, {
    flag: (hook) => 28 + wide(flagText(hook)) + (clock(hook) ? wide(clock(hook)) + 4 : 0),
    note: (collision) => (stage.isNarrow ? MARK : 30 + wide(clashText(collision))),
  })
  const heights = heightsOf(layout)
  const { film } = stage
  const isLit = {
    light: track === 'reach' || track === 'both',
    deep: track === 'bond' || track === 'both',
  }
  const empty = isLocked ? [] : SLOTS.filter((slot) => !hooks.some(({ placement }) => placement === slot))

  return (
    <div
      className={css.track}
      style={{ height: heights.total }}
      role="group"
      aria-label={t('composer.hooksOf', { letter })}
    >
      <i className={cx(css.rail, css.light, isLit.light && css.lit)} style={{ top: heights.lightRail }} />
      <i className={cx(css.rail, css.deep, isLit.deep && css.lit)} style={{ top: heights.deepRail }} />
      <div
        className={cx(css.film, durationSeconds === null && css.open)}
        style={{ left: film.left, width: film.right - film.left, top: heights.film, height: heights.filmHeight }}
      >
        {ticksOf(stage)
          .slice(1, -1)
          .map((second) => (
            <i key={second} style={{ left: xOf(second, stage) - film.left }} />
          ))}
        {stage.isStill ? null : (
          <span
            className={css.opening}
            style={{ width: xOf(Math.min(OPENING_SECONDS, stage.duration), stage) - film.left }}
          />
        )}
      </div>
      {layout.clashes.map(({ collision, left, right, note: place }) => (
        <div key={`${collision.form} ${left} ${right}`}>
          <div
            className={css.clash}
            style={{
              left,
              width: right - left,
              top: heights.lightRail - 7,
              height: heights.deepRail - heights.lightRail + 14,
            }}
          />
          <p
            className={css.note}
            style={{ left: place?.left ?? right + 4, top: heights.film + 8 }}
            title={clashText(collision)}
          >
            <SeverityMark severity="warning" label={null} />
            <span className={cx((!place || place.isMark) && 'vh')}>{clashText(collision)}</span>
          </p>
        </div>
      ))}
      {empty.map((slot) => (
        <span
          key={slot}
          className={css.empty}
          style={{ left: stage.slots[slot] + 4, top: heights.film + heights.filmHeight / 2 - 11 }}
        >
          <AddHook letter={letter} placement={slot} look="slot" />
        </span>
      ))}
      {layout.flags.map(({ hook, lane, isSecond, x, left, width, level }) => (
        <FilmHook
          key={`${hook.id} ${lane}`}
          hook={hook}
          lane={lane}
          isSecond={isSecond}
          x={x}
          left={left}
          width={width}
          top={heights.flagTop(lane, level)}
          rail={lane === 'up' ? heights.lightRail : heights.deepRail}
          edge={lane === 'up' ? heights.film : heights.film + heights.filmHeight}
          stage={stage}
          text={flagText(hook)}
          clock={clock(hook)}
          onMoved={setMoved}
        />
      ))}
      <p className="vh" role="status">
        {moved === null ? '' : clockText(moved)}
      </p>
    </div>
  )
}

/** Width of a label in the 12 px face: a character of Chinese is as wide as the type is high. */
const wide = (text: string) =>
  Array.from(text).reduce((sum, character) => sum + (character > '\u2e7f' ? 12 : 6.9), 0) +
  // The gap that is set between Chinese and Latin.
  (text.match(/[\u2e80-\u9fff](?=\w)|\w(?=[\u2e80-\u9fff])/gu)?.length ?? 0) * 3
