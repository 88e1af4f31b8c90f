import type { Remedy } from '../finding.ts'
import { isOnFilm } from '../hooks.ts'
import type { Hook, Item } from '../model.ts'
import type { WordHit } from '../words.ts'
import { signalsOf } from './asks.ts'
import type { Check, Told, View } from './context.ts'
import { LIMITS } from './limits.ts'
import { placesOf, wordRemedy } from './plan.ts'
import { textsOf, type PublicText } from './texts.ts'
import { toneMismatch } from './tone.ts'

// How an item asks: whether it presses, divides, or asks in the wrong voice.

const REASONS = /为什么|为啥|理由|原因|怎么想|\bwhy\b|\breasons?\b/iu

/** Taking sides wants reasons, and wants them asked for where the comments begin. */
function stanceCaution({ item, variant, letter, scene }: View): Told[] {
  const stances = variant.hooks.filter(({ kind }) => kind === 'stance')
  const [first] = stances
  if (!first) return []
  const pinned = variant.hooks.filter(({ placement }) => placement === 'pinned').map(({ words }) => words)
  const asksWhy = [variant.pinned, ...pinned].some((words) => REASONS.test(words))
  const ask: Remedy = {
    do: 'add-hook',
    kind: 'question',
    placement: 'pinned',
    signal: 'comment',
    wording: 'reasons',
    variant: letter,
  }
  const ids = new Set(stances.map(({ id }) => id))
  const words = textsOf(item, letter ?? item.chosen)
    .filter(({ hookId }) => hookId !== null && ids.has(hookId))
    .flatMap(({ text, hookId }) => scene.findWords(text).map(({ found }) => ({ found, hookId: hookId as string })))
  const risky = words.slice(0, 1).map(({ found, hookId }): Told => ({
    params: { form: 'word', found },
    tell: 'word',
    remedy: { do: 'edit-hook', hookId },
  }))
  return [...(asksWhy ? [] : [{ params: { form: 'reasons' }, tell: 'reasons', remedy: ask }]), ...risky]
}

const isAsking = (hook: Hook) => isOnFilm(hook.placement) && signalsOf(hook).length > 0

/** How often a film bears so many asks in so many minutes; null where there is no film, or a long one of unknown length. */
function mostAsks({ format, durationSeconds }: Item, most: number, minutes: number): number | null {
  if (format !== 'short' && format !== 'long') return null
  if (durationSeconds === null) return format === 'short' ? most : null
  return most * Math.max(1, durationSeconds / 60 / minutes)
}

function tooManyAsks({ item, variant }: View): Told[] {
  const most = mostAsks(item, LIMITS.asksAMinute, 1)
  const asking = variant.hooks.filter(isAsking)
  const drop = asking.findLast(repeatsAnother) ?? asking.at(-1)
  if (!drop || most === null || asking.length <= most) return []
  return [
    {
      params: { form: 'often', n: asking.length, cap: LIMITS.asksAMinute, hook: drop.kind, placement: drop.placement },
      tell: 'often',
      remedy: { do: 'drop-hook', hookId: drop.id },
    },
  ]
}

/**
 * The same signal over and over, where that is not too much altogether. The one that goes is in the middle of the film, where
 * it leaves the opening and the ending as they are; a 双轨CTA asks for more and stays.
 */
function asksAgain({ item, variant }: View): Told[] {
  const most = mostAsks(item, LIMITS.asksForOne, LIMITS.asksForOneMinutes)
  const asking = variant.hooks.filter(isAsking)
  if (most === null) return []
  return [...new Set(asking.flatMap(signalsOf))].flatMap((signal): Told[] => {
    const alike = asking.filter((hook) => signalsOf(hook).includes(signal))
    if (alike.length <= most) return []
    const single = alike.filter(({ kind }) => kind !== 'dual-track')
    const drop = single.findLast(({ placement }) => placement === 'middle') ?? single.at(-1)
    return [
      {
        severity: 'tip',
        params: {
          form: 'again',
          n: alike.length,
          most: Math.floor(most),
          signal,
          hook: drop?.kind ?? '',
          placement: drop?.placement ?? '',
        },
        tell: `again-${signal}`,
        remedy: drop ? { do: 'drop-hook', hookId: drop.id } : null,
      },
    ]
  })
}

/** True if a hook before it asks for the same already. */
const repeatsAnother = (hook: Hook, at: number, all: readonly Hook[]): boolean =>
  all.slice(0, at).some((earlier) => signalsOf(earlier).some((signal) => signalsOf(hook).includes(signal)))

function begging(view: View): Told[] {
  const { item, letter, scene } = view
  const hits = new Map<string, { hit: WordHit; texts: PublicText[] }>()
  for (const text of textsOf(item, letter ?? item.chosen))
    for (const hit of scene.findBegging(text.text)) {
      const known = hits.get(hit.word)
      if (known) known.texts.push(text)
      else hits.set(hit.word, { hit, texts: [text] })
    }
  const phrases = [...hits.values()].map(({ hit, texts }): Told => ({
    params: { form: 'phrase', found: hit.found, places: placesOf(texts), count: texts.length },
    tell: hit.word,
    remedy: wordRemedy(hit, texts[0] as PublicText),
  }))
  const often = tooManyAsks(view)
  return [...(often.length > 0 ? often : asksAgain(view)), ...phrases]
}

export const MANNERS_CHECKS: readonly Check[] = [
  { code: 'stance-caution', severity: 'warning', source: 'rule', speaksOf: 'variant', find: stanceCaution },
  { code: 'begging', severity: 'warning', source: 'rule', speaksOf: 'variant', find: begging },
  { code: 'tone-mismatch', severity: 'warning', source: 'rule', speaksOf: 'variant', find: toneMismatch },
]
