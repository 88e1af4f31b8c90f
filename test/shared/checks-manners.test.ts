import { describe, expect, it } from 'vitest'
import { wordsIn } from '../../electron/doors/words.ts'
import { findingMessage, hookWords } from '../../shared/finding-words.ts'
import type { FindingCode } from '../../shared/finding.ts'
import type { Hook, Item } from '../../shared/model.ts'
import { applyRemedy } from '../../shared/plan.ts'
import { DEFAULT_SETTINGS } from '../../shared/values.ts'
import { counter, findingsWith, hookFrom, itemFrom } from '../support/make.ts'
import { table } from '../support/rule-table.ts'

const stance = (more: Partial<Hook> = {}) =>
  hookFrom({ kind: 'stance', placement: 'middle', signal: 'comment', ...more })
const like = (more: Partial<Hook> = {}) => hookFrom({ kind: 'unlock', signal: 'like', placement: 'middle', ...more })

const asking = (...signals: readonly NonNullable<Hook['signal']>[]) =>
  signals.map((signal) => hookFrom({ placement: 'middle', signal }))

/** The item after the first remedy of a code, worded in both languages alike. */
function mended(code: FindingCode, item: Item): Item {
  const remedy = findingsWith(code, item)[0]?.remedy
  return remedy ? applyRemedy(item, remedy, counter(), hookWords(wordsIn('zh-CN'), 'zh-CN', remedy)) : item
}

table(
  'stance-caution',
  [
    ['sides are taken and nothing is pinned', itemFrom({ hooks: [stance()] })],
    ['what is pinned does not ask why', itemFrom({ hooks: [stance()], pinned: '下一集周五见' })],
    [
      'a restricted word where people take sides',
      itemFrom({ hooks: [stance({ words: '最佳城市是谁' })], pinned: '说说理由' }),
    ],
  ],
  [
    ['the pinned comment asks for reasons', itemFrom({ hooks: [stance()], pinned: '站哪边？说说你的理由' })],
    ['in English too', itemFrom({ hooks: [stance()], pinned: 'Tell me why.' })],
    [
      'a hook in the pinned comment asks for them',
      itemFrom({ hooks: [stance(), hookFrom({ placement: 'pinned', words: '为什么？' })] }),
    ],
    ['nobody is asked to take sides', itemFrom({ title: '最佳城市', hooks: [like()] })],
  ],
)

table(
  'begging',
  [
    ['four asks in a short of a minute', itemFrom({ durationSeconds: 60, hooks: [like(), like(), like(), like()] })],
    [
      'four asks in 20 s: a short film is not given less',
      itemFrom({ durationSeconds: 20, hooks: [like(), like(), like(), like()] }),
    ],
    ['four asks in a short of unknown length', itemFrom({ hooks: [like(), like(), like(), like()] })],
    [
      'seven in two minutes',
      itemFrom({ format: 'long', durationSeconds: 120, hooks: Array.from({ length: 7 }, () => like()) }),
    ],
    ['three asks in a minute, all for the like', itemFrom({ durationSeconds: 60, hooks: [like(), like(), like()] })],
    ['a begging phrase in the caption', itemFrom({ caption: '看完的姐妹互赞呀' })],
    ['… with marks between its characters', itemFrom({ caption: '转·发·到·三·个·群' })],
    ['… spoken by a hook', itemFrom({ hooks: [like({ words: '不点赞不是中国人' })] })],
    ['… in English', itemFrom({ caption: 'Like for like?' })],
  ],
  [
    ['three asks in a minute', itemFrom({ durationSeconds: 60, hooks: asking('like', 'save', 'comment') })],
    ['three in 20 s', itemFrom({ durationSeconds: 20, hooks: asking('like', 'save', 'comment') })],
    [
      'six in two minutes',
      itemFrom({
        format: 'long',
        durationSeconds: 120,
        hooks: asking('like', 'like', 'save', 'save', 'comment', 'comment'),
      }),
    ],
    ['the like asked for twice', itemFrom({ durationSeconds: 60, hooks: asking('like', 'save', 'like') })],
    [
      'the like asked for four times in six minutes',
      itemFrom({ format: 'long', durationSeconds: 360, hooks: asking('like', 'like', 'like', 'like') }),
    ],
    [
      'hooks that ask for nothing',
      itemFrom({ hooks: [0, 1, 2, 3].map(() => hookFrom({ kind: 'suspense', placement: 'middle' })) }),
    ],
    ['asks under the film', itemFrom({ hooks: [0, 1, 2, 3].map(() => like({ placement: 'caption' })) })],
    ['a long film of unknown length', itemFrom({ format: 'long', hooks: [like(), like(), like(), like()] })],
    ['a gallery has no minutes', itemFrom({ format: 'gallery', hooks: [like(), like(), like(), like()] })],
    ['an honest ask', itemFrom({ caption: '觉得有用就点个赞，转给需要的人' })],
  ],
)

describe('begging', () => {
  it('drops the ask that repeats another, in one click', () => {
    const hooks = [
      like(),
      hookFrom({ placement: 'middle', signal: 'comment' }),
      like({ id: 'again' }),
      hookFrom({ placement: 'ending', signal: 'save' }),
    ]
    const item = itemFrom({ durationSeconds: 60, hooks })
    expect(findingsWith('begging', item)).toMatchObject([
      { params: { n: 4, cap: 3 }, remedy: { do: 'drop-hook', hookId: 'again' } },
    ])
    expect(findingsWith('begging', mended('begging', item))).toEqual([])
  })

  it('is told as a tip of the rules where one signal is asked for a third time, and takes the one in the middle out', () => {
    const hooks = [
      hookFrom({ placement: 'opening', signal: 'like' }),
      like({ id: 'middle' }),
      hookFrom({ placement: 'ending', signal: 'like' }),
    ]
    const item = itemFrom({ durationSeconds: 60, hooks })
    const [told, ...more] = findingsWith('begging', item)
    expect(more).toEqual([])
    expect(told).toMatchObject({
      severity: 'tip',
      source: 'rule',
      params: { form: 'again', n: 3, most: 2, signal: 'like' },
      remedy: { do: 'drop-hook', hookId: 'middle' },
    })
    expect(findingMessage(wordsIn('zh-CN'), 'zh-CN', told!).title).toBe('片中要了3次点赞')
    expect(findingsWith('begging', mended('begging', item))).toEqual([])
  })

  it('puts a free wording in the place of the phrase', () => {
    const item = itemFrom({ caption: '跪求点赞！' })
    expect(mended('begging', item).variants.A.caption).toBe('喜欢就点个赞！')
  })

  it('holds to the creator’s exceptions', () => {
    const settings = { ...DEFAULT_SETTINGS, allowedWords: ['互赞'] }
    expect(findingsWith('begging', itemFrom({ caption: '什么是互赞群' }), { settings })).toEqual([])
  })
})

const rescue = (hooks: readonly Hook[], more: Partial<Item> = {}) =>
  itemFrom({ track: 'bond', tags: ['流浪猫救助'], hooks: [...hooks], ...more })

table(
  'tone-mismatch',
  [
    ['a follow asked for at a rescue', rescue([hookFrom({ kind: 'follow', signal: 'follow' })])],
    ['sides taken over a farewell', rescue([stance()], { tags: ['告别'] })],
    [
      'a number of likes as the condition, at a family story',
      rescue([hookFrom({ kind: 'threshold' })], { tags: ['Family'] }),
    ],
    ['selling at a rescue', rescue([like({ words: '同款链接在橱窗' })])],
  ],
  [
    ['the same asks on a story of another kind', rescue([hookFrom({ kind: 'follow' })], { tags: ['面馆'] })],
    ['a reach item', rescue([hookFrom({ kind: 'follow' })], { track: 'reach' })],
    ['an item without a track', rescue([hookFrom({ kind: 'follow' })], { track: null })],
    ['a line that grows out of the story', rescue([hookFrom({ kind: 'golden-line', signal: 'heart' })])],
    ['a tag that only looks alike', rescue([hookFrom({ kind: 'follow' })], { tags: ['glossy'] })],
  ],
)

describe('remedies of manners', () => {
  it('the pinned wording ends stance-caution', () => {
    const item = itemFrom({ hooks: [stance()] })
    const after = mended('stance-caution', item)
    expect(after.variants.A.hooks.at(-1)).toMatchObject({ kind: 'question', placement: 'pinned', signal: 'comment' })
    expect(findingsWith('stance-caution', after)).toEqual([])
  })

  it('the ask in the wrong voice becomes a line from the story, in its place, for the deep signal', () => {
    const item = rescue([hookFrom({ id: 'h', kind: 'follow', placement: 'ending', second: 55, signal: 'follow' })])
    const after = mended('tone-mismatch', item)
    expect(after.variants.A.hooks).toMatchObject([
      {
        id: 'h',
        kind: 'golden-line',
        placement: 'ending',
        second: 55,
        signal: 'heart',
        words: '你的小红心，是它们活下去的动力。',
      },
    ])
    expect(findingsWith('tone-mismatch', after)).toEqual([])
  })
})

const withB = (B: Item['variants']['B'], more: Partial<Item> = {}): Item => {
  const item = itemFrom({ caption: '凌晨四点', hooks: [like({ id: 'a' })] })
  return { ...item, ...more, variants: { A: item.variants.A, B } }
}
const blank = itemFrom().variants.A
const copy = withB(null).variants.A

table(
  'ab-missing',
  [
    ['B is empty', withB(blank)],
    ['B says the same as A, its hooks only named anew', withB({ ...copy, hooks: [like({ id: 'b' })] })],
    ['B repeats the title of the item', withB({ ...copy, title: '兰州凌晨四点的一碗面' })],
  ],
  [
    ['no A/B', withB(null)],
    ['another title', withB({ ...copy, title: '四点的面' })],
    ['another second of a hook', withB({ ...copy, hooks: [like({ id: 'b', second: 12 })] })],
    ['what is out already', withB(blank, { status: 'published' })],
  ],
)

it('an empty B is filled from A in one click, and then asks for one change', () => {
  const after = mended('ab-missing', withB(blank))
  expect(after.variants.B).toMatchObject({ caption: '凌晨四点', hooks: [{ kind: 'unlock' }] })
  expect(after.variants.B?.hooks[0]?.id).not.toBe('a')
  expect(findingsWith('ab-missing', after)).toMatchObject([
    { params: { form: 'same' }, remedy: { do: 'edit-words', place: 'B.title' } },
  ])
})
