import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '../../shared/contract.ts'
import { makeOlder } from '../support/older-file.ts'
import { hookFrom } from '../support/make.ts'
import { longHistoryCsv } from '../support/long-history.ts'
import { wordPosts } from '../support/playbook.ts'
import { importCsv, makeWorld, type World } from '../support/world.ts'

let world: World
let channelId = ''
beforeEach(async () => {
  world = makeWorld({ at: '2026-11-25T02:00:00Z' })
  channelId = (await world.call('channels.save', { name: '旅行', platform: 'wechat-channels' })).id
})
afterEach(() => world.end())

type Draft = InputOf<'playbook.saveTemplates'>['templates'][number]
const keep = async (more: Partial<Draft> = {}) => {
  const draft: Draft = { kind: 'question', words: '你家楼下最早开门的店是哪一家？', ...more }
  const [template] = await world.call('playbook.saveTemplates', { templates: [draft] })
  if (!template) throw new Error('nothing was saved')
  return template
}
const read = (input: InputOf<'playbook.get'> = {}) => world.call('playbook.get', input)
const wordsOf = async (input: InputOf<'playbook.get'> = {}) =>
  (await read(input)).templates.map(({ template }) => template.words)

describe('a kept wording', () => {
  it('is changed, taken away and brought back, also after a restart', async () => {
    const { id } = await keep({ placement: 'ending', signal: 'comment' })
    await world.call('playbook.saveTemplates', { templates: [{ id, kind: 'question', words: '你呢，几点吃的早饭？' }] })
    expect((await read()).templates).toMatchObject([
      { template: { id, words: '你呢，几点吃的早饭？', placement: 'ending', signal: 'comment', origin: 'own' } },
    ])
    await world.call('playbook.removeTemplate', { id })
    expect(await wordsOf()).toEqual([])
    await world.restart()
    await world.call('history.undo', {})
    expect(await wordsOf()).toEqual(['你呢，几点吃的早饭？'])
    await world.call('history.undo', {})
    expect(await wordsOf()).toEqual(['你家楼下最早开门的店是哪一家？'])
    await world.call('history.undo', {})
    expect(await wordsOf()).toEqual([])
    await world.call('history.redo', {})
    expect(await wordsOf()).toHaveLength(1)
    expect((await world.call('workspace.verify', {})).problems).toEqual([])
  })

  it('is kept once: the same words of the same kind are refused, of another kind or channel they are not', async () => {
    await keep({ channelId })
    const again = { templates: [{ kind: 'question', channelId, words: ' 你家楼下最早开门的店是哪一家？' }] }
    expect(await world.refused('playbook.saveTemplates', again)).toMatchObject({
      code: 'conflict',
      message: 'error.template-known',
    })
    await keep({ channelId, kind: 'co-create' })
    const other = (await world.call('channels.save', { name: '旅行·抖音', platform: 'douyin' })).id
    await keep({ channelId: other })
    expect(await wordsOf()).toHaveLength(3)
    expect(await wordsOf({ channelId: other })).toHaveLength(1)
  })

  it('has words, a channel that is there, and a row that is there', async () => {
    const refused = async (more: object) =>
      (await world.refused('playbook.saveTemplates', { templates: [{ kind: 'question', words: '？', ...more }] }))
        .message
    expect(await refused({ words: ' ' })).toBe('error.template-empty')
    expect(await refused({ channelId: 'nobody' })).toBe('error.channel-gone')
    expect(await refused({ id: 'nothing' })).toBe('error.note-gone')
    expect((await world.refused('playbook.removeTemplate', { id: 'nothing' })).message).toBe('error.note-gone')
    const lines = { signal: 'like', condition: '', words: '' } as const
    expect(await refused({ kind: 'dual-track', words: '', lines: { light: lines, deep: lines } })).toBe(
      'error.template-empty',
    )
  })

  it('several are kept in one step, or none', async () => {
    const known = { kind: 'question', words: '你会怎么选？' } as const
    await world.refused('playbook.saveTemplates', { templates: [known, { kind: 'save', words: '先收藏' }, known] })
    expect(await wordsOf()).toEqual([])
    await world.call('playbook.saveTemplates', {
      templates: [known, { kind: 'save', words: '先收藏', origin: 'rule' }],
    })
    expect(await wordsOf()).toHaveLength(2)
    await world.call('history.undo', {})
    expect(await wordsOf()).toEqual([])
  })
})

describe('what the posts say of a kept wording', () => {
  beforeEach(() => importCsv(world, channelId, longHistoryCsv(200, '2026-11-10')))

  it('is read off those that came of plans with nearly these words, and of no others', async () => {
    const { id } = await keep()
    const unused = await keep({ kind: 'save', words: '先收藏，订房前再看一遍' })
    const worded = await wordPosts(world, channelId, {
      kind: 'question',
      words: (turn) =>
        turn % 5 === 4 ? '换作是你，会怎么做呢' : `你家楼下最早开门的店是哪一家${turn % 2 ? '？' : '呢？'}`,
    })
    const uses = worded - Math.floor(worded / 5)
    const { templates } = await read({ channelId })
    const [first, second] = templates
    expect(first?.template.id).toBe(id)
    expect(first?.record).toMatchObject({
      channelId,
      uses,
      elsewhere: 0,
      effect: { is: 'known', metric: 'commentConversion', n: uses, stands: true },
    })
    const effect = first?.record?.effect
    if (effect?.is !== 'known') throw new Error('no effect')
    // Questions bring twice the comments in this history.
    expect(effect.low).toBeGreaterThan(0.2)
    expect(effect.median).toBeLessThan(1.4)
    expect(first?.record?.lately.length).toBeLessThan(uses)
    expect(first?.record?.lately.every((day) => day > '2025-11-25')).toBe(true)
    expect(first?.record?.since).toBe(
      (await world.call('posts.search', { hook: 'question', sort: 'oldest' })).posts[0]?.publishedDay,
    )
    expect(['steady', 'fading']).toContain(first?.record?.wear.is)
    expect(second).toMatchObject({ template: { id: unused.id }, record: { uses: 0, since: null } })
  })

  it('counts where the blanks are filled in, and both lines of a dual ask', async () => {
    const { id } = await keep({ words: '你在___吃过最早的一顿是几点？' })
    const light = { signal: 'like', condition: '觉得有用', words: '觉得有用就点个赞' } as const
    const deep = { signal: 'heart', condition: '被打动了', words: '被打动了就点小红心' } as const
    const both = await keep({ kind: 'dual-track', words: '', lines: { light, deep } })
    const asked = await wordPosts(world, channelId, {
      kind: 'question',
      words: (turn) => (turn < 6 ? `你在第${turn + 1}座城吃过最早的一顿是几点？` : null),
    })
    await wordPosts(world, channelId, {
      kind: 'choice',
      words: (turn) => (turn < 3 ? '' : null),
      more: { kind: 'dual-track', lines: { light, deep } },
    })
    const { templates } = await read()
    const usesOf = (wanted: string) => templates.find(({ template }) => template.id === wanted)?.record?.uses
    expect(asked).toBe(6)
    expect(usesOf(id)).toBe(6)
    expect(usesOf(both.id)).toBe(3)
  })

  it('counts where titles say it that no plan is behind, says how many, and counts a linked post once', async () => {
    const titled = await keep({ kind: 'suspense', words: '没拍到的那一刻' })
    const { posts, total } = await world.call('posts.search', { channelId, text: '没拍到的那一刻', limit: 500 })
    const recordNow = async () =>
      (await read()).templates.find(({ template }) => template.id === titled.id)?.record ?? null
    expect(total).toBe(40)
    const before = await recordNow()
    expect(before).toMatchObject({ uses: total, fromTexts: total, since: posts.at(-1)?.publishedDay })
    // Linked to a plan that asks in these words, a post is the same post.
    const [post] = posts
    const hooks = [hookFrom({ id: 'said', kind: 'suspense', words: '没拍到的那一刻，在最后' })]
    const { id: itemId } = await world.call('items.save', {
      item: { channelId, title: '盐湖', day: post!.publishedDay, format: post!.format, variants: { A: { hooks } } },
    })
    await world.call('posts.link', { id: post!.id, itemId })
    expect(await recordNow()).toMatchObject({ uses: total, fromTexts: total - 1 })
    // The caption of the plan says it where the title does not.
    const { posts: others } = await world.call('posts.search', { channelId, text: '等一场日出', limit: 1 })
    const caption = '走了一夜。没拍到的那一刻 #慢车'
    const { id: captioned } = await world.call('items.save', {
      item: { channelId, title: '日出', day: others[0]!.publishedDay, variants: { A: { caption } } },
    })
    await world.call('posts.link', { id: others[0]!.id, itemId: captioned })
    expect(await recordNow()).toMatchObject({ uses: total + 1, fromTexts: total })
  })

  it('on several channels is told of the one where it was used most', async () => {
    const other = (await world.call('channels.save', { name: '旅行·抖音', platform: 'douyin' })).id
    await importCsv(world, other, longHistoryCsv(60, '2026-11-10', 3))
    await keep()
    const words = '你家楼下最早开门的店是哪一家？'
    await wordPosts(world, channelId, { kind: 'question', words: (turn) => (turn < 4 ? words : null) })
    await wordPosts(world, other, { kind: 'question', words: (turn) => (turn < 2 ? words : null) })
    expect((await read()).templates).toMatchObject([{ record: { channelId, uses: 4, elsewhere: 2 } }])
    expect((await read({ channelId: other })).templates).toMatchObject([
      { record: { channelId: other, uses: 2, elsewhere: 0, effect: { is: 'too-few', n: 2, need: 5 } } },
    ])
  })

  it('and the experiment that it came of stands behind it, as long as it is there', async () => {
    const { id } = await world.call('experiments.save', {
      channelId,
      name: '问法',
      tried: 'wording',
      metric: 'commentConversion',
    })
    await world.call('experiments.conclude', { id, better: 'B', conclusion: '问具体的' })
    await keep({ origin: 'experiment', experimentId: id })
    expect((await read()).templates).toMatchObject([
      { behind: { experiment: { id, better: 'B', conclusion: '问具体的' }, verdict: { kind: 'unread' } } },
    ])
    await world.call('experiments.remove', { id })
    expect((await read()).templates).toMatchObject([{ template: { experimentId: id }, behind: null }])
  })
})

describe('what an experiment has found to be better', () => {
  const concluded = async (tried: 'hook' | 'title', better: 'A' | 'B' | 'unclear' = 'B') => {
    const { id } = await world.call('experiments.save', { channelId, name: '问法', tried, metric: 'commentConversion' })
    const arm = async (title: string, words: string) => {
      const same = hookFrom({ kind: 'save', words: '先收藏' })
      const own = hookFrom({ kind: 'question', words, placement: 'pinned', signal: 'comment' })
      const item = { channelId, title, durationSeconds: 60, variants: { A: { hooks: [same, own] } } }
      return (await world.call('items.save', { item })).id
    }
    await world.call('experiments.schedule', {
      id,
      a: await arm(`走到渡口-${tried}`, '你怎么看？'),
      b: await arm(`渡口还有船吗？-${tried}？`, '你坐过最慢的一趟船，走了几个小时？'),
    })
    await world.call('experiments.conclude', { id, better, conclusion: '' })
    return id
  }

  it('is kept at one call: what that side said and the other did not, with the experiment behind it', async () => {
    const experimentId = await concluded('hook')
    await world.call('playbook.keepWinner', { experimentId })
    expect((await read()).templates).toMatchObject([
      {
        template: {
          kind: 'question',
          words: '你坐过最慢的一趟船，走了几个小时？',
          placement: 'pinned',
          origin: 'experiment',
          channelId,
        },
        behind: { experiment: { id: experimentId } },
      },
    ])
    expect(await world.refused('playbook.keepWinner', { experimentId })).toMatchObject({ code: 'conflict' })
    await world.call('history.undo', {})
    expect(await wordsOf()).toEqual([])
  })

  it('of titles it is the title', async () => {
    await world.call('playbook.keepWinner', { experimentId: await concluded('title') })
    expect((await read()).templates).toMatchObject([
      { template: { kind: 'question', placement: 'title', words: '渡口还有船吗？-title？' } },
    ])
  })

  it('is not there where nothing was found to be better, or where nobody knows what was said', async () => {
    const experimentId = await concluded('hook', 'unclear')
    expect((await world.refused('playbook.keepWinner', { experimentId })).message).toBe('error.no-winner')
    await importCsv(world, channelId, longHistoryCsv(20, '2026-11-10'))
    const [a, b] = (await world.call('posts.search', { limit: 2 })).posts
    const looked = { channelId, name: '回头看', tried: 'hook', metric: 'likeRate', isAfterwards: true } as const
    const { id } = await world.call('experiments.save', looked)
    await world.call('experiments.register', { id, pairs: [{ a: a!.id, b: b!.id }] })
    await world.call('experiments.conclude', { id, better: 'A', conclusion: '' })
    expect((await world.refused('playbook.keepWinner', { experimentId: id })).message).toBe('error.no-winning-words')
  })
})

describe('topics and checklists', () => {
  it('a topic says which item took it up last, by its words', async () => {
    await world.call('playbook.saveTopics', {
      topics: [
        { words: '饺子还是汤圆', festival: 'dongzhi' },
        { words: '离家最远的一个冬至', festival: 'dongzhi' },
        { words: '第一场雪落在哪座城', festival: 'daxue' },
      ],
    })
    const item = { channelId, day: '2026-12-01' } as const
    await world.call('items.save', { item: { ...item, title: '冬至那天，饺子还是汤圆？' } })
    const { id } = await world.call('items.save', {
      item: {
        ...item,
        title: '雪',
        variants: {
          A: {
            hooks: [
              {
                id: 'snow',
                kind: 'question',
                placement: 'pinned',
                second: null,
                signal: 'comment',
                words: '第一场雪，落在哪座城？',
                options: null,
                lines: null,
                promise: null,
              },
            ],
          },
        },
      },
    })
    const { topics } = await read()
    expect(topics.map(({ topic, used }) => [topic.words, used?.title ?? null])).toEqual([
      ['饺子还是汤圆', '冬至那天，饺子还是汤圆？'],
      ['离家最远的一个冬至', null],
      ['第一场雪落在哪座城', '雪'],
    ])
    await world.call('items.remove', { ids: [id] })
    expect((await read()).topics.at(-1)?.used).toBeNull()
    expect((await world.call('playbook.topics', { channelId })).topics).toEqual((await read({ channelId })).topics)
    expect((await world.refused('playbook.saveTopics', { topics: [{ words: '?', festival: 'no-such' }] })).code).toBe(
      'invalid',
    )
    const gone = { topics: [{ words: '话题', seriesId: 'nothing' }] }
    expect((await world.refused('playbook.saveTopics', gone)).message).toBe('error.note-gone')
    const first = topics[0]?.topic.id ?? ''
    await world.call('playbook.removeTopic', { id: first })
    expect((await read()).topics).toHaveLength(2)
  })

  it('ticks are kept over a restart, can be undone, and the list that came with the program can be taken back to how it came', async () => {
    const steps = [
      { id: 's1', words: '预警', note: '', doneAt: null },
      { id: 's2', words: '30分钟内回应', note: '先认事实', doneAt: null },
    ]
    const crisis = { id: 'crisis', name: '危机应对', steps }
    const ticked = { ...crisis, steps: [{ ...steps[0]!, doneAt: world.now() }, steps[1]!] }
    await world.call('playbook.saveChecklist', crisis)
    await world.call('playbook.saveChecklist', ticked)
    await world.restart()
    expect((await read()).checklists).toMatchObject([ticked])
    await world.call('history.undo', {})
    expect((await read()).checklists[0]?.steps.map(({ doneAt }) => doneAt)).toEqual([null, null])
    await world.call('playbook.removeChecklist', { id: 'crisis' })
    expect((await read()).checklists).toEqual([])
    const own = await world.call('playbook.saveChecklist', { name: '出发前', steps })
    expect(own.id).not.toBe('crisis')
    const gone = { id: 'nothing', name: '？', steps: [] }
    expect((await world.refused('playbook.saveChecklist', gone)).message).toBe('error.note-gone')
  })
})

describe('the whole of it', () => {
  const fill = async () => {
    const { id: seriesId } = await world.call('series.save', { channelId, name: '一城一碗', cadenceDays: 7 })
    await keep({ channelId })
    await world.call('playbook.saveTopics', { topics: [{ words: '下一碗吃什么', channelId, seriesId }] })
    await world.call('playbook.saveChecklist', { name: '出发前', steps: [] })
  }

  it('is in what is taken out of the program', async () => {
    await fill()
    const { base64 } = await world.call('exports.make', { what: 'all', as: 'json' })
    const { tables } = JSON.parse(Buffer.from(base64, 'base64').toString()) as { tables: Record<string, unknown[]> }
    expect(tables).toMatchObject({
      template: [{ words: '你家楼下最早开门的店是哪一家？' }],
      topic: [{ words: '下一碗吃什么' }],
      checklist: [{ name: '出发前' }],
    })
  })

  it('goes with its channel, as far as it was of that, and comes back with it', async () => {
    await fill()
    await keep({ kind: 'save', words: '先收藏' })
    await world.call('channels.save', { name: '别的', platform: 'douyin' })
    await world.call('channels.remove', { id: channelId })
    expect(await wordsOf()).toEqual(['先收藏'])
    expect((await read()).topics).toEqual([])
    await world.call('history.undo', {})
    expect(await wordsOf()).toHaveLength(2)
    expect((await world.call('workspace.verify', {})).problems).toEqual([])
  })

  it('a file from before there was a playbook opens with all its plans', async () => {
    await world.call('items.save', { item: { channelId, title: '留着' } })
    const { file } = await world.call('workspace.status', {})
    await world.studio.close()
    makeOlder(file, 50)
    await world.restart()
    expect((await world.call('workspace.status', {})).items).toBe(1)
    await fill()
    expect(await wordsOf()).toHaveLength(1)
    expect((await world.call('workspace.verify', {})).problems).toEqual([])
  })
})
