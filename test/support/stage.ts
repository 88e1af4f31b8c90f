import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { openHttpDoor, type HttpDoorOptions } from '../../electron/doors/http-server.ts'
import { loadPages } from '../../electron/doors/pages.ts'
import type { Instant } from '../../shared/time.ts'
import { tellOfOutside } from './seen.ts'

const root = join(import.meta.dirname, '../..')
const TOKEN = 'c3RhZ2UtdG9rZW4-0123456789abcdefABCDEFghijkl'

/** Wednesday 25 November 2026, 10:42 in Shanghai: the day of the design's own pictures. */
export const STAGE_TIME: Instant = '2026-11-25T02:42:00Z'

export type Language = 'zh-CN' | 'en'
type Words = { readonly [key: string]: string | Words }

const WORDS = Object.fromEntries(
  (['zh-CN', 'en'] as const).map((language) => [
    language,
    JSON.parse(readFileSync(join(root, `shared/locales/${language}.json`), 'utf8')) as Words,
  ]),
)

/** What the screens say in a language, by the key of the locales; what is filled in later matches anything. */
export function wordsOf(language: Language) {
  const find = (key: string): string => {
    const parts = key.split('.')
    const last = parts.pop() ?? ''
    let at: string | Words | undefined = WORDS[language]
    for (const part of parts) at = typeof at === 'object' ? at[part] : undefined
    const found = typeof at === 'object' ? (at[last] ?? at[`${last}_other`]) : undefined
    if (typeof found !== 'string') throw new Error(`no words for ${key}`)
    return found
  }
  const plain = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return {
    is: find,
    like: (key: string) =>
      new RegExp(
        find(key)
          .split(/\{\{\w+\}\}/)
          .map(plain)
          .join('.*'),
      ),
  }
}
export type Says = ReturnType<typeof wordsOf>

/** A page on a studio in this process, with the clock standing still on both sides, and what it has complained of. */
export interface StagePage {
  readonly page: Page
  readonly complaints: string[]
  /** Ends the door: the page has lost its studio. */
  readonly cut: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Else which tiles are drawn anew, and by which thread, shows in a few pixels. */
const SAME_PIXELS = ['--disable-partial-raster', '--num-raster-threads=1', '--disable-skia-runtime-opts']

export const WIDE = { width: 1440, height: 900 }
export const NARROW = { width: 1024, height: 700 }

interface StageOptions {
  /** Another than the door's own, as an old address has. */
  readonly token?: string
}

export interface Stage {
  open(studio: HttpDoorOptions['studio'], language: Language, options?: StageOptions): Promise<StagePage>
  close(): Promise<void>
}

/** One real browser for many workspaces. Motion is reduced, as the system of whoever wants that says. */
export async function openStage(): Promise<Stage> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser: Browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '',
    args: [
      ...asRoot,
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-sync',
      '--no-first-run',
      ...SAME_PIXELS,
    ],
  })
  const pages = await loadPages(join(root, 'out/renderer'))
  return {
    open: async (studio, language, { token = TOKEN } = {}) => {
      const door = await openHttpDoor({ studio, pages, token: TOKEN, port: 0 })
      const context = await browser.newContext({
        viewport: WIDE,
        locale: language,
        reducedMotion: 'reduce',
      })
      const page = await context.newPage()
      await page.clock.setFixedTime(STAGE_TIME)
      const complaints: string[] = []
      page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`))
      page.on('pageerror', (error) => complaints.push(error.message))
      tellOfOutside(page, (line) => complaints.push(line))
      await page.goto(`http://127.0.0.1:${door.port}/#token=${token}`)
      return {
        page,
        complaints,
        cut: () => door.close(),
        close: async () => {
          await context.close()
          await door.close()
        },
      }
    },
    close: () => browser.close(),
  }
}
