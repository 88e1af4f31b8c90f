import type { CallName, InputOf, OutputOf } from '../../../shared/contract.ts'
import { NO_NUMBERS } from '../../../shared/values.ts'
import type { Item, ItemDraft } from '../../../shared/model.ts'
import {
  DAY_MS,
  addDays,
  epochOf,
  instantOf,
  mondayOf,
  todayIn,
  type Day,
  type Instant,
  type TimeOfDay,
} from '../../../shared/time.ts'
import { CHANNELS, CHANNEL_NAMES, ZONE, type ChannelIds, type ChannelName } from './channels.ts'
import { luckFrom } from '../../../shared/luck.ts'
import { lookBack, LOOKED_BACK, startExperiment } from './experiments.ts'
import { exportAt, numbersAt, pastOf, type Published } from './past.ts'
import { noteDown, planPast, trackOf } from './playbook.ts'
import { TRIAL, trialMoments } from './trial.ts'
import { ideasOf, nextWeekOfPlans, RESULTS, weekOfPlans } from './week.ts'

/** A studio's door, answering the value or throwing. */
export type Ask = <N extends CallName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>

/** Through what the sample is made: a studio whose clock follows the sample's own life. */
export interface SampleDoor {
  readonly call: Ask
  readonly upload: (name: string, bytes: Uint8Array) => string
  readonly passTo: (at: Instant) => void
  readonly newId: () => string
  /** Every id that is made during `work` is drawn until it fits: what hangs on an id must come out as it was written. */
  readonly drawId: <T>(fits: (id: string) => boolean, work: () => Promise<T>) => Promise<T>
}

/** Something that happens at its own time. */
export interface Moment {
  readonly at: Instant
  readonly live: () => Promise<unknown>
}

/** The export of each channel as looked up again and again, in days from the Monday of the week shown; and now. */
const LOOKED_UP: Readonly<Record<ChannelName, readonly number[]>> = {
  video: [-16, -9, -2],
  douyin: [-9],
  red: [-9],
}

/**
 * One creator's life up to `now`: three channels, 120 posts imported as they came, those of the first with their hooks' words,
 * a playbook, three goals, a week planned on Sunday evening and published so far, the next one begun, ideas; an experiment confirmed over
 * eight rounds, one that looks back, one that runs. The same seed and day make the same content.
 */
export async function makeSample(door: SampleDoor, now: Instant, seed: number): Promise<void> {
  const monday = mondayOf(todayIn(ZONE, now))
  const momentOf = (days: number, time: TimeOfDay) => instantOf(addDays(monday, days), time, ZONE).at

  const pasts = pastsUntil(addDays(monday, -1), seed)
  const began = addDays(pasts[TRIAL.channel][TRIAL.from]?.day ?? monday, -2)
  door.passTo(instantOf(began, '08:00', ZONE).at)
  const channels = await makeChannels(door.call)
  await door.call('settings.save', { sample: Object.values(channels) })
  const video = (await door.call('channels.list', {})).find(({ id }) => id === channels.video)
  if (!video) throw new Error('the sample has no channel of films')
  const lookUp = exportReader(door, channels, pasts)
  await lookUp(TRIAL.channel, instantOf(began, '09:00', ZONE).at)

  const life: readonly Moment[] = [
    ...trialMoments(door, channels[TRIAL.channel], pasts[TRIAL.channel]),
    ...CHANNEL_NAMES.flatMap((name) =>
      LOOKED_UP[name].map((days) => {
        const at = momentOf(days, '09:00')
        return { at, live: () => lookUp(name, at) }
      }),
    ),
    {
      at: momentOf(-8, '21:00'),
      live: () => lookBack(door.call, channels[LOOKED_BACK.channel], LOOKED_BACK),
    },
    { at: momentOf(-16, '09:10'), live: () => planPast(door.call, video, door.newId) },
    { at: momentOf(-16, '21:00'), live: () => wish(door.call, video.id, addDays(monday, -42)) },
    {
      at: momentOf(-2, '09:10'),
      live: async () => {
        const { experiments } = await door.call('experiments.list', { channelId: video.id })
        await noteDown(door.call, video, experiments[0]?.experiment.id ?? null, door.newId)
      },
    },
  ]
  for (const { at, live } of life.toSorted((a, b) => epochOf(a.at) - epochOf(b.at))) {
    door.passTo(at)
    await live()
  }

  door.passTo(momentOf(-1, '21:00'))
  for (const item of ideasOf(channels)) await door.call('items.save', { item })
  const items = await planWeek(door.call, channels, monday, door.newId)
  await planOn(door, channels, items, addDays(monday, 7))
  await startExperiment(door, channels.video, { a: items.van.id, b: items.strangers.id })

  const published = await publishUntil(door, items, now)
  door.passTo(now)
  for (const name of CHANNEL_NAMES) await lookUp(name, now)
  for (const { name, postId, at } of published) {
    const days = (epochOf(now) - epochOf(at)) / DAY_MS
    await door.call('posts.addNumbers', { id: postId, numbers: numbersAt({ ...NO_NUMBERS, ...RESULTS[name] }, days) })
  }
  await labelTracks(door.call)
}

/** A rise that few posts cannot tell apart, one in percentage points, and a count that they can keep. */
async function wish(call: Ask, channelId: string, since: Day): Promise<void> {
  await call('goals.save', { channelId, since, unit: 'percent', metric: 'deepRate', amount: 0.06 })
  await call('goals.save', { channelId, since, unit: 'points', metric: 'completion', amount: 0.02 })
  await call('goals.save', { channelId, since, unit: 'weekly', amount: 1, track: 'bond' })
}

export async function makeChannels(call: Ask): Promise<ChannelIds> {
  const made: Partial<Record<ChannelName, string>> = {}
  for (const name of CHANNEL_NAMES) made[name] = (await call('channels.save', CHANNELS[name].saved)).id
  return made as ChannelIds
}

type WeekItems = Readonly<Record<keyof ReturnType<typeof weekOfPlans>, Item>>

/** Saves the ten plans of a week. */
export async function planWeek(call: Ask, channels: ChannelIds, monday: Day, newId: () => string): Promise<WeekItems> {
  const saved: Record<string, Item> = {}
  for (const [name, item] of Object.entries<ItemDraft>(weekOfPlans(channels, monday, newId)))
    saved[name] = await call('items.save', { item })
  return saved as WeekItems
}

/** The following week: two plans of its own, and two of this week's for another channel. */
async function planOn({ call, newId }: SampleDoor, channels: ChannelIds, items: WeekItems, monday: Day): Promise<void> {
  for (const item of Object.values<ItemDraft>(nextWeekOfPlans(channels, monday, newId)))
    await call('items.save', { item })
  for (const [item, channel, days, time] of [
    [items.noodles, 'douyin', 1, '12:10'],
    [items.luggage, 'video', 2, '20:00'],
  ] as const) {
    const copy = await call('items.copyToChannel', { id: item.id, channelId: channels[channel] })
    await call('items.move', { id: copy.id, to: { day: addDays(monday, days), time } })
  }
}

type Pasts = Readonly<Record<ChannelName, readonly Published[]>>

/** What each channel has published by a day, with the numbers that came of it. */
function pastsUntil(last: Day, seed: number): Pasts {
  const pasts: Partial<Record<ChannelName, readonly Published[]>> = {}
  for (const [index, name] of CHANNEL_NAMES.entries())
    pasts[name] = pastOf(CHANNELS[name].habit, last, luckFrom(seed * 31 + index))
  return pasts as Pasts
}

/** Imports what a channel's back-end tells at a moment; what was planned is known again by its title. */
function exportReader({ call, upload }: SampleDoor, channels: ChannelIds, pasts: Pasts) {
  return async (name: ChannelName, at: Instant): Promise<void> => {
    const { saved, habit } = CHANNELS[name]
    const csv = exportAt(at, pasts[name], habit, ZONE)
    const uploads = [upload(`${saved.name}-${todayIn(ZONE, at)}.csv`, new TextEncoder().encode(csv))]
    const asked = {
      channelId: channels[name],
      uploads,
      encoding: null,
      mapping: null,
      capturedAt: null,
      iconReading: null,
    }
    const { links } = await call('imports.preview', asked)
    const sure = links.filter(({ title, itemTitle }) => title === itemTitle)
    await call('imports.commit', { ...asked, links: sure.map(({ key, itemId }) => ({ key, itemId })) })
  }
}

interface Out {
  readonly name: keyof typeof RESULTS
  readonly postId: string
  readonly at: Instant
}

/** Marks as published, each at its own moment so that its forecast is sealed before any number, what is due by `now`. */
async function publishUntil({ call, passTo }: SampleDoor, items: WeekItems, now: Instant): Promise<Out[]> {
  const out: Out[] = []
  for (const name of Object.keys(RESULTS) as (keyof typeof RESULTS)[]) {
    const { id, day, time } = items[name]
    if (!day || !time) continue
    const { at } = instantOf(day, time, ZONE)
    if (epochOf(at) > epochOf(now)) continue
    passTo(at)
    const { post } = await call('items.publish', { id, at })
    out.push({ name, postId: post.id, at })
  }
  return out
}

/** Tracks are the creator's to say; here they follow from what each post asked for. */
async function labelTracks(call: Ask): Promise<void> {
  const { posts } = await call('posts.search', { limit: 500 })
  const imported = posts.filter(({ itemId }) => itemId === null)
  for (const track of ['reach', 'bond', 'both'] as const) {
    const ids = imported.filter((post) => trackOf(post) === track).map(({ id }) => id)
    await call('posts.label', { ids, track })
  }
}
