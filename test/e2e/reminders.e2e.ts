import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clock } from '../../electron/clock.ts'
import { epochOf, instantAt, wallOf, type Instant } from '../../shared/time.ts'
import { openDoor, type OpenDoor } from '../support/door.ts'
import { findWholeChromium } from '../support/programs.ts'
import { makeWorld, type World } from '../support/world.ts'

// A workspace that was closed for three hours: what was missed meanwhile, and what is due soon, as the system is asked to
// show it. The system's own notices are not there on a test machine, so what would have been shown is written down.

const isWindow = process.env['DOOR'] === 'electron'
// One without windows shows no notices.
if (!isWindow) process.env['CHROMIUM_PATH'] = findWholeChromium() ?? ''
const folder = mkdtempSync(join(tmpdir(), 'duotrack-reminders-'))
const ZONE = 'Asia/Shanghai'
const now = clock()
const minutesFromNow = (minutes: number): Instant => instantAt(epochOf(now) + minutes * 60_000)
let door: OpenDoor
let page: Page
/** Has the workspace while the window opens, so that nothing is shown before it is watched. */
let held: World

interface Shown {
  readonly title: string
  readonly body: string
}

beforeAll(async () => {
  const world = makeWorld({ folder, at: minutesFromNow(-180) })
  const { id: channelId } = await world.call('channels.save', { name: '小路在路上', platform: 'douyin' })
  await world.call('settings.save', { reminderMinutes: 30 })
  await world.call('reminders.take', {})
  const plan = (title: string, minutes: number) =>
    world.call('items.save', { item: { channelId, title, ...wallOf(minutesFromNow(minutes), ZONE) } })
  await plan('重庆轻轨', -120)
  await plan('把房车停在青海湖边', -60)
  await plan('兰州凌晨四点的一碗面', 25)
  await plan('明天再说', 1440)
  const published = await plan('已经发了', -90)
  await world.call('items.publish', { id: published.id })
  held = world
})
afterAll(async () => {
  await door?.close()
  rmSync(folder, { recursive: true, force: true })
})

interface Watched {
  readonly shown: () => Promise<readonly Shown[]>
  readonly click: (index: number) => Promise<void>
}

/** Opens the studio and writes down what the system would show from the first moment on. */
async function openWatched(): Promise<Watched> {
  if (!isWindow) await held.studio.close()
  door = await openDoor(folder)
  page = door.page
  if (!door.app) return watchPage()
  const watched = await watchWindow(door.app)
  await held.studio.close()
  return watched
}

async function watchPage(): Promise<Watched> {
  // Away from the studio meanwhile: with leave and unwatched it would tell, once and for all, before anyone wrote it down.
  const address = page.url()
  await page.goto('about:blank')
  await page.context().grantPermissions(['notifications'])
  await page.addInitScript(() => {
    const all: Notification[] = []
    const System = Notification
    const Watched = function (title: string, options?: NotificationOptions) {
      const made = new System(title, options)
      all.push(made)
      return made
    }
    Object.setPrototypeOf(Watched, System)
    Object.assign(globalThis, { Notification: Watched, notices: all })
  })
  await page.goto(address)
  return {
    shown: () =>
      page.evaluate(() =>
        (globalThis as unknown as { notices: readonly Notification[] }).notices.map(({ title, body }) => ({
          title,
          body,
        })),
      ),
    click: (index) =>
      page.evaluate(
        (at) =>
          void (globalThis as unknown as { notices: readonly Notification[] }).notices[at]?.dispatchEvent(
            new Event('click'),
          ),
        index,
      ),
  }
}

async function watchWindow(app: ElectronApplication): Promise<Watched> {
  await app.evaluate(({ Notification }) => {
    const all: Electron.Notification[] = []
    Object.assign(globalThis, { notices: all })
    Notification.prototype.show = function show(this: Electron.Notification) {
      all.push(this)
    }
  })
  return {
    shown: () =>
      app.evaluate(() =>
        (globalThis as unknown as { notices: readonly Electron.Notification[] }).notices.map(({ title, body }) => ({
          title,
          body,
        })),
      ),
    click: (index: number) =>
      app.evaluate(
        (_, at) =>
          void (globalThis as unknown as { notices: readonly Electron.Notification[] }).notices[at]?.emit('click'),
        index,
      ),
  }
}

test('what was missed is told in one sentence, what is due soon by itself, and a click leads there', async () => {
  const { shown, click } = await openWatched()
  await expect.poll(async () => (await shown()).length, { timeout: 20_000 }).toBe(2)
  const due = wallOf(minutesFromNow(25), ZONE).time
  const [soon, missed] = await shown()
  expect(soon?.title).toBe(`${due} 发布：兰州凌晨四点的一碗面`)
  expect(soon?.body).toMatch(/^小路在路上，还有2\d分钟$/)
  expect(missed).toEqual({ title: '你不在时，有2条该发布', body: '「重庆轻轨」、「把房车停在青海湖边」' })
  await click(0)
  await page.getByRole('heading', { level: 1, name: '兰州凌晨四点的一碗面' }).waitFor()
  await click(1)
  await page.locator('[data-card]').first().waitFor()
})

test('none is told again after a restart', async () => {
  await door.close()
  held = makeWorld({ folder, at: now })
  const { shown } = await openWatched()
  await page.locator('[data-card]').first().waitFor()
  await page.waitForTimeout(3000)
  expect(await shown()).toEqual([])
})

test.skipIf(isWindow)('the browser is asked for leave by a click in the settings, and by nothing else', async () => {
  await door.close()
  door = await openDoor(folder)
  page = door.page
  await page.addInitScript(() => {
    const asked: string[] = []
    Object.assign(globalThis, { asked })
    Object.defineProperty(Notification, 'permission', { configurable: true, get: () => 'default' })
    Notification.requestPermission = () => {
      asked.push('asked')
      Object.defineProperty(Notification, 'permission', { configurable: true, get: () => 'denied' })
      return Promise.resolve('denied')
    }
  })
  await page.reload()
  const asked = () => page.evaluate(() => (globalThis as unknown as { asked: readonly string[] }).asked.length)
  await page.getByRole('navigation').getByText('设置', { exact: true }).click()
  await page.getByText('到点通知', { exact: true }).first().click()
  await page.getByText('浏览器还没允许这个页面弹通知').waitFor()
  expect(await asked()).toBe(0)
  await page.getByText('提前5分钟', { exact: true }).click()
  await page.getByText('浏览器不让这个页面弹通知').waitFor()
  expect(await asked()).toBe(1)
  await page.getByText('不通知', { exact: true }).click()
  await page.getByText('浏览器不让这个页面弹通知').waitFor({ state: 'detached' })
})
