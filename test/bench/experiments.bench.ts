import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Experiment } from '../../shared/experiment.ts'
import type { PostRow } from '../../shared/history.ts'
import type { Channel } from '../../shared/model.ts'
import { longHistoryCsv } from '../support/long-history.ts'
import { callOver, importOver, startServer, stopServer, type Server } from '../support/server.ts'
import { callFigure as figure, timed, type Figure } from './figure.ts'

const POSTS = 1200
const EXPERIMENTS = 200
const ROUNDS = 10

/** Past experiments, registered from neighbouring posts of one format; each begins one post after the other. */
async function register(server: Server, channelId: string): Promise<void> {
  const posts: PostRow[] = []
  for (let offset = 0; offset < POSTS; offset += 500) {
    const page = await callOver<{ posts: PostRow[] }>(server, 'posts.search', { channelId, offset, limit: 500 })
    posts.push(...page.posts)
  }
  const short = posts.filter(({ format }) => format === 'short')
  for (let i = 0; i < EXPERIMENTS; i++) {
    const { id } = await callOver<Experiment>(server, 'experiments.save', {
      channelId,
      name: `第${i}个`,
      tried: i % 2 ? 'title' : 'hook',
      metric: i % 3 ? 'likeRate' : 'views',
      isAfterwards: true,
    })
    const pairs = Array.from({ length: ROUNDS }, (_, round) => {
      const [one, other] = [short[i + 2 * round]!.id, short[i + 2 * round + 1]!.id]
      return round % 2 ? { a: one, b: other } : { a: other, b: one }
    })
    await callOver(server, 'experiments.register', { id, pairs })
  }
}

export async function* bench(): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'duotrack-experiments-'))
  const server = await startServer(folder)
  const channel = await callOver<Channel>(server, 'channels.save', { name: '火锅', platform: 'wechat-channels' })
  await importOver(server, channel.id, longHistoryCsv(POSTS, '2026-06-01'))

  const trial = { channelId: channel.id, metric: 'likeRate', rounds: 20, runs: 1000 }
  const trials: number[] = []
  for (let run = 0; run < 6; run++)
    trials.push(await timed(() => callOver(server, 'experiments.aa', { ...trial, seed: run })))
  const [first, ...later] = trials
  yield figure(`1000 runs of 20 rounds on ${POSTS} posts, A and B alike, the first time`, [first!])
  yield figure('the same again', later)

  await register(server, channel.id)
  const list = () => callOver(server, 'experiments.list', {})
  const bare: number[] = []
  for (let run = 0; run < 30; run++) bare.push(await timed(() => callOver(server, 'settings.get', {})))
  yield figure(`${EXPERIMENTS} past experiments of ${ROUNDS} rounds read for the first time`, [await timed(list)])
  const took: number[] = []
  for (let run = 0; run < 20; run++) took.push(await timed(list))
  yield figure(`a list of ${EXPERIMENTS} past experiments with their verdicts`, took, bare)
  await stopServer(server)
  rmSync(folder, { recursive: true, force: true })
}
