import { repeats, SAME_WORDING, type Fatigue, type Patterns } from '../engine/index.ts'
import { spokenWords } from '../hooks.ts'
import type { Hook } from '../model.ts'
import { dice } from '../text.ts'
import type { Check, Learnt, Rest, Told, View } from './context.ts'

// What repetition and odd numbers do to what was learnt (`engine.md` §5).

/** Of the last posts so many odd ones make a word of it; one alone never does. */
const POLLUTED_SHARE = 0.05
const POLLUTED_FEWEST = 2

type Fading = Fatigue & { readonly is: 'fading' }

type Said = Pick<Hook, 'kind' | 'words' | 'lines' | 'options'>

/** Whether a planned hook repeats this: a kind (`words` empty), or nearly the same words, those of both lines where it has two. */
export const isRepeatOf = (hook: Said, { kind, words }: Pick<Fatigue, 'kind' | 'words'>): boolean =>
  hook.kind === kind && (words === '' || dice(words, spokenWords(hook)) >= SAME_WORDING)

/** What of this hook wears off: its wording, which is the nearer cause, or its kind. */
function fadingOf(hook: Said, fatigue: readonly Fatigue[]): Fading | null {
  const fading = fatigue.filter((one): one is Fading => one.is === 'fading' && isRepeatOf(hook, one))
  const worded = fading.find(({ words }) => words !== '')
  return worded ?? fading.find(({ words }) => words === '') ?? null
}

/** What repeating has done to a hook, worn or not: to its wording where that wears off, else to its kind; null where it was never used. */
export const wearOf = (hook: Said, fatigue: readonly Fatigue[]): Fatigue | null =>
  fadingOf(hook, fatigue) ?? fatigue.find(({ kind, words }) => kind === hook.kind && words === '') ?? null

interface Worn {
  readonly hook: Hook
  readonly fading: Fading
}

/** The hook of a variant that loses most by being repeated. */
function mostWorn({ variant }: Pick<Learnt, 'variant'>, patterns: Patterns | null): Worn | null {
  const worn = variant.hooks.flatMap((hook): Worn[] => {
    const fading = fadingOf(hook, patterns?.fatigue ?? [])
    return fading ? [{ hook, fading }] : []
  })
  return worn.toSorted((a, b) => b.fading.drop.median - a.fading.drop.median)[0] ?? null
}

/** How it fared where hooks were said to wear off before, over all that they ask for. */
export const wearRecordOf = ({ metrics }: Patterns) => ({
  of: metrics.reduce((sum, { wearRecord }) => sum + wearRecord.of, 0),
  held: metrics.reduce((sum, { wearRecord }) => sum + wearRecord.held, 0),
})

function hookFatigue({ variant, scene, channel }: View): Told[] {
  const patterns = scene.context.patternsOf(channel.id)
  const worn = mostWorn({ variant }, patterns)
  if (!patterns || !worn) return []
  const percent = (share: number) => Math.round(share * 100)
  const { hook, fading } = worn
  const { kind, words, metric, n, drop } = fading
  return [
    {
      params: {
        form: words === '' ? 'kind' : 'words',
        hook: kind,
        metric,
        placement: hook.placement,
        n,
        percent: percent(drop.median),
        least: percent(drop.low),
        most: percent(drop.high),
      },
      n,
      tell: words === '' ? kind : `${kind}-words`,
      size: -Math.log(1 - drop.median),
      record: { form: 'flags', ...wearRecordOf(patterns) },
      remedy: { do: 'drop-hook', hookId: hook.id },
      also: { do: 'edit-hook', hookId: hook.id },
    },
  ]
}

function fatigueRests({ variant }: Learnt, patterns: Patterns | null): Rest | null {
  const fading = mostWorn({ variant }, patterns)?.fading
  return fading ? { counts: fading.metric, among: (post) => post.at >= fading.since && repeats(post, fading) } : null
}

/** A fact about the channel: told of the last of the items asked about, so a week hears it once. */
function baselinePolluted({ item, scene, channel }: View): Told[] {
  const { of, postIds } = scene.context.oddOf(channel.id)
  if (postIds.length < POLLUTED_FEWEST || postIds.length <= POLLUTED_SHARE * of) return []
  if (scene.itemsOf(item).some((other) => scene.isToldOf(other.id, item))) return []
  return [
    {
      params: { n: postIds.length, of, percent: Math.round((100 * postIds.length) / of) },
      postIds,
      remedy: { do: 'see-odd', channelId: channel.id },
    },
  ]
}

export const WEAR_CHECKS: readonly Check[] = [
  {
    code: 'hook-fatigue',
    severity: 'warning',
    source: 'data',
    speaksOf: 'variant',
    rests: fatigueRests,
    find: hookFatigue,
  },
  { code: 'baseline-polluted', severity: 'tip', source: 'data', speaksOf: 'item', find: baselinePolluted },
]
