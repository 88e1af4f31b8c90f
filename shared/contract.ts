import { z } from 'zod'
import { job, output, query, shell, write, type Call, type CallKind } from './calls.ts'
import { experimentCalls } from './contract-experiments.ts'
import { goalCalls } from './contract-goals.ts'
import { insightCalls } from './contract-insight.ts'
import { playbookCalls } from './contract-playbook.ts'
import { thingCalls } from './contract-things.ts'
import { workspaceCalls } from './contract-workspace.ts'
import type { Dismissal, Finding, Severity } from './finding.ts'
import { FINDING_CODES } from './finding.ts'
import type { Forecast, ImportBatch, Post, PostRow, Seal, Snapshot, TimeSay } from './history.ts'
import { numbers } from './history.ts'
import type { ImportPreview, ImportResult } from './importing.ts'
import { MOST_AT_ONCE } from './ideas.ts'
import { importLink, importRequest } from './importing.ts'
import type { Campaign, Channel, HookKind, Item, PromiseRow, Series, Settings } from './model.ts'
import {
  campaign,
  channel,
  day,
  format,
  hookKind,
  id,
  instant,
  item,
  itemDraft,
  letter,
  metric,
  series,
  settings,
  text,
  time,
  track,
} from './model.ts'
import type { Oddity } from './oddity.ts'
import type { Due } from './reminders.ts'
import type { SuggestedHook } from './suggest-hooks.ts'
import type { Day, Instant } from './time.ts'
import type { UsualWeek } from './usual.ts'
import type { BacktestSeries, Fatigue } from './engine/index.ts'
import type { Evidence, SimilarPost } from './evidence.ts'

const nothing = z.object({})
const weekdayHour = z.object({ weekday: z.int().min(1).max(7), hour: z.int().min(0).max(23) })
const slot = z.object({ day, time: time.nullable() })
const postMarks = z.object({ tags: z.array(text(80)).max(200).optional(), hooks: z.array(hookKind).max(40).optional() })

export const notice = z.object({ title: text(200), body: text(400), itemId: id.nullable() })
export type Notice = z.infer<typeof notice>

export interface StepInfo {
  /** The op id of the call that made it, where it had one. */
  readonly id: string
  /** The call that made the step, `items.move`: the locales have a word for each. */
  readonly name: string
  readonly at: Instant
  readonly tables: readonly string[]
}

export const contract = {
  ...workspaceCalls,

  'settings.get': query(nothing, output<Settings>()),
  'settings.save': write(settings.partial(), output<Settings>()),

  'channels.list': query(nothing, output<readonly Channel[]>()),
  /** Without an id: a new channel, whose signals and zone default to the platform's. */
  'channels.save': write(
    channel.partial().extend({ name: channel.shape.name, platform: channel.shape.platform }),
    output<Channel>(),
  ),
  /** The full hour at which most of a channel's last posts went out; null where no time of day is known. */
  'channels.usualHours': query(
    nothing,
    output<readonly { readonly channelId: string; readonly hour: number | null }[]>(),
  ),
  'channels.remove': write(z.object({ id }), output<{ removed: string }>()),

  'items.between': query(z.object({ from: day, to: day, channelId: id.optional() }), output<readonly Item[]>()),
  /** Without a day: the drawer of ideas, newest first. */
  'items.undated': query(z.object({ channelId: id.optional() }), output<readonly Item[]>()),
  'items.get': query(z.object({ id }), output<Item>()),
  /**
   * `coalesce` names the field being typed in: saves of one field within 2 s are one undo step. `over`: the op id of a save by
   * the same page, not answered yet. What that one made may be what this one stands on.
   */
  'items.save': write(
    z.object({ item: itemDraft, coalesce: text(120).optional(), over: text(64).optional() }),
    output<Item>(),
  ),
  /** All or none, as one step. */
  'items.saveMany': write(z.object({ items: z.array(itemDraft).min(1).max(MOST_AT_ONCE) }), output<readonly Item[]>()),
  'items.move': write(z.object({ id, to: slot.nullable() }), output<Item>()),
  'items.moveMany': write(
    z.object({
      moves: z
        .array(z.object({ id, to: slot.nullable() }))
        .min(1)
        .max(500),
    }),
    output<readonly Item[]>(),
  ),
  /** An undated draft alike in all but its day. */
  'items.duplicate': write(z.object({ id }), output<Item>()),
  /** 同款: a linked item on another channel. */
  'items.copyToChannel': write(z.object({ id, channelId: id }), output<Item>()),
  'items.publish': job(z.object({ id, at: instant.optional() }), output<{ item: Item; post: Post; seal: Seal }>()),
  'items.remove': write(z.object({ ids: z.array(id).min(1).max(500) }), output<{ removed: readonly string[] }>()),

  'series.list': query(nothing, output<readonly Series[]>()),
  'series.save': write(series.partial({ id: true }), output<Series>()),
  'campaigns.list': query(nothing, output<readonly Campaign[]>()),
  'campaigns.save': write(campaign.partial({ id: true }), output<Campaign>()),

  'promises.list': query(z.object({ until: day.optional() }), output<readonly PromiseRow[]>()),
  'promises.settle': write(
    z.object({ hookId: id, outcome: z.enum(['kept', 'broken']).nullable() }),
    output<PromiseRow>(),
  ),

  'posts.search': query(
    z.object({
      channelId: id.optional(),
      text: text(200).optional(),
      format: format.optional(),
      hook: hookKind.optional(),
      /** Only what became of these items. */
      itemIds: z.array(id).max(500).optional(),
      track: track.optional(),
      /** Only those kept out of learning; `odd`: those whose likes and comments do not go together, cleared ones too. */
      aside: z.union([z.boolean(), z.literal('odd')]).optional(),
      /** Only those that this import made or gave numbers. */
      batchId: id.optional(),
      /** Only those posted in this hour of this weekday (1 Monday … 7 Sunday) on their channel's wall. */
      slot: weekdayHour.optional(),
      /** Only what was published of this item. */
      itemId: id.optional(),
      /** Also answer how many there are in each of the creator's weeks, newest first. */
      weeks: z.boolean().optional(),
      sort: z.enum(['newest', 'oldest', 'views', 'lightRate', 'deepRate']).optional(),
      offset: z.number().int().min(0).optional(),
      limit: z.number().int().min(1).max(500).optional(),
    }),
    output<{
      readonly posts: readonly PostRow[]
      readonly total: number
      readonly aside: number
      /** Of those with likes and comments that do not go together, how many stand under the filters. */
      readonly odd: number
      readonly weeks: readonly { readonly first: Day; readonly posts: number }[]
    }>(),
  ),
  /** What was usual around each week: the middle 80 % of the two rates among channels of one kind. */
  'posts.usual': query(
    nothing,
    output<readonly { readonly channelIds: readonly string[]; readonly weeks: readonly UsualWeek[] }[]>(),
  ),
  'posts.get': query(
    z.object({ id }),
    output<{
      readonly post: Post
      readonly snapshots: readonly Snapshot[]
      readonly item: Item | null
      readonly seals: readonly Seal[]
      readonly oddity: Oddity | null
    }>(),
  ),
  'posts.label': write(
    z.object({
      ids: z.array(id).min(1).max(5000),
      format: format.optional(),
      durationSeconds: z.number().min(0).max(864_000).nullable().optional(),
      tags: z.array(text(80)).max(200).optional(),
      hooks: z.array(hookKind).max(40).optional(),
      /** To what each post has already; `tags` and `hooks` replace it. */
      add: postMarks.optional(),
      drop: postMarks.optional(),
      track: track.nullable().optional(),
      isAd: z.boolean().optional(),
      /** Null takes the post back into learning. */
      excludedBecause: text(400).nullable().optional(),
      /** 评论异常 or not, whatever the engine finds; null leaves it to the engine. */
      verdict: z.enum(['odd', 'fine']).nullable().optional(),
    }),
    output<{ readonly changed: number }>(),
  ),
  'posts.addNumbers': write(
    z.object({ id, capturedAt: instant.optional(), numbers: numbers.partial() }),
    output<Snapshot>(),
  ),
  /** Numbers typed in by hand go; imported ones go with their import. */
  'posts.removeNumbers': write(z.object({ id }), output<Snapshot>()),
  'posts.link': write(z.object({ id, itemId: id }), output<Post>()),
  'posts.unlink': write(z.object({ id }), output<Post>()),
  'posts.remove': write(z.object({ ids: z.array(id).min(1).max(5000) }), output<{ removed: number }>()),

  /** Hooks that the words of posts show and that these do not have yet, by kind, the newest first; rejected ones left out. */
  'hooks.suggested': query(
    z.object({
      channelId: id.optional(),
      postId: id.optional(),
      kind: hookKind.optional(),
      offset: z.number().int().min(0).optional(),
      limit: z.number().int().min(0).max(500).optional(),
    }),
    output<{
      /** Posts with at least one. */
      readonly posts: number
      readonly total: number
      readonly kinds: readonly { readonly kind: HookKind; readonly count: number }[]
      readonly offset: number
      readonly rows: readonly SuggestedHook[]
    }>(),
  ),
  /** Without ids: to every post that it is suggested for (of the channel). One undo step. */
  'hooks.accept': write(
    z.object({ kind: hookKind, ids: z.array(id).min(1).max(5000).optional(), channelId: id.optional() }),
    output<{ readonly changed: number }>(),
  ),
  /**
   * Whether repeating wears a hook off on this channel: each kind that was used, then wordings used often; null while the posts
   * are being read. Told anew as `patterns`.
   */
  'hooks.wear': query(z.object({ channelId: id }), output<readonly Fatigue[] | null>()),
  /** Not this hook for this post: it is not suggested again. */
  'hooks.reject': write(z.object({ kind: hookKind, id }), output<{ readonly rejected: string }>()),

  'imports.preview': job(importRequest, output<ImportPreview>()),
  'imports.commit': job(importRequest.extend({ links: z.array(importLink).max(5000) }), output<ImportResult>()),
  'imports.list': query(nothing, output<readonly ImportBatch[]>()),
  /** Untouched rows go; rows edited since are listed and stay. */
  'imports.takeBack': write(
    z.object({ id }),
    output<{ readonly removed: number; readonly kept: readonly { readonly id: string; readonly title: string }[] }>(),
  ),

  /** Of one item, of a draft not saved yet, or of a span of days (`week`, see `daysOfWeek`, or `from`/`to`); dismissed ones left out. */
  'findings.of': query(
    z.object({
      itemId: id.optional(),
      draft: item.optional(),
      channelId: id.optional(),
      week: z.string().max(10).optional(),
      from: day.optional(),
      to: day.optional(),
      now: instant.optional(),
      /** False: answer at once with the rules' findings, and `pending` while the history is still being read. */
      wait: z.boolean().optional(),
    }),
    output<{
      readonly findings: readonly Finding[]
      readonly counts: Readonly<Record<Severity, number>>
      readonly pending: boolean
    }>(),
  ),
  /** The posts that a finding on own data rests on, most alike first: those its `n` counts, and no others. */
  'findings.evidence': query(
    z.object({
      itemId: id.optional(),
      draft: item.optional(),
      code: z.enum(FINDING_CODES),
      variant: letter.optional(),
      limit: z.number().int().min(1).max(500).optional(),
    }),
    output<Evidence>(),
  ),
  /** When `reminders.take` is worth asking: `seen` is until when the asker watched and nothing was due. */
  'reminders.next': query(z.object({ seen: instant.optional() }), output<{ readonly next: Instant | null }>()),
  /** What is due and was not told yet. Who gets it tells it: nobody gets it a second time. */
  'reminders.take': write(z.object({ seen: instant.optional() }), output<Due>()),

  'dismissals.list': query(nothing, output<readonly Dismissal[]>()),
  'dismissals.add': write(
    z.object({ code: z.enum(FINDING_CODES), itemId: id.nullable(), reason: text(400) }),
    output<Dismissal>(),
  ),
  'dismissals.takeBack': write(z.object({ id }), output<{ removed: string }>()),

  'forecasts.of': query(
    z.object({
      itemId: id.optional(),
      draft: item.optional(),
      variant: letter.optional(),
      wait: z.boolean().optional(),
    }),
    output<{
      readonly forecast: readonly Forecast[]
      readonly pending: boolean
      /** What posting time has to do with it, metric by metric. */
      readonly time: readonly TimeSay[]
    }>(),
  ),
  /** How many metrics of the history have been learnt, of how many; null where nothing is being learnt. Told anew as `learning`. */
  'forecasts.progress': query(
    z.object({ channelId: id.optional() }),
    output<{ readonly done: number; readonly of: number } | null>(),
  ),
  /** The creator's own posts most like these labels, with what each brought; `of`: how many were looked at. */
  'forecasts.similar': query(
    z.object({
      channelId: id,
      labels: item.pick({ format: true, durationSeconds: true, tags: true, track: true }).extend({
        hooks: z.array(hookKind).max(40),
      }),
    }),
    output<{ readonly of: number; readonly posts: readonly SimilarPost[] }>(),
  ),
  /** `least`: scored posts below which a metric is left out, 40 where nothing is said. `judgeable`: posts of the best metric. */
  'backtests.run': job(
    z.object({ channelId: id, metric: metric.optional(), least: z.int().min(1).max(40).optional() }),
    output<{
      readonly series: readonly BacktestSeries[]
      readonly posts: readonly { readonly id: string; readonly title: string }[]
      readonly judgeable: number
    }>(),
  ),

  ...experimentCalls,
  ...insightCalls,
  ...playbookCalls,
  ...goalCalls,
  ...thingCalls,

  'exports.make': job(
    z.object({
      what: z.enum(['plan', 'posts', 'all']),
      as: z.enum(['csv', 'json', 'md', 'ics', 'xlsx', 'db']),
      week: z.string().max(10).optional(),
    }),
    output<{ readonly name: string; readonly mime: string; readonly base64: string; readonly rows: number }>(),
  ),

  'history.state': query(nothing, output<{ readonly undo: StepInfo | null; readonly redo: StepInfo | null }>()),
  /** `step`: only if the last step is that one, so that an offer made earlier cannot take back what came since. */
  'history.undo': write(z.object({ step: id.optional() }), output<{ readonly undone: StepInfo | null }>()),
  'history.redo': write(nothing, output<{ readonly redone: StepInfo | null }>()),

  'shell.saveFile': shell(
    z.object({ name: text(200), mime: text(100), base64: z.string().max(200_000_000) }),
    output<{ readonly saved: string | null }>(),
  ),
  /** Null: none was chosen. Only a window can ask. */
  'shell.chooseFolder': shell(nothing, output<{ readonly folder: string | null }>()),
  /** Goes on in another folder, from here on: the window starts again, a page goes to the new address. */
  'shell.openWorkspace': shell(z.object({ folder: text(4096) }), output<{ readonly opens: boolean }>()),
  /** A notice of the system's; a click on it leads to the item, or to the plan. */
  'shell.notify': shell(notice, output<{ readonly shown: boolean }>()),
} satisfies Record<string, Call<CallKind, z.ZodType, unknown>>

export type { RescueState } from './contract-workspace.ts'
export type Contract = typeof contract
export type CallName = keyof Contract
export type InputOf<N extends CallName> = z.input<Contract[N]['input']>
export type DecodedOf<N extends CallName> = z.output<Contract[N]['input']>
export type OutputOf<N extends CallName> = Contract[N] extends Call<CallKind, z.ZodType, infer O> ? O : never
export type NamesOf<K extends CallKind> = { [N in CallName]: Contract[N]['kind'] extends K ? N : never }[CallName]

/** What listeners hear after a commit: which tables changed, and the file's new sequence. */
export interface Change {
  readonly tables: readonly string[]
  readonly sequence: number
}

/** How far a job is: `done` of `total` steps of a named phase. */
export interface Progress {
  readonly phase: string
  readonly done: number
  readonly total: number
}
