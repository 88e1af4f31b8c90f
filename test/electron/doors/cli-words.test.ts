import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { templateCsv } from '../../support/template.ts'
import { makeTerminal } from '../../support/terminal.ts'

const TEMPLATE = join(import.meta.dirname, '../../fixtures/import/template-en.csv')
const WECHAT = join(import.meta.dirname, '../../fixtures/import/wechat-15.csv')

describe('what the command line says to people', () => {
  const folder = mkdtempSync(join(tmpdir(), 'duotrack-cli-words-'))
  const { run, ask } = makeTerminal(folder)
  let channelId = ''
  let itemId = ''

  beforeAll(async () => {
    const channel = ['channel', 'add', '--name', '小双', '--platform', 'wechat-channels']
    channelId = (await ask<{ channel: { id: string } }>(...channel)).channel.id
    const item = ['item', 'add', '--channel', channelId, '--title', '猫咪第一次洗澡', '--day', '2026-11-25']
    const asked = ['--track', 'both', '--hook', 'suspense:opening::它会不会咬我: 看到最后']
    itemId = (await ask<{ item: { id: string } }>(...item, ...asked)).item.id
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('says how 推荐 and 喜欢 were read until the creator has said so', async () => {
    const told = await run('import', WECHAT, '--channel', channelId, '--lang', 'zh-CN', '--dry-run')
    expect(told.out[0]).toContain('「推荐」按小红心、「喜欢」按点赞读')
    const [, input = ''] = /call channels\.save '(.+)'/.exec(told.out[0] ?? '') ?? []
    expect(await ask('import', WECHAT, '--channel', channelId, '--dry-run')).toMatchObject({
      iconReading: 'recommend-is-heart',
    })
    expect(await ask('import', TEMPLATE, '--channel', channelId, '--dry-run')).toMatchObject({ iconReading: null })
    expect(await ask('call', 'channels.save', input)).toMatchObject({ ok: true, value: { id: channelId } })
    expect(await ask('import', WECHAT, '--channel', channelId, '--dry-run')).toMatchObject({
      iconReading: 'recommend-is-like',
    })
    const settled = await run('import', WECHAT, '--channel', channelId, '--lang', 'zh-CN', '--dry-run')
    expect(settled.out[0]).not.toContain('「推荐」')
  })

  it('tells findings by title and in one set of words, and a forecast with its range and age', async () => {
    const checked = await run('check', '--item', itemId, '--lang', 'zh-CN')
    expect(checked.out[0]).toContain('猫咪第一次洗澡')
    expect(checked.out[0]?.split('\n').at(-1)).toMatch(/^要处理 \d+ · 留意 \d+ · 说明 \d+$/)
    expect((await run('forecast', '--item', itemId, '--lang', 'zh-CN')).out[0]).toMatch(/^发布 7 天或更久.*80%/)
    expect((await run('forecast', '--item', itemId)).out[0]).toMatch(/^Numbers at 7 days or later, 80% range/)
  })

  it('says the chance of the target beside the forecast of its metric', async () => {
    const folderOfOne = mkdtempSync(join(tmpdir(), 'duotrack-cli-chance-'))
    const one = makeTerminal(folderOfOne)
    try {
      const added = ['channel', 'add', '--name', '有旧作', '--platform', 'wechat-channels']
      const { channel } = await one.ask<{ channel: { id: string } }>(...added)
      const csv = join(folderOfOne, 'history.csv')
      writeFileSync(csv, templateCsv(60))
      await one.ask('import', csv, '--channel', channel.id)
      const plan = ['item', 'add', '--channel', channel.id, '--title', '有目标的', '--target', 'views=4000']
      const { item } = await one.ask<{ item: { id: string } }>(...plan)
      const { forecast } = await one.ask<{ forecast: { metric: string; target?: unknown }[] }>(
        'forecast',
        '--item',
        item.id,
      )
      expect(forecast.filter(({ target }) => target)).toEqual([
        expect.objectContaining({ metric: 'views', target: { value: 4000, chance: expect.any(Number) } }),
      ])
      const lines = (await one.run('forecast', '--item', item.id, '--lang', 'zh-CN')).out[0]?.split('\n') ?? []
      expect(lines.find((line) => line.startsWith('指标'))).toMatch(/达标机会$/)
      expect(lines.find((line) => line.startsWith('播放'))).toMatch(/(约|不到|超过)\d+%$/)
      expect(lines.filter((line) => /(约|不到|超过)\d+%$/.test(line))).toHaveLength(1)
    } finally {
      rmSync(folderOfOne, { recursive: true })
    }
  })

  it('says what is wrong with a day, with an example, and helps where it is asked to', async () => {
    const wrong = await run('item', 'add', '--channel', 'c', '--title', 't', '--day', '2026-02-30', '--lang', 'zh-CN')
    expect([wrong.code, wrong.err]).toEqual([
      2,
      expect.stringContaining('「--day 2026-02-30」不是有效的日期。要写成年-月-日，例如 2026-11-25'),
    ])
    const helped = await run('help')
    expect([helped.code, helped.err]).toEqual([0, (await run('--help')).err])
  })

  it('exports pages and calendars in the words of the screens, with the platform beside the channel', async () => {
    const out = join(folder, 'words')
    const made = async (as: string) => {
      await run('export', '--what', 'plan', '--as', as, '--out', out)
      return readFileSync(out, 'utf8').replace(/\r\n /g, '')
    }
    const page = await made('md')
    expect(page).toContain('猫咪第一次洗澡 · 小双 · 草稿 · 双轨')
    expect(page).toContain('  - 悬念开场 @ 开头: 它会不会咬我: 看到最后')
    expect(await made('ics')).toContain('SUMMARY:猫咪第一次洗澡 · 小双 · 视频号\r\n')
  })
})
