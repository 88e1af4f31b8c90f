import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { keepNewestDumps } from '../../../electron/doors/dumps.ts'
import { isWritten, lossesIn } from '../../../electron/doors/unwritten.ts'
import { wordsIn } from '../../../electron/doors/words.ts'
import { makeWorld } from '../../support/world.ts'

const world = makeWorld()
afterAll(() => world.end())

test('who would close the window is told what would be lost, by name', () => {
  const zh = (titles: readonly string[], others: number) =>
    lossesIn(JSON.stringify({ titles, others }), wordsIn('zh-CN')).split('\n')
  expect(zh(['雪天的'], 0)[0]).toBe('没写入的：「雪天的」。')
  expect(zh(['一', '二', '三', '四', '五'], 0)[0]).toBe('没写入的：「一」、「二」、「三」，还有2条。')
  expect(zh(['一'], 2).slice(0, 2)).toEqual(['没写入的：「一」。', '另有2处改动也没写入。'])
  expect(zh([], 1)[0]).toBe('1处改动没写入。')
  expect(zh(['长'.repeat(500)], 0)[0]?.length).toBeLessThan(60)
  const en = lossesIn(JSON.stringify({ titles: ['Snow', 'Rain'], others: 1 }), wordsIn('en'))
  expect(en).toBe(
    'Not written: “Snow” and “Rain”.\n1 other change is not written either.\n' +
      'Stay, and they are kept here and can still be written; leave, and they are lost. Everything saved is safe.',
  )
})

test('a page that says nothing understandable of it makes the question shorter, not go away', () => {
  const choice = wordsIn('zh-CN')('window.lossChoice')
  for (const said of [undefined, null, '', '{', '[]', '{"titles":"x","others":1e99}', '{"titles":[7,null]}'])
    expect([said, lossesIn(said, wordsIn('zh-CN')), isWritten(said)]).toEqual([said, choice, false])
})

test('a page is closed unasked only when it says that everything is written', () => {
  expect(isWritten('{"titles":[],"others":0}')).toBe(true)
  expect(isWritten('{"titles":["雪天的"],"others":0}')).toBe(false)
  expect(isWritten('{"titles":[],"others":1}')).toBe(false)
})

test('of what crashes left behind the newest five stay', () => {
  const folder = join(world.folder, 'Crashpad')
  mkdirSync(join(folder, 'pending'), { recursive: true })
  for (let day = 1; day <= 8; day += 1)
    for (const ending of ['dmp', 'meta']) {
      const file = join(folder, 'pending', `${day}.${ending}`)
      writeFileSync(file, 'x')
      utimesSync(file, day, day)
    }
  writeFileSync(join(folder, 'settings.dat'), 'x')
  keepNewestDumps(folder)
  expect(readdirSync(join(folder, 'pending')).toSorted()).toEqual(
    [4, 5, 6, 7, 8].flatMap((day) => [`${day}.dmp`, `${day}.meta`]),
  )
  expect(existsSync(join(folder, 'settings.dat'))).toBe(true)
  rmSync(folder, { recursive: true })
  keepNewestDumps(folder)
})

test('before the machine sleeps the file alone holds everything, and what comes after goes in as ever', async () => {
  const logBytes = () => statSync(join(world.folder, 'duotrack.db-wal')).size
  const channel = await world.call('channels.save', { name: '小路在路上', platform: 'douyin' })
  expect(logBytes()).toBeGreaterThan(0)
  world.studio.rest()
  expect(logBytes()).toBe(0)
  await world.call('items.save', { item: { channelId: channel.id, title: '雪天的' } })
  expect(logBytes()).toBeGreaterThan(0)
  expect(await world.call('workspace.verify', {})).toMatchObject({ ok: true })
})
