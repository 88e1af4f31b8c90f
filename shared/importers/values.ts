import type { Format, HookKind } from '../model.ts'
import { FORMATS, HOOK_KINDS } from '../values.ts'
import { splitTags } from '../tag-list.ts'
import { normalise, NOT_IN_XML } from '../text.ts'

/** Why a cell cannot be read; each has a sentence under `import.skipped`. */
export type Problem =
  | 'count-unreadable'
  | 'count-not-whole'
  | 'count-negative'
  | 'count-too-large'
  | 'rate-unreadable'
  | 'rate-sign-missing'
  | 'rate-range'
  | 'seconds-unreadable'
  | 'seconds-range'
  | 'date-missing'
  | 'date-unreadable'
  | 'date-impossible'
  | 'date-order-unknown'
  | 'year-missing'
  | 'date-in-future'
  | 'time-impossible'
  | 'text-too-long'
  | 'text-malformed'
  | 'no-key'
  | 'too-many-cells'
  | 'row-cut'

/** What was read, but should be said: one note a code, with how often and where first. */
type Remark = 'rounded' | 'unknown-format' | 'unknown-hook' | 'id-damaged' | 'not-public'

/** A cell read: its value (null is missing, never 0), or why it has none. */
export type Reading<T> = { readonly value: T; readonly remark?: Remark } | { readonly problem: Problem }

const read = <T>(value: T): Reading<T> => ({ value })
const problem = (why: Problem): { readonly problem: Problem } => ({ problem: why })

const MISSING = new Set(['', '-', '--', '—', '–', 'undefined', 'null', 'n/a', 'na', '#n/a'])

/** True for the ways in which exports write «no value». */
export const isMissing = (cell: string): boolean =>
  cell === '' || (cell.length < 64 && MISSING.has(cell.trim().toLowerCase()))

/** Full-width digits and signs folded, spaces inside and around gone. */
const plain = (cell: string): string => cell.normalize('NFKC').replace(/\s+/gu, '')

const WHOLE = /^[+-]?\d+$/
const GROUPED = /^[+-]?\d{1,3}(,\d{3})+(\.0+)?$/
const DECIMAL = /^[+-]?\d+(\.\d+)?(e[+-]?\d{1,3})?$/i
const SCALED = /^([+-]?\d+(?:\.\d+)?)(万|萬|亿|億|w|k|m)\+?$/i
const SCALE: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, w: 1e4, 亿: 1e8, 億: 1e8, k: 1e3, m: 1e6 }
const LARGEST = 1e12

/** A count: `1234`, `1,234`, full-width digits, `12235.0`; `1.2万` is read and remarked as rounded. */
export function readCount(cell: string, mayBeNegative = false): Reading<number | null> {
  const bare = cell.trim()
  if (WHOLE.test(bare) && bare.length < 13) return inRange(Number(bare), mayBeNegative)
  if (isMissing(bare)) return read(null)
  const text = plain(bare)
  const scaled = SCALED.exec(text)
  if (scaled) {
    const value = Math.round(Number(scaled[1]) * (SCALE[(scaled[2] ?? '').toLowerCase()] ?? 1))
    const checked = inRange(value, mayBeNegative)
    return 'problem' in checked ? checked : { value, remark: 'rounded' }
  }
  if (!GROUPED.test(text) && !DECIMAL.test(text)) return problem('count-unreadable')
  const value = Number(text.replaceAll(',', ''))
  if (!Number.isInteger(value)) return problem('count-not-whole')
  const checked = inRange(value, mayBeNegative)
  // 1.23E+05 is how Excel shows a number it has already rounded.
  return 'value' in checked && /e/i.test(text) ? { value, remark: 'rounded' } : checked
}

function inRange(value: number, mayBeNegative: boolean): Reading<number> {
  if (value < 0 && !mayBeNegative) return problem('count-negative')
  // -0 would not equal 0 once stored and read again.
  return Math.abs(value) > LARGEST ? problem('count-too-large') : read(value === 0 ? 0 : value)
}

/** How a column writes its rates. Decided per column, never guessed from the size of a number. */
export type RateForm = 'percent-sign' | 'fraction' | 'percent' | 'fraction-or-percent-sign'

/** A rate as a fraction: `11.14%` → 0.1114. */
export function readRate(cell: string, form: RateForm): Reading<number | null> {
  if (isMissing(cell)) return read(null)
  const text = plain(cell)
  const signed = text.endsWith('%')
  const digits = signed ? text.slice(0, -1) : text
  if (!DECIMAL.test(digits)) return problem('rate-unreadable')
  if (!signed && form === 'percent-sign') return problem('rate-sign-missing')
  const value = signed || form === 'percent' ? hundredth(digits) : Number(digits)
  return value >= 0 && value <= 10 ? read(value) : problem('rate-range')
}

/** 11.14 → 0.1114, not 0.11140000000000001: the point is moved, nothing is divided. */
const hundredth = (digits: string): number => (/e/i.test(digits) ? Number(digits) / 100 : Number(`${digits}e-2`))

const CLOCK = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2}(?:\.\d+)?)$/
const WORDS = /^(?:(\d+)(?:小时|时|h))?(?:(\d+)(?:分钟|分|m))?(?:(\d+(?:\.\d+)?)(?:秒|s)?)?$/i
const BARE_SECONDS = /^\d{1,5}(\.\d{1,9})?$/
const LONGEST_SECONDS = 864_000

/** Seconds: `32.5`, `32.50秒`, `0:32`, `1:02:03`, `1分20秒`. */
export function readSeconds(cell: string): Reading<number | null> {
  if (isMissing(cell)) return read(null)
  if (BARE_SECONDS.test(cell)) return read(Number(cell))
  const text = plain(cell)
  const parts = CLOCK.exec(text) ?? WORDS.exec(text)
  if (!parts) return problem('seconds-unreadable')
  const [hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0)) as [number, number, number]
  const value = hours * 3600 + minutes * 60 + seconds
  return value <= LONGEST_SECONDS ? read(value) : problem('seconds-range')
}

/** Line breaks are one sign, what no workbook can hold is a space. */
const cleaned = (cell: string): string => cell.replace(/\r\n?/g, '\n').replace(NOT_IN_XML, ' ')
const isMalformed = (cell: string): boolean => !cell.isWellFormed() || cell.includes('\u0000')

/** Text of at most `longest` characters, cleaned and trimmed; empty is missing. */
export function readText(cell: string, longest: number): Reading<string | null> {
  const text = cleaned(cell).trim()
  if (text.length > longest) return problem('text-too-long')
  if (isMalformed(cell)) return problem('text-malformed')
  return read(text === '' ? null : text)
}

const LONGEST_LINK = 2000
const SCIENTIFIC = /^\d\.\d+e\+\d+$/i
/** How digits are kept from a spreadsheet program, which would round them. */
const QUOTED_DIGITS = /^\s*'(?=\d+\s*$)/

/** A platform's own id, or the one inside a link. One that Excel turned into `1.23E+17` has lost its digits: it is taken as missing, and remarked. */
export function readId(cell: string, inside?: RegExp): Reading<string | null> {
  if (isMissing(cell)) return read(null)
  if (inside) return read(inside.exec(cell.slice(0, LONGEST_LINK))?.[1] ?? null)
  return SCIENTIFIC.test(cell.trim())
    ? { value: null, remark: 'id-damaged' }
    : readText(cell.replace(QUOTED_DIGITS, ''), 200)
}

const LONGEST_TAG = 80

/** Topic tags as `tagList` writes them, or as people do: no `#`, none twice. */
export function readTags(cell: string): Reading<readonly string[]> {
  const tags = distinct(splitTags(cleaned(cell)))
  if (tags.some((tag) => tag.length > LONGEST_TAG) || tags.length > 200) return problem('text-too-long')
  return isMalformed(cell) ? problem('text-malformed') : read(tags)
}

const HASHTAG = /[#＃]([^\s#＃,，。.!！?？;；、:：()（）《》「」【】"“”]{1,80})[#＃]?/gu

/** A description split into what it says and its hashtags, which stay in the title only if nothing else does. */
export function splitDescription(description: string): { readonly title: string; readonly tags: readonly string[] } {
  const whole = collapse(description)
  const tags = distinct([...whole.matchAll(HASHTAG)].map((match) => match[1] ?? ''))
  const rest = collapse(whole.replace(HASHTAG, ' '))
  return { title: /[\p{L}\p{N}]/u.test(rest) ? rest : whole, tags: tags.slice(0, 200) }
}

/** Every run of white space, line breaks too, as one space. */
const collapse = (text: string): string => text.replace(/\s+/gu, ' ').trim()

const distinct = (words: readonly string[]): string[] => [...new Set(words.filter((word) => word !== ''))]

const FORMAT_WORDS: ReadonlyMap<string, Format> = new Map<string, Format>([
  ...FORMATS.map((name) => [name, name] as const),
  ['短视频', 'short'],
  ['长视频', 'long'],
  ['直播', 'live'],
  ['图文', 'gallery'],
  ['其他', 'other'],
  ['其它', 'other'],
])

/** A format by its name in English or Chinese, or in a platform's own normalised words. */
export function readFormat(cell: string, words = FORMAT_WORDS): Reading<Format | null> {
  if (isMissing(cell)) return read(null)
  const known = words.get(normalise(cell))
  return known ? read(known) : { value: null, remark: 'unknown-format' }
}

/** What a post's status is called while everybody can see it; all else (自见, 私密, 未通过, 审核中, 已删除) hides it. */
const PUBLIC_WORDS = new Set(['公开', '已发布', '通过', '已通过', '审核通过', 'public'])
const YES_WORDS = new Set(['yes', 'true', '1', '是'])

export function readIsPublic(cell: string): Reading<boolean | null> {
  if (isMissing(cell)) return read(null)
  const word = normalise(cell)
  return PUBLIC_WORDS.has(word) || YES_WORDS.has(word) ? read(true) : { value: false, remark: 'not-public' }
}

export const readYes = (cell: string): Reading<boolean> => read(YES_WORDS.has(normalise(cell)))

const HOOK_WORDS: ReadonlyMap<string, HookKind> = new Map<string, HookKind>([
  ...HOOK_KINDS.map((kind) => [kind, kind] as const),
  ['悬念开场', 'suspense'],
  ['选择题互动', 'choice'],
  ['双轨cta', 'dual-track'],
  ['开放性问题', 'question'],
  ['收藏场景', 'save'],
  ['点赞过n承诺', 'threshold'],
  ['点赞选结局', 'ending-vote'],
  ['点赞解锁技巧', 'unlock'],
  ['观点站队', 'stance'],
  ['金句结尾', 'golden-line'],
  ['连载伏笔', 'thread'],
  ['幕后', 'backstage'],
  ['共创征集', 'co-create'],
  ['转给朋友', 'share'],
  ['转发给同事', 'share'],
  ['关注', 'follow'],
])

/** Hook kinds separated by `;`, by their names in English or Chinese. Unknown words are left out and remarked. */
export function readHooks(cell: string): Reading<readonly HookKind[]> {
  const words = distinct(cell.split(/[;；]/).map((word) => word.normalize('NFKC').trim().toLowerCase()))
  const known = words.flatMap((word) => HOOK_WORDS.get(word) ?? [])
  return known.length === words.length ? read(known) : { value: known, remark: 'unknown-hook' }
}
