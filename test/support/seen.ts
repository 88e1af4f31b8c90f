import type { Page } from 'playwright-core'

const open = new Set<Page>()

/** From now on what stands on the page is told where a test fails. */
export function keepInSight(page: Page): void {
  open.add(page)
  page.on('close', () => open.delete(page))
}

/** Tells of whatever a page asks for that is not on this machine, whether or not it gets it. */
export function tellOfOutside(page: Page, tell: (line: string) => void): void {
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    if (/^(https?|wss?):$/.test(protocol) && hostname !== '127.0.0.1') tell(`asked for ${request.url()}`)
  })
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
