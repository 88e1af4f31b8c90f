import { signalsOf } from './checks/asks.ts'
import { readCount } from './importers/values.ts'
import type { Channel, Hook, HookKind, Placement, Promised, Variant } from './model.ts'
import { MOST_OWED_AT, PLACEMENTS } from './values.ts'
import type { Signal } from './platforms.ts'

/** Seconds in which most viewers decide to stay: the opening. */
export const OPENING_SECONDS = 3

/** Reads from how many on something is owed, as people write it; nothing written is null. */
export function readThreshold(text: string): number | null | 'wrong' {
  if (text.trim() === '') return null
  const reading = readCount(text)
  const value = 'value' in reading ? reading.value : null
  return value !== null && value >= 1 && value <= MOST_OWED_AT ? value : 'wrong'
}

/** The parts of a film that have a clock. */
export const FILM_PLACEMENTS = ['opening', 'middle', 'ending'] as const satisfies readonly Placement[]
export const isOnFilm = (placement: Placement): boolean => (FILM_PLACEMENTS as readonly string[]).includes(placement)

/** The last part of a film: 15 % of it, at least 5 seconds. */
const endingFrom = (duration: number) => duration - Math.max(5, duration * 0.15)

export function placementAt(second: number, duration: number): Placement {
  if (second <= OPENING_SECONDS) return 'opening'
  return second >= endingFrom(duration) ? 'ending' : 'middle'
}

const tenth = (second: number) => Math.round(second * 10) / 10

/** The hook at another second of the film; where that is another part of it, the placement follows. */
export function hookAt(hook: Hook, second: number, duration: number): Hook {
  const moved = tenth(Math.min(duration, Math.max(0, second)))
  return moved === hook.second ? hook : { ...hook, second: moved, placement: placementAt(moved, duration) }
}

/** The hook in another place, at the second that is usual there. */
export function hookIn(hook: Hook, placement: Placement, duration: number | null): Hook {
  if (placement === hook.placement) return hook
  return { ...hook, placement, second: usualSecond(placement, duration) }
}

function usualSecond(placement: Placement, duration: number | null): number | null {
  if (placement === 'opening') return 0
  if (duration === null || !isOnFilm(placement)) return null
  return placement === 'middle' ? Math.round(duration / 2) : Math.max(0, Math.round(duration) - 5)
}

/** Where on the film a hook stands, also while its second is not set; null off the film. */
export function momentOn({ placement, second }: Hook, duration: number): number | null {
  if (!isOnFilm(placement)) return null
  if (second !== null) return Math.min(second, duration)
  return placement === 'opening' ? 0 : placement === 'middle' ? duration / 2 : duration
}

/** In the order in which a viewer meets them. */
export function inViewerOrder(hooks: readonly Hook[], duration: number): Hook[] {
  const place = ({ placement }: Hook) => PLACEMENTS.indexOf(isOnFilm(placement) ? 'opening' : placement)
  return hooks.toSorted(
    (a, b) =>
      place(a) - place(b) || (momentOn(a, duration) ?? 0) - (momentOn(b, duration) ?? 0) || (a.id < b.id ? -1 : 1),
  )
}

type Pair = Pick<Channel, 'light' | 'deep'>

/** What a new hook of a kind asks for, given the channel's two signals. */
const ASKS: Readonly<Record<HookKind, (light: Signal, deep: Signal) => Signal | null>> = {
  suspense: () => null,
  choice: () => null,
  'dual-track': (light) => light,
  question: () => 'comment',
  save: () => 'save',
  threshold: (light) => light,
  'ending-vote': (light) => light,
  unlock: (light) => light,
  stance: () => 'comment',
  'golden-line': (_, deep) => deep,
  thread: () => 'follow',
  backstage: () => null,
  'co-create': () => 'comment',
  share: () => 'share',
  follow: () => 'follow',
}

/** Kinds that owe something: how many it takes, what follows, by when. */
export const PROMISING: readonly HookKind[] = ['threshold', 'ending-vote', 'co-create']
const NOTHING_OWED: Promised = { signal: null, threshold: null, what: '', by: null, outcome: null }
const deepOf = ({ light, deep }: Pair) => deep[0] ?? light

/** The hook as another kind: what only the old kind had goes, what the new one needs is there to be filled in. */
export function asKind(hook: Hook, kind: HookKind, pair: Pair): Hook {
  const signal = ASKS[kind](pair.light, deepOf(pair))
  const line = { condition: '', words: '' }
  return {
    ...hook,
    kind,
    signal,
    options:
      kind === 'choice'
        ? (hook.options ?? { a: { label: '', act: pair.light }, b: { label: '', act: 'comment' } })
        : null,
    lines:
      kind === 'dual-track'
        ? (hook.lines ?? { light: { ...line, signal: pair.light }, deep: { ...line, signal: deepOf(pair) } })
        : null,
    promise: PROMISING.includes(kind) ? (hook.promise ?? { ...NOTHING_OWED, signal }) : null,
  }
}

/** Where a hook of a kind usually stands. */
const USUAL_PLACE: Readonly<Partial<Record<HookKind, Placement>>> = {
  suspense: 'opening',
  question: 'pinned',
  choice: 'middle',
  stance: 'middle',
  backstage: 'middle',
}

/** A hook of a kind with nothing said yet, where that kind usually stands. */
export function newHook(
  id: string,
  kind: HookKind,
  pair: Pair,
  place: Placement | null,
  duration: number | null,
): Hook {
  const placement = place ?? USUAL_PLACE[kind] ?? 'ending'
  const blank: Hook = {
    id,
    kind,
    placement,
    second: usualSecond(placement, duration),
    signal: null,
    words: '',
    options: null,
    lines: null,
    promise: null,
  }
  return asKind(blank, kind, pair)
}

/** What a hook says, as one line: its words, else those of its lines or its options. */
export function spokenWords({ words, lines, options }: Pick<Hook, 'words' | 'lines' | 'options'>): string {
  if (lines) return [lines.light.words, lines.deep.words].filter(Boolean).join(' ') || words
  if (words || !options) return words
  return [options.a.label, options.b.label].filter(Boolean).join(' / ')
}

/**
 * The second nearest to a hook's own where no other hook asks within five seconds: in its part of the film, or (`anywhere`) in
 * another after the opening. Null if there is none.
 */
export function clearSecondOf(
  hook: Hook,
  hooks: readonly Hook[],
  duration: number,
  { gap = 5, anywhere = false }: { readonly gap?: number; readonly anywhere?: boolean } = {},
): number | null {
  const own = hook.second
  if (own === null) return null
  const taken = hooks
    .filter((other) => other.id !== hook.id && signalsOf(other).length > 0)
    .flatMap((other) => momentOn(other, duration) ?? [])
  const isIn = (second: number) =>
    anywhere ? second > OPENING_SECONDS : placementAt(second, duration) === hook.placement
  const isClear = (second: number) =>
    second >= 0 && second <= duration && isIn(second) && taken.every((other) => Math.abs(other - second) > gap)
  const steps = Array.from({ length: Math.ceil(duration) + 1 }, (_, step) => step)
  return steps.flatMap((step) => [own - step, own + step]).find(isClear) ?? null
}

/** A new hook clear of the asks that are there: five seconds away where its part of the film has the room, else on a second of its own. */
export function clearOf(hook: Hook, hooks: readonly Hook[], duration: number | null): Hook {
  if (duration === null || signalsOf(hook).length === 0) return hook
  const second = clearSecondOf(hook, hooks, duration) ?? clearSecondOf(hook, hooks, duration, { gap: 0.9 })
  return second === null ? hook : { ...hook, second }
}

/** On which of the two rails a hook has a node. */
export const railsOf = (hook: Hook, { light, deep }: Pair): { readonly light: boolean; readonly deep: boolean } => {
  const signals = signalsOf(hook)
  return { light: signals.includes(light), deep: signals.some((signal) => deep.includes(signal)) }
}

export const hookById = (variant: Variant | null, id: string): Hook | null =>
  variant?.hooks.find((hook) => hook.id === id) ?? null
