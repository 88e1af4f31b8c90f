import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { clock } from '../../electron/clock.ts'
import { readRunning } from '../../electron/doors/running.ts'
import { todayIn } from '../../shared/time.ts'
import { violations } from '../support/axe.ts'
import { openDoor, type OpenDoor } from '../support/door.ts'
import { smallDisk } from '../support/small-disk.ts'
import { makeWorld } from '../support/world.ts'

// The studio goes on in another folder: a page at a new address, a window started again.

const TITLE = '凌晨四点的兰州，四十人等一碗面'
const isWindow = process.env['DOOR'] === 'electron'
const ends: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

async function planned(folder: string): Promise<void> {
  const world = makeWorld({ folder, at: clock() })
  const { id: channelId } = await world.call('channels.save', { name: '慢车日记', platform: 'wechat-channels' })
  await world.call('items.save', {
    item: { channelId, title: TITLE, day: todayIn('Asia/Shanghai', clock()), time: '22:00' },
  })
  await world.studio.close()
}

function newHome(): string {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'duotrack-other-')))
  ends.push(() => rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }))
  return home
}

async function opened(folder: string): Promise<OpenDoor> {
  const door = await openDoor(folder)
  ends.push(() => door.close().catch(() => {}))
  return door
}

/** Waits until the studio stands open on that folder with the plan; a window is another one by then, which is ended. */
async function goesOnIn(away: string, { page, app }: OpenDoor): Promise<void> {
  if (!app) return page.locator(`[data-card][title="${TITLE}"]`).waitFor()
  const before = app.process().pid
  await expect.poll(() => readRunning(away)?.door, { timeout: 20_000 }).toBe('electron')
  const { pid } = readRunning(away) ?? { pid: 0 }
  expect(pid).not.toBe(before)
  // The first window is gone once it has put its own file away.
  process.kill(pid, 'SIGTERM')
  await expect.poll(() => existsSync(join(away, 'running.json')), { timeout: 20_000 }).toBe(false)
}

const titles = async (folder: string) => {
  const world = makeWorld({ folder, at: clock() })
  const day = todayIn('Asia/Shanghai', clock())
  const found = (await world.call('items.between', { from: day, to: day })).map(({ title }) => title)
  await world.studio.close()
  return found
}

test('another folder is chosen in the settings, and what cannot be one is said under the field', async () => {
  const home = newHome()
  const [folder, away] = [join(home, 'workspace'), join(home, '移动硬盘')]
  mkdirSync(away)
  await planned(folder)
  const door = await opened(folder)
  const { page } = door
  await page.locator('[data-card]').first().waitFor()
  await page.keyboard.press('6')
  await page.getByRole('navigation', { name: '设置' }).getByRole('button', { name: '数据与备份' }).click()
  await page.getByRole('button', { name: '换一个文件夹' }).click()
  const dialog = page.getByRole('dialog')
  const field = dialog.getByRole('textbox', { name: '文件夹' })
  const go = dialog.getByRole('button', { name: '换到这里' })
  for (const [wrong, why] of [
    [join(home, 'nowhere'), '找不到这个文件夹'],
    [folder, '数据已经在这个文件夹里'],
  ] as const) {
    await field.fill(wrong)
    await go.click()
    await dialog.getByText(why).waitFor()
    expect(await field.inputValue()).toBe(wrong)
  }
  expect(await violations(page)).toEqual([])
  // Only a window can ask the system for one.
  const choose = dialog.getByRole('button', { name: '选择…' })
  expect(await choose.count()).toBe(isWindow ? 1 : 0)
  if (door.app) {
    await door.app.evaluate(({ dialog: system }, there) => {
      system.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [there] })
    }, away)
    await choose.click()
    await expect.poll(() => field.inputValue()).toBe(away)
  } else await field.fill(away)
  await go.click()
  await goesOnIn(away, door)
  if (!isWindow) {
    await page.locator('[data-card]').first().click()
    await page.locator('[data-place=title]').first().fill('换了地方')
    // Out of the field, then out of the item.
    for (let times = 0; times < 2; times += 1) await page.keyboard.press('Escape')
    await page.locator('[data-card][title="换了地方"]').waitFor()
    await door.close()
  }
  expect(await titles(folder)).toEqual([TITLE])
  expect(await titles(away)).toEqual([isWindow ? TITLE : '换了地方'])
})

test('where the folder may not be written to, another is offered, with a copy of what can be read', async ({
  skip,
}) => {
  const disk = smallDisk(skip)
  ends.push(() => disk.end())
  const folder = join(disk.folder, 'workspace')
  await planned(folder)
  const away = join(newHome(), 'away')
  mkdirSync(away)
  disk.setReadOnly()
  const door = await opened(folder)
  const { page } = door
  await page.getByRole('heading', { name: /这个文件夹不让写|may not be written to/ }).waitFor()
  await page.getByRole('button', { name: /换一个文件夹|Choose another folder/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill(away)
  await dialog.getByRole('button', { name: /换到这里|Go on there/ }).click()
  await goesOnIn(away, door)
  await door.close().catch(() => {})
  expect(await titles(away)).toEqual([TITLE])
  expect(readdirSync(away).filter((name) => name.startsWith('.'))).toEqual([])
})
