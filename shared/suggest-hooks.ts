import { statesCondition } from './checks/asks.ts'
import { HOOK_RULES, type HookRule } from './hook-phrases.ts'
import type { HookKind } from './model.ts'
import type { Day } from './time.ts'

/** What a post says of itself. Exports have one text for both: then the caption is empty. */
export interface PostWords {
  readonly title: string
  readonly caption: string
}

/** A hook that the words of a post show, by rule of thumb, and which words show it. */
export interface HookSuggestion {
  readonly kind: HookKind
  /** Its reason stands in the locales under `suggest.rule.<rule>`. */
  readonly rule: string
  readonly where: keyof PostWords
  readonly start: number
  readonly end: number
}

/** A suggestion as it stands for a post: `text` is the title or the caption that shows it. */
export interface SuggestedHook extends Omit<HookSuggestion, 'where'> {
  readonly postId: string
  readonly channelId: string
  readonly publishedDay: Day
  readonly text: string
}

/**
 * The hooks that the words of a post show, each kind once, in the order they are met. A rule of thumb: it would rather
 * miss a hook than name one that is not there. Words that two kinds claim go to the kind that stands first in the table.
 */
export function suggestHooks({ title, caption }: PostWords): readonly HookSuggestion[] {
  const found = [...inText(title, 'title'), ...(caption === title ? [] : inText(caption, 'caption'))]
  return found.filter(({ kind }, i) => found.findIndex((other) => other.kind === kind) === i)
}

type Span = Pick<HookSuggestion, 'kind' | 'rule' | 'start' | 'end'>

/** Two acts that vote for two options are a choice, not a 双轨CTA: these have the first word. */
const isVote = ({ id }: HookRule) => id === 'ending-vote' || id === 'choice-acts'
const VOTES = HOOK_RULES.filter(isVote)
const OTHERS = HOOK_RULES.filter((rule) => !isVote(rule))

function inText(text: string, where: HookSuggestion['where']): HookSuggestion[] {
  if (text.trim() === '') return []
  const words = spoken(text)
  const taken: Span[] = []
  const take = (spans: readonly Span[]) => {
    for (const span of spans) if (!taken.some((one) => one.start < span.end && span.start < one.end)) taken.push(span)
  }
  for (const rule of VOTES) take(matches(rule, words))
  take(dualTracks(words))
  for (const rule of OTHERS) take(matches(rule, words))
  return taken.toSorted((a, b) => a.start - b.start).map((span) => ({ ...span, where }))
}

/** Hashtags, names that are called and titles of works: labels, not words that are said. Blanked, so that places stay. */
const NOT_SAID =
  /#[^\s#，,。！!？?]+(?:\[话题\])?#?|@(?!你|那|闺|老|对|兄|朋|同|身|TA|一下|出)[^\s@，,。！!？?]+|《[^》]*》/giu
const spoken = (text: string): string => text.replace(NOT_SAID, (label) => ' '.repeat(label.length))

const SENTENCE = /[。！!？?；;\n]|\.(?=\s|$)/u
/** Characters before a place that say what the words there are meant as. */
const BEFORE = 24
const LATIN_WORD = /[a-z]{2}/iu

function matches(rule: HookRule, text: string): Span[] {
  const { id, kind, key, zh, en, notAfter, notBefore, isLast = false } = rule
  if (!key.test(text)) return []
  const found = [...allOf(zh, text), ...(en && LATIN_WORD.test(text) ? allOf(en, text) : [])]
  return found.flatMap(({ 0: words, index }): Span[] => {
    const end = index + words.trimEnd().length
    const start = index + (words.length - words.trimStart().length)
    const before =
      text
        .slice(Math.max(0, index - BEFORE), index)
        .split(SENTENCE)
        .at(-1) ?? ''
    const after = text.slice(end)
    if (end <= start || notAfter?.test(before) || notBefore?.test(after)) return []
    return isLast && /[\p{L}\p{N}]/u.test(after) ? [] : [{ kind, rule: id, start, end }]
  })
}

/** As `matchAll` has them, without the copy of the pattern that it makes for each of ten thousand texts. */
function allOf(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match)
    if (match[0] === '') pattern.lastIndex += 1
  }
  return found
}

const LIGHT = /[点给]个?赞|点一个?赞|双击|\blike\b/iu
const DEEP = /小?红心|爱心|小心心|收藏|投币|关注|点亮|\b(?:save|follow|subscribe|heart)\b/iu
/** A clause with the mark it ends in. */
const CLAUSE = /[^，,。！!？?；;.\n]+[，,。！!？?；;.]?/gu
/** «想学的点赞», «看饿了点赞»: those who are meant stand before the act. */
const MEANT = /[^的]{2,12}[的了](?:人|朋友)?(?:就|请|可以|再)?(?:点|双击|收藏|留|关注|投|给)/u
/** A clause before the ask that says whom it is for: «喜欢这份安静，点个赞», «Felt the stretch? Like it.» */
const FOR_WHOM = /^\s*(?:喜欢|想|觉得|被|看|舍不得|还?要|也?曾)|[？?]$/u
const FARTHEST = 3

interface Ask {
  readonly asks: 'light' | 'deep'
  readonly at: number
  readonly start: number
  readonly end: number
}

/** Two asks near each other, one for the light and one for the deep signal, each saying on what condition. */
function dualTracks(text: string): Span[] {
  if (!LIGHT.test(text) || !DEEP.test(text)) return []
  const clauses = Array.from(text.matchAll(CLAUSE), ({ 0: words, index }) => ({ words, start: index }))
  const asks = clauses.flatMap(({ words, start }, at): Ask[] => {
    const [light, deep] = [LIGHT.test(words), DEEP.test(words)]
    const before = clauses[at - 1]
    const isBefore = before !== undefined && !LIGHT.test(before.words) && !DEEP.test(before.words)
    const own = statesCondition(words) || MEANT.test(words)
    if (light === deep || !(own || (isBefore && (statesCondition(before.words) || FOR_WHOM.test(before.words)))))
      return []
    const from = own ? start : (before?.start ?? start)
    const lead = text.slice(from).search(/\S/u)
    return [{ asks: light ? 'light' : 'deep', at, start: from + lead, end: start + words.trimEnd().length }]
  })
  return asks.flatMap((ask, i): Span[] => {
    const next = asks[i + 1]
    if (!next || next.asks === ask.asks || next.at - ask.at > FARTHEST) return []
    return [{ kind: 'dual-track', rule: 'dual-track', start: ask.start, end: next.end }]
  })
}
