import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clock } from '../../electron/clock.ts'
import en from '../../shared/locales/en.json' with { type: 'json' }
import zh from '../../shared/locales/zh-CN.json' with { type: 'json' }
import { addDays, mondayOf, todayIn, type Day } from '../../shared/time.ts'
import { violations } from '../support/axe.ts'
import { demoWeek } from '../support/demo-week.ts'
import { openDoor, type OpenDoor } from '../support/door.ts'
import { importPosts, makeWorld } from '../support/world.ts'

// Every screen in Chinese and English, light and dark: nothing that a screen reader or a keyboard would stumble over.

const folder = mkdtempSync(join(tmpdir(), 'duotrack-screens-'))
const now = clock()
const monday: Day = addDays(mondayOf(todayIn('Asia/Shanghai', now)), 7)
let door: OpenDoor
let page: Page

beforeAll(async () => {
  const world = makeWorld({ folder, at: now })
  const week = await demoWeek(world.call, monday)
  await importPosts(world, week.channels.video, 120)
  await world.studio.close()
  door = await openDoor(folder)
  page = door.page
})
afterAll(async () => {
  await door.close()
  rmSync(folder, { recursive: true, force: true })
})

const SCREENS: readonly { readonly name: string; readonly open: () => Promise<void> }[] = [
  { name: 'plan', open: () => page.keyboard.press('1') },
  {
    name: 'composer',
    open: async () => {
      await page.keyboard.press('1')
      await page.locator('[data-card]').first().focus()
      await page.keyboard.press('Enter')
      await page.getByRole('textbox').first().waitFor()
    },
  },
  { name: 'history', open: () => page.keyboard.press('2') },
  { name: 'import', open: () => page.keyboard.press('i') },
  { name: 'settings', open: () => page.keyboard.press('3') },
]

for (const language of ['zh-CN', 'en'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test(`each screen is clean for a screen reader: ${language}, ${theme}`, async () => {
      await page.reload()
      await page.locator('#root > *').first().waitFor()
      await setting(language, theme)
      for (const { name, open } of SCREENS) {
        await page.keyboard.press('Escape')
        await open()
        expect({ name, found: await violations(page) }).toEqual({ name, found: [] })
      }
    })
  }
}

/** Chooses language and theme on the settings screen, as a creator does: whatever language it speaks at the moment. */
async function setting(language: 'zh-CN' | 'en', theme: 'light' | 'dark'): Promise<void> {
  const either = (of: (words: typeof zh | typeof en) => string) =>
    page
      .getByText(of(zh), { exact: true })
      .or(page.getByText(of(en), { exact: true }))
      .first()
  await page.keyboard.press('3')
  await either(({ settings }) => settings.section.look).click()
  await page.getByText(language === 'en' ? 'English' : '中文', { exact: true }).click()
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe(language)
  await either(({ settings }) => settings.themes[theme]).click()
  await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe(theme)
}

test('with motion reduced nothing moves on any screen: every transition and animation takes no time', async () => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const moving = () =>
    page.evaluate(() => {
      const seconds = (text: string) => Math.max(...text.split(',').map(Number.parseFloat))
      const named = (element: Element) => `${element.tagName} ${element.getAttribute('class') ?? ''}`
      const styled = [...document.querySelectorAll('*')].filter((element) =>
        [null, '::before', '::after'].some((part) => {
          const { transitionDuration, animationDuration } = getComputedStyle(element, part)
          return seconds(transitionDuration) > 0 || seconds(animationDuration) > 0
        }),
      )
      const running = document.getAnimations().filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 0)
      return [...styled.map(named), ...running.map(({ id }) => `animation ${id}`)]
    })
  for (const { name, open } of SCREENS) {
    await page.keyboard.press('Escape')
    await open()
    expect({ name, moving: await moving() }).toEqual({ name, moving: [] })
  }
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  expect(await moving()).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('1')
  await page.locator('[data-card]').first().focus()
  await page.keyboard.press('Shift+F10')
  expect(await moving()).toEqual([])
  await page.keyboard.press('Escape')
  // The sum of it: with motion allowed there is some to be found.
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  expect((await moving()).length).toBeGreaterThan(0)
})

test('no screen had anything to complain of', () => {
  expect(door.complaints).toEqual([])
})
