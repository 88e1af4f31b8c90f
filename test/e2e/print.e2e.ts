import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { clock } from '../../electron/clock.ts'
import { addDays, mondayOf, todayIn } from '../../shared/time.ts'
import { demoWeek } from '../support/demo-week.ts'
import { openDoorOn, type OpenDoor } from '../support/door.ts'

// What comes out on paper: the week as a sheet of its own, the other screens without their frame.

const PX_PER_POINT = 96 / 72
let door: OpenDoor
let page: Page

beforeAll(async () => {
  const now = clock()
  door = await openDoorOn(async (world) => {
    await demoWeek((name, input) => world.call(name, input), addDays(mondayOf(todayIn('Asia/Shanghai', now)), 7))
  }, now)
  page = door.page
  await page.getByRole('button', { name: '下一周' }).click()
  await page.getByRole('grid').locator('[data-card]').first().waitFor()
})
afterAll(() => door.close())

afterEach(() => page.emulateMedia({ media: null }))

/** The pages of a PDF as the browser writes it: their sizes in CSS pixels. */
async function pagesOnPaper(): Promise<readonly (readonly [width: number, height: number])[]> {
  const pdf = door.app
    ? Buffer.from(
        await door.app.evaluate(async ({ BrowserWindow }) => {
          const [window] = BrowserWindow.getAllWindows()
          const bytes = await window?.webContents.printToPDF({ preferCSSPageSize: true })
          return bytes?.toString('base64') ?? ''
        }),
        'base64',
      )
    : await page.pdf({ preferCSSPageSize: true })
  const boxes = pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)
  return [...boxes].map(([, width, height]) => [
    Math.round(Number(width) * PX_PER_POINT),
    Math.round(Number(height) * PX_PER_POINT),
  ])
}

const A4 = [794, 1123] as const
const near = (found: readonly number[] | undefined, wanted: readonly number[]) =>
  found?.every((side, index) => Math.abs(side - (wanted[index] ?? 0)) <= 2)

test('the week is upright pages with a box to tick for each plan and each finding, and leaves no trace', async () => {
  const cards = await page.getByRole('grid').locator('[data-card]').count()
  expect(cards).toBeGreaterThan(5)
  await page.emulateMedia({ media: 'print' })
  await expect
    .poll(async () => {
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
      return page.locator('[data-print]').count()
    })
    .toBe(1)
  const sheet = page.locator('[data-print]')
  expect(await page.locator('#root').isVisible()).toBe(false)
  expect(await page.locator('html').getAttribute('data-theme')).toBe('light')
  const text = await sheet.innerText()
  for (const words of ['双轨 周计划与周检', '计划', '没兑现的承诺', '节日与节气', '打印']) expect(text).toContain(words)
  expect(await sheet.getByText('五点半，队伍已经拐弯。').count()).toBe(1)
  expect(await sheet.locator('section').first().locator('li li:has(> .strong)').count()).toBe(cards)
  const cut = await sheet.evaluate(
    (root) =>
      [...root.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1).length,
  )
  expect(cut).toBe(0)
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await expect.poll(() => page.locator('[data-print]').count()).toBe(0)
  await page.emulateMedia({ media: null })
  expect(await page.locator('#root').isVisible()).toBe(true)

  const pages = await pagesOnPaper()
  // A week with as many findings as this one needs a second.
  expect(pages.length === 1 || pages.length === 2).toBe(true)
  expect(pages.every((one) => near(one, A4))).toBe(true)
  await expect.poll(() => page.locator('[data-print]').count()).toBe(0)
})

test('Ctrl+P and the button print the same', async () => {
  await page.evaluate(() => {
    const asked: string[] = []
    Object.assign(globalThis, { asked, print: () => asked.push('print') })
  })
  const asked = () => page.evaluate(() => (globalThis as unknown as { asked: readonly string[] }).asked.length)
  await page.keyboard.press('Control+p')
  await expect.poll(asked).toBe(1)
  await page.getByRole('button', { name: '打印', exact: true }).click()
  await expect.poll(asked).toBe(2)
})

test.each([
  ['composer', 'Enter'],
  ['history', '2'],
  ['experiments', '3'],
  ['playbook', '4'],
  ['settings', '5'],
])('%s comes without rail and status bar, on pages laid across, and nothing is cut off', async (name, key) => {
  await page.keyboard.press('Escape')
  await page.getByRole('navigation').getByText('计划', { exact: true }).click()
  await page.locator('[data-card]').first().focus()
  await page.keyboard.press(key)
  await page.getByRole('navigation').first().waitFor()
  if (name === 'composer') await page.locator('[data-place=title]').waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('contentinfo').isVisible()).toBe(false)
  expect(await page.getByText('计划', { exact: true }).first().isVisible()).toBe(false)
  const clipped = await page.evaluate(() =>
    [document.documentElement, document.body, document.querySelector('main')]
      .filter((one) => one !== null && getComputedStyle(one).overflowY === 'hidden')
      .map((one) => one?.tagName),
  )
  expect(clipped).toEqual([])
  await page.emulateMedia({ media: null })
  const pages = await pagesOnPaper()
  expect(pages.length).toBeGreaterThan(0)
  expect(pages.every((one) => near(one, [A4[1], A4[0]]))).toBe(true)
})

test('a month and a list come on paper without the ideas beside them and the buttons above', async () => {
  await page.keyboard.press('Escape')
  await page.getByRole('navigation').getByText('计划', { exact: true }).click()
  for (const [view, words] of [
    ['月', '把房车停在'],
    ['列表', '把房车停在青海湖边过一夜'],
  ] as const) {
    await page.getByRole('radio', { name: view, exact: true }).click()
    await page.getByRole('grid').getByText(words).first().waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('grid').getByText(words).first().isVisible()).toBe(true)
    expect(await page.getByRole('textbox', { name: '记一个选题' }).isVisible()).toBe(false)
    expect(await page.getByRole('radio', { name: view, exact: true }).isVisible()).toBe(false)
    await page.emulateMedia({ media: null })
  }
})

test('the page had nothing to complain of', () => {
  expect(door.complaints).toEqual([])
})
