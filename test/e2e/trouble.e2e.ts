import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { clock } from '../../electron/clock.ts'
import { violations } from '../support/axe.ts'
import { flipText } from '../support/damage.ts'
import { openDoor, type OpenDoor } from '../support/door.ts'
import { questionTitles } from '../support/experiments.ts'
import { smallDisk, type SmallDisk } from '../support/small-disk.ts'
import { templateCsv } from '../support/template.ts'
import { importCsv, makeWorld } from '../support/world.ts'
import { todayIn } from '../../shared/time.ts'

// A page whose file does not open knows no language but the browser's: there both are looked for.
// When something is wrong with the file or its disk: real files, real disks, in the door that this run is about.

const TITLE = '凌晨四点的兰州，四十人等一碗面'
const OTHER = '路上收留过我的七个陌生人'
const ends: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'duotrack-trouble-'))
  ends.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Two plans of today and a backup; put away. */
async function planned(folder: string): Promise<void> {
  const world = makeWorld({ folder, at: clock() })
  const { id: channelId } = await world.call('channels.save', { name: '慢车日记', platform: 'wechat-channels' })
  const day = todayIn('Asia/Shanghai', clock())
  for (const [index, title] of [TITLE, OTHER].entries())
    await world.call('items.save', { item: { channelId, title, day, time: index === 0 ? '22:00' : '23:00' } })
  await world.call('workspace.backup', {})
  await world.studio.close()
}

/** The same on a disk of its own. */
async function plannedOn(disk: SmallDisk): Promise<{ readonly disk: SmallDisk; readonly folder: string }> {
  ends.push(() => disk.end())
  const folder = join(disk.folder, 'workspace')
  await planned(folder)
  return { disk, folder }
}

async function opened(folder: string): Promise<OpenDoor> {
  const door = await openDoor(folder)
  ends.push(() => door.close())
  return door
}

const fileIn = (folder: string) => join(folder, 'duotrack.db')
const sum = (folder: string) =>
  createHash('sha256')
    .update(readFileSync(fileIn(folder)))
    .digest('hex')

test('a file that cannot be opened is not begun anew: a backup takes its place, and it is kept', async () => {
  const folder = newFolder()
  await planned(folder)
  writeFileSync(fileIn(folder), readFileSync(fileIn(folder)).fill(0xa5, 4096, 8192))
  const before = sum(folder)
  const { page } = await opened(folder)
  await page.getByRole('heading', { name: /数据文件坏了|The data file is damaged/ }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: /再试一次|Try again/ }).click()
  await page.getByText(/还是打不开|It still does not open/).waitFor()
  expect(sum(folder)).toBe(before)
  await page.getByRole('button', { name: /从选中的备份恢复|Restore the chosen backup/ }).click()
  await page.locator('[data-card]').nth(1).waitFor()
  const [aside = ''] = readdirSync(folder).filter((name) => name.startsWith('damaged-'))
  expect(sum(join(folder, aside))).toBe(before)
})

test('a file of a newer version is named as one, and not one byte of it changes', async () => {
  const folder = newFolder()
  await planned(folder)
  const db = new Database(fileIn(folder))
  db.pragma('user_version = 990')
  db.close()
  const before = sum(folder)
  const { page } = await opened(folder)
  await page.getByRole('heading', { name: /这份数据是更新的版本写的|written by a newer version/ }).waitFor()
  expect(await page.getByRole('button', { name: /恢复|带走|Restore|Take out/ }).count()).toBe(0)
  expect([sum(folder), existsSync(`${fileIn(folder)}-wal`)]).toEqual([before, false])
})

test('a plan that rotted on the disk stands broken in its place, and comes back from the backup', async () => {
  const folder = newFolder()
  await planned(folder)
  flipText(folder, OTHER)
  const { page, complaints } = await opened(folder)
  const broken = page.getByRole('grid').getByRole('button', { name: /23:00.*这一项读不出来/ })
  await broken.waitFor()
  expect(await page.locator('[data-card]').count()).toBe(1)
  expect(await page.locator('body').textContent()).not.toContain(OTHER.slice(0, 6))
  await broken.click()
  await page.getByRole('button', { name: '取回这一项' }).click()
  await page.locator(`[data-card][title="${OTHER}"]`).waitFor()
  await expect.poll(() => page.getByText('这一项读不出来').count()).toBe(0)
  expect(complaints).toEqual([])
})

test('whatever else rotted stands broken where it stood: in the week check, lists, playbook, experiments', async () => {
  const folder = newFolder()
  await planned(folder)
  const world = makeWorld({ folder, at: clock() })
  const [channel] = await world.call('channels.list', {})
  const channelId = channel?.id ?? ''
  await importCsv(world, channelId, templateCsv(3))
  await questionTitles(world, channelId, { name: '标题要不要用问句？' })
  await world.call('playbook.saveTemplates', { templates: [{ kind: 'question', words: '你会怎么选？' }] })
  await world.call('playbook.saveTopics', { topics: [{ words: '过年不回家的人' }] })
  await world.call('playbook.saveChecklist', {
    name: '开拍前看一遍',
    steps: [{ id: 'battery', words: '电池充满', note: '', doneAt: null }],
  })
  const [post] = (await world.call('posts.search', {})).posts
  await world.call('workspace.backup', {})
  await world.studio.close()
  for (const text of [OTHER, post?.title ?? '', '标题要不要用问句？', '你会怎么选？', '过年不回家的人', '开拍前看一遍'])
    flipText(folder, text)
  const { page, complaints } = await opened(folder)
  const check = page.getByRole('complementary').filter({ hasText: '读不出来，检查和配比没有算进去' })
  await check.getByRole('button', { name: /23:00.*这一项读不出来/ }).waitFor()
  expect(await violations(page)).toEqual([])
  const standsBroken = async (key: string, words: readonly string[]) => {
    await page.keyboard.press(key)
    for (const one of words) await page.getByRole('button', { name: one }).waitFor()
    expect(await violations(page)).toEqual([])
  }
  await standsBroken('2', ['这条作品读不出来'])
  await standsBroken('4', ['这个实验读不出来'])
  await standsBroken('5', ['这句钩子读不出来', '这个话题读不出来', '这份清单读不出来'])
  await page.getByRole('button', { name: '这份清单读不出来' }).click()
  await page.getByRole('button', { name: '取回这一项' }).click()
  await page.getByRole('button', { name: '开拍前看一遍' }).waitFor()
  await expect.poll(() => page.getByText('这份清单读不出来').count()).toBe(0)
  expect(complaints).toEqual([])
})

test('when the disk is full an edit stays in its field, is called not saved, and goes in once there is room', async ({
  skip,
}) => {
  const { disk, folder } = await plannedOn(smallDisk(skip))
  const { page } = await opened(folder)
  await page.locator('[data-card]').first().click()
  const title = page.locator('[data-place=title]').first()
  await title.waitFor()
  await page.getByText('已保存').first().waitFor()
  disk.fill()
  // More than the log has room for in the pages that it has already.
  const words = '磁盘满了也要留住的字'.repeat(12)
  await title.fill(words)
  await page.getByText('没有保存').first().waitFor()
  await page.getByText('磁盘满了。腾出空间').waitFor()
  expect(await title.inputValue()).toBe(words)
  expect(await page.getByRole('button', { name: '复制文字' }).count()).toBe(1)
  disk.free()
  await page.getByRole('button', { name: '再试一次' }).click()
  await expect.poll(() => page.getByText('没有保存').count()).toBe(0)
  expect(await title.inputValue()).toBe(words)
})

test('nor does a dialog lose what was typed in it', async ({ skip }) => {
  const { disk, folder } = await plannedOn(smallDisk(skip))
  const { page } = await opened(folder)
  await page.locator('[data-card]').first().waitFor()
  await page.keyboard.press('5')
  await page.getByRole('button', { name: '记一条' }).click()
  await page.getByRole('menuitem', { name: '记一个话题' }).click()
  disk.fill()
  const dialog = page.getByRole('dialog')
  const words = Array.from({ length: 60 }, (_, i) => `第${i}个话题：${'过年不回家的人，年夜饭吃什么？'.repeat(8)}`)
  const field = dialog.getByRole('textbox', { name: '问什么、说什么' })
  await field.fill(words.join('\n'))
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.getByRole('alert').getByText('磁盘满了。腾出空间').waitFor()
  expect(await violations(page)).toEqual([])
  expect(await dialog.getByRole('button', { name: '复制文字' }).count()).toBe(1)
  await dialog.getByRole('button', { name: '再试一次' }).click()
  await page.waitForTimeout(300)
  expect(await field.inputValue()).toBe(words.join('\n'))
  disk.free()
  await dialog.getByRole('button', { name: '再试一次' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('radio', { name: '话题库 60' }).waitFor()
})

test('little room on the disk is said before a backup or an import needs it', async ({ skip }) => {
  const { folder } = await plannedOn(smallDisk(skip))
  const { page } = await opened(folder)
  await page.getByRole('button', { name: /文件有/ }).click()
  await expect.poll(() => page.getByText(/磁盘只剩/).count()).toBe(1)
  await page.keyboard.press('i')
  await page.getByText(/磁盘只剩.*写不下的话整批退回/).waitFor()
  expect(await violations(page)).toEqual([])
})

test('a folder that may not be written to is named as one, and what can be read of it taken out', async ({ skip }) => {
  const { disk, folder } = await plannedOn(smallDisk(skip))
  const before = sum(folder)
  disk.setReadOnly()
  const { page } = await opened(folder)
  await page.getByRole('heading', { name: /这个文件夹不让写|may not be written to/ }).waitFor()
  const download = page.waitForEvent('download').catch(() => null)
  await page.getByRole('button', { name: /把读得出来的带走|Take out what can be read/ }).click()
  await page.getByText(/读出 .* 行|rows, each matching/).waitFor()
  if (process.env['DOOR'] !== 'electron') expect((await download)?.suggestedFilename()).toBe('duotrack-salvaged.json')
  expect(sum(folder)).toBe(before)
})
