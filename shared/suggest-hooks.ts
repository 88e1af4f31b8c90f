import { ENOUGH, type Cue, type HookRule } from './hook-cues/phrases.ts'
import { readable } from './hook-cues/readable.ts'
import { HOOK_RULES } from './hook-phrases.ts'
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

interface Span {
  readonly start: number
  readonly end: number
}

/** Title and caption in one, as their words are met. */
interface Text {
  readonly words: string
  /** Where the caption starts: the title stands before it. */
  readonly caption: number
  readonly sentences: readonly Span[]
}

interface Found extends Span {
  readonly rule: HookRule
}

/** So much of a text is looked at: more than any platform lets one write under a post. */
const LONGEST = 3000

/**
 * The hooks that the words of a post show, each kind once, in the order they are met. A rule of thumb: it would rather
 * miss a hook than name one that is not there. Words that two kinds claim go to the kind that stands first in the table.
 */
export function suggestHooks({ title, caption }: PostWords): readonly HookSuggestion[] {
  const text = textOf(title.slice(0, LONGEST), caption === title ? '' : caption.slice(0, LONGEST))
  const found: Found[] = []
  for (const rule of HOOK_RULES) {
    const isTold = found.some(({ rule: { kind } }) => kind === rule.kind || rule.yieldsTo?.includes(kind))
    if (isTold || !isSaid(rule.needs, text.words)) continue
    const span = shownIn(rule, text, found)
    if (span) found.push({ rule, ...span })
  }
  return found
    .toSorted((a, b) => a.start - b.start)
    .map(({ rule: { id, kind }, start, end }) => {
      const [where, from] = start < text.caption ? (['title', 0] as const) : (['caption', text.caption] as const)
      return { kind, rule: id, where, start: start - from, end: end - from }
    })
}

const SENTENCE = /[^。！!？?；;\n.]*(?:\.(?!\s|$)[^。！!？?；;\n.]*)*(?:[。！!？?；;\n]+|\.|$)/gu
const SPEAKS = /[\p{L}\p{N}\p{Extended_Pictographic}]/u

function textOf(title: string, caption: string): Text {
  const words = `${readable(title)}\n${readable(caption)}`
  const sentences: Span[] = []
  for (let start = 0; start < words.length;) {
    SENTENCE.lastIndex = start
    const end = SENTENCE.test(words) ? SENTENCE.lastIndex : words.length
    if (SPEAKS.test(words.slice(start, end))) sentences.push({ start, end })
    start = end
  }
  return { words, caption: title.length + 1, sentences }
}

/** Where in a text a hook shows, in as few sentences as will do. */
function shownIn(rule: HookRule, text: Text, found: readonly Found[]): Span | null {
  const { setting = [], isLast = false, over = 1, beside = [] } = rule
  const { words, sentences } = text
  const around = setting.reduce((sum, [points, says]) => (isSaid(says, words) ? sum + points : sum), 0)
  const said = saidIn(rule.cues, words, around)
  if (!said) return null
  for (let many = 1; many <= Math.min(over, sentences.length); many += 1) {
    for (let first = 0; first + many <= sentences.length; first += 1) {
      if (isLast && !closes(first + many - 1, text)) continue
      const window = { start: sentences[first]?.start ?? 0, end: sentences[first + many - 1]?.end ?? 0 }
      const { points, start, end } = weigh(said, window)
      if (points + around < ENOUGH || start >= end) continue
      const span = withinOne({ start, end }, text)
      const isTaken = found.some(
        (one) => !beside.includes(one.rule.kind) && one.start < span.end && span.start < one.end,
      )
      if (!isTaken) return span
    }
  }
  return null
}

/** The last sentence of the title or of the caption. */
const closes = (at: number, { sentences, caption }: Text): boolean =>
  at === sentences.length - 1 || ((sentences[at + 1]?.start ?? 0) >= caption && (sentences[at]?.start ?? 0) < caption)

/** The words without the marks around them; of those that begin in the title and end in the caption, the ones in the title. */
function withinOne({ start, end }: Span, { words, caption }: Text): Span {
  const said = words.slice(start, start < caption && end >= caption ? caption - 1 : end)
  const bare = said.replace(MARKS_BEFORE, '')
  const from = start + said.length - bare.length
  return { start: from, end: from + bare.replace(MARKS_AFTER, '').length }
}
const MARKS_BEFORE = /^[\s，,。.！!？?；;：:、]+/u
const MARKS_AFTER = /[\s，,。.！!？?；;：:、]+$/u

function isSaid(says: RegExp, words: string): boolean {
  says.lastIndex = 0
  return says.test(words)
}

/** As `matchAll` has them, without the copy of the pattern that it makes for each of ten thousand texts. */
function placesOf(says: RegExp, words: string): readonly Span[] {
  if (!isSaid(says, words)) return NOWHERE
  const places: Span[] = []
  says.lastIndex = 0
  for (let match = says.exec(words); match; match = says.exec(words)) {
    const [one] = match
    places.push({ start: match.index + one.length - one.trimStart().length, end: match.index + one.trimEnd().length })
    if (one === '') says.lastIndex += 1
  }
  return places
}
const NOWHERE: readonly Span[] = []

interface Said {
  readonly points: number
  readonly at: readonly Span[]
}

/** Most texts are Chinese throughout: what is English alone is not looked for in them. */
const LATIN_WORD = /[a-z]{2}/u
const ENGLISH = new Set(
  HOOK_RULES.flatMap(({ cues }) => cues).filter(
    ([, { source }]) => LATIN_WORD.test(source) && !/[一-鿿]/u.test(source),
  ),
)

/** Where the words say each cue; null if all that speaks for the hook is not enough. */
function saidIn(cues: readonly Cue[], words: string, around: number): readonly Said[] | null {
  const spoken: Said[] = []
  const isChinese = !LATIN_WORD.test(words)
  let most = around
  for (const cue of cues) {
    const [points, says] = cue
    if (points < 0 || (isChinese && ENGLISH.has(cue))) continue
    const at = placesOf(says, words)
    if (at.length === 0) continue
    most += points
    spoken.push({ points, at })
  }
  if (most < ENOUGH) return null
  for (const [points, says] of cues) if (points < 0) spoken.push({ points, at: placesOf(says, words) })
  return spoken
}

/** What is said in a window weighs so much, and speaks from the first cue to the last that is for the hook. */
function weigh(said: readonly Said[], window: Span): Span & { readonly points: number } {
  let [sum, start, end] = [0, window.end, window.start]
  for (const { points, at } of said) {
    const one = at.find((span) => span.start >= window.start && span.end <= window.end)
    if (!one) continue
    sum += points
    if (points < 0) continue
    start = Math.min(start, one.start)
    end = Math.max(end, one.end)
  }
  return { points: sum, start, end }
}
