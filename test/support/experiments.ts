import type { InputOf } from '../../shared/contract.ts'
import type { Experiment } from '../../shared/experiment.ts'
import { addDays, todayIn, type Day, type TimeOfDay } from '../../shared/time.ts'
import { longHistoryCsv } from './long-history.ts'
import { importCsv, makeWorld, type World } from './world.ts'

const ZONE = 'Asia/Shanghai'
const DAY = 86_400
const WEEK = 7 * DAY
const LATER = 7200

/** Titles of the two arms, round by round. */
const TITLES = [
  ['大理的雨下了九天', '大理的雨，为什么下不停？'],
  ['甘南公路上的牦牛', '牦牛堵路，你会按喇叭吗？'],
  ['泉州的簪花阿姨', '七十岁，还能戴几朵花？'],
  ['绿皮车过秦岭', '坐十六小时绿皮车值吗？'],
  ['旅行第四百天的账本', '走了四百天，钱从哪来？'],
  ['沙漠边上的邮局', '一封信，要走几天？'],
  ['凌晨四点的菜市场', '一碗豆花卖多少钱？'],
  ['没有人的海边小站', '这一站，还有人下车吗？'],
] as const

const titlesOf = (round: number) => TITLES[(round - 1) % TITLES.length] ?? TITLES[0]

/** A channel with a history that experiments can be held against. Answers its id. */
export async function travelChannel(world: World, posts: number, until: Day): Promise<string> {
  const { id } = await world.call('channels.save', { name: '小路在路上', platform: 'wechat-channels', zone: ZONE })
  await importCsv(world, id, longHistoryCsv(posts, until))
  return id
}

/** A world on 25 November 2026 with such a channel, its last 200 posts judged. */
export async function travelWorld(): Promise<{ readonly world: World; readonly channelId: string }> {
  const world = makeWorld({ at: '2026-11-25T02:00:00Z' })
  return { world, channelId: await travelChannel(world, 200, '2026-11-10') }
}

/** 标题用问句，点赞会更多吗？ */
export const questionTitles = (
  world: World,
  channelId: string,
  more: Partial<InputOf<'experiments.save'>> = {},
): Promise<Experiment> =>
  world.call('experiments.save', {
    channelId,
    name: '标题用问句，点赞会更多吗？',
    tried: 'title',
    a: '陈述句',
    b: '问句',
    metric: 'lightRate',
    smallest: 1.5,
    plannedRounds: 10,
    ...more,
  })

interface Pair {
  readonly a: string
  readonly b: string
}

/** Two drafts that differ in their titles, on the next day and the one after. */
export async function draftPair(world: World, channelId: string, round: number): Promise<Pair> {
  const today = todayIn(ZONE, world.now())
  const item = async (title: string, day: Day, time: TimeOfDay) =>
    (await world.call('items.save', { item: { channelId, title, day, time, durationSeconds: 60 } })).id
  const [titleA, titleB] = titlesOf(round)
  return { a: await item(titleA, addDays(today, 1), '20:00'), b: await item(titleB, addDays(today, 2), '20:00') }
}

/** The next round on the board. */
export async function schedulePair(
  world: World,
  experimentId: string,
  channelId: string,
  round: number,
): Promise<Pair> {
  const arms = await draftPair(world, channelId, round)
  await world.call('experiments.schedule', { id: experimentId, ...arms })
  return arms
}

/** Both are published, a week passes, and their numbers come: B's likes are `factor` times as many. Answers the posts' ids. */
export async function publishPair(world: World, arms: Pair, factor: number, seed: number): Promise<Pair> {
  world.pass(3 * DAY)
  const posts = {
    a: (await world.call('items.publish', { id: arms.a })).post.id,
    b: (await world.call('items.publish', { id: arms.b })).post.id,
  }
  world.pass(WEEK + LATER)
  for (const [i, id] of [posts.a, posts.b].entries()) {
    const views = 4000 + 300 * ((seed * 7 + i * 3) % 5)
    const wobble = 1 + 0.35 * Math.sin(seed * 2.3 + i)
    const likes = Math.round(views * 0.03 * (i === 1 ? factor : 1) * wobble)
    const [hearts, comments] = [Math.round(likes * 0.3), Math.round(likes * 0.12)]
    await world.call('posts.addNumbers', { id, numbers: { views, likes, hearts, comments } })
  }
  return posts
}

/** Rounds that are scheduled, published and read, one after the other. */
export async function runRounds(
  world: World,
  experimentId: string,
  channelId: string,
  rounds: number,
  factor: number,
): Promise<void> {
  for (let round = 1; round <= rounds; round += 1)
    await publishPair(world, await schedulePair(world, experimentId, channelId, round), factor, round)
}

/** So long before an instant that `rounds` rounds end about then. */
export const secondsFor = (rounds: number): number => rounds * (10 * DAY + LATER)
