import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { longHistoryCsv } from '../../support/long-history.ts'
import { makeTerminal } from '../../support/terminal.ts'

const share = expect.any(Number) as number

describe('experiments tried out on a history, in the terminal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'duotrack-cli-experiments-'))
  const { run, ask } = makeTerminal(folder)
  const ids: string[] = []
  afterAll(() => rmSync(folder, { recursive: true }))
  beforeAll(async () => {
    for (const [name, posts] of [
      ['旧号', 300],
      ['新号', 30],
    ] as const) {
      const added = await ask<{ channel: { id: string } }>('channel', 'add', '--name', name, '--platform', 'douyin')
      const file = join(folder, `${name}.csv`)
      writeFileSync(file, longHistoryCsv(posts, '2026-06-01'))
      await ask('import', file, '--channel', added.channel.id)
      ids.push(added.channel.id)
    }
  })
  const on = (which: 0 | 1, metric: string) => ['--channel', ids[which]!, '--metric', metric, '--runs', '60']

  it('says how often ordinary posts are called different, by our rule and by the usual one, the same each time', async () => {
    const asked = ['experiments', 'aa', ...on(0, 'likeRate'), '--rounds', '12', '--seed', '3', '--alpha', '0.1']
    const answer = await ask<{ falsePositive: Record<string, number> }>(...asked)
    expect(answer).toEqual({
      code: 0,
      falsePositive: { verdict: share, verdictPeeking: share, naiveOnce: share, naivePeeking: share },
      pairSd: share,
      rounds: 12,
      runs: 60,
      n: 300,
    })
    expect(answer.falsePositive['verdictPeeking']!).toBeLessThan(answer.falsePositive['naivePeeking']!)
    expect(await ask(...asked)).toEqual(answer)
    expect((await ask<typeof answer>('experiments', 'aa', ...on(0, 'views'))).falsePositive).toMatchObject({
      naiveOnce: null,
      naivePeeking: null,
    })
  })

  it('says how often an effect is found', async () => {
    const answer = await ask<Record<string, number>>('experiments', 'power', ...on(0, 'likeRate'), '--effect', '3')
    expect(answer).toMatchObject({ code: 0, wrongDirection: share, roundsForPower80: share, rounds: 10 })
    expect(answer['confirmed']).toBeGreaterThan(0.5)
  })

  it('says what is missing where a history is too short', async () => {
    expect(await ask('experiments', 'aa', ...on(1, 'likeRate'))).toEqual({
      code: 0,
      falsePositive: { verdict: null, verdictPeeking: null, naiveOnce: null, naivePeeking: null },
      pairSd: null,
      n: 30,
      need: 70,
    })
    expect(await ask('experiments', 'power', ...on(1, 'likeRate'), '--effect', '2')).toEqual({
      code: 0,
      confirmed: null,
      wrongDirection: null,
      roundsForPower80: null,
      n: 30,
      need: 70,
    })
    expect((await run('experiments', 'aa', ...on(1, 'likeRate'))).out[0]).toContain('only 30 past posts')
    const nobody = ['--channel', 'nobody', '--metric', 'views']
    expect(await ask('experiments', 'aa', ...nobody)).toMatchObject({ code: 1, error: { code: 'not-found' } })
  })

  it('lists experiments with what they say, in the words of the screens', async () => {
    expect(await ask('experiments')).toEqual({ code: 0, experiments: [] })
    expect((await run('experiments', '--lang', 'zh-CN')).out[0]).toBe('还没有实验。')
    const called = async <T>(name: string, input: object) =>
      (await ask<{ value: T }>('call', name, JSON.stringify(input))).value
    const channelId = ids[0]!
    const { posts } = await called<{ posts: { id: string; format: string }[] }>('posts.search', {
      channelId,
      limit: 30,
    })
    const [a, b] = posts.filter(({ format }) => format === 'short')
    const made = await called<{ id: string }>('experiments.save', {
      channelId,
      name: '标题用问句？',
      tried: 'title',
      metric: 'likeRate',
      isAfterwards: true,
    })
    const row = { id: made.id, name: '标题用问句？', status: 'designed', factor: 'title', metric: 'likeRate' }
    const none = { effect: null, low: null, high: null, probability: null, roundsMore: null }
    expect((await ask<{ experiments: object[] }>('experiments')).experiments).toMatchObject([
      { ...row, rounds: 0, verdict: { kind: 'unread', why: 'no-rounds', ...none } },
    ])
    await called('experiments.register', { id: made.id, pairs: [{ a: a!.id, b: b!.id }] })
    expect((await ask<{ experiments: object[] }>('experiments', '--id', made.id)).experiments).toMatchObject([
      {
        ...row,
        status: 'running',
        rounds: 1,
        verdict: {
          effect: share,
          low: share,
          high: share,
          probability: share,
        },
      },
    ])
    expect((await run('experiments', '--lang', 'zh-CN')).out[0]).toMatch(/标题用问句？（事后）|标题用问句？ \(事后\)/)
    expect((await run('experiments')).out[0]).toMatch(/cannot tell yet, about \d+ more rounds|not worth continuing/)
    expect(await ask('experiments', '--id', 'gone')).toMatchObject({ code: 1, error: { code: 'not-found' } })
  })

  it('speaks to people in their language', async () => {
    expect((await run('experiments', 'aa', ...on(0, 'likeRate'))).out[0]).toContain('two-proportion')
    expect((await run('experiments', 'aa', ...on(0, 'views'))).out[0]).toContain('–')
    const said = await run('experiments', 'power', ...on(0, 'likeRate'), '--effect', '2', '--lang', 'zh-CN')
    expect(said.out[0]).toContain('确认反了')
  })
})
