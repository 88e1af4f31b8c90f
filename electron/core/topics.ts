import { setImmediate } from 'node:timers/promises'
import type { DecodedOf, OutputOf } from '../../shared/contract.ts'
import { finderOf } from '../../shared/engine/index.ts'
import type { Topic, TopicRow } from '../../shared/playbook.ts'
import type { Day } from '../../shared/time.ts'
import type { Read } from '../db/tx.ts'
import type { Context } from './context.ts'

/** Items looked through before other calls get their turn. */
const PART = 500
/** Topics are named in few words: two 汉字 of them are found in the middle of something. */
const LEAST_INSIDE = 2

interface Said {
  readonly itemId: string
  readonly title: string
  readonly day: Day | null
  readonly words: string
}
type Used = NonNullable<TopicRow['used']>
type UsedBy = ReadonlyMap<string, Used>

/** Of each studio the last answer, and what it hung on. */
const answers = new WeakMap<Read, { readonly state: string; readonly used: Promise<UsedBy> }>()

/** Topics with the item that took each up last: its title or a hook of it holds the words, or says nearly the same. */
export async function topicsOf(read: Read, channelId: string | null): Promise<TopicRow[]> {
  const all = read.select('topic', 'ORDER BY createdAt, id')
  const used = await usedIn(read, all)
  return all
    .filter((topic) => channelId === null || topic.channelId === null || topic.channelId === channelId)
    .map((topic) => ({ topic, used: used.get(topic.id) ?? null }))
}

export const getTopics = async (
  { channelId }: DecodedOf<'playbook.topics'>,
  { read }: Context,
): Promise<OutputOf<'playbook.topics'>> => ({ topics: await topicsOf(read, channelId ?? null) })

function usedIn(read: Read, topics: readonly Topic[]): Promise<UsedBy> {
  const tallies = read.query(
    `SELECT name, count, sum FROM tally WHERE name IN ('item', 'variant', 'hook', 'topic') ORDER BY name`,
  )
  const state = JSON.stringify(tallies)
  const known = answers.get(read)
  if (known?.state === state) return known.used
  const used = lookedThrough(read, topics)
  answers.set(read, { state, used })
  // Told to whoever waits for it; asked again, it is begun anew.
  used.catch(() => answers.delete(read))
  return used
}

async function lookedThrough(read: Read, topics: readonly Topic[]): Promise<UsedBy> {
  const used = new Map<string, Used>()
  if (topics.length === 0) return used
  const find = finderOf(
    topics.map(({ words }) => words),
    LEAST_INSIDE,
  )
  for (let last = ''; ;) {
    const said = read.query<Said>(
      `WITH some AS (SELECT id AS itemId, title, day FROM item WHERE id > ? AND status <> 'dropped' ORDER BY id LIMIT ${PART})
       SELECT *, title AS words FROM some
       UNION ALL SELECT some.*, variant.title FROM some JOIN variant USING (itemId) WHERE variant.title <> ''
       UNION ALL SELECT some.*, hook.words FROM some JOIN hook USING (itemId) WHERE hook.words <> ''`,
      last,
    )
    for (const { words, ...item } of said) {
      if (item.itemId > last) last = item.itemId
      for (const { place } of find(words)) {
        const { id } = topics[place]!
        const before = used.get(id)
        if (!before || isLater(item, before)) used.set(id, item)
      }
    }
    if (said.length < PART) return used
    await setImmediate()
  }
}

/** What has no day came before all that has one. */
const isLater = (one: Used, other: Used): boolean =>
  one.day === other.day ? one.itemId > other.itemId : (one.day ?? '') > (other.day ?? '')
