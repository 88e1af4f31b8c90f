import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Beside the standard: what is good practice, and that whoever speaks to the page says what stands on a button. */
const ASKED = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: {
    'label-content-name-mismatch': { enabled: true },
    // What opens over the page stands beside its landmarks; where there is no page yet it is one sentence.
    region: { enabled: false },
    'landmark-one-main': { enabled: false },
    'page-has-heading-one': { enabled: false },
  },
  resultTypes: ['violations'],
}

/**
 * What axe holds against the page as it stands, once it has come to rest, or against the last that lies over it: rule, and
 * where. What lies below is looked at where nothing lies over it.
 */
export async function violations(page: Page): Promise<string[]> {
  await settled(page)
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  const found = await page.evaluate(async (asked) => {
    type Engine = { run(context: Node, options: object): Promise<AxeResults> }
    const { axe: engine } = globalThis as unknown as { axe: Engine }
    const layers = document.querySelectorAll('[role=dialog], [role=alertdialog], [role=menu]')
    return engine.run([...layers].at(-1) ?? document, asked)
  }, ASKED)
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

/** Resolves when nothing moves any more and what was set has been drawn. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    await frame()
    await frame()
    const moving = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
    await Promise.all(moving.map(({ finished }) => finished.catch(() => {})))
    await frame()
  })
}
