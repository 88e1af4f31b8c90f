import type { Page } from 'playwright-core'

const open = new Set<Page>()

/** From now on what stands on the page is told where a test fails. */
export function keepInSight(page: Page): void {
  open.add(page)
  page.on('close', () => open.delete(page))
}

/** What a person before each open page would read there now. */
export async function seenNow(): Promise<string[]> {
  const texts = [...open].map((page) =>
    page
      .locator('body')
      .innerText({ timeout: 5000 })
      .catch((error: unknown) => `cannot be read: ${String(error)}`),
  )
  return Promise.all(texts)
}
