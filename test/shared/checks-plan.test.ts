import { describe, expect, it } from 'vitest'
import { runChecks } from '../../shared/checks/index.ts'
import type { FindingCode } from '../../shared/finding.ts'
import type { Hook, Item } from '../../shared/model.ts'
import type { Day } from '../../shared/time.ts'
import { applyRemedy } from '../../shared/plan.ts'
import { channelFrom, contextFrom, counter, findingsWith, hookFrom, itemFrom } from '../support/make.ts'
import { table } from '../support/rule-table.ts'

const like = (more: Partial<Hook> = {}) => hookFrom({ kind: 'unlock', signal: 'like', ...more })
const heart = (more: Partial<Hook> = {}) => hookFrom({ kind: 'golden-line', signal: 'heart', ...more })
const lines = (light: string, deep: string): Hook['lines'] => ({
  light: { signal: 'like', condition: light, words: '点赞' },
  deep: { signal: 'heart', condition: deep, words: '点小红心' },
})
const dual = (light: string, deep: string, more: Partial<Hook> = {}) =>
  hookFrom({ kind: 'dual-track', lines: lines(light, deep), ...more })

table(
  'no-opening-hook',
  [
    ['a short video with nothing in it', itemFrom()],
    [
      'a long video whose first hook comes at 3.5 s',
      itemFrom({ format: 'long', hooks: [hookFrom({ placement: 'opening', second: 3.5 })] }),
    ],
    ['a hook on the cover does not open the film', itemFrom({ hooks: [hookFrom({ placement: 'cover' })] })],
  ],
  [
    ['a hook at the opening', itemFrom({ hooks: [hookFrom({ placement: 'opening' })] })],
    [
      'a hook at exactly 3 s, wherever it is said to be',
      itemFrom({ hooks: [hookFrom({ placement: 'middle', second: 3 })] }),
    ],
    ['a gallery has no first seconds', itemFrom({ format: 'gallery' })],
    ['a live has no first seconds', itemFrom({ format: 'live' })],
    ['what is out already', itemFrom({ status: 'published' })],
    ['what was dropped', itemFrom({ status: 'dropped' })],
  ],
)

table(
  'no-ending-ask',
  [
    [
      'hooks at the opening and in the middle only',
      itemFrom({ hooks: [hookFrom({ placement: 'opening' }), hookFrom({ placement: 'middle' })] }),
    ],
  ],
  [
    ['a hook at the ending', itemFrom({ hooks: [hookFrom({ placement: 'ending' })] })],
    ['a hook in the caption', itemFrom({ hooks: [hookFrom({ placement: 'caption' })] })],
    ['a hook in the pinned comment', itemFrom({ hooks: [hookFrom({ placement: 'pinned' })] })],
  ],
)

table(
  'track-mismatch',
  [
    ['a bond item that asks for likes only', itemFrom({ track: 'bond', hooks: [like()] })],
    ['a reach item that asks for hearts only', itemFrom({ track: 'reach', hooks: [heart()] })],
    ['a reach item that asks for nothing', itemFrom({ track: 'reach' })],
  ],
  [
    ['a bond item that asks for a heart', itemFrom({ track: 'bond', hooks: [heart()] })],
    ['a reach item with a 双轨CTA', itemFrom({ track: 'reach', hooks: [dual('有用', '感动')] })],
    [
      'a reach item whose choice is voted for by likes',
      itemFrom({
        track: 'reach',
        hooks: [
          hookFrom({
            kind: 'choice',
            options: { a: { label: '一', act: 'like' }, b: { label: '二', act: 'comment' } },
          }),
        ],
      }),
    ],
    ['an item of both tracks', itemFrom({ track: 'both' })],
    ['an item without a track', itemFrom()],
  ],
)

table(
  'tracks-collide',
  [
    ['a like at 1:12 and a heart at 1:14', itemFrom({ hooks: [like({ second: 72 }), heart({ second: 74 })] })],
    ['exactly five seconds apart', itemFrom({ hooks: [like({ second: 72 }), heart({ second: 77 })] })],
    ['both at the ending, seconds unknown', itemFrom({ hooks: [like(), heart()] })],
    [
      'one at the ending, the other in its last seconds',
      itemFrom({ durationSeconds: 80, hooks: [like(), heart({ second: 78 })] }),
    ],
    ['both on the cover', itemFrom({ hooks: [like({ placement: 'cover' }), heart({ placement: 'cover' })] })],
    ['one sentence that asks for both', itemFrom({ hooks: [like({ words: '喜欢就点个赞，再送我一颗小红心！' })] })],
    ['a 双轨CTA with one condition missing', itemFrom({ hooks: [dual('觉得有用', ' ')] })],
    ['two light asks in the same second', itemFrom({ hooks: [like({ second: 85 }), like({ second: 85.4 })] })],
    [
      'a like and a comment in the same second',
      itemFrom({ hooks: [like({ second: 85 }), hookFrom({ signal: 'comment', second: 85 })] }),
    ],
    ['a 双轨CTA without lines', itemFrom({ hooks: [hookFrom({ kind: 'dual-track', signal: 'like' })] })],
  ],
  [
    ['five and a half seconds apart', itemFrom({ hooks: [like({ second: 72 }), heart({ second: 77.5 })] })],
    ['a like at the opening and a heart at the ending', itemFrom({ hooks: [like({ placement: 'opening' }), heart()] })],
    [
      'in the middle, seconds unknown',
      itemFrom({ hooks: [like({ placement: 'middle' }), heart({ placement: 'middle' })] }),
    ],
    ['one in the caption, one at the ending', itemFrom({ hooks: [like({ placement: 'caption' }), heart()] })],
    [
      'two sentences, one ask each',
      itemFrom({ hooks: [like({ words: '想看下一城，点个赞告诉我；被这碗面暖到，就点小红心。' })] }),
    ],
    ['a 双轨CTA whose lines each have a condition', itemFrom({ hooks: [dual('觉得有用', '被打动')] })],
    [
      'a 双轨CTA whose words say the conditions',
      itemFrom({
        hooks: [
          hookFrom({
            kind: 'dual-track',
            lines: {
              light: { signal: 'like', condition: '', words: '觉得有用就点赞' },
              deep: { signal: 'heart', condition: '', words: '被这一刻打动的，点个小红心' },
            },
          }),
        ],
      }),
    ],
    [
      'an ask and a lure in the same second',
      itemFrom({ hooks: [like({ second: 10 }), hookFrom({ kind: 'suspense', second: 10 })] }),
    ],
    ['two light asks, seconds apart', itemFrom({ hooks: [like({ second: 10 }), like({ second: 12 })] })],
    [
      'a choice voted for by two acts',
      itemFrom({
        hooks: [
          hookFrom({
            kind: 'choice',
            options: { a: { label: '川西', act: 'like' }, b: { label: '甘南', act: 'heart' } },
          }),
        ],
      }),
    ],
  ],
)

const choice = (a: string, b: string, acts: readonly [Hook['signal'], Hook['signal']] = [null, null]) =>
  itemFrom({
    hooks: [hookFrom({ kind: 'choice', options: { a: { label: a, act: acts[0] }, b: { label: b, act: acts[1] } } })],
  })
table(
  'choice-incomplete',
  [
    ['no options at all', itemFrom({ hooks: [hookFrom({ kind: 'choice' })] })],
    ['one option', choice('川西', ' ')],
    ['two options that read the same', choice('Ａ 线', 'a 线')],
    ['both bound to one act', choice('川西', '甘南', ['like', 'like'])],
  ],
  [
    ['two options', choice('川西', '甘南')],
    ['two options, two acts', choice('川西', '甘南', ['like', 'comment'])],
    ['another kind of hook', itemFrom({ hooks: [hookFrom({ kind: 'question' })] })],
  ],
)

const promising = (
  kind: Hook['kind'],
  promise: Partial<NonNullable<Hook['promise']>> | null,
  more: Partial<Item> = {},
) =>
  itemFrom({
    hooks: [
      hookFrom({
        kind,
        promise: promise && {
          signal: 'like',
          threshold: 50,
          what: '开直播',
          by: '2026-12-01',
          outcome: null,
          ...promise,
        },
      }),
    ],
    ...more,
  })
table(
  'promise-incomplete',
  [
    ['a threshold without a promise', promising('threshold', null)],
    ['a threshold without a number', promising('threshold', { threshold: null })],
    ['an ending vote without what follows', promising('ending-vote', { what: '  ' })],
    ['a call for contributions without a day', promising('co-create', { by: null })],
    ['a promise that is out and still open', promising('threshold', { by: null }, { status: 'published' })],
  ],
  [
    ['a whole promise', promising('threshold', {})],
    ['one that was kept', promising('threshold', { by: null, outcome: 'kept' })],
    ['a kind that promises nothing', promising('question', null)],
  ],
)

describe('sensitive-word', () => {
  const own = { settings: { sensitiveWords: ['链接'], allowedWords: ['最佳拍档'], dailyCap: 3 } }
  const words = (item: Item) =>
    findingsWith('sensitive-word', item, own).map(({ severity, params }) => [
      severity,
      params['found'],
      params['places'],
      params['count'],
    ])

  it('a word of the law is an error, an own one a warning, each told once with all its places', () => {
    const item = itemFrom({ title: '最佳面馆', caption: '最 佳，链接在下面', hooks: [hookFrom({ words: '链接在这' })] })
    expect(words(item)).toEqual([
      ['error', '最佳', 'title,caption', 2],
      ['warning', '链接', 'caption,hook', 2],
    ])
  })

  it('reads cover, pinned comment, options, both lines and the promise too', () => {
    const hooks = [
      hookFrom({ kind: 'choice', options: { a: { label: '最佳', act: null }, b: { label: '', act: null } } }),
      hookFrom({ kind: 'dual-track', lines: lines('最佳', '最佳') }),
      hookFrom({ promise: { signal: null, threshold: null, what: '最佳', by: null, outcome: null } }),
    ]
    expect(words(itemFrom({ cover: '最佳', pinned: '最佳', hooks }))).toEqual([
      ['error', '最佳', 'cover,pinned,hook', 6],
    ])
  })

  it('an exception is no finding, and the brief, which nobody sees, is not read', () => {
    expect(words(itemFrom({ title: '最佳拍档', brief: { who: '最佳', pain: '', angle: '' } }))).toEqual([])
  })

  it('of what is out already only the words of the law still matter, in the variant that is out', () => {
    const item = itemFrom({ status: 'published', caption: '链接，国家级' })
    expect(words({ ...item, variants: { ...item.variants, B: { ...item.variants.A, caption: '最佳' } } })).toEqual([
      ['error', '国家级', 'caption', 1],
    ])
  })

  it('offers the neutral wording, which clears it in every place', () => {
    const item = itemFrom({ title: '销量第一的面', caption: '销量第一' })
    const [finding] = findingsWith('sensitive-word', item)
    const mended = finding?.remedy ? applyRemedy(item, finding.remedy, counter()) : item
    expect([mended.title, mended.variants.A.caption]).toEqual(['热销的面', '热销'])
    expect(findingsWith('sensitive-word', mended)).toEqual([])
  })
})

const withB = (item: Item, hooks: readonly Hook[]): Item => ({
  ...item,
  variants: { ...item.variants, B: { ...item.variants.A, hooks: [...hooks] } },
})

describe('with A and B', () => {
  it('what is true of one is said of that one', () => {
    const item = withB(itemFrom({ hooks: [hookFrom({ placement: 'opening' })] }), [])
    expect(findingsWith('no-opening-hook', item).map(({ variant, key }) => [variant, key])).toEqual([
      ['B', `no-opening-hook:${item.id}:B`],
    ])
  })

  it('what is true of both alike is said once, and its remedy mends both', () => {
    const item = withB(itemFrom(), [])
    const findings = findingsWith('no-opening-hook', item)
    expect(findings.map(({ variant, key }) => [variant, key])).toEqual([[null, `no-opening-hook:${item.id}`]])
    const mended = applyRemedy(item, findings[0]!.remedy!, counter())
    expect(mended.variants.B?.hooks).toHaveLength(1)
    expect(findingsWith('no-opening-hook', mended)).toEqual([])
  })

  it('two incomplete choices in one variant stay two findings', () => {
    const item = itemFrom({ hooks: [hookFrom({ kind: 'choice' }), hookFrom({ kind: 'choice' })] })
    const keys = findingsWith('choice-incomplete', item).map(({ key }) => key)
    expect(new Set(keys).size).toBe(2)
  })
})

const warned = (one: Item) =>
  runChecks([one], contextFrom())
    .filter(({ severity }) => severity !== 'tip')
    .map((found) => found.code)

describe('one click', () => {
  const cases: readonly [FindingCode, Item][] = [
    ['no-opening-hook', itemFrom({ durationSeconds: 80 })],
    ['no-ending-ask', itemFrom({ track: 'reach' })],
    [
      'no-ending-ask',
      itemFrom({ track: 'bond', durationSeconds: 80, hooks: [like({ placement: 'middle', second: 74 })] }),
    ],
    ['track-mismatch', itemFrom({ track: 'bond', hooks: [like()] })],
    ['track-mismatch', itemFrom({ track: 'reach', hooks: [heart()] })],
    ['tracks-collide', itemFrom({ durationSeconds: 80, hooks: [like({ second: 72 }), heart({ second: 74 })] })],
    ['tracks-collide', itemFrom({ durationSeconds: 90, hooks: [like({ second: 85 }), like({ second: 85 })] })],
    ['tracks-collide', itemFrom({ durationSeconds: 20, hooks: [like({ second: 4 }), heart({ second: 6 })] })],
    ['tracks-collide', itemFrom({ hooks: [like(), heart(), like({ placement: 'middle' })] })],
    ['tracks-collide', itemFrom({ hooks: [like({ placement: 'opening' }), heart({ placement: 'opening' })] })],
  ]
  it.each(cases)('mends %s and makes no new warning', (code, item) => {
    const [finding] = findingsWith(code, item)
    const mended = applyRemedy(item, finding!.remedy!, counter(), {
      words: '一句话',
      light: { condition: '有用', words: '' },
      deep: { condition: '感动', words: '' },
    })
    expect(findingsWith(code, mended)).toEqual([])
    expect(warned(item)).toEqual(expect.arrayContaining(warned(mended)))
  })

  it('moves the heart clear of the like, as the timeline shows it: from 1:14 to 1:04', () => {
    const hooks = [like({ second: 72 }), heart({ second: 74 })]
    const [finding] = findingsWith('tracks-collide', itemFrom({ durationSeconds: 80, hooks }))
    expect(finding?.remedy).toEqual({ do: 'move-hook', hookId: hooks[1]?.id, placement: 'middle', second: 64 })
  })

  it('moves the latest of three asks in one second, which want the same, and leaves the 双轨CTA', () => {
    const options = { a: { label: '川西', act: 'like' }, b: { label: '甘南', act: 'comment' } } as const
    const hooks = [
      hookFrom({ kind: 'choice', options, second: 85 }),
      dual('有用', '感动', { second: 85 }),
      hookFrom({ kind: 'threshold', signal: 'like', second: 85 }),
    ]
    const [finding, ...others] = findingsWith('tracks-collide', itemFrom({ durationSeconds: 90, hooks }))
    expect(others).toEqual([])
    expect(finding?.params).toMatchObject({ form: 'crowd-same', n: 3, same: 3, signal: 'like', atSecond: 85 })
    expect(finding?.remedy).toEqual({ do: 'move-hook', hookId: hooks[2]?.id, placement: 'ending', second: 79 })
  })

  it('says only of the ask without a condition that it has none', () => {
    const bare = (light: string, deep: string) =>
      findingsWith(
        'tracks-collide',
        itemFrom({ hooks: [like({ second: 72, words: light }), heart({ second: 74, words: deep })] }),
      ).map(({ params }) => params['bare'])
    expect(bare('点个赞吧', '点个小红心')).toEqual(['light,deep'])
    expect(bare('点个赞吧', '被这一刻打动的，点个小红心')).toEqual(['light'])
    expect(bare('如果有用，点个赞', '想起了谁就点小红心')).toEqual([''])
    expect(bare('If it helped, like it', 'Leave a heart')).toEqual(['deep'])
  })

  const promised = (words: string, threshold: number | null) =>
    itemFrom({
      hooks: [
        hookFrom({
          kind: 'threshold',
          signal: 'like',
          words,
          promise: { signal: 'like', threshold, what: '开直播拆解', by: '2026-11-27', outcome: null },
        }),
      ],
    })
  it.each([
    ['点赞过50，我开直播拆解', '点赞过100，我开直播拆解'],
    ['11月27日前，1.2万个赞就开直播', '11月27日前，100个赞就开直播'],
    ['点赞500，过 50 开直播', '点赞500，过 100 开直播'],
    ['50 likes and I go live', '100 likes and I go live'],
  ])('takes the number of a promise into its words, or the other way round: %s', (words, mended) => {
    const item = promised(words, 100)
    const [finding] = findingsWith('promise-incomplete', item)
    expect(finding?.params['form']).toBe('numbers')
    const reworded = applyRemedy(item, finding!.remedy!, counter())
    expect(reworded.variants.A.hooks[0]?.words).toBe(mended)
    expect(findingsWith('promise-incomplete', reworded)).toEqual([])
    expect(findingsWith('promise-incomplete', applyRemedy(item, finding!.also!, counter()))).toEqual([])
  })
  it.each(['点赞过100，开直播', '到 11月27日，看点赞', '点赞够了就开直播', '100 个赞，过 3 天开直播'])(
    'finds nothing to say of a promise whose words agree with its number: %s',
    (words) => expect(findingsWith('promise-incomplete', promised(words, 100))).toEqual([]),
  )

  it('tells of a promise that falls due before its video is out, and not of one of the same day', () => {
    const early = (day: Day | null, status: 'draft' | 'published' = 'draft') =>
      findingsWith('promise-incomplete', { ...promised('点赞过100，开直播', 100), day, status }).map(
        ({ params }) => params['form'],
      )
    expect(early('2026-11-28')).toEqual(['early'])
    expect(early('2026-11-27')).toEqual([])
    expect(early(null)).toEqual([])
    expect(early('2026-11-28', 'published')).toEqual([])
  })

  it('asks for the signals of the channel', () => {
    const item = itemFrom({ channelId: 'bilibili', track: 'bond' })
    const [finding] = findingsWith('track-mismatch', item, { channels: [channelFrom('bilibili')] })
    expect(finding?.remedy).toMatchObject({ do: 'add-hook', signal: 'coin' })
  })
})
