import { wearRecordOf } from '../../../shared/checks/index.ts'
import type { DecodedOf, OutputOf } from '../../../shared/contract.ts'
import { addDays, todayIn } from '../../../shared/time.ts'
import type { Context } from '../context.ts'
import { postsNamed } from '../evidence.ts'
import { channelOf } from '../lookups.ts'

/** Days of uses that are listed one by one. */
const LATELY_DAYS = 365

export async function fatigueOf(
  { channelId }: DecodedOf<'insight.fatigue'>,
  { read, patterns, now }: Context,
): Promise<OutputOf<'insight.fatigue'>> {
  const learnt = patterns.ifReady(channelId)
  if (!learnt) return null
  const from = addDays(todayIn(channelOf(read, channelId).zone, now), -LATELY_DAYS)
  const used = await patterns.ask('uses', channelId, { from })
  const byName = new Map(used.map((one) => [`${one.kind} ${one.words}`, one]))
  return {
    rows: learnt.patterns.fatigue.flatMap((wear) => {
      const uses = byName.get(`${wear.kind} ${wear.words}`)
      return uses ? [{ ...uses, wear }] : []
    }),
    record: wearRecordOf(learnt.patterns),
  }
}

export async function wearOf(
  { channelId, kind, words }: DecodedOf<'insight.wear'>,
  { read, patterns }: Context,
): Promise<OutputOf<'insight.wear'>> {
  if (!patterns.ifReady(channelId)) return null
  const curve = await patterns.ask('wear', channelId, { kind, words })
  if (!curve) return null
  const named = postsNamed(read, curve.points)
  return {
    ...curve,
    points: curve.points.flatMap((point) => {
      const post = named.get(point.id)
      return post ? [{ ...point, title: post.title, day: post.publishedDay }] : []
    }),
  }
}
