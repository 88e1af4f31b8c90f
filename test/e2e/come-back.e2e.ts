import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clock } from '../../electron/clock.ts'
import { violations } from '../support/axe.ts'
import { openDoor, type OpenDoor } from '../support/door.ts'
import { makeWorld, type World } from '../support/world.ts'

// What was exported goes into an empty workspace again, from its first screen.

const folder = mkdtempSync(join(tmpdir(), 'duotrack-empty-'))
const file = join(folder, 'everything.json')
let text = ''
let door: OpenDoor

const exported = async (world: World) =>
  Buffer.from((await world.call('exports.make', { what: 'all', as: 'json' })).base64, 'base64').toString()

beforeAll(async () => {
  const world = makeWorld({ at: clock() })
  await world.call('workspace.seed', {})
  text = await exported(world)
  await world.end()
  writeFileSync(file, text)
  writeFileSync(join(folder, 'edited.json'), text.replace('"title": "', '"title": "改'))
  door = await openDoor(join(folder, 'workspace'))
})
afterAll(async () => {
  await door.close()
  rmSync(folder, { recursive: true, force: true })
})

const hand = (name: string) => door.page.locator('input[accept*=json]').setInputFiles(join(folder, name))

test('a file that was changed since is refused, and nothing is there', async () => {
  await door.page.getByRole('button', { name: '从导出恢复' }).waitFor()
  expect(await violations(door.page)).toEqual([])
  await hand('edited.json')
  await door.page.getByText('校验对不上').waitFor()
  await door.page.getByRole('heading', { name: '从哪里开始？' }).waitFor()
})

test('the whole of it comes back, and can be taken back', async () => {
  const { page } = door
  await hand('everything.json')
  await page.getByText('已从导出恢复').waitFor()
  await page.locator('[data-card]').first().waitFor()
  await page.getByRole('button', { name: '撤销', exact: true }).last().click()
  await page.getByRole('button', { name: '从导出恢复' }).waitFor()
  await hand('everything.json')
  await page.locator('[data-card]').first().waitFor()
  expect(door.complaints).toEqual([])
})

test('to the byte', async () => {
  await door.close()
  const world = makeWorld({ folder: join(folder, 'workspace'), at: clock() })
  expect(await exported(world)).toBe(text)
  expect(await world.call('workspace.verify', {})).toEqual({ ok: true, problems: [] })
  await world.studio.close()
})
