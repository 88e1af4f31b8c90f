import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { settled } from '../support/axe.ts'
import { NARROW, openStage, WIDE, wordsOf, type Language } from '../support/stage.ts'
import { STATE_SETS } from '../support/states.ts'

// `npm run pictures [-- NAME…]`: the screens of the sample workspace into .github/, or those whose names begin so. The clock
// stands still, so that only a change of the screens changes a picture.

const folder = join(import.meta.dirname, '../../.github')

interface Picture {
  readonly file: string
  readonly language?: 'en'
  readonly theme?: 'dark'
  readonly isNarrow?: true
}

/** Which state makes which pictures; in Chinese, light and wide where nothing else is said. */
const PICTURES: Readonly<Record<string, readonly Picture[]>> = {
  plan: [
    { file: 'plan' },
    { file: 'plan-dark', theme: 'dark' },
    { file: 'plan-en', language: 'en' },
    { file: 'plan-1024', isNarrow: true },
  ],
  'plan-month': [{ file: 'plan-month' }, { file: 'plan-month-dark', theme: 'dark' }],
  'plan-list': [{ file: 'plan-list' }],
  'plan-drop-wide': [{ file: 'plan-drop' }],
  'composer-ab': [
    { file: 'composer' },
    { file: 'composer-dark', theme: 'dark' },
    { file: 'composer-en', language: 'en' },
    { file: 'composer-1024', isNarrow: true },
  ],
  'composer-hook': [{ file: 'composer-hook' }],
  history: [{ file: 'history' }],
  'post-grown': [{ file: 'post' }],
  'board-sample': [{ file: 'board' }, { file: 'board-dark', theme: 'dark' }],
  backtest: [{ file: 'backtest' }, { file: 'backtest-dark', theme: 'dark' }],
  'times-open': [{ file: 'times-open' }],
  'times-shut': [{ file: 'times' }, { file: 'times-dark', theme: 'dark' }],
  experiments: [{ file: 'experiments' }],
  'experiment-running': [
    { file: 'experiment' },
    { file: 'experiment-dark', theme: 'dark' },
    { file: 'experiment-en', language: 'en' },
  ],
  'experiment-design': [{ file: 'experiment-new' }],
  'experiment-trial': [{ file: 'experiment-trial' }],
  playbook: [{ file: 'playbook' }, { file: 'playbook-dark', theme: 'dark' }, { file: 'playbook-en', language: 'en' }],
  'composer-notes': [{ file: 'composer-notes' }],
  'import-preview': [{ file: 'import' }],
  'import-wrong': [{ file: 'import-wrong' }],
  'settings-channels': [{ file: 'settings' }],
  'first-start': [{ file: 'first-start' }, { file: 'first-start-en', language: 'en' }],
  'own-channel': [{ file: 'own-channel' }],
}

const wanted = process.argv.slice(2)
const isWanted = ({ file }: Picture) => wanted.length === 0 || wanted.some((name) => file.startsWith(name))
const ofState = (name: string, language: Language) =>
  (PICTURES[name] ?? []).filter((picture) => (picture.language ?? 'zh-CN') === language && isWanted(picture))

/** The page once it looks as it did a moment before: what comes late has come. */
async function still(page: Page): Promise<Buffer> {
  for (let before: Buffer | null = null; ;) {
    const now = await page.screenshot()
    if (before?.equals(now)) return now
    before = now
    await page.waitForTimeout(300)
  }
}

mkdirSync(folder, { recursive: true })
const stage = await openStage()
for (const language of ['zh-CN', 'en'] as const)
  for (const set of STATE_SETS) {
    if (set.states.every(({ name }) => ofState(name, language).length === 0)) continue
    const { studio, world, end } = await set.make()
    await world?.call('settings.save', { language, theme: 'light' })
    const staged = await stage.open(studio, language)
    const { page } = staged
    for (const { name, at, show } of set.states) {
      if (at === 'narrow') continue
      await show({ ...staged, says: wordsOf(language) })
      for (const { file, theme = 'light', isNarrow } of ofState(name, language)) {
        if (isNarrow) await page.setViewportSize(NARROW)
        await page.evaluate((chosen) => (document.documentElement.dataset['theme'] = chosen), theme)
        await settled(page)
        const path = join(folder, `${file}.png`)
        writeFileSync(path, await still(page))
        process.stdout.write(`${file}.png ${Math.round(statSync(path).size / 1024)} KB\n`)
        if (isNarrow) await page.setViewportSize(WIDE)
      }
    }
    await staged.close()
    await end()
  }
await stage.close()
