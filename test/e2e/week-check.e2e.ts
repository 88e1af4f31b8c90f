import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { clock } from '../../electron/clock.ts'
import type { Item } from '../../shared/model.ts'
import { todayIn } from '../../shared/time.ts'
import { openDoorOn, type OpenDoor } from '../support/door.ts'
import { hookFrom } from '../support/make.ts'

// What the week check says of versions, and where its remedies lead.

const now = clock()
const day = todayIn('Asia/Shanghai', now)
const options = { a: { label: '去海边', act: 'like' }, b: { label: '', act: 'comment' } } as const
const choice = (id: string) => hookFrom({ id, kind: 'choice', placement: 'middle', second: 20, options })

let door: OpenDoor
let page: Page
beforeEach(async () => {
  door = await openDoorOn(async (world) => {
    const channel = await world.call('channels.save', { name: '小路在路上', platform: 'wechat-channels' })
    const save = (title: string, time: `${number}:${number}`): Promise<Item> =>
      world.call('items.save', {
        item: { channelId: channel.id, title, day, time, track: 'bond', format: 'short', durationSeconds: 60 },
      })
    await save('豆花', '23:10')
    await save('候车室', '23:20')
    const item = await save('兰州凌晨四点的一碗面', '23:50')
    const A = {
      ...item.variants.A,
      hooks: [hookFrom({ id: 'of-a', kind: 'suspense', placement: 'opening', second: 0 })],
    }
    const B = { ...item.variants.A, title: '四点的面', hooks: [choice('of-b')] }
    await world.call('items.save', { item: { ...item, variants: { A, B } } })
  }, now)
  page = door.page
  await page.getByRole('button', { name: /^全部/ }).click()
})
afterEach(() => door.close())

const check = () => page.getByRole('complementary').filter({ hasText: '周检' })

test('it names the version that it speaks of, and both where it is true of both', async () => {
  await check()
    .getByRole('heading', { name: /选择题少了选项/ })
    .waitFor()
  const row = check().getByRole('heading', { name: /选择题少了选项/ })
  expect(await row.getByRole('img', { name: '版本B' }).count()).toBe(1)
  await check().getByRole('button', { name: '看是哪几条' }).last().click()
  expect(await check().getByRole('img', { name: '两个版本' }).count()).toBeGreaterThan(0)
})

test('«write both options» puts the cursor into the option that is missing', async () => {
  await check().getByRole('button', { name: '写上两个选项' }).click()
  await page.getByRole('group', { name: '选项B' }).waitFor()
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('[role=group]')?.getAttribute('aria-label')))
    .toBe('选项B')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
})

test('a rule’s remedy is done for all that want it at one click, and undone at one', async () => {
  const all = check().getByRole('button', { name: '3条都在结尾加金句' }).first()
  await all.click()
  await all.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '撤销', exact: true }).first().click()
  await all.waitFor()
  expect(door.complaints).toEqual([])
})
