import type { CallName, InputOf, OutputOf } from '../../../shared/contract.ts'
import { NO_NUMBERS } from '../../../shared/values.ts'
import type { Item, ItemDraft } from '../../../shared/model.ts'
import {
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
import { exportAt, numbersAt, pastOf } from './past.ts'
import { noteDown, planPast, trackOf } from './playbook.ts'
import { ideasOf, nextWeekOfPlans, RESULTS, weekOfPlans } from './week.ts'

/** A studio's door, answering the value or throwing. */
export type Ask = <N extends CallName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>

/** Through what the sample is made: a studio whose clock follows the sample's own life. */
export interface SampleDoor {
  readonly call: Ask
  readonly upload: (name: string, bytes: Uint8Array) => string
  readonly passTo: (at: Instant) => void
  readonly newId: () => string
}

/** The export of each channel as looked up again and again, in days from the Monday of the week shown; null: now. */
const LOOKED_UP: Readonly<Record<ChannelName, readonly (number | null)[]>> = {
  video: [-16, -9, -2, null],
  douyin: [-9, null],
  red: [-9, null],
}

/**
 * One creator's life up to `now`: three channels, 120 posts imported as they came, those of the first with their hooks' words,
 * a playbook, a week planned on Sunday evening and published so far, the next one begun, ideas, two experiments that are over and one that runs. The same seed and day make
 * the same content.
 */
export async function makeSample(door: SampleDoor, now: Instant, seed: number): Promise<void> {
  const monday = mondayOf(todayIn(ZONE, now))
  const momentOf = (days: number, time: TimeOfDay) => instantOf(addDays(monday, days), time, ZONE).at

  door.passTo(momentOf(-16, '08:00'))
  const channels = await makeChannels(door.call)
  await door.call('settings.save', { sample: Object.values(channels) })
  const importPast = pastImporter(door, channels, addDays(monday, -1), seed)
  const video = (await door.call('channels.list', {})).find(({ id }) => id === channels.video)
  if (!video) throw new Error('the sample has no channel of films')
  await importPast(-16, momentOf(-16, '09:00'))
  await planPast(door.call, video, door.newId)
  await importPast(-9, momentOf(-9, '09:00'))
  for (const [evening, experiment] of LOOKED_BACK.entries()) {
    door.passTo(momentOf(-8 + evening, '21:00'))
    await lookBack(door.call, channels[experiment.channel], experiment)
  }
  await importPast(-2, momentOf(-2, '09:00'))
  const { experiments } = await door.call('experiments.list', { channelId: video.id })
  await noteDown(door.call, video, experiments[0]?.experiment.id ?? null, door.newId)

  door.passTo(momentOf(-1, '21:00'))
  for (const item of ideasOf(channels)) await door.call('items.save', { item })
  const items = await planWeek(door.call, channels, monday, door.newId)
  await planOn(door, channels, items, addDays(monday, 7))
  await startExperiment(door.call, channels.video, { a: items.van.id, b: items.strangers.id })

  const published = await publishUntil(door, items, now)
  door.passTo(now)
  await importPast(null, now)
  for (const { name, postId, at } of published) {
    const days = (epochOf(now) - epochOf(at)) / 86_400_000
    await door.call('posts.addNumbers', { id: postId, numbers: numbersAt({ ...NO_NUMBERS, ...RESULTS[name] }, days) })
  }
  await labelTracks(door.call)
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

/** Imports, from one moment to the next, what each channel's back-end would have told by then. */
function pastImporter({ call, upload, passTo }: SampleDoor, channels: ChannelIds, last: Day, seed: number) {
  const pasts = CHANNEL_NAMES.map((name, index) => {
    const { saved, habit } = CHANNELS[name]
    return { name, title: saved.name, habit, published: pastOf(habit, last, luckFrom(seed * 31 + index)) }
  })
  return async (days: number | null, at: Instant): Promise<void> => {
    passTo(at)
    for (const { name, title, habit, published } of pasts) {
      if (!LOOKED_UP[name].includes(days)) continue
      const csv = exportAt(at, published, habit, ZONE)
      const uploaded = upload(`${title}-${todayIn(ZONE, at)}.csv`, new TextEncoder().encode(csv))
      const asked = { encoding: null, mapping: null, capturedAt: null, iconReading: null, links: [] }
      await call('imports.commit', { channelId: channels[name], uploads: [uploaded], ...asked })
    }
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
