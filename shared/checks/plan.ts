import type { Remedy } from '../finding.ts'
import { clearSecondOf, newHook, OPENING_SECONDS, placementAt, PROMISING } from '../hooks.ts'
import { titleOf } from '../items.ts'
import type { Hook, Item, Placement, Variant } from '../model.ts'
import { normalise } from '../text.ts'
import type { WordHit } from '../words.ts'
import {
  areNear,
  asksDeep,
  asksLight,
  clearSecond,
  collisionsOf,
  crowdsOf,
  statesCondition,
  type Collision,
  type Crowd,
} from './asks.ts'
import type { Check, Told, View } from './context.ts'
import { armMissing } from './experiments.ts'
import { numbersSaid } from './promise-words.ts'
import { textsOf, type PublicText } from './texts.ts'

// What an item says and asks, looked at by itself.

const AT_THE_END: readonly Placement[] = ['ending', 'caption', 'pinned']

const isOpening = ({ placement, second }: Hook) =>
  second === null ? placement === 'opening' : second <= OPENING_SECONDS

function noOpeningHook({ item, variant, letter }: View): Told[] {
  if (item.format !== 'short' && item.format !== 'long') return []
  if (variant.hooks.some(isOpening)) return []
  return [{ remedy: { do: 'add-hook', kind: 'suspense', placement: 'opening', signal: null, variant: letter } }]
}

function noEndingAsk(view: View): Told[] {
  if (view.variant.hooks.some(({ placement }) => AT_THE_END.includes(placement))) return []
  return [{ remedy: askFor(view.item.track, view) }]
}

/** The ask that fits a track, at the ending, or under the film where the ending asks for the other signal already. */
function askFor(track: View['item']['track'], { variant, channel, letter, item }: View): Remedy {
  const light = channel.light
  const deep = channel.deep[0] as typeof light
  const opposed = track === 'bond' ? asksLight : asksDeep
  const ending = newHook('', 'question', channel, 'ending', item.durationSeconds)
  const isTaken = variant.hooks.some((hook) => opposed(hook, channel) && areNear(hook, ending, item))
  const base = { do: 'add-hook', variant: letter } as const
  const placement = isTaken ? 'caption' : 'ending'
  if (track === 'bond') return { ...base, kind: 'golden-line', placement, signal: deep }
  if (track === 'reach') return { ...base, kind: 'unlock', placement, signal: light }
  if (track === 'both') return { ...base, kind: 'dual-track', placement, signal: light, deepSignal: deep }
  return { ...base, kind: 'question', placement, signal: 'comment' }
}

function trackMismatch(view: View): Told[] {
  const { item, variant, channel } = view
  if (item.track !== 'reach' && item.track !== 'bond') return []
  const fits = item.track === 'reach' ? asksLight : asksDeep
  if (variant.hooks.some((hook) => fits(hook, channel))) return []
  const signal = item.track === 'reach' ? channel.light : (channel.deep[0] ?? channel.light)
  return [{ params: { form: item.track, track: item.track, signal }, remedy: askFor(item.track, view) }]
}

function tracksCollide(view: View): Told[] {
  const collisions = collisionsOf(view.variant, view.item, view.channel)
  const isPair = (hooks: readonly Hook[]) =>
    collisions.some((one) => one.form === 'near' && hooks.every((hook) => hook === one.light || hook === one.deep))
  const crowds = crowdsOf(view.variant).filter(({ hooks }) => !isPair(hooks))
  const isTold = (one: Collision) =>
    one.form === 'near' && crowds.some(({ hooks }) => hooks.includes(one.light) && hooks.includes(one.deep))
  return [
    ...crowds.flatMap((crowd) => crowded(crowd, view)),
    ...collided(
      collisions.filter((one) => !isTold(one)),
      view,
    ),
  ]
}

/** The latest of those that ask for the same goes to a second of its own; a 双轨CTA stays if it can. */
function crowded({ hooks, second, shared, alike }: Crowd, { item, variant }: View): Told[] {
  const ask = alike.findLast(({ kind }) => kind !== 'dual-track') ?? alike.at(-1)
  if (!ask) return []
  const { durationSeconds } = item
  const to =
    durationSeconds === null
      ? null
      : (clearSecondOf(ask, variant.hooks, durationSeconds) ??
        clearSecondOf(ask, variant.hooks, durationSeconds, { anywhere: true }))
  return [
    {
      params: {
        form: shared ? 'crowd-same' : 'crowd',
        n: hooks.length,
        same: alike.length,
        signal: shared ?? '',
        atSecond: second,
        hook: ask.kind,
      },
      tell: `crowd-${ask.id}`,
      remedy:
        to === null || durationSeconds === null
          ? { do: 'edit-hook', hookId: ask.id }
          : { do: 'move-hook', hookId: ask.id, placement: placementAt(to, durationSeconds), second: to },
    },
  ]
}

function collided(collisions: readonly Collision[], view: View): Told[] {
  return collisions.map((collision) => {
    const signals = { light: view.channel.light, deep: view.channel.deep[0] ?? '' }
    if (collision.form !== 'near') {
      const { form, hook } = collision
      return { params: { form, ...signals }, tell: hook.id, remedy: { do: 'edit-hook', hookId: hook.id } }
    }
    const { light, deep, seconds } = collision
    return {
      params: {
        form: light.second === null || deep.second === null ? 'together' : 'near',
        seconds,
        bare: [statesCondition(light.words) ? '' : 'light', statesCondition(deep.words) ? '' : 'deep']
          .filter(Boolean)
          .join(','),
        ...signals,
        ...clocks(collision),
      },
      tell: `${light.id}-${deep.id}`,
      remedy: moved(collision, view),
    }
  })
}

const clocks = ({ light, deep }: { light: Hook; deep: Hook }) => ({
  placement: deep.placement,
  lightSecond: light.second ?? 0,
  deepSecond: deep.second ?? 0,
})

/** The deep ask stands clear of the light one: some seconds away, or, without a clock, in another part of the film. */
function moved({ light, deep }: Extract<Collision, { form: 'near' }>, { item, variant, channel }: View): Remedy {
  if (light.second === null || deep.second === null) {
    const placement = deep.placement === 'ending' ? 'middle' : 'ending'
    const isFree = !variant.hooks.some((hook) => hook.placement === placement && asksLight(hook, channel))
    return { do: 'move-hook', hookId: deep.id, placement: isFree ? placement : 'pinned', second: null }
  }
  const second = clearSecond(deep, light, item, variant, channel)
  if (second === null) return { do: 'edit-hook', hookId: deep.id }
  const placement = item.durationSeconds === null ? 'middle' : placementAt(second, item.durationSeconds)
  return { do: 'move-hook', hookId: deep.id, placement, second }
}

function choiceIncomplete({ variant }: View): Told[] {
  return variant.hooks.flatMap(({ id, kind, options }): Told[] => {
    if (kind !== 'choice') return []
    const [a, b] = [normalise(options?.a.label ?? ''), normalise(options?.b.label ?? '')]
    const act = options?.a.act ?? null
    const form = !a || !b ? 'missing' : a === b ? 'same' : act !== null && act === options?.b.act ? 'one-act' : null
    if (!form) return []
    return [{ params: { form, signal: act ?? '' }, tell: id, remedy: { do: 'edit-hook', hookId: id } }]
  })
}

function promiseIncomplete({ item, variant }: View): Told[] {
  return variant.hooks.flatMap(({ id, kind, promise, words }): Told[] => {
    if (!PROMISING.includes(kind) || promise?.outcome) return []
    const missing = [
      promise?.threshold ? '' : 'threshold',
      promise?.what.trim() ? '' : 'what',
      promise?.by ? '' : 'by',
    ].filter(Boolean)
    const edit: Remedy = { do: 'edit-hook', hookId: id }
    const lacking: Told[] =
      missing.length > 0
        ? [{ params: { form: 'missing', hook: kind, missing: missing.join(',') }, tell: id, remedy: edit }]
        : []
    // Nobody can keep, let alone hear, a promise that falls due before the video is out.
    const by = item.day !== null && item.status !== 'published' ? (promise?.by ?? null) : null
    const early: Told[] =
      by !== null && item.day !== null && by < item.day
        ? [{ params: { form: 'early', hook: kind, day: by }, tell: `${id}-early`, remedy: edit }]
        : []
    return [...lacking, ...early, ...otherNumber(id, words, promise?.threshold ?? null)]
  })
}

/** The words promise from one number on, the field from another: viewers hold to the words, the count to the field. */
function otherNumber(hookId: string, words: string, threshold: number | null): Told[] {
  const said = numbersSaid(words)
  const [first] = said
  if (!threshold || !first || said.some(({ value }) => value === threshold)) return []
  return [
    {
      params: { form: 'numbers', said: first.value, number: threshold },
      tell: `${hookId}-numbers`,
      remedy: { do: 'reword-hook', hookId, found: first.found, written: first.saying(threshold) },
      also: { do: 'set-threshold', hookId, value: first.value },
    },
  ]
}

/** One finding a word, however often the item says it. Of what is out already, only the law's list still matters. */
function sensitiveWord({ item, scene }: View): Told[] {
  const isOut = item.status === 'published'
  const places = new Map<string, { hit: WordHit; texts: PublicText[] }>()
  for (const text of textsOf(item, isOut ? item.chosen : null))
    for (const hit of scene.findWords(text.text)) {
      if (isOut && hit.list === 'own') continue
      const known = places.get(hit.word)
      if (known) known.texts.push(text)
      else places.set(hit.word, { hit, texts: [text] })
    }
  return [...places.values()].map(({ hit, texts }) => ({
    severity: hit.list === 'legal' ? 'error' : 'warning',
    params: { form: hit.list, word: hit.word, found: hit.found, places: placesOf(texts), count: texts.length },
    tell: hit.word,
    remedy: wordRemedy(hit, texts[0] as PublicText),
  }))
}

export const placesOf = (texts: readonly PublicText[]) =>
  [...new Set(texts.map(({ place }) => place.replace(/^[AB]\./, '')))].join(',')

export function wordRemedy({ found, neutral }: WordHit, { place, hookId }: PublicText): Remedy {
  if (neutral !== null) return { do: 'replace-words', found, neutral }
  return hookId ? { do: 'edit-hook', hookId } : { do: 'edit-words', place, found }
}

/** What a variant says, whatever its hooks are called. */
const senseOf = (item: Item, variant: Variant): string =>
  JSON.stringify({
    ...variant,
    title: titleOf(item, variant),
    hooks: variant.hooks.map((hook) => ({ ...hook, id: '' })),
  })

const isBlank = ({ title, cover, style, caption, pinned, hooks }: Variant): boolean =>
  hooks.length === 0 && [title, cover, style, caption, pinned].every((text) => text.trim() === '')

function abMissing(view: View): Told[] {
  const { item } = view
  const { A, B } = item.variants
  const arm = armMissing(view)
  if (!B) return arm
  if (isBlank(B)) return [...arm, { params: { form: 'empty' }, remedy: isBlank(A) ? null : { do: 'copy-to-b' } }]
  if (senseOf(item, A) !== senseOf(item, B)) return arm
  return [...arm, { params: { form: 'same' }, remedy: { do: 'edit-words', place: 'B.title', found: titleOf(item, B) } }]
}

export const PLAN_CHECKS: readonly Check[] = [
  { code: 'no-opening-hook', severity: 'tip', source: 'rule', speaksOf: 'variant', find: noOpeningHook },
  { code: 'no-ending-ask', severity: 'tip', source: 'rule', speaksOf: 'variant', find: noEndingAsk },
  { code: 'track-mismatch', severity: 'warning', source: 'rule', speaksOf: 'variant', find: trackMismatch },
  { code: 'tracks-collide', severity: 'warning', source: 'rule', speaksOf: 'variant', find: tracksCollide },
  { code: 'choice-incomplete', severity: 'error', source: 'rule', speaksOf: 'variant', find: choiceIncomplete },
  // A promise that is out is still owed.
  {
    code: 'promise-incomplete',
    severity: 'warning',
    source: 'rule',
    speaksOf: 'variant',
    ofPublished: true,
    find: promiseIncomplete,
  },
  // Titles and captions can be changed after publishing, and the law goes on reading them.
  {
    code: 'sensitive-word',
    severity: 'warning',
    source: 'rule',
    speaksOf: 'item',
    ofPublished: true,
    find: sensitiveWord,
  },
  { code: 'ab-missing', severity: 'tip', source: 'rule', speaksOf: 'item', find: abMissing },
]
