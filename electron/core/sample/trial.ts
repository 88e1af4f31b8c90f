import type { InputOf } from '../../../shared/contract.ts'
import { firstIn } from '../../../shared/experiment.ts'
import type { Hook, ItemDraft } from '../../../shared/model.ts'
import { DAY_MS, addDays, epochOf, instantAt, instantOf, type Instant } from '../../../shared/time.ts'
import { ZONE, type ChannelName } from './channels.ts'
import { numbersAt, type Published } from './past.ts'
import type { Moment, SampleDoor } from './sample-workspace.ts'

/** Numbers are looked up so long after a post came out: the first that say what it brought. */
const READ_DAYS = 7.1

/** One question settled before anything was out, and put to posts of a channel that came out two by two. */
interface Trial {
  readonly channel: ChannelName
  readonly design: Omit<InputOf<'experiments.save'>, 'channelId'>
  /** Place of its first post in the channel's past; the others follow one after the other. */
  readonly from: number
  /** Which of the two the coin sent first, round by round. */
  readonly coins: string
  readonly concluded: Pick<InputOf<'experiments.conclude'>, 'better' | 'conclusion'>
}

export const TRIAL: Trial = {
  channel: 'douyin',
  design: {
    name: '点赞解锁下一招，点赞会更多吗？',
    tried: 'hook',
    a: '不提点赞',
    b: '点赞解锁下一招',
    metric: 'lightRate',
    smallest: 2,
    plannedRounds: 8,
  },
  from: 22,
  coins: 'BABAABBB',
  concluded: { better: 'B', conclusion: '说清楚点赞换来什么，愿意点的人多一截。一周只用一条，换来的要兑现。' },
}

/** The trial's life: designed, a round put on the board the evening before, both published, read at one age, concluded. */
export function trialMoments(
  { call, drawId, newId }: SampleDoor,
  channelId: string,
  past: readonly Published[],
): Moment[] {
  const posts = past.slice(TRIAL.from, TRIAL.from + 2 * TRIAL.coins.length)
  const made = { experiment: '', items: [] as string[] }
  const eveningBefore = ({ day }: Published): Instant => instantOf(addDays(day, -1), '21:30', ZONE).at
  const publishedAt = ({ day, time }: Published): Instant => instantOf(day, time, ZONE).at
  const readAt = (post: Published): Instant => instantAt(epochOf(publishedAt(post)) + READ_DAYS * DAY_MS)

  const begin = async () => {
    const falls = (id: string) => [...TRIAL.coins].every((first, round) => firstIn(id, round + 1) === first)
    made.experiment = (await drawId(falls, () => call('experiments.save', { ...TRIAL.design, channelId }))).id
  }
  const plan = async (round: number) => {
    for (const post of posts.slice(2 * round, 2 * round + 2))
      made.items.push((await call('items.save', { item: itemOf(post, channelId, newId) })).id)
    const [one = '', other = ''] = made.items.slice(-2)
    const arms = TRIAL.coins[round] === 'A' ? { a: one, b: other } : { a: other, b: one }
    await call('experiments.schedule', { id: made.experiment, ...arms })
  }
  const bring = async (index: number, numbers: Published['numbers']) => {
    const { posts: rows } = await call('posts.search', { channelId, limit: 500 })
    const id = rows.find(({ itemId }) => itemId === made.items[index])?.id ?? ''
    await call('posts.addNumbers', { id, numbers: numbersAt(numbers, READ_DAYS) })
  }

  const [first, last] = [posts[0], posts.at(-1)]
  if (!first || !last) return []
  return [
    { at: eveningBefore(first), live: begin },
    ...posts.flatMap((post, index): Moment[] => [
      ...(index % 2 === 0 ? [{ at: eveningBefore(post), live: () => plan(index / 2) }] : []),
      {
        at: publishedAt(post),
        live: () => call('items.publish', { id: made.items[index] ?? '', at: publishedAt(post) }),
      },
      { at: readAt(post), live: () => bring(index, post.numbers) },
    ]),
    {
      at: instantOf(addDays(last.day, Math.ceil(READ_DAYS)), '21:30', ZONE).at,
      live: () => call('experiments.conclude', { id: made.experiment, ...TRIAL.concluded }),
    },
  ]
}

function itemOf({ post, day, time }: Published, channelId: string, newId: () => string): ItemDraft {
  const [title, tags, hooks, seconds] = post
  return {
    channelId,
    title,
    day,
    time,
    status: 'ready',
    kind: 'short',
    track: 'reach',
    durationSeconds: seconds,
    tags: tags.split(';'),
    variants: { A: { hooks: hooks.split(';').map((kind) => hookOf(kind as Hook['kind'], seconds, newId)) } },
  }
}

/** Said as it is seen in the film: what is asked for stands at its end. */
function hookOf(kind: Hook['kind'], seconds: number | null, newId: () => string): Hook {
  const isAsked = kind === 'unlock'
  return {
    id: newId(),
    kind,
    placement: isAsked ? 'ending' : 'opening',
    second: isAsked ? (seconds ?? 0) - 4 : 0,
    signal: isAsked ? 'like' : null,
    words: isAsked ? '点个赞，下一条教你下一招。' : '',
    options: null,
    lines: null,
    promise: null,
  }
}
