import type { Page } from 'playwright-core'

// How the insight screen is read, in either door.

/** Opens one of its views by its name. */
export async function study(page: Page, view: string): Promise<void> {
  await page.getByRole('navigation').getByText('洞察').click()
  await page.getByRole('radio', { name: view, exact: true }).click()
}

/** Waits for a view to say this as its largest words. */
export const verdict = (page: Page, words: RegExp): Promise<void> =>
  page.getByRole('heading', { level: 2, name: words }).waitFor()
