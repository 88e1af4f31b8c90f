import type { Channel, Hook, Item, Variant } from '../model.ts'
import type { Signal } from '../platforms.ts'

/** Ways in which words ask for a signal. «三连» asks for three at once. */
const SAID: Readonly<Record<Signal, RegExp>> = {
  like: /点个?赞|点一个?赞|个赞|双击|三连|\blike (?:this|it|if|and|the)\b|\b(?:hit|tap|smash|press|leave|drop)\b[^.!?]{0,20}\blikes?\b/iu,
  heart: /红心|爱心|小心心|点亮.{0,2}心|\bhearts?\b/iu,
  comment: /评论|留言|弹幕|\bcomments?\b/iu,
  share: /转发|分享|转给|\bshares?\b/iu,
  save: /收藏|三连|\bsaves?\b|\bbookmarks?\b/iu,
  coin: /投币|硬币|三连|\bcoins?\b/iu,
  follow: /关注|订阅|\bfollow\b|\bsubscribe\b/iu,
}
const SENTENCE_END = /[。！？!?；;\n]|\.(?=\s|$)/u

const hasWords = (text: string | undefined) => (text ?? '').trim() !== ''

/** Everything a hook asks for: its own signal, both lines of a 双轨CTA, both acts of a choice. */
export const signalsOf = ({ signal, lines, options }: Hook): readonly Signal[] =>
  [signal, lines?.light.signal, lines?.deep.signal, options?.a.act, options?.b.act].filter((one) => one != null)

/** Ways in which words say for whom, or when, an ask is meant. */
const CONDITION =
  /如果|要是|假如|若是|只要|的话|觉得|想.{1,16}[就的，,]|[^，。！？!?,\s]{2,}的(?:人|朋友|你|，|,)|[^，。！？!?,\s]{2,}就(?!是)|\b(?:if|when(?:ever)? you|whoever|those who|want)\b/iu

/** True if words say of themselves on what condition they ask: «被这一刻打动的，点个小红心». */
export const statesCondition = (words: string): boolean => CONDITION.test(words)

/** A 双轨CTA whose two lines each say when they are meant: its two asks do not get in each other's way. */
const hasBothConditions = ({ kind, lines }: Hook): boolean =>
  kind === 'dual-track' &&
  lines !== null &&
  [lines.light, lines.deep].every(({ condition, words }) => hasWords(condition) || statesCondition(words))

/** A choice that is voted for by two different acts: the viewer does one of them, by design. */
const isVotedByActs = ({ kind, options }: Hook): boolean =>
  kind === 'choice' && options?.a.act != null && options.b.act != null && options.a.act !== options.b.act

export const asksLight = (hook: Hook, { light }: Channel): boolean => signalsOf(hook).includes(light)
export const asksDeep = (hook: Hook, { deep }: Channel): boolean => signalsOf(hook).some((one) => deep.includes(one))

type Film = Pick<Item, 'durationSeconds'>

/** Where in what a viewer meets a hook stands: a line of its own, or a second of the film; null where it is not known. */
type Moment = { readonly on: 'film' | 'cover' | 'title'; readonly second: number } | null

/** Stands for the last seconds of a film of unknown length. */
const UNKNOWN_END = 1e9

function momentOf({ placement, second }: Hook, { durationSeconds }: Film): Moment {
  if (placement === 'cover' || placement === 'title') return { on: placement, second: 0 }
  if (placement === 'caption' || placement === 'pinned') return null
  if (second !== null) return { on: 'film', second }
  if (placement === 'opening') return { on: 'film', second: 0 }
  return placement === 'ending' ? { on: 'film', second: durationSeconds ?? UNKNOWN_END } : null
}

/** Asks less than this many seconds apart, or exactly so far, reach the viewer as one. */
const TOO_NEAR = 5

const secondsBetween = (a: Moment, b: Moment): number =>
  a && b && a.on === b.on ? Math.abs(a.second - b.second) : Infinity

/** True if two hooks meet the viewer in one moment. */
export const areNear = (a: Hook, b: Hook, item: Item): boolean =>
  secondsBetween(momentOf(a, item), momentOf(b, item)) <= TOO_NEAR

/** Light and deep asked at once: by two hooks too near each other, in one sentence, or by a 双轨CTA without conditions. */
export type Collision =
  | { readonly form: 'near'; readonly light: Hook; readonly deep: Hook; readonly seconds: number }
  | { readonly form: 'sentence' | 'dual'; readonly hook: Hook }

export function collisionsOf({ hooks }: Pick<Variant, 'hooks'>, item: Film, channel: Channel): readonly Collision[] {
  const free = hooks.filter((hook) => hook.kind !== 'dual-track' && !isVotedByActs(hook))
  const lights = free.filter((hook) => asksLight(hook, channel))
  const near = free
    .filter((hook) => asksDeep(hook, channel))
    .flatMap((deep): Collision[] => {
      const [closest] = lights
        .filter((light) => light !== deep)
        .map((light) => ({ light, seconds: secondsBetween(momentOf(light, item), momentOf(deep, item)) }))
        .filter(({ seconds }) => seconds <= TOO_NEAR)
        .toSorted((a, b) => a.seconds - b.seconds)
      return closest ? [{ form: 'near', deep, ...closest }] : []
    })
  const alone = hooks.flatMap((hook): Collision[] => {
    if (hook.kind === 'dual-track') return hasBothConditions(hook) ? [] : [{ form: 'dual', hook }]
    return !isVotedByActs(hook) && namesBoth(hook.words, channel) ? [{ form: 'sentence', hook }] : []
  })
  return [...alone, ...near]
}

/** Two or more hooks that ask in the very same second of the film, and the signal that most of them ask for. */
export interface Crowd {
  readonly hooks: readonly Hook[]
  readonly second: number
  /** Null where no two ask for the same. */
  readonly shared: Signal | null
  /** Those that ask for it; all where none is shared. */
  readonly alike: readonly Hook[]
}

export function crowdsOf({ hooks }: Pick<Variant, 'hooks'>): readonly Crowd[] {
  const asking = hooks.filter((hook) => hook.second !== null && signalsOf(hook).length > 0)
  const secondOf = (hook: Hook) => Math.floor(hook.second ?? 0)
  return [...new Set(asking.map(secondOf))].flatMap((second): Crowd[] => {
    const crowd = asking.filter((hook) => secondOf(hook) === second)
    if (crowd.length < 2) return []
    const [most] = [...new Set(crowd.flatMap(signalsOf))]
      .map((signal) => ({ signal, alike: crowd.filter((hook) => signalsOf(hook).includes(signal)) }))
      .toSorted((a, b) => b.alike.length - a.alike.length)
    const isShared = most !== undefined && most.alike.length > 1
    return [{ hooks: crowd, second, shared: isShared ? most.signal : null, alike: isShared ? most.alike : crowd }]
  })
}

const namesBoth = (words: string, { light, deep }: Channel) =>
  words
    .split(SENTENCE_END)
    .some((sentence) => SAID[light].test(sentence) && deep.some((one) => SAID[one].test(sentence)))

/** The nearest second, on either side of the light ask, where the deep one stands clear of all light ones; null if none does. */
export function clearSecond(deep: Hook, light: Hook, item: Item, { hooks }: Variant, channel: Channel): number | null {
  if (deep.second === null || light.second === null) return null
  const taken = hooks.filter((hook) => hook !== deep && asksLight(hook, channel)).map((hook) => momentOf(hook, item))
  const start = light.second
  const isClear = (second: number) =>
    second > 3 &&
    second <= (item.durationSeconds ?? Infinity) &&
    taken.every((moment) => secondsBetween(moment, { on: 'film', second }) > TOO_NEAR)
  const steps = Array.from({ length: 20 }, (_, i) => 8 * (i + 1))
  return steps.flatMap((step) => [start - step, start + step]).find(isClear) ?? null
}
