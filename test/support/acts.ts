import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Backstage } from './scenes.ts'
import { STAGE_TIME, type Says, type StagePage } from './stage.ts'

// What a hand does to get from one state of the screens to the next.

/** Where a state is reached from: the page on its stage, and the words it speaks. */
export interface Scene extends StagePage {
  readonly says: Says
}

/** One thing that a screen can look like. The states of a set are gone through in order, each from where the last left. */
export interface State {
  readonly name: string
  readonly show: (scene: Scene) => Promise<void>
  /** What the browser itself writes to its console then, and does not count. */
  readonly allows?: RegExp
  /** The one window in which it is; both where nothing is said. */
  readonly at?: 'wide' | 'narrow'
  /** Keys mean something else then than going from one control to the next. */
  readonly holdsKeys?: true
}

export interface StateSet {
  readonly name: string
  readonly make: () => Backstage | Promise<Backstage>
  /** Another key than the door's. */
  readonly token?: string
  readonly states: readonly State[]
}

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first()

/** Out of any field, popover and dialog, then a key of the whole page. */
export async function press(page: Page, key: string): Promise<void> {
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Escape')
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.keyboard.press(key)
}

/** The plan by the week, the month or the list, as its bar calls it. */
export async function lookAt(page: Page, view: string): Promise<void> {
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Escape')
  await page.getByRole('radio', { name: view, exact: true }).click()
}

/** A view of the insight screen. */
export async function studyView({ page, says }: Scene, view: string): Promise<void> {
  await press(page, 'g')
  await page.keyboard.press('i')
  await page.getByRole('radio', { name: says.is(`insight.view.${view}`) }).click()
}

/** Another channel than the one that the bar says the page is about. */
export async function turnTo(page: Page, from: string, to: string): Promise<void> {
  await page.locator('header').getByRole('button', { name: from }).click()
  await page.getByRole('option', { name: to, exact: true }).click()
}

const card = (page: Page, title: string) => page.locator('[data-card]').and(page.getByTitle(title)).first()

export async function onCard(page: Page, title: string, key?: string): Promise<void> {
  await card(page, title).focus()
  if (key) await page.keyboard.press(key)
}

export async function openItem({ page }: Scene, title: string): Promise<void> {
  await press(page, '1')
  await page.locator('[data-card]').first().waitFor()
  await onCard(page, title, 'Enter')
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.locator('aside h2').first().waitFor()
}

export async function openPost({ page }: Scene, title: string): Promise<void> {
  await press(page, '2')
  await page.getByRole('row').nth(8).waitFor()
  await page.getByRole('row').filter({ hasText: title }).first().getByText(title).click()
  await page.getByRole('table').first().waitFor()
}

/** Hands over a file that was last changed when the clock stood still. */
export const hand = (page: Page, name: string, content: string | Buffer): Promise<void> =>
  handAll(page, [[name, content]])

export async function handAll(page: Page, files: readonly (readonly [name: string, content: string | Buffer])[]) {
  const folder = mkdtempSync(join(tmpdir(), 'duotrack-handed-'))
  const paths = files.map(([name, content]) => {
    const file = join(folder, name)
    writeFileSync(file, content)
    utimesSync(file, new Date(STAGE_TIME), new Date(STAGE_TIME))
    return file
  })
  await page.locator('input[type=file]').first().setInputFiles(paths)
  page.once('close', () => rmSync(folder, { recursive: true, force: true }))
}

/** Holds one call or upload on its way, as a slow disk does, until it is let go. */
export const held = new WeakMap<Page, () => Promise<void>>()
export async function hold(page: Page, path: string): Promise<void> {
  let letGo = () => {}
  const gone = new Promise<void>((resolve) => (letGo = resolve))
  await page.route(path, async (route) => {
    await gone
    await route.continue()
  })
  held.set(page, async () => {
    letGo()
    await page.unrouteAll({ behavior: 'wait' })
    held.delete(page)
  })
}
