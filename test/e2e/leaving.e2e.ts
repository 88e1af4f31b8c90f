import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Channel, Item } from '../../shared/model.ts'
import { addressOf, callOver, startServer, stopServer, type Server } from '../support/server.ts'

// A page in a browser is left with words on it that were not sent yet. The window's own way: window-leaving.e2e.ts.

const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []

describe.skipIf(process.env['DOOR'] === 'electron')('a page that is left at once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'duotrack-left-'))
  let browser: Browser
  let server: Server
  let channel: Channel
  let page: Page
  let item: Item

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM_PATH'] ?? '',
      args: [...asRoot, '--disable-gpu'],
    })
    server = await startServer(folder)
    channel = await callOver<Channel>(server, 'channels.save', { name: '小路在路上', platform: 'douyin' })
  })
  afterAll(async () => {
    await browser.close()
    await stopServer(server)
    rmSync(folder, { recursive: true, force: true })
  })
  beforeEach(async () => {
    item = await callOver<Item>(server, 'items.save', { item: { channelId: channel.id, title: '雪天的' } })
    page = await browser.newPage()
    await page.goto(addressOf(server))
    await page.getByText('雪天的').first().click()
    await page.locator('[data-place=title]').focus()
    await page.keyboard.press('End')
  })
  afterEach(async () => {
    await page.close()
    await callOver(server, 'items.remove', { ids: [item.id] })
  })

  const inFile = async () => {
    const { title, variants } = await callOver<Item>(server, 'items.get', { id: item.id })
    return [title, variants.A.caption]
  }
  const typeCaption = async () => {
    await page.locator('[data-place="A.caption"]').focus()
    await page.keyboard.insertText('末班车上只有我一个人')
  }

  test('has both of two fields written', async () => {
    await page.keyboard.insertText('最后一班车')
    await typeCaption()
    await page.goto('about:blank')
    await expect.poll(inFile).toEqual(['雪天的最后一班车', '末班车上只有我一个人'])
  })

  test('has a field written also while the one before it is on its way', async () => {
    const sent = page.waitForRequest('**/call/items.save')
    await page.keyboard.insertText('最后一班车')
    await sent
    await typeCaption()
    await page.goto('about:blank')
    await expect.poll(inFile).toEqual(['雪天的最后一班车', '末班车上只有我一个人'])
  })
})
