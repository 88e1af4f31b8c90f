import { memo, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { clockText } from '../../shared/format.ts'
import { hookAt, isOnFilm, spokenWords } from '../../shared/hooks.ts'
import type { Hook } from '../../shared/model.ts'
import { editHook } from '../../shared/variants.ts'
import { cx } from '../kit/cx.ts'
import { HOOK_ICON, SIGNAL_ICON } from '../kit/signals.tsx'
import { useComposer } from './composer.ts'
import css from './Timeline.module.css'
import { dropped, type Flag, type Stage } from './timeline-layout.ts'

interface FilmHookProps extends Omit<Flag, 'level'> {
  readonly top: number
  /** Where its node stands on the rail, and where its pin ends at the film. */
  readonly rail: number
  readonly edge: number
  readonly stage: Stage
  readonly text: string
  readonly clock: string
  /** Where the arrow keys have taken it, to be said aloud. */
  readonly onMoved: (second: number) => void
}

/** Pixels that tell a drag from a click. */
const START = 3
const TONE = { up: 'light', down: 'deep', mid: 'lure' } as const

/** A hook on its rail: a click selects it, a drag or the arrow keys move it along the film. */
export const FilmHook = memo(function FilmHook(props: FilmHookProps) {
  const { t } = useTranslation()
  const { draft, channel, isLocked, edit, hookId, selectHook } = useComposer()
  const drag = useRef<{ readonly from: number; readonly grip: number; readonly start: Hook; isMoving: boolean } | null>(
    null,
  )
  const { hook, lane, isSecond, x, left, width, top, rail, edge, stage, text, clock, onMoved } = props
  const isSelected = hook.id === hookId
  const field = `hooks.${hook.id}.second`
  const put = (next: Hook) => edit(field, (before) => editHook(before, hook.id, () => next))

  const stageLeft = (element: Element) => element.parentElement?.getBoundingClientRect().left ?? 0
  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.button !== 0) return
    selectHook(hook.id)
    if (isLocked) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const pointer = event.clientX - stageLeft(event.currentTarget)
    drag.current = { from: pointer, grip: x - pointer, start: hook, isMoving: false }
  }
  const onPointerMove = (event: PointerEvent<HTMLButtonElement>) => {
    const held = drag.current
    if (!held) return
    const pointer = event.clientX - stageLeft(event.currentTarget)
    if (!held.isMoving && Math.abs(pointer - held.from) < START) return
    held.isMoving = true
    const grain = event.shiftKey ? 0.1 : 1
    const next = dropped(hook, pointer + held.grip, grain, stage, draft.get().item.durationSeconds)
    if (next !== hook) put(next)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape' && drag.current) {
      put(drag.current.start)
      drag.current = null
      return event.preventDefault()
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      return selectHook(hook.id, true)
    }
    if (isLocked) return
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      const next = neighbour(event.currentTarget)
      edit(`hooks.${hook.id}`, (before) => editHook(before, hook.id, () => null))
      selectHook(null)
      return next?.focus()
    }
    const steps = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (!steps || !isOnFilm(hook.placement) || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const share = (x - stage.film.left) / (stage.film.right - stage.film.left)
    const next = stage.isStill
      ? dropped(
          hook,
          x + (steps * (stage.film.right - stage.film.left)) / 2,
          1,
          stage,
          draft.get().item.durationSeconds,
        )
      : hookAt(hook, (hook.second ?? share * stage.duration) + steps * (event.shiftKey ? 0.1 : 1), stage.duration)
    put(next)
    if (next.second !== null) onMoved(next.second)
  }

  const Icon = hook.signal ? SIGNAL_ICON[hook.signal] : HOOK_ICON[hook.kind]
  const tone = TONE[lane]
  const own = lane === 'down' && isSecond ? channel.deep[0] : hook.signal
  const Mark = isSecond && own ? SIGNAL_ICON[own] : Icon
  const more = [
    text ? '' : t(`hook.${hook.kind}`),
    t(`placement.${hook.placement}`),
    clock || hook.second === null ? '' : clockText(hook.second),
    hook.signal ? t('composer.asksFor', { signal: t(`signal.${hook.signal}`).toLowerCase() }) : '',
    spokenWords(hook),
  ]
  const isLoose = hook.second === null && isOnFilm(hook.placement)
  const pin = lane === 'up' ? { top, height: edge - top } : { top: edge, height: top + 24 - edge }

  return (
    <>
      {lane === 'mid' ? null : (
        <>
          <i className={cx(css.pin, css[tone], isLoose && css.loose)} style={{ left: x - 1, ...pin }} />
          <i className={cx(css.node, css[tone])} style={{ left: x, top: rail }} />
        </>
      )}
      <button
        type="button"
        className={cx(
          css.flag,
          css[tone],
          left + width / 2 < x ? css.left : css.right,
          isSelected && css.selected,
          isLoose && css.loose,
        )}
        style={{ left, top, width }}
        aria-pressed={isSelected}
        data-hook={hook.id}
        {...(isSecond ? { tabIndex: -1, 'aria-hidden': true } : {})}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={() => (drag.current = null)}
        onPointerCancel={() => (drag.current = null)}
        onFocus={() => selectHook(hook.id)}
        onKeyDown={onKeyDown}
      >
        <Mark className="i12" aria-hidden />
        {text ? <span>{text}</span> : null}
        {clock ? <span className={css.clock}>{clock}</span> : null}
        <span className="vh">{more.filter(Boolean).join(t('list.and'))}</span>
      </button>
    </>
  )
})

/** The flag to go to when this one is taken away. */
function neighbour(flag: HTMLElement): HTMLElement | undefined {
  const flags = [...(flag.parentElement?.querySelectorAll<HTMLElement>('[data-hook]:not([aria-hidden])') ?? [])]
  const at = flags.indexOf(flag)
  return flags[at + 1] ?? flags[at - 1]
}
