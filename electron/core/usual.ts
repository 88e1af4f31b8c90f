import type { OutputOf } from '../../shared/contract.ts'
import type { Numbers } from '../../shared/history.ts'
import type { Channel } from '../../shared/model.ts'
import { ratesOfAll } from '../../shared/rates.ts'
import { hourOf, wallOf, type Day, type Instant } from '../../shared/time.ts'
import { commonest, usualWeeks } from '../../shared/usual.ts'
import type { Read } from '../db/tx.ts'
import type { Context } from './context.ts'
import { listChannels } from './lookups.ts'

/** Channels are of one kind if they are of one platform and count the same two signals. */
const kindOf = ({ platform, light, deep }: Channel): string => [platform, light, ...deep].join(' ')

/** What was usual around each week, for each channel among the channels of its kind. Rates do not ask for a post's format. */
export async function usualOf({
  read,
  patterns,
}: Pick<Context, 'read' | 'patterns'>): Promise<OutputOf<'posts.usual'>> {
  const oddities = await patterns.oddities(null)
  const out = [...oddities].flatMap(([post, { is }]) => (is === 'cleared' ? [] : post))
  const channels = listChannels(read)
  return channels
    .filter((channel, index) => channels.findIndex((one) => kindOf(one) === kindOf(channel)) === index)
    .map((first) => {
      const alike = channels.filter((channel) => kindOf(channel) === kindOf(first))
      const judged = judgedNumbers(
        read,
        alike.map(({ id }) => id),
        out,
      )
      const { rates } = ratesOfAll(
        judged.map(({ numbers }) => numbers),
        'short',
        first,
      )
      const weeks = usualWeeks(
        judged.map(({ day }, index) => ({
          day,
          light: rates[index]?.('lightRate') ?? null,
          deep: rates[index]?.('deepRate') ?? null,
        })),
      )
      return { channelIds: alike.map(({ id }) => id), weeks }
    })
}

/** The first numbers at seven days of age or more, of posts that count. */
const judgedNumbers = (
  read: Read,
  channelIds: readonly string[],
  odd: readonly string[],
): { day: Day; numbers: Numbers }[] =>
  read
    .query<{ day: Day; numbers: string }>(
      `SELECT day, numbers FROM (
         SELECT post.publishedDay AS day, snapshot.numbers,
           row_number() OVER (PARTITION BY post.id ORDER BY snapshot.capturedAt, snapshot.id) AS place
         FROM post JOIN snapshot ON snapshot.postId = post.id
         WHERE post.channelId IN (SELECT value FROM json_each(?)) AND post.isPublic = 1
           AND post.excludedBecause IS NULL AND post.id NOT IN (SELECT value FROM json_each(?)) AND snapshot.capturedAt >= post.maturesAt
       ) WHERE place = 1`,
      JSON.stringify(channelIds),
      JSON.stringify(odd),
    )
    .map(({ day, numbers }) => ({ day, numbers: JSON.parse(numbers) as Numbers }))

/** As many posts as tell a habit of today from one of last year. */
const LATELY = 60

/** At which hour of its own clock each channel has mostly posted of late. */
export const usualHours = (read: Read): OutputOf<'channels.usualHours'> =>
  listChannels(read).map(({ id, zone }) => {
    const posts = read.query<{ at: Instant }>(
      `SELECT publishedAt AS at FROM post WHERE channelId = ? AND publishedAt IS NOT NULL AND isPublic = 1
       ORDER BY publishedDay DESC, publishedAt DESC LIMIT ${LATELY}`,
      id,
    )
    return { channelId: id, hour: commonest(posts.map(({ at }) => hourOf(wallOf(at, zone).time))) }
  })
