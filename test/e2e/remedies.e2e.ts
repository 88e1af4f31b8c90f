import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { clock } from '../../electron/clock.ts'
import type { Item } from '../../shared/model.ts'
import { todayIn } from '../../shared/time.ts'
import { openDoorOn, type OpenDoor } from '../support/door.ts'

// A remedy is clicked twice, as people do who click everything twice.

const now = clock()
let door: OpenDoor
let page: Page
let id: string

beforeEach(async () => {
  door = await openDoorOn(async (world) => {
    const channel = await world.call('channels.save', { name: '小路在路上', platform: 'douyin' })
    const item: Item = await world.call('items.save', {
      item: {
        channelId: channel.id,
        title: '兰州凌晨四点的一碗面',
        day: todayIn('Asia/Shanghai', now),
        time: '23:50',
        track: 'bond',
        format: 'short',
        durationSeconds: 60,
      },
    })
    id = item.id
  }, now)
  page = door.page
})
afterEach(() => door.close())

const addLine = () => page.getByRole('button', { name: '在结尾加金句' }).first()
const toasts = async () => (await page.getByRole('alertdialog').allTextContents()).join('|')
const open = () => page.locator(`[data-card="${id}"]`).click()
const lines = () => page.getByRole('group', { name: '版本A的钩子' }).getByRole('button', { name: /^金句/ })

/** Long enough for whatever a second click would have done. */
const settled = async () => {
  await addLine().waitFor({ state: 'detached' })
  await page.waitForTimeout(800)
}

test('in the composer it is done once, and once more after it was undone', async () => {
  await open()
  for (const time of ['first', 'again']) {
    await addLine().dblclick()
    await settled()
    expect(await lines().count(), time).toBe(1)
    await page.getByRole('button', { name: '撤销', exact: true }).click()
    await addLine().waitFor()
    expect(await lines().count(), time).toBe(0)
  }
  expect(await toasts()).not.toContain('别处')
  expect(door.complaints).toEqual([])
})

test('on the board it is done once, and once more after it was undone', async () => {
  for (const time of ['first', 'again']) {
    await addLine().dblclick()
    await settled()
    expect(await toasts(), time).not.toContain('别处')
    await page.keyboard.press('Control+z')
    await addLine().waitFor()
  }
  await addLine().dblclick()
  await settled()
  await open()
  await lines().first().waitFor()
  expect(await lines().count()).toBe(1)
  expect(door.complaints).toEqual([])
})
