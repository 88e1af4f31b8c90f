import { appendFileSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { firstAnswers, keepFirstAnswers, readFirstAnswers } from '../../../electron/doors/first-answers.ts'
import type { Channel, Item } from '../../../shared/model.ts'
import { makeWorld, type World } from '../../support/world.ts'

// What the window knows of the week before its data process is there.

let world: World
let channel: Channel
let program = ''

beforeEach(async () => {
  world = makeWorld()
  program = join(world.folder, 'program.cjs')
  writeFileSync(program, '// 1')
  channel = await world.call('channels.save', { name: '小路在路上', platform: 'douyin' })
  await plan('雪天的', '2026-11-26')
  await plan('下周的', '2026-12-01')
})
afterEach(() => world.end())

const plan = (title: string, day: string): Promise<Item> =>
  world.call('items.save', { item: { channelId: channel.id, title, day, time: '20:00' } })

async function putAway(): Promise<void> {
  const answers = await firstAnswers((name, input) => world.studio.call(name, input), world.now())
  await world.studio.close()
  keepFirstAnswers(world.folder, program, answers)
}

const known = () => readFirstAnswers(world.folder, program)
const titlesFrom = (from: string) =>
  known()
    .filter(({ name, input }) => name === 'items.between' && (input as { from: string }).from === from)
    .flatMap(({ result }) => (result as { value: readonly Item[] }).value.map(({ title }) => title))

test('a workspace that was put away is known at the next start as its core would tell it', async () => {
  await putAway()
  expect([titlesFrom('2026-11-23'), titlesFrom('2026-11-30')]).toEqual([['雪天的'], ['下周的']])
  const before = known()
  await world.restart()
  for (const { name, input, result } of before)
    if (name !== 'workspace.status')
      expect([name, JSON.parse(JSON.stringify(await world.studio.call(name, input)))]).toEqual([name, result])
})

test('who begins weeks on Sunday has that week known too, beside the one that a page asks for before it has heard so', async () => {
  await world.call('settings.save', { weekStart: 7 })
  await plan('周日的', '2026-11-22')
  await putAway()
  expect(titlesFrom('2026-11-22')).toEqual(['周日的', '雪天的'])
  expect([titlesFrom('2026-11-23'), titlesFrom('2026-11-29')]).toEqual([['雪天的'], ['下周的']])
})

test('nothing is known while the file is open, or once another program has written into it', async () => {
  await putAway()
  await world.restart()
  await plan('新的', '2026-11-27')
  expect(known()).toEqual([])
  await world.studio.close()
  expect(known()).toEqual([])
})

test('a file that was touched, changed or copied back is read anew', async () => {
  await putAway()
  const file = join(world.folder, 'duotrack.db')
  const { atimeMs, mtimeMs } = statSync(file)
  utimesSync(file, atimeMs / 1000, mtimeMs / 1000 - 60)
  expect(known()).toEqual([])
})

test('another version of the program knows nothing of what an earlier one was told', async () => {
  await putAway()
  appendFileSync(program, '2')
  expect(known()).toEqual([])
})

test('what lies there cut off or made up is not shown', async () => {
  await putAway()
  const file = join(world.folder, 'first-answers.json')
  const text = readFileSync(file, 'utf8')
  for (const wrong of [text.slice(0, 200), '', '[]', '{"state":null,"answers":[]}', 'null']) {
    writeFileSync(file, wrong)
    expect([wrong.slice(0, 20), known()]).toEqual([wrong.slice(0, 20), []])
  }
})

test('a workspace without a channel keeps nothing: its first start is asked', async () => {
  const empty = makeWorld()
  const answers = await firstAnswers((name, input) => empty.studio.call(name, input), empty.now())
  await empty.end()
  expect(answers).toEqual([])
})
