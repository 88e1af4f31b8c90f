import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FINDING_CODES } from '../../../shared/finding.ts'
import { tablesAfter } from '../../support/older-file.ts'
import { makeWorld, importCsv, type World } from '../../support/world.ts'

const worlds: World[] = []
const aWorld = () => {
  const world = makeWorld()
  worlds.push(world)
  return world
}
const endAll = async () => {
  for (const world of worlds.splice(0)) await world.end()
}

const exported = async (world: World) => {
  const { base64 } = await world.call('exports.make', { what: 'all', as: 'json' })
  return Buffer.from(base64, 'base64').toString()
}
const handOver = (world: World, text: string) => {
  const upload = world.studio.upload('duotrack-all.json', Buffer.from(text), null)
  if (!upload.ok) throw new Error(upload.error.message)
  return { upload: upload.value.id }
}
interface Written {
  version: number
  sha256: string
  tables: Record<string, Record<string, unknown>[]>
}
/** The same file with something changed, and its checksum made to fit again. */
const changed = (text: string, change: (written: Written) => void) => {
  const written = JSON.parse(text) as Written
  change(written)
  written.sha256 = createHash('sha256').update(JSON.stringify(written.tables)).digest('hex')
  return JSON.stringify(written)
}

let sample = ''
beforeAll(async () => {
  const world = aWorld()
  await world.call('workspace.seed', { seed: 7 })
  sample = await exported(world)
  await endAll()
}, 60_000)
afterAll(endAll)

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== '')
const act = fc.record({
  what: fc.constantFrom(
    'item',
    'label',
    'verdict',
    'reject',
    'numbers',
    'publish',
    'dismiss',
    'series',
    'topic',
    'goal',
    'settings',
    'import',
    'remove',
    'undo',
  ),
  words,
  pick: fc.nat(1000),
})

/** One thing a creator does, anywhere in the product. What is refused in words is part of life. */
async function doAct(
  world: World,
  { what, words: said, pick }: { what: string; words: string; pick: number },
): Promise<void> {
  const { studio } = world
  const [channel] = await world.call('channels.list', {})
  const { posts } = await world.call('posts.search', { limit: 50 })
  const items = await world.call('items.undated', {})
  const post = posts[pick % Math.max(1, posts.length)]
  const item = items[pick % Math.max(1, items.length)]
  if (!channel) return
  const channelId = channel.id
  switch (what) {
    case 'item':
      return void (await studio.call('items.save', {
        item: { channelId, title: said, tags: [said], day: '2026-12-03', time: '20:30' },
      }))
    case 'label':
      return void (
        post && (await studio.call('posts.label', { ids: [post.id], add: { tags: [said] }, excludedBecause: said }))
      )
    case 'verdict':
      return void (post && (await studio.call('posts.label', { ids: [post.id], verdict: pick % 2 ? 'odd' : 'fine' })))
    case 'reject':
      return void (post && (await studio.call('hooks.reject', { kind: 'question', id: post.id })))
    case 'numbers':
      return void (
        post &&
        (await studio.call('posts.addNumbers', { id: post.id, numbers: { likes: pick, completion: pick / 7919 } }))
      )
    case 'publish':
      return void (item && (await studio.call('items.publish', { id: item.id })))
    case 'dismiss':
      return void (await studio.call('dismissals.add', {
        code: FINDING_CODES[pick % FINDING_CODES.length],
        itemId: item?.id ?? null,
        reason: said,
      }))
    case 'series':
      return void (await studio.call('series.save', { channelId, name: said, cadenceDays: 1 + (pick % 30) }))
    case 'topic':
      return void (await studio.call('playbook.saveTopics', { topics: [{ channelId, words: said }] }))
    case 'goal':
      return void (await studio.call('goals.save', {
        channelId,
        ...(pick % 2
          ? { unit: 'percent', metric: 'deepRate', amount: (1 + pick) / 7919 }
          : { unit: 'weekly', amount: 1 + (pick % 9), kind: 'interactive' }),
      }))
    case 'settings':
      return void (await studio.call('settings.save', {
        sensitiveWords: [said.slice(0, 40)],
        dailyCap: 1 + (pick % 9),
      }))
    case 'import':
      return importCsv(
        world,
        channelId,
        `published_at,title,views,likes\n2026-03-${10 + (pick % 19)},第${pick}条,${pick},1\n`,
      )
    case 'remove':
      return void (post && (await studio.call('posts.remove', { ids: [post.id] })))
    default:
      return void (await studio.call('history.undo', {}))
  }
}

describe('an export of everything, into an empty workspace and out again,', () => {
  it('is the same to the byte, whatever was done', async () => {
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.array(act, { minLength: 1, maxLength: 15 }), async (fromSample, acts) => {
        const world = aWorld()
        if (fromSample) await world.call('workspace.fill', handOver(world, sample))
        else await world.call('channels.save', { name: '慢车', platform: 'bilibili' })
        for (const each of acts) {
          await doAct(world, each)
          world.pass(3)
        }
        const text = await exported(world)
        const other = aWorld()
        await other.call('workspace.fill', handOver(other, text))
        expect(await exported(other)).toBe(text)
        expect(await other.call('workspace.verify', {})).toEqual({ ok: true, problems: [] })
        const [item] = await other.call('items.between', { from: '2026-01-01', to: '2027-12-31' })
        const { sequence } = await other.call('workspace.status', {})
        expect(sequence).toBeGreaterThanOrEqual(item?.revision ?? 0)
        await endAll()
      }),
      { numRuns: 12, seed: 4 },
    )
  }, 120_000)

  it('goes only into an empty one, and can be taken back', async () => {
    const world = aWorld()
    await world.call('settings.save', { theme: 'dark' })
    const { previous, rows } = await world.call('workspace.fill', handOver(world, sample))
    expect(rows).toBeGreaterThan(500)
    expect((await world.refused('workspace.fill', handOver(world, sample))).message).toBe('error.fill-not-empty')
    expect(await exported(world)).toBe(sample)
    await world.call('workspace.restore', { file: previous })
    expect(await world.call('channels.list', {})).toEqual([])
    expect((await world.call('settings.get', {})).theme).toBe('dark')
  }, 30_000)

  it('of an earlier version is brought up as a file of it is', async () => {
    const later = tablesAfter(30)
    const old = changed(sample, (written) => {
      written.version = 30
      for (const table of later) delete written.tables[table]
    })
    const world = aWorld()
    await world.call('workspace.fill', handOver(world, old))
    const { tables } = JSON.parse(await exported(world)) as Written
    const before = (JSON.parse(sample) as Written).tables
    for (const [name, rows] of Object.entries(tables)) expect(rows).toEqual(later.includes(name) ? [] : before[name])
  }, 30_000)
})

describe('what is no such export changes nothing and is refused in words:', () => {
  const cases: readonly (readonly [name: string, code: string, message: string, text: () => string])[] = [
    ['another JSON', 'unsupported-file', 'error.not-an-export', () => '{"product":"other"}'],
    ['no JSON', 'unsupported-file', 'error.not-an-export', () => 'a,b\n1,2\n'],
    ['one that broke off', 'unsupported-file', 'error.not-an-export', () => sample.slice(0, sample.length / 2)],
    [
      'one that was edited',
      'damaged-file',
      'error.export-changed',
      () => sample.replace('"theme": "', '"theme": "x').replace('"title": "', '"title": "改'),
    ],
    [
      'one of a newer version',
      'newer-file',
      'error.newer-file',
      () => changed(sample, (written) => void (written.version = 99_990)),
    ],
    [
      'one of no version',
      'unsupported-file',
      'error.export-broken',
      () => changed(sample, (written) => void (written.version = 35)),
    ],
    [
      'one that refers to nothing',
      'unsupported-file',
      'error.export-broken',
      () => changed(sample, (written) => void (written.tables['channel'] = [])),
    ],
    [
      'one with a row that lacks something',
      'unsupported-file',
      'error.export-broken',
      () => changed(sample, (written) => void delete written.tables['post']?.[0]?.['title']),
    ],
    [
      'one with a text for a number',
      'unsupported-file',
      'error.export-broken',
      () => changed(sample, (written) => void (written.tables['hook']![0]!['position'] = 'x')),
    ],
    [
      'one with a table nobody knows',
      'unsupported-file',
      'error.export-broken',
      () => changed(sample, (written) => void (written.tables['sqlite_schema'] = [{ id: 'x' }])),
    ],
    [
      'an old one with a table nobody knows',
      'unsupported-file',
      'error.export-broken',
      () =>
        changed(sample, (written) => {
          written.version = 30
          written.tables['x"; DROP TABLE post; --'] = [{ id: 'x' }]
        }),
    ],
  ]
  it.each(cases)('%s', async (_, code, message, text) => {
    const world = aWorld()
    const before = await exported(world)
    expect(await world.refused('workspace.fill', handOver(world, text()))).toMatchObject({
      code,
      message,
      path: 'duotrack-all.json',
    })
    expect(await exported(world)).toBe(before)
    await endAll()
  })
})

it('a copy of the database is a backup that a restore takes', async () => {
  const world = aWorld()
  const { id } = await world.call('channels.save', { name: '慢车', platform: 'bilibili' })
  const { base64, name } = await world.call('exports.make', { what: 'all', as: 'db' })
  expect(name).toMatch(/\.db$/)
  expect((await world.refused('exports.make', { what: 'plan', as: 'db' })).message).toBe('error.export-db-all')
  const { writeFileSync } = await import('node:fs')
  const file = `${world.folder}/copy.db`
  writeFileSync(file, Buffer.from(base64, 'base64'))
  await world.call('channels.remove', { id })
  await world.call('workspace.restore', { file })
  expect(await world.call('channels.list', {})).toMatchObject([{ id }])
})
