import type { DecodedOf } from '../../shared/contract.ts'
import type { Post, Seal } from '../../shared/history.ts'
import { chosenVariant, titleOf } from '../../shared/items.ts'
import type { Item } from '../../shared/model.ts'
import { Fail } from '../../shared/result.ts'
import { endOfDay, epochOf, instantOf, wallOf, type Instant } from '../../shared/time.ts'
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
  const planned = itemOf(job.read, input.id)
  const forecast = await forecastOf(job, planned, planned.chosen)
  return job.commit((tx) => {
    const item = itemOf(tx, input.id)
    if (item.status === 'published') throw new Fail('conflict', 'error.already-published', { path: item.id })
    const { zone } = channelOf(tx, item.channelId)
    const at = input.at ?? publishedAt(item, zone, job.now)
    if (epochOf(at) > epochOf(job.now)) throw new Fail('invalid', 'error.published-in-future', { path: 'at' })
    const published = putItem(tx, { ...item, status: 'published' }, item)
    const row = provisionalPost(published, at, zone, job.newId())
    tx.put('post', row)
    const seal: Seal = { id: job.newId(), itemId: item.id, at: job.now, afterNumbers: false, forecast }
    tx.put('seal', seal)
    return { item: published, post: postOf(row), seal }
  })
}

/** The planned moment if it has come; else now. */
function publishedAt(item: Item, zone: string, now: Instant): Instant {
  if (!item.day) return now
  const planned = item.time ? instantOf(item.day, item.time, zone).at : endOfDay(item.day, zone)
  return epochOf(planned) <= epochOf(now) ? planned : now
}

function provisionalPost(item: Item, at: Instant, zone: string, id: string): Rows['post'] {
  const variant = chosenVariant(item)
  const { format, durationSeconds, tags, track, kind, isAd } = item
  const isPlanned = item.time !== null && item.day !== null && instantOf(item.day, item.time, zone).at === at
  return postRow(
    {
      id,
      channelId: item.channelId,
      platformPostId: null,
      title: titleOf(item),
      publishedDay: wallOf(at, zone).day,
      publishedAt: at,
      hourSource: isPlanned ? 'plan' : 'hand',
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
