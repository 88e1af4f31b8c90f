import type { Hook } from '../../../shared/model.ts'
import { HOOK_KINDS, PLACEMENTS } from '../../../shared/values.ts'
import { SIGNALS, type Signal } from '../../../shared/platforms.ts'
import { Usage } from '../args.ts'
import { oneOf } from './check-args.ts'

/**
 * `KIND:PLACEMENT[@SECOND]:SIGNAL:WORDS`. The signal may be empty. A `dual-track` and a `choice` name two, `like+heart`,
 * and may give each its own words with `|` between: `dual-track:ending:like+heart:有用点赞|舍不得就留颗心`.
 */
export function readHook(text: string, id: string): Hook {
  const [, kindText = '', place = '', signalText = '', words = ''] = /^([^:]*):([^:]*):([^:]*):(.*)$/su.exec(text) ?? []
  const kind = oneOf(HOOK_KINDS, kindText, `--hook ${text}`)
  const [placementText = '', secondText] = place.split('@')
  const placement = oneOf(PLACEMENTS, placementText, `--hook ${text}`)
  const signals = signalText === '' ? [] : signalText.split('+').map((name) => oneOf(SIGNALS, name, `--hook ${text}`))
  const [first = null, second = null] = signals
  const isPair = kind === 'dual-track' || kind === 'choice'
  if (signals.length > (isPair ? 2 : 1)) throw new Usage(`--hook ${text}`)
  const [a = '', b = a] = words.split('|').map((part) => part.trim())
  return {
    id,
    kind,
    placement,
    second: secondOf(secondText, placement, text),
    signal: isPair ? null : first,
    words,
    options: kind === 'choice' ? { a: { label: a, act: first }, b: { label: b, act: second } } : null,
    lines: kind === 'dual-track' ? linesOf(first, second, a, b, text) : null,
    promise: null,
  }
}

const line = (signal: Signal, words: string) => ({ signal, condition: '', words })

function linesOf(light: Signal | null, deep: Signal | null, a: string, b: string, text: string): Hook['lines'] {
  if (!light || !deep) throw new Usage(`--hook ${text}: like+heart`)
  return { light: line(light, a), deep: line(deep, b) }
}

/** The opening begins with the video; elsewhere the second is only known if it is said. */
function secondOf(text: string | undefined, placement: Hook['placement'], hook: string): number | null {
  if (text === undefined) return placement === 'opening' ? 0 : null
  const second = Number(text)
  if (!(second >= 0 && second <= 86_400)) throw new Usage(`--hook ${hook}: @SECOND`)
  return second
}
