import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { openDoor } from '../support/door.ts'
import { quantile, rounded, type Figure } from './figure.ts'
import { folderWithPosts } from './folder.ts'

export const needs = 'browser'

const POSTS = 10_000
const KEYS = 120
/** As a quick hand types. */
const BETWEEN_MS = 110

/** From each key's event to the frame that shows what it did, milliseconds in steps of 8: the browser's own Event Timing. */
async function typed(page: Page, words: string): Promise<number[]> {
  await page.evaluate(() => {
    const longest = new Map<number, number>()
    const take = (list: PerformanceObserverEntryList) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[])
        if (entry.interactionId)
          longest.set(entry.interactionId, Math.max(entry.duration, longest.get(entry.interactionId) ?? 0))
    }
    new PerformanceObserver(take).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
    Object.assign(window, { longest })
  })
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.press(words[key % words.length] as string)
    await page.waitForTimeout(BETWEEN_MS)
  }
  await page.waitForTimeout(500)
  const seen = await page.evaluate(() => [...(window as unknown as { longest: Map<number, number> }).longest.values()])
  // What took less than 16 ms is not reported.
  return [...seen, ...Array.from({ length: Math.max(0, KEYS - seen.length) }, () => 16)]
}

export async function* bench(): AsyncGenerator<Figure> {
  const folder = await folderWithPosts(POSTS)
  const door = await openDoor(folder)
  const { page } = door
  await page.locator('[data-card]').first().waitFor()
  await page
    .getByRole('button', { name: /兰州凌晨四点/ })
    .first()
    .click()
  const title = page.getByRole('textbox', { name: /标题/ }).first()
  await title.click()
  // The forecast of 10,000 posts has been made: what is timed is the typing.
  await page.waitForTimeout(6_000)
  const took = await typed(page, 'liangwanmian')
  const browser = page.context().browser()
  if (!browser) throw new Error('the browser is gone')
  const beside = await browser.newPage()
  await beside.setContent('<textarea></textarea>')
  await beside.locator('textarea').click()
  const bare = await typed(beside, 'liangwanmian')
  await door.close()
  rmSync(folder, { recursive: true, force: true })
  yield {
    name: `a key pressed in the composer to the frame that shows it, ${POSTS} posts in the file, p95`,
    value: rounded(quantile(took, 0.95)),
    unit: 'ms',
    median: rounded(quantile(took, 0.5)),
    runs: KEYS,
    ratio: rounded(quantile(took, 0.5) / quantile(bare, 0.5)),
    against: 'a key pressed in a bare text field',
  }
}
