import type { InputOf } from '../../../shared/contract.ts'
import { firstIn } from '../../../shared/experiment.ts'
import type { ChannelName } from './channels.ts'
import type { Ask, SampleDoor } from './sample-workspace.ts'

type Design = Omit<InputOf<'experiments.save'>, 'channelId'>

interface LookedBack {
  readonly channel: ChannelName
  readonly design: Design
  /** Titles of what was out already. */
  readonly pairs: readonly (readonly [a: string, b: string])[]
  readonly concluded: Pick<InputOf<'experiments.conclude'>, 'better' | 'conclusion'>
}

const OPENING = { tried: 'hook', a: '直接开讲', b: '悬念开场', metric: 'completion', smallest: 1.5 } as const

/** A question put to posts that were out: it leans. */
export const LOOKED_BACK: LookedBack = {
  channel: 'video',
  design: { ...OPENING, name: '用悬念开场，看完的人更多吗？', isAfterwards: true },
  pairs: [
    ['没有目的地的一天，我开到了海边', '绿皮车过秦岭，车厢突然安静了'],
    ['外婆教我擀的面，我在路上擀给陌生人', '沙县没有沙县小吃？我去看了'],
    ['给爸爸打电话，他说院子里又添了一只猫', '半夜敲我车窗的人，是来送热水的'],
    ['东北大集上，十块钱能吃几样', '云南建水，豆腐要围着炭火吃'],
    ['西安回民街往里走三百米', '开了十二小时，只为吃一顿早茶'],
    ['点赞过三百，我就去吃那碗最辣的', '修车师傅的手，比机器还准'],
    ['奶奶八十岁，第一次用手机点外卖', '高速堵了九个小时，大家开始做饭'],
    ['宜宾燃面，拌几下才算好', '赣南山里，一桌菜等一个人回来'],
    ['济南把子肉，配米饭还是配馒头', '半路抛锚，来了三辆车帮我'],
  ],
  concluded: { better: 'B', conclusion: '回头看，悬念开场的完播高一些；是挑出来的旧作，下个月起先定好再试。' },
}

/** The first question again, this time settled before anything is out. */
const BEFOREHAND: Design = { ...OPENING, name: '悬念开场，这次先定好再试', plannedRounds: 24 }

/** Designs it, registers what was out, and ends it with the creator's own words. */
export async function lookBack(call: Ask, channelId: string, { design, pairs, concluded }: LookedBack): Promise<void> {
  const { posts } = await call('posts.search', { channelId, limit: 500 })
  const ids = new Map(posts.map(({ id, title }) => [title, id]))
  const postOf = (title: string) => {
    const post = ids.get(title)
    if (post === undefined) throw new Error(`the sample has no post ${title}`)
    return post
  }
  const { id } = await call('experiments.save', { ...design, channelId })
  await call('experiments.register', { id, pairs: pairs.map(([a, b]) => ({ a: postOf(a), b: postOf(b) })) })
  await call('experiments.conclude', { id, ...concluded })
}

/** A running experiment with a round of these two, of which b stands on the board before a: so falls its coin. */
export async function startExperiment(
  { call, drawId }: SampleDoor,
  channelId: string,
  arms: { a: string; b: string },
): Promise<void> {
  const falls = (id: string) => firstIn(id, 1) === 'B'
  const { id } = await drawId(falls, () => call('experiments.save', { ...BEFOREHAND, channelId }))
  await call('experiments.schedule', { id, ...arms })
}
