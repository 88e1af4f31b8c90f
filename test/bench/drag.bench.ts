import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import type { Hook } from '../../shared/model.ts'
import { addDays, mondayOf, timeAt, todayIn } from '../../shared/time.ts'
import { demoWeek } from '../support/demo-week.ts'
import { openDoor } from '../support/door.ts'
import { counter } from '../support/make.ts'
import type { World } from '../support/world.ts'
import { quantile, rounded, type Figure } from './figure.ts'
import { folderAfter } from './folder.ts'

export const needs = 'browser'

const CARDS = 60
const FRAMES = 240
const RUNS = 3

/** A week that has `CARDS` cards: the demo's ten, and its ideas' like on every day. */
async function makeFullWeek(world: World): Promise<void> {
  const monday = addDays(mondayOf(todayIn('Asia/Shanghai', world.now())), 7)
  const { items } = await demoWeek(world.call, monday)
  const models = Object.values(items)
  const newId = counter('full-hook-')
  const anew = <T extends { readonly hooks: readonly Hook[] }>(variant: T): T => ({
    ...variant,
    hooks: variant.hooks.map((hook) => ({ ...hook, id: newId(), promise: null })),
  })
  for (let index = 0; index < CARDS - models.length; index += 1) {
    const { id: _, revision: __, ...model } = models[index % models.length] as (typeof models)[number]
    const time = timeAt((9 + (index % 12)) * 60 + 5 * Math.floor(index / 12))
    const { A, B } = model.variants
    const variants = { A: anew(A), B: B && anew(B) }
    const day = addDays(monday, index % 7)
    await world.call('items.save', {
      item: { ...model, title: `${model.title} ${index}`, status: 'ready', day, time, variants },
    })
  }
}

/**
 * Milliseconds between animation frames, while at each of them the pointer goes on, or with `boxId` a bare box does: to and
 * fro across the week, from the top of the board to its foot and back.
 */
const paced = (page: Page, boxId: string | null): Promise<number[]> =>
  page.evaluate(
    ([count, id]) =>
      new Promise<number[]>((done) => {
        const box = id === null ? null : document.getElementById(id)
        const gaps: number[] = []
        let last = 0
        let frame = 0
        const tick = (at: number) => {
          if (frame > 0) gaps.push(at - last)
          if (frame === count) return done(gaps)
          last = at
          frame += 1
          const x = 520 + 340 * Math.sin(frame / 19)
          const y = 450 + 260 * Math.sin(frame / 47)
          const init = { bubbles: true, isPrimary: true, clientX: x, clientY: y }
          if (box) box.style.transform = `translate(${x}px, ${y}px)`
          else document.dispatchEvent(new PointerEvent('pointermove', init))
          requestAnimationFrame(tick)
        }
        requestAnimationFrame(tick)
      }),
    [FRAMES, boxId] as const,
  )

export async function* bench(): AsyncGenerator<Figure> {
  const folder = await folderAfter(makeFullWeek)
  const door = await openDoor(folder)
  const { page } = door
  await page.getByRole('button', { name: '下一周' }).click()
  await page
    .locator('[data-card]')
    .nth(CARDS - 1)
    .waitFor()
  const gaps: number[] = []
  const bare: number[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const card = page.locator('[role=gridcell] [data-card]').nth(7 + run)
    const box = await card.boundingBox()
    if (!box) throw new Error('the card to drag is not on the screen')
    await page.mouse.move(box.x + 20, box.y + 30)
    await page.mouse.down()
    await page.mouse.move(box.x + 40, box.y + 50, { steps: 4 })
    gaps.push(...(await paced(page, null)))
    const landing = await page
      .locator('[data-carrying] [data-zone]')
      .filter({ has: page.locator('[class*=ghost]') })
      .count()
    if (landing !== 1) throw new Error('the card was not in flight over the board')
    await page.keyboard.press('Escape')
    await page.mouse.up()

    const browser = page.context().browser()
    if (!browser) throw new Error('the browser is gone')
    const beside = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await beside.setContent('<div id="box" style="position:absolute;width:126px;height:96px;background:#ddd">一</div>')
    bare.push(...(await paced(beside, 'box')))
    await beside.close()
  }
  await door.close()
  rmSync(folder, { recursive: true, force: true })
  yield {
    name: `a card dragged over ${CARDS}, between frames, p99`,
    value: rounded(quantile(gaps, 0.99)),
    unit: 'ms',
    median: rounded(quantile(gaps, 0.5)),
    runs: gaps.length,
    ratio: rounded(quantile(gaps, 0.99) / quantile(bare, 0.99)),
    against: 'p99 of a bare box moved across an empty page',
  }
}
