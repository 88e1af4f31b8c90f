import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Channel, Item } from '../../shared/model.ts'
import { held, hold } from '../support/acts.ts'
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

  test('an item that is left and come back to while its words are on their way goes on as it stood', async () => {
    await hold(page, '**/call/items.save')
    const sent = page.waitForRequest('**/call/items.save')
    await page.keyboard.insertText('最后')
    await sent
    await page.locator('header').getByRole('button', { name: '计划', exact: true }).click()
    await page.getByText('雪天的').first().click()
    await page.locator('[data-place=title]').focus()
    await page.keyboard.press('End')
    await page.keyboard.insertText('一班车')
    const letGo = held.get(page)?.()
    for (const character of '从山口开往没有人的海边小站一路上都是雪') {
      await page.keyboard.insertText(character)
      await page.waitForTimeout(40)
    }
    await letGo
    await expect.poll(async () => (await inFile())[0]).toBe('雪天的最后一班车从山口开往没有人的海边小站一路上都是雪')
    expect(await page.locator('[data-place=title]').inputValue()).toBe((await inFile())[0])
  })
})
