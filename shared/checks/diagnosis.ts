import type { HookKind } from '../model.ts'
import type { Check, Told, View } from './context.ts'

/** Hooks by which a post lets its viewers in: they answer content that is watched and not felt. */
const LETS_IN: readonly HookKind[] = ['thread', 'backstage', 'co-create', 'golden-line']

/**
 * Said of an item that does the same again: no hook that lets viewers in (nor an ask for the deep signal) where content is
 * watched and not felt; no deep content where it is felt and not watched.
 */
function deepSignalDiagnosis({ item, variant, letter, channel, scene }: View): Told[] {
  const patterns = scene.context.patternsOf(channel.id)
  if (!patterns?.diagnosis) return []
  const { is, completion, deep, n } = patterns.diagnosis
  const asksDeep = variant.hooks.some(
    ({ kind, signal }) =>
      LETS_IN.includes(kind) || kind === 'dual-track' || (signal !== null && channel.deep.includes(signal)),
  )
  if (is === 'unfelt' ? asksDeep : item.kind === 'deep') return []
  return [
    {
      params: {
        form: is,
        watched: completion.recent,
        watchedUsual: completion.usual,
        felt: deep.recent,
        feltUsual: deep.usual,
      },
      n,
      record: { form: 'again', ...patterns.diagnosisRecord },
      size: Math.abs(Math.log(deep.recent / deep.usual)),
      remedy:
        is === 'unfelt'
          ? { do: 'add-hook', kind: 'thread', placement: 'ending', signal: channel.deep[0] ?? null, variant: letter }
          : null,
    },
  ]
}

export const DIAGNOSIS_CHECKS: readonly Check[] = [
  {
    code: 'deep-signal-diagnosis',
    severity: 'tip',
    source: 'data',
    speaksOf: 'variant',
    rests: () => ({ counts: 'deepRate' }),
    find: deepSignalDiagnosis,
  },
]
