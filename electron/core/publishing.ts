import type { DecodedOf } from '../../shared/contract.ts'
import type { Forecast, Post, Seal } from '../../shared/history.ts'
import { chosenVariant, titleOf } from '../../shared/items.ts'
import type { Item } from '../../shared/model.ts'
import { Fail } from '../../shared/result.ts'
import { epochOf, instantOf, todayIn, wallOf, type Day, type Instant, type TimeOfDay } from '../../shared/time.ts'
import type { Rows } from '../db/tables.ts'
import type { Job } from './context.ts'
import { channelOf } from './lookups.ts'
import { forecastOf } from './forecasts.ts'
import { itemOf, putItem } from './items.ts'
import { postOf, postRow } from './posts.ts'

/** Marks an item published: its forecast is sealed as it stood, and a provisional post waits for the export. */
export async function publishItem(
  input: DecodedOf<'items.publish'>,
  job: Job,
): Promise<{ item: Item; post: Post; seal: Seal }> {
  const learnt = await job.patterns.of(itemOf(job.read, input.id).channelId)
  return job.commit((tx) => {
    // As it stands now: it may have been changed while the history was read.
    const item = itemOf(tx, input.id)
    if (item.status === 'published') throw new Fail('conflict', 'error.already-published', { path: item.id })
    const [known] = tx.select('post', 'WHERE itemId = ? ORDER BY provisional', item.id)
    if (known && !known.provisional)
      throw new Fail('conflict', 'error.item-linked', { path: item.id, params: { title: titleOf(item) } })
    const channel = channelOf(tx, item.channelId)
    const { zone } = channel
    const out = input.at ? outAt(input.at, zone) : whenOut(item, zone, job.now)
    if (out.at && epochOf(out.at) > epochOf(job.now))
      throw new Fail('invalid', 'error.published-in-future', { path: 'at' })
    // The card goes where the video came out: a published one never stands in the future.
    const published = putItem(tx, { ...item, day: out.day, time: out.time, status: 'published' }, item)
    // One that was marked before and then taken back to the plan by an edit goes on with its post.
    const row = provisionalPost(item, out, zone, known?.id ?? job.newId())
    tx.put('post', row)
    const forecast = forecastOf(learnt, item, item.chosen).map((one): Forecast => {
      const counted = learnt.patterns.counted[one.metric]
      return one.kind === 'known' && counted ? { ...one, counted } : one
    })
    const seal: Seal = { id: job.newId(), itemId: item.id, at: job.now, afterNumbers: false, forecast }
    tx.put('seal', seal)
    return { item: published, post: postOf(row), seal }
  })
}

/** When a video came out, on the channel's wall; without `at` its hour is not known. */
interface Out {
  readonly day: Day
  readonly time: TimeOfDay | null
  readonly at: Instant | null
}

const outAt = (at: Instant, zone: string): Out => ({ ...wallOf(at, zone), at })

/** As planned if that has come (a past day without a time keeps its hour unknown); else now. */
function whenOut(item: Item, zone: string, now: Instant): Out {
  if (item.day && !item.time && item.day < todayIn(zone, now)) return { day: item.day, time: null, at: null }
  const planned = item.day && item.time ? instantOf(item.day, item.time, zone).at : null
  return outAt(planned && epochOf(planned) <= epochOf(now) ? planned : now, zone)
}

function provisionalPost(item: Item, { day, at }: Out, zone: string, id: string): Rows['post'] {
  const variant = chosenVariant(item)
  const { format, durationSeconds, tags, track, kind, isAd } = item
  const isPlanned = item.time !== null && item.day !== null && instantOf(item.day, item.time, zone).at === at
  return postRow(
    {
      id,
      channelId: item.channelId,
      platformPostId: null,
      title: titleOf(item),
      publishedDay: day,
      publishedAt: at,
      hourSource: at === null ? 'unknown' : isPlanned ? 'plan' : 'hand',
      format,
      durationSeconds,
      tags,
      hooks: [...new Set(variant.hooks.map((hook) => hook.kind))],
      track,
      kind,
      isAd,
      isPublic: true,
      excludedBecause: null,
      provisional: true,
      itemId: item.id,
      variant: item.chosen,
      batchId: null,
    },
    `item:${item.id}`,
    zone,
  )
}
