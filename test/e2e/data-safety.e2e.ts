import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clock } from '../../electron/clock.ts'
import { violations } from '../support/axe.ts'
import { openDoor, type OpenDoor } from '../support/door.ts'
import { makeWorld } from '../support/world.ts'

// Everything twice: backups are listed, looked through, gone back to; and the sample can be left behind.

const folder = mkdtempSync(join(tmpdir(), 'duotrack-safety-'))
const away = mkdtempSync(join(tmpdir(), 'duotrack-away-'))
let damaged: string
let door: OpenDoor
let page: Page

const backups = () => page.getByRole('table', { name: '备份' }).getByRole('row')
const section = (name: string) => page.getByRole('navigation', { name: '设置' }).getByRole('button', { name })

beforeAll(async () => {
  const world = makeWorld({ folder, at: clock() })
  await world.call('workspace.seed', {})
  damaged = (await world.call('workspace.backup', {})).file
  const [idea] = await world.call('items.undated', {})
  await world.call('items.save', {
    item: { ...idea, id: idea?.id ?? '', channelId: idea?.channelId ?? '', title: '改过' },
  })
  await world.studio.close()
  const bytes = readFileSync(damaged)
  const title = Buffer.from(idea?.title ?? '')
  for (let at = bytes.indexOf(title); at !== -1; at = bytes.indexOf(title, at + 1)) bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(damaged, bytes)
  door = await openDoor(folder)
  page = door.page
  await page.getByRole('button', { name: '设置' }).first().click()
  await section('数据与备份').click()
})
afterAll(async () => {
  await door.close()
  for (const one of [folder, away]) rmSync(one, { recursive: true, force: true })
})

test('a backup made now stands first in the list, verified', async () => {
  // Soon after opening one makes itself, unless the one by hand is as new.
  const byHand = () => backups().filter({ hasText: '手动' })
  await expect.poll(() => byHand().count()).toBe(1)
  await page.getByRole('button', { name: '现在备份' }).click()
  await expect.poll(() => byHand().count()).toBe(2)
  expect(await backups().nth(1).textContent()).toMatch(/手动.*已验证/)
  expect(await violations(page)).toEqual([])
})

test('one that rotted is found out when it is looked through, and cannot be gone back to', async () => {
  const rotten = backups().filter({ hasText: '手动' }).last()
  expect(await rotten.textContent()).toContain('已验证')
  await rotten.getByRole('button', { name: /^验证/ }).click()
  await expect.poll(() => rotten.textContent()).toContain('不能用')
  expect(await rotten.getByRole('button', { name: /^恢复到这里/ }).isDisabled()).toBe(true)
  expect(await violations(page)).toEqual([])
})

test('a restore says which backup it goes back to, and keeps what was there as one more', async () => {
  const backup = backups().nth(1)
  const time = await backup.getByRole('cell').first().innerText()
  await backup.getByRole('button', { name: /^恢复到这里/ }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByText(`回到 ${time} 的那份备份（手动）。`).waitFor()
  await dialog.getByText('现在这份会先备好').waitFor()
  expect(await dialog.getByRole('textbox').count()).toBe(0)
  await dialog.getByRole('button', { name: '恢复' }).click()
  await expect.poll(() => backups().filter({ hasText: '恢复前' }).count()).toBe(1)
})

test('a restore is taken back by another', async () => {
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await expect.poll(() => backups().filter({ hasText: '恢复前' }).count()).toBe(2)
})

test('a second set goes to another folder, from now on with each backup', async () => {
  const field = page.getByRole('textbox', { name: '文件夹' })
  await field.fill(join(folder, 'nowhere'))
  await page.getByRole('button', { name: '以后每次也存到这里' }).click()
  await page.getByText('找不到').waitFor()
  expect(await field.inputValue()).toBe(join(folder, 'nowhere'))
  await field.fill(away)
  await page.getByRole('button', { name: '以后每次也存到这里' }).click()
  await page.getByText('最新一份').waitFor()
  const copies = () => readdirSync(away, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.db'))
  const before = copies().length
  await page.getByRole('button', { name: '清空示例' }).waitFor()
  await page.getByRole('button', { name: '现在备份' }).click()
  await expect.poll(() => copies().length).toBeGreaterThan(before)
  expect(await violations(page)).toEqual([])
})

test('the sample can be cleared from here, says what goes and what stays, and comes back with one undo', async () => {
  await page.getByRole('button', { name: '清空示例' }).click()
  const question = page.getByRole('alertdialog')
  await question.getByText('3 个频道').waitFor()
  await question.getByText('会留下：').waitFor()
  expect(await violations(page)).toEqual([])
  await question.getByRole('button', { name: '清空示例' }).click()
  await page.getByRole('button', { name: '撤销' }).first().click()
  await page.getByRole('button', { name: '设置' }).first().click()
  await section('数据与备份').click()
  await expect.poll(() => backups().filter({ hasText: '清空示例前' }).count()).toBe(1)
  await page.getByRole('button', { name: '清空示例' }).waitFor()
})

test('all the while the page complained of nothing', () => {
  expect(door.complaints).toEqual([])
})
