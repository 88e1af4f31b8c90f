import type { HookKind } from '../model.ts'
import { WORDS } from './words.ts'

/** So many points for a hook, or against it, where the words are said. */
export type Cue = readonly [points: number, says: RegExp]

/** One way in which words show a hook. Its reason in plain words stands in the locales under `suggest.rule.<id>`. */
export interface HookRule {
  readonly id: string
  readonly kind: HookKind
  /** Is in every text that shows it: most texts are done with after this. */
  readonly needs: RegExp
  /** What speaks for it and against it within one sentence, or within `over` sentences that follow each other. */
  readonly cues: readonly Cue[]
  readonly over?: number
  /** What adds to it from anywhere in the title or the caption. */
  readonly setting?: readonly Cue[]
  /** Only as the last words of the title or the caption. */
  readonly isLast?: boolean
  /** Kinds that may be shown by the same words. */
  readonly beside?: readonly HookKind[]
  /** Not said of a post that shows one of these: they are the fuller name of the same thing. */
  readonly yieldsTo?: readonly HookKind[]
}

/** From so many points on a hook is suggested: one cue that says it alone, or weaker ones together. */
export const ENOUGH = 3

const isWord = (name: string): name is keyof typeof WORDS => Object.hasOwn(WORDS, name)

/**
 * A pattern in which `{name}` stands for the words of that name, `~8` for up to eight characters of the same clause and
 * `~~8` for as many of the same sentence. Texts are met in lower case, simplified characters and straight quotes.
 */
export function say({ raw }: TemplateStringsArray): RegExp {
  const source = (raw[0] ?? '')
    .replace(/\s*\n\s*/gu, '')
    .replace(/\{([a-z-]+)\}/gu, (_, name: string) => {
      if (!isWord(name)) throw new Error(`no words named ${name}`)
      return `(?:${WORDS[name]})`
    })
    .replace(/~~(\d+)/gu, '[^。！!？?\\n]{0,$1}')
    .replace(/~(\d+)/gu, '[^，,。.！!？?；;｜|\\n]{0,$1}')
  return new RegExp(source, 'g')
}
