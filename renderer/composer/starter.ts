import type { TFunction } from 'i18next'
import type { Channel, Hook, HookKind } from '../../shared/model.ts'

type Pair = Pick<Channel, 'light' | 'deep'>

/** What a first promise takes to be kept. */
const THRESHOLD = 50

const words = ({ light, deep }: Pair, t: TFunction) => ({
  light: t(`signal.${light}`).toLowerCase(),
  deep: t(`signal.${deep[0] ?? light}`).toLowerCase(),
  n: THRESHOLD,
})

/** A first wording of a kind, in the channel's own signals. */
export const starterLine = (kind: HookKind, pair: Pair, t: TFunction): string =>
  t(`composer.starter.${kind}`, words(pair, t))

/** A new hook with its first wording, to be made the creator's own. */
export function starter(hook: Hook, pair: Pair, t: TFunction): Hook {
  const say = (key: string) => t(`composer.starter.${key}`, words(pair, t))
  return {
    ...hook,
    words: say(hook.kind),
    options: hook.options && {
      a: { ...hook.options.a, label: say('optionA') },
      b: { ...hook.options.b, label: say('optionB') },
    },
    promise: hook.promise && {
      ...hook.promise,
      threshold: hook.kind === 'threshold' ? THRESHOLD : hook.promise.threshold,
      what: say(`owed.${hook.kind}`),
    },
    lines: hook.lines && {
      light: { ...hook.lines.light, condition: say('lightCondition'), words: say('lightWords') },
      deep: { ...hook.lines.deep, condition: say('deepCondition'), words: say('deepWords') },
    },
  }
}
