import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serve, type Served } from '../../../electron/serve.ts'
import { makeBuilt, makeTerminal } from '../../support/terminal.ts'

const TEMPLATE = join(import.meta.dirname, '../../fixtures/import/template-en.csv')
const WECHAT = join(import.meta.dirname, '../../fixtures/import/wechat-15.csv')
const known = expect.any(String) as string

// Every command keeps its promise whether it opens the file itself or asks the studio that holds it.
describe.each(['opening the file itself', 'asking the studio that is running'])('the command line, %s,', (way) => {
  const folder = mkdtempSync(join(tmpdir(), 'duotrack-cli-'))
  const built = makeBuilt()
  const { run, ask } = makeTerminal(folder)
  let served: Served | null = null
  let channelId = ''
  let itemId = ''

  beforeAll(async () => {
    if (way === 'opening the file itself') return
    const opened = await serve({ folder, built, port: null })
    if (!opened.ok) throw new Error(opened.error.message)
    served = opened.value
  })
  afterAll(async () => {
    await served?.close()
    for (const one of [folder, built]) rmSync(one, { recursive: true })
  })

  it('adds and lists channels', async () => {
    const { channel, code } = await ask<{ channel: { id: string } }>(
      'channel',
      'add',
      '--name',
      '小双',
      '--platform',
      'wechat-channels',
    )
    expect([code, channel]).toMatchObject([
      0,
      { id: known, name: '小双', platform: 'wechat-channels', zone: 'Asia/Shanghai' },
    ])
    channelId = channel.id
    const { channel: far } = await ask<{ channel: { zone: string } }>(
      'channel',
      'add',
      '--name',
      'Far',
      '--platform',
      'youtube',
      '--zone',
      'America/New_York',
    )
    expect(far.zone).toBe('America/New_York')
    expect(await ask('channel', 'list')).toMatchObject({
      code: 0,
      channels: [{ id: channelId, name: '小双' }, { name: 'Far' }],
    })
  })

  it('adds, lists and publishes items, with all that can be said of them', async () => {
    const { item, code } = await ask<{ item: { id: string } }>(
      'item',
      'add',
      '--channel',
      channelId,
      '--title',
      '猫咪第一次洗澡',
      '--day',
      '2026-11-25',
      '--time',
      '20:30',
      '--format',
      'short',
      '--kind',
      'interactive',
      '--track',
      'both',
      '--duration',
      '45',
      '--tag',
      '猫',
      '--tag',
      '洗澡',
      '--hook',
      'suspense:opening::它会不会咬我: 看到最后',
      '--hook',
      'dual-track:ending:like+heart:有用点赞|舍不得就留颗心',
      '--hook',
      'choice:middle@12:like+comment:继续洗|放过它',
      '--target',
      'views=5000',
    )
    expect(code).toBe(0)
    expect(item).toMatchObject({
      channelId,
      title: '猫咪第一次洗澡',
      day: '2026-11-25',
      time: '20:30',
      format: 'short',
      kind: 'interactive',
      track: 'both',
      durationSeconds: 45,
      tags: ['猫', '洗澡'],
      target: { metric: 'views', value: 5000 },
      status: 'draft',
      variants: {
        A: {
          hooks: [
            { kind: 'suspense', placement: 'opening', second: 0, signal: null, words: '它会不会咬我: 看到最后' },
            {
              kind: 'dual-track',
              placement: 'ending',
              lines: {
                light: { signal: 'like', words: '有用点赞' },
                deep: { signal: 'heart', words: '舍不得就留颗心' },
              },
            },
            {
              kind: 'choice',
              placement: 'middle',
              second: 12,
              options: { a: { label: '继续洗', act: 'like' }, b: { label: '放过它', act: 'comment' } },
            },
          ],
        },
      },
    })
    itemId = item.id
    await ask('item', 'add', '--channel', channelId, '--title', '以后再说')
    expect((await ask<{ items: unknown[] }>('item', 'list')).items).toHaveLength(2)
    expect(await ask('item', 'list', '--week', '2026-W48')).toMatchObject({ items: [{ id: itemId }] })
    expect(await ask('item', 'list', '--week', '2026-W49')).toMatchObject({ items: [] })
  })

  it('imports files: tried first, then written, then found unchanged', async () => {
    const told = (created: number, unchanged: number) => ({ rows: 3, created, updated: 0, unchanged, skipped: [] })
    const trial = await ask('import', TEMPLATE, WECHAT, '--channel', channelId, '--dry-run')
    expect(trial).toMatchObject({
      code: 0,
      files: [
        { file: 'template-en.csv', format: 'own-template', encoding: 'utf-8', ...told(3, 0) },
        { file: 'wechat-15.csv', format: 'wechat-channels', ...told(3, 0) },
      ],
      batchId: null,
    })
    expect(await ask('import', TEMPLATE, '--channel', channelId)).toMatchObject({
      code: 0,
      files: [told(3, 0)],
      batchId: known,
    })
    expect(await ask('import', TEMPLATE, '--channel', channelId)).toMatchObject({
      code: 0,
      files: [told(0, 3)],
      batchId: null,
    })
  })

  it('imports a file of no known platform by a map of its columns, and remembers it for such columns', async () => {
    const file = join(folder, 'mine.csv')
    const map = join(folder, 'map.json')
    writeFileSync(file, '片名,上线,看过\n第一条,2026-10-01 20:00,1234\n')
    writeFileSync(map, '{"片名":"title","上线":"published_at","看过":"views"}')
    expect(await ask('import', file, '--channel', channelId)).toMatchObject({
      code: 1,
      error: { code: 'unsupported-file' },
    })
    expect(await ask('import', file, '--channel', channelId, '--map', map)).toMatchObject({
      code: 0,
      files: [{ file: 'mine.csv', created: 1 }],
    })
    expect(await ask('import', file, '--channel', channelId)).toMatchObject({
      code: 0,
      files: [{ file: 'mine.csv', format: 'by-mapping', unchanged: 1 }],
    })
    expect((await run('import', file, '--channel', channelId, '--map', TEMPLATE)).code).toBe(2)
  })

  it('says which file it cannot read', async () => {
    const missing = join(folder, 'missing.csv')
    expect(await ask('import', missing, '--channel', channelId)).toMatchObject({
      code: 1,
      error: { code: 'not-found', path: missing },
    })
  })

  it('checks a week, an item, a channel', async () => {
    const { findings, counts, code } = await ask<{ findings: { code: string }[]; counts: object }>(
      'check',
      '--week',
      '2026-W48',
      '--now',
      '2026-11-20T00:00:00Z',
    )
    expect(code).toBe(0)
    expect(counts).toEqual({ error: expect.any(Number), warning: expect.any(Number), tip: expect.any(Number) })
    for (const finding of findings)
      expect(finding).toMatchObject({
        code: known,
        severity: known,
        source: expect.stringMatching(/^(rule|data)$/),
        itemId,
        message: known,
        evidence: { n: expect.any(Number) },
      })
    expect(findings.map((finding) => finding.code)).toContain('tracks-collide')
    expect((await ask<{ findings: object[] }>('check', '--item', itemId)).findings.length).toBeGreaterThan(0)
    expect((await ask<{ findings: object[] }>('check', '--channel', channelId, '--week', '2026-W49')).findings).toEqual(
      [],
    )
  })

  it('forecasts an item, each metric known or unknown with the reason', async () => {
    const { forecast, code } = await ask<{ forecast: { kind: 'known' | 'unknown' }[] }>('forecast', '--item', itemId)
    expect([code, forecast.length > 0]).toEqual([0, true])
    const number = expect.any(Number) as number
    const shapes = {
      known: { metric: known, median: number, low: number, high: number, n: number },
      unknown: { metric: known, why: known, n: number, need: number },
    }
    for (const one of forecast) expect(one).toMatchObject(shapes[one.kind])
    expect(await ask('forecast', '--item', 'nobody')).toMatchObject({
      code: 1,
      error: { code: 'not-found', message: known },
    })
  })

  it('backtests a channel, and says so when the history is too short', async () => {
    expect(await ask('backtest', '--channel', channelId)).toMatchObject({ code: 0, series: [] })
    const rows = Array.from(
      { length: 90 },
      (_, i) =>
        `第${i}条,${new Date(Date.UTC(2026, 3, 1 + i)).toISOString().slice(0, 10)} 20:00,${1000 + ((i * 7919) % 613)}`,
    )
    const file = join(folder, 'long.csv')
    writeFileSync(file, ['title,published_at,views', ...rows].join('\n'))
    await ask('import', file, '--channel', channelId)
    const { series } = await ask<{ series: object[] }>('backtest', '--channel', channelId, '--metric', 'views')
    const score = expect.any(Number) as number
    expect(series).toEqual([
      {
        metric: 'views',
        n: score,
        sparse: false,
        coverage80: score,
        time: { posts: score, gain: score, z: score, isOpen: false },
        pinball: { model: score, median: score, last10: score, slot: score, level: score },
      },
    ])
  })

  it('publishes an item and seals its forecast', async () => {
    const { item, post, seal, code } = await ask<Record<'item' | 'post' | 'seal', object>>(
      'item',
      'publish',
      itemId,
      '--at',
      '2026-11-21T12:30:00Z',
    )
    expect([code, item, post, seal]).toMatchObject([
      0,
      { id: itemId, status: 'published' },
      { itemId, publishedAt: '2026-11-21T12:30:00Z' },
      { itemId, forecast: expect.any(Array) },
    ])
    expect(await ask('item', 'publish', itemId)).toMatchObject({ code: 1, error: { code: 'conflict' } })
  })

  it('backs up, verifies and restores', async () => {
    const { file, sha256, rows, code } = await ask<{ file: string; sha256: string; rows: number }>('backup')
    expect([code, existsSync(file), sha256, rows > 0]).toEqual([0, true, expect.stringMatching(/^[0-9a-f]{64}$/), true])
    expect(await ask('verify')).toEqual({ code: 0, ok: true, problems: [] })
    await ask('channel', 'add', '--name', '多余的', '--platform', 'other')
    const { restored, previous } = await ask<{ restored: string; previous: string }>('restore', file)
    expect([restored, existsSync(previous)]).toEqual([file, true])
    const { channels } = await ask<{ channels: { name: string }[] }>('channel', 'list')
    expect(channels.map(({ name }) => name)).toEqual(['小双', 'Far'])
    expect(await ask('restore', join(folder, 'none.db'))).toMatchObject({ code: 1, error: { code: 'not-found' } })
    expect(await ask('verify')).toMatchObject({ ok: true })
  })

  it.each(['csv', 'json', 'md', 'ics', 'xlsx'])(
    'exports the plan as %s to a file of ordinary permissions',
    async (as) => {
      const out = join(folder, `plan.${as}`)
      writeFileSync(out, 'what was there before')
      const answer = await ask<{ file: string; rows: number }>(
        'export',
        '--what',
        'plan',
        '--as',
        as,
        '--week',
        '2026-W47',
        '--out',
        out,
      )
      expect(answer).toEqual({ code: 0, file: out, rows: 1 })
      expect(statSync(out).mode & 0o777).toBe(0o644)
      const content = readFileSync(out)
      expect(as === 'xlsx' ? content.subarray(0, 2).toString() : content.toString()).toContain(
        as === 'xlsx' ? 'PK' : '猫咪第一次洗澡',
      )
    },
  )

  it('takes everything out, and puts it into an empty workspace again, to the byte', async () => {
    const [out, again] = [join(folder, 'all.json'), join(folder, 'again.json')]
    const everything = ['export', '--what', 'all', '--as', 'json', '--out'] as const
    const { rows } = await ask<{ rows: number }>(...everything, out)
    expect(await ask('fill', out)).toMatchObject({ code: 1, error: { code: 'conflict' } })
    expect(await ask('fill', join(folder, 'none.json'))).toMatchObject({ code: 1, error: { code: 'not-found' } })
    const other = makeTerminal(join(folder, 'other'))
    expect(await other.ask('fill', out)).toMatchObject({ code: 0, rows })
    await other.ask(...everything, again)
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(out, 'utf8'))
    expect(await other.ask('fill', WECHAT)).toMatchObject({ code: 1, error: { code: 'unsupported-file' } })
    const copy = join(folder, 'copy.db')
    await ask('export', '--what', 'all', '--as', 'db', '--out', copy)
    expect(await other.ask('restore', copy)).toMatchObject({ code: 0, restored: copy })
  })

  it('passes any call on, and answers as the contract does', async () => {
    expect(await ask('call', 'channels.list', '{}')).toMatchObject({
      code: 0,
      ok: true,
      value: [{ id: channelId }, {}],
    })
    expect(await ask('call', 'channels.list')).toMatchObject({ code: 0, ok: true })
    expect(await ask('call', 'items.get', '{"id":"nobody"}')).toMatchObject({
      code: 1,
      ok: false,
      error: { code: 'not-found' },
    })
    expect(await ask('call', 'items.get', '{"id":7}')).toMatchObject({
      code: 1,
      ok: false,
      error: { code: 'invalid', path: 'id' },
    })
    expect(await ask('call', 'nobody.knows')).toMatchObject({ code: 1, ok: false, error: { code: 'not-found' } })
    expect(await ask('call', '../running')).toMatchObject({ code: 1, ok: false, error: { code: 'not-found' } })
    expect(await ask('call', 'shell.saveFile', '{"name":"a","mime":"b","base64":""}')).toMatchObject({
      code: 1,
      ok: false,
    })
  })

  it.each([
    [],
    ['frobnicate'],
    ['channel'],
    ['channel', 'add', '--name', 'x'],
    ['channel', 'add', '--name', 'x', '--platform', 'myspace'],
    ['channel', 'list', 'extra'],
    ['item', 'add', '--channel', 'c', '--title', 't', '--day', '2026-02-30'],
    ['item', 'add', '--channel', 'c', '--title', 't', '--time', '25:00'],
    ['item', 'add', '--channel', 'c', '--title', 't', '--hook', 'suspense'],
    ['item', 'add', '--channel', 'c', '--title', 't', '--hook', 'dual-track:ending:like:words'],
    ['item', 'add', '--channel', 'c', '--title', 't', '--hook', 'save:ending:like+save:words'],
    ['item', 'add', '--channel', 'c', '--title', 't', '--target', 'views'],
    ['item', 'list', '--week', '2026-W54'],
    ['item', 'publish'],
    ['check', '--week', '2026-W48', '--item', 'x'],
    ['check', '--now', 'tomorrow'],
    ['backtest', '--channel', 'c', '--metric', 'luck'],
    ['experiments', 'aa', '--channel', 'c'],
    ['experiments', 'aa', '--channel', 'c', '--metric', 'views', '--rounds', '0'],
    ['experiments', 'aa', '--channel', 'c', '--metric', 'views', '--alpha', '0.2'],
    ['experiments', 'power', '--channel', 'c', '--metric', 'views', '--effect', '1'],
    ['import', '--channel', 'c'],
    ['export', '--what', 'plan', '--as', 'pdf', '--out', 'x'],
    ['call', 'channels.list', '{'],
    ['verify', '--now'],
  ])('answers «%s %s %s %s %s %s %s %s» with how it is written, and exit 2', async (...args) => {
    const told = await run(...args)
    expect([told.code, told.out]).toEqual([2, []])
    expect(told.err).toMatch(/Usage: npm run -s cli/)
    expect(await ask(...args)).toMatchObject({ code: 2, error: { code: 'invalid', message: known, path: null } })
  })

  it('puts no sample beside channels that are there', async () => {
    const told = await run('seed')
    expect([told.code, told.out, told.err]).toEqual([1, [], expect.stringContaining('an empty folder')])
    expect(await ask('seed')).toMatchObject({ code: 1, error: { code: 'conflict', message: known } })
  })

  it('speaks to people in tables, in their language, and keeps stdout free of anything else', async () => {
    const chinese = await run('channel', 'list', '--lang', 'zh-CN')
    expect(chinese.out[0]?.split('\n')[0]).toMatch(/^编号 +名称 +平台 +时区$/)
    const english = await run('channel', 'list')
    expect(english.out[0]).toContain('WeChat Channels')
    const refused = await run('forecast', '--item', 'nobody')
    expect([refused.code, refused.out, refused.err]).toEqual([1, [], 'This item is no longer there\n'])
    expect((await run('--help')).code).toBe(0)
  })
})
