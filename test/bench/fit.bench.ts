import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { clock, newId } from '../../electron/clock.ts'
import { readXlsx } from '../../electron/core/importing/read-xlsx.ts'
import { openStudio } from '../../electron/core/studio.ts'
import { openEngineThread } from '../../electron/doors/engine-thread.ts'
import { runChecks, type CheckContext } from '../../shared/checks/index.ts'
import {
  analyse,
  answeredIn,
  latelyKept,
  lessons,
  pastOf,
  sensitivities,
  type EnginePost,
  type Kept,
  type Lesson,
} from '../../shared/engine/index.ts'
import type { Channel, Item } from '../../shared/model.ts'
import { DEFAULT_SETTINGS, NO_NUMBERS } from '../../shared/values.ts'
import { callOver, importOver, startServer, stopServer, type Server } from '../support/server.ts'
import { templateCsv } from '../support/template.ts'
import { quantile, rounded, timed, type Figure } from './figure.ts'
import { threadTime, turnsUntil } from './turns.ts'

const POSTS = 10_000
/** What a channel on WeChat is judged by: likes, hearts and comments, and the three rates between them. */
const COUNTED = ['likes', 'hearts', 'comments'] as const
const METRICS = 6
const STARTS = 5
const APPENDS = 60

/** The posts of the template with three counts each. */
function csvOf(posts: number): string {
  const [header = '', ...rows] = templateCsv(posts).trimEnd().split('\r\n')
  const names = header.replace('\uFEFF', '').split(',')
  const isKept = (name: string) =>
    ['platform_post_id', 'published_at', 'title', 'format', 'duration_s', 'tags', 'hooks', ...COUNTED].includes(name)
  const narrow = (line: string) =>
    line
      .split(',')
      .filter((_, i) => isKept(names[i]!))
      .join(',')
  return `${[names.join(','), ...rows].map(narrow).join('\r\n')}\r\n`
}

/** The same as the engine sees them. */
function enginePosts(count: number): EnginePost[] {
  const [header = '', ...rows] = csvOf(count).trimEnd().split('\r\n')
  const names = header.split(',')
  return rows.map((line): EnginePost => {
    const cells = line.split(',')
    const of = (name: string) => cells[names.indexOf(name)]!
    const at = Date.parse(`${of('published_at').replace(' ', 'T')}Z`)
    return {
      id: of('platform_post_id'),
      at,
      weekday: 1 + (Math.floor(at / 86_400_000 + 3) % 7),
      hour: Math.floor(at / 3_600_000) % 24,
      format: of('format') as EnginePost['format'],
      durationSeconds: Number(of('duration_s')),
      tags: of('tags').split(';'),
      hooks: [of('hooks') as EnginePost['hooks'][number]],
      track: null,
      numbers: { ...NO_NUMBERS, ...Object.fromEntries(COUNTED.map((name) => [name, Number(of(name))])) },
      isUsable: true,
    }
  })
}

const PAIR = { light: 'like', deep: ['heart'] } as const

function learn(posts: readonly EnginePost[], before: Kept = {}): Lesson {
  const steps = lessons(posts, PAIR, before)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

const figure = (name: string, took: readonly number[], unit = 'ms', per = 1): Figure => ({
  name,
  value: rounded(quantile(took, 0.95) / per),
  unit,
  median: rounded(quantile(took, 0.5) / per),
  runs: took.length,
  ratio: null,
  against: null,
})

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

function* inTheEngine(): Generator<Figure> {
  const posts = enginePosts(POSTS)
  // The code is warm before anything counts.
  learn(posts.slice(0, 2000))
  const clocked = (work: () => unknown) => {
    const began = threadTime()
    work()
    return threadTime() - began
  }
  const fits = [1000, POSTS].map((n) => [1, 2, 3].map(() => clocked(() => analyse(posts.slice(0, n), PAIR))))
  const [short, long] = fits.map((took) => quantile(took, 0.5)) as [number, number]
  yield {
    ...figure(
      `${METRICS} metrics of ${POSTS} posts learnt from nothing, in the engine alone, processor time`,
      fits[1]!,
    ),
    ratio: rounded(long / short),
    against: 'the same of 1000 posts (10 is linear)',
  }
  const tagged = posts.map((post, i): EnginePost => ({ ...post, tags: [...post.tags, `a${i % 1000}`, `b${i % 1500}`] }))
  const manyTags = clocked(() => analyse(tagged, PAIR))
  yield {
    ...figure('the same with 2500 tags more', [manyTags]),
    ratio: rounded(manyTags / long),
    against: 'learning without them',
  }
  let { kept } = learn(posts.slice(0, POSTS - APPENDS))
  const appends = Array.from({ length: APPENDS }, (_, i) => {
    const all = posts.slice(0, POSTS - APPENDS + i + 1)
    return clocked(() => (kept = learn(all, kept).kept))
  })
  yield {
    ...figure(`one post added to ${POSTS} and learnt from, a metric, processor time`, appends, 'ms', METRICS),
    ratio: rounded(quantile(appends, 0.5) / long),
    against: 'learning all of them',
  }
  const terms = { smallest: 1.3, alpha: 0.05 } as const
  const readOff = () => {
    const past = pastOf(posts, PAIR)
    const metrics = answeredIn(past.posts, past.definitions)
    return sensitivities(past, 'title', terms, metrics, (metric) => latelyKept(past, metric, kept[metric])!)
  }
  const takes = [1, 2, 3].map(() => clocked(readOff))
  yield {
    ...figure(`what experiments take, of ${POSTS} posts learnt before, processor time`, takes),
    ratio: rounded(quantile(takes, 0.5) / clocked(() => sensitivities(pastOf(posts, PAIR), 'title', terms))),
    against: 'living through them again',
  }
}

/** What is said of one planned item, by a model that is there; and the whole call that says it. */
async function* findings(server: Server, channel: Channel, item: Item): AsyncGenerator<Figure> {
  const patterns = analyse(enginePosts(POSTS), PAIR)
  const context: CheckContext = {
    now: '2026-11-25T02:00:00Z',
    channels: [channel],
    settings: DEFAULT_SETTINGS,
    items: [item],
    posts: [],
    patternsOf: () => patterns,
    oddOf: () => ({ of: 60, postIds: [] }),
    dismissals: [],
    rounds: [],
  }
  const took: number[] = []
  for (let run = 0; run < 500; run += 1) took.push(await timed(() => runChecks([item], context)))
  yield figure(`one item's findings with a warm model of ${POSTS} posts and ${METRICS} metrics`, took.slice(100))
  const bare: number[] = []
  for (let run = 0; run < 200; run += 1) bare.push(await timed(() => callOver(server, 'settings.get', {})))
  for (const name of ['forecasts.of', 'findings.of', 'forecasts.similar']) {
    const { format, durationSeconds, tags, track } = item
    const labels = { format, durationSeconds, tags, track, hooks: [] }
    const input = name === 'forecasts.similar' ? { channelId: channel.id, labels } : { draft: item, wait: false }
    const calls: number[] = []
    for (let run = 0; run < 100; run += 1) calls.push(await timed(() => callOver(server, name, input)))
    yield {
      ...figure(`${name} over HTTP, ${POSTS} posts in the file`, calls),
      ratio: rounded(quantile(calls, 0.5) / quantile(bare, 0.5)),
      against: 'a call that reads one setting',
    }
  }
}

export async function* bench(): AsyncGenerator<Figure> {
  yield* inTheEngine()
  const folder = mkdtempSync(join(tmpdir(), 'duotrack-fit-'))
  let server = await startServer(folder)
  const channel = await callOver<Channel>(server, 'channels.save', { name: '火锅', platform: 'wechat-channels' })
  await importOver(server, channel.id, csvOf(POSTS))
  const item = await callOver<Item>(server, 'items.save', {
    item: { channelId: channel.id, title: '一', day: '2026-11-27', time: '20:00', tags: ['旅行'] },
  })
  await callOver(server, 'forecasts.of', { itemId: item.id })
  yield* findings(server, channel, item)

  const again = async (work: (server: Server) => Promise<void>, isForgotten: boolean) => {
    await stopServer(server)
    if (isForgotten) forget(folder)
    server = await startServer(folder)
    await callOver(server, 'settings.get', {})
    await work(server)
  }
  const warm: number[] = []
  const cold: number[] = []
  for (let run = 0; run < STARTS; run += 1) {
    await again(
      async (fresh) => void warm.push(await timed(() => callOver(fresh, 'findings.of', { itemId: item.id }))),
      false,
    )
    await again(
      async (fresh) => void cold.push(await timed(() => callOver(fresh, 'findings.of', { itemId: item.id }))),
      true,
    )
  }
  await stopServer(server)
  yield figure(`one item's findings in a new process, ${POSTS} posts × ${METRICS} metrics learnt before`, warm)
  yield figure('the same with nothing learnt yet, in the background', cold)
  yield await longestTurn(folder, item.id)
  rmSync(folder, { recursive: true, force: true })
}

/** The process that holds the data, here, with the engine in its thread, while it learns from nothing. */
async function longestTurn(folder: string, itemId: string): Promise<Figure> {
  forget(folder)
  const engine = openEngineThread(join(import.meta.dirname, '../../out/main/engine-worker.cjs'))
  const log = () => {}
  const opened = openStudio({ folder, clock, newId, log, compute: engine.compute, readXlsx })
  if (!opened.ok) throw new Error(opened.error.message)
  const studio = opened.value
  await studio.call('settings.get', {})
  const turns = await turnsUntil(studio.call('forecasts.of', { itemId }).then(() => pause(1000)))
  await engine.close()
  await studio.close()
  return {
    ...figure('the longest that learning holds up another call, processor time', turns),
    value: rounded(Math.max(...turns)),
  }
}

function forget(folder: string): void {
  const db = new Database(join(folder, 'duotrack.db'))
  db.exec('DELETE FROM learnt')
  db.close()
}
