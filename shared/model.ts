import { z } from 'zod'
import { LONGEST_IDEA } from './ideas.ts'
import { isInstant } from './instants.ts'
import { isDay, isTimeOfDay, isZone, type Day, type Instant, type TimeOfDay } from './time.ts'
import { PLATFORMS, SIGNALS } from './platforms.ts'
import {
  AUDIENCES,
  FORMATS,
  HOOK_KINDS,
  KINDS,
  METRICS,
  MOST_OWED_AT,
  PLACEMENTS,
  PLAN_VIEWS,
  TRACKS,
  WEEK_STARTS,
} from './values.ts'

/** Text as people type it: well-formed Unicode, no NUL, at most `max` characters. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => value.isWellFormed() && !value.includes('\u0000'), 'text.malformed')

export const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
export const day = z.string().refine((value): value is Day => isDay(value), 'day.invalid') as unknown as z.ZodType<Day>
export const time = z
  .string()
  .refine((value): value is TimeOfDay => isTimeOfDay(value), 'time.invalid') as unknown as z.ZodType<TimeOfDay>
export const instant = z
  .string()
  .refine((value): value is Instant => isInstant(value), 'instant.invalid') as unknown as z.ZodType<Instant>
export const zone = z.string().max(64).refine(isZone, 'zone.invalid')

export const signal = z.enum(SIGNALS)
const platform = z.enum(PLATFORMS)

/** Which icon the two columns 推荐 and 喜欢 of a 视频号 export stand for; null: not asked yet (the default is used). */
export const iconReading = z.enum(['recommend-is-heart', 'recommend-is-like'])

export const channel = z.object({
  id,
  name: text(80).min(1),
  platform,
  zone,
  light: signal,
  deep: z.array(signal).min(1).max(3),
  persona: text(400),
  hashtagSets: z.array(z.object({ name: text(40), tags: z.array(text(40)).max(40) })).max(40),
  /** Items a day above which `overload` speaks; null for the default. */
  dailyCap: z.number().int().min(1).max(50).nullable(),
  iconReading: iconReading.nullable(),
})
export type Channel = z.infer<typeof channel>
export type IconReading = z.infer<typeof iconReading>

export const hookKind = z.enum(HOOK_KINDS)
export type HookKind = (typeof HOOK_KINDS)[number]

/** In the order in which a viewer meets them. */
export const placement = z.enum(PLACEMENTS)
export type Placement = (typeof PLACEMENTS)[number]

/** What a hook owes: «点赞过 50,开直播拆解». Open until its day; then due; then kept or broken. */
const promise = z.object({
  signal: signal.nullable(),
  threshold: z.number().int().min(1).max(MOST_OWED_AT).nullable(),
  what: text(400),
  by: day.nullable(),
  outcome: z.enum(['kept', 'broken']).nullable(),
})
export type Promised = z.infer<typeof promise>

/** One of the two lines of a 双轨CTA: which signal it asks for, on what condition, in which words. */
const trackLine = z.object({ signal, condition: text(200), words: text(400) })
/** One option of a choice prompt and the act that votes for it: «点赞选A». */
const choiceOption = z.object({ label: text(120), act: signal.nullable() })

/**
 * One ask or lure in a variant. `signal` is what it asks for (null: a lure that asks for nothing);
 * the parts that only some kinds have are null elsewhere.
 */
export const hook = z.object({
  id,
  kind: hookKind,
  placement,
  /** Seconds from the start of the video; null where the placement has no clock (cover, title, caption, pinned). */
  second: z.number().min(0).max(86_400).nullable(),
  signal: signal.nullable(),
  words: text(1000),
  /** `choice` only. */
  options: z.object({ a: choiceOption, b: choiceOption }).nullable(),
  /** `dual-track` only. */
  lines: z.object({ light: trackLine, deep: trackLine }).nullable(),
  /** `threshold`, `ending-vote`, `co-create` only. */
  promise: promise.nullable(),
})
export type Hook = z.infer<typeof hook>

const STATUSES = ['idea', 'draft', 'ready', 'published', 'dropped'] as const
const LETTERS = ['A', 'B'] as const

export const format = z.enum(FORMATS)
export const kind = z.enum(KINDS)
export const track = z.enum(TRACKS)
const status = z.enum(STATUSES)
export const letter = z.enum(LETTERS)
export type Status = z.infer<typeof status>
export type Format = (typeof FORMATS)[number]
export type Kind = (typeof KINDS)[number]
export type Track = (typeof TRACKS)[number]
export type Letter = (typeof LETTERS)[number]

export const metric = z.enum(METRICS)
export type Metric = (typeof METRICS)[number]

const variant = z.object({
  /** Empty: published under the item's own title. */
  title: text(LONGEST_IDEA),
  cover: text(400),
  style: text(80),
  caption: text(4000),
  pinned: text(1000),
  hooks: z.array(hook).max(40),
})
export type Variant = z.infer<typeof variant>

const tags = z.array(text(40).min(1)).max(40)

/** A planned video on one channel, with its variants and their hooks: one document, saved whole. */
export const item = z.object({
  id,
  /** Rises with each save; a save that names an older one is refused as a conflict. */
  revision: z.number().int().min(0),
  channelId: id,
  title: text(LONGEST_IDEA),
  brief: z.object({ who: text(400), pain: text(400), angle: text(400) }),
  format,
  kind: kind.nullable(),
  track: track.nullable(),
  durationSeconds: z.number().min(1).max(86_400).nullable(),
  tags,
  audience: z.array(z.enum(AUDIENCES)).max(4),
  /** 商单. */
  isAd: z.boolean(),
  target: z.object({ metric, value: z.number().min(0).max(1e12) }).nullable(),
  seriesId: id.nullable(),
  campaignId: id.nullable(),
  /** Items that are the same video on several channels share this. */
  siblingGroup: id.nullable(),
  day: day.nullable(),
  time: time.nullable(),
  status,
  /** `B` is null until A/B is switched on; `chosen` is what a plain A/B item will publish. */
  variants: z.object({ A: variant, B: variant.nullable() }),
  chosen: letter,
})
export type Item = z.infer<typeof item>
export type Target = NonNullable<Item['target']>

/** What a caller may leave out: a new item needs a channel and a title, the rest has defaults. */
export const itemDraft = item
  .omit({ id: true, revision: true, variants: true })
  .partial()
  .extend({
    id: id.optional(),
    revision: z.number().int().min(0).optional(),
    channelId: id,
    variants: z.object({ A: variant.partial(), B: variant.partial().nullable().optional() }).optional(),
  })
export type ItemDraft = z.infer<typeof itemDraft>

export const series = z.object({
  id,
  channelId: id,
  name: text(80).min(1),
  cadenceDays: z.number().int().min(1).max(366),
})
export type Series = z.infer<typeof series>

/** A limited time with one purpose, and the three eases 三易. */
export const campaign = z.object({
  id,
  channelId: id,
  name: text(80).min(1),
  purpose: text(400),
  from: day,
  to: day,
  join: text(400),
  spread: text(400),
  redeem: text(400),
})
export type Campaign = z.infer<typeof campaign>

/** A promise as the promises list shows it: with where it was made. */
export interface PromiseRow extends Promised {
  readonly hookId: string
  readonly itemId: string
  readonly itemTitle: string
  readonly state: 'open' | 'due' | 'kept' | 'broken'
}

export const settings = z.object({
  language: z.enum(['zh-CN', 'en']),
  theme: z.enum(['system', 'light', 'dark']),
  /** Words the creator wants to be warned of, and exceptions from all lists. */
  sensitiveWords: z.array(text(40).min(1)).max(2000),
  allowedWords: z.array(text(40).min(1)).max(2000),
  /** Default of `overload` for channels without a cap of their own. */
  dailyCap: z.number().int().min(1).max(50),
  /** How many minutes before a publishing time to say so. */
  reminderMinutes: z.union([z.literal('off'), z.number().int().min(0).max(1440)]),
  planView: z.enum(PLAN_VIEWS),
  /** Where the creator's own weeks begin. What is counted over the past stays with ISO weeks and weekdays. */
  weekStart: z.literal(WEEK_STARTS),
  /** Channels that the sample workspace made. */
  sample: z.array(id).max(10),
})
export type Settings = z.infer<typeof settings>
