import { describe, expect, it } from 'vitest'
import type { CheckContext } from '../../shared/checks/index.ts'
import type { FindingCode } from '../../shared/finding.ts'
import type { Item, Kind } from '../../shared/model.ts'
import { PLATFORM, type PlatformId } from '../../shared/platforms.ts'
import { addDays, type Day } from '../../shared/time.ts'
import { applyRemedy } from '../../shared/plan.ts'
import { at, channelFrom, counter, findingsWith, itemFrom } from '../support/make.ts'

// Now is Tuesday 24 November 2026, 10:42 in Shanghai.

const ids = (code: FindingCode, items: readonly Item[], more: Partial<CheckContext> = {}) =>
  findingsWith(code, items, more).map(({ itemId }) => itemId)

/** One item a day from a day on, none of them an ad. */
const daily = (from: Day, count: number, more: Partial<Item> = {}) =>
  Array.from({ length: count }, (_, i) => itemFrom({ title: `第${i}天`, ...at(addDays(from, i)), ...more }))
const postOf = (
  id: string,
  day: Day,
  more: Partial<CheckContext['posts'][number]> = {},
): CheckContext['posts'][number] => ({
  id,
  title: id,
  publishedDay: day,
  channelId: 'wechat-channels',
  itemId: null,
  isAd: false,
  kind: null,
  ...more,
})

describe('ad-share', () => {
  const ad = (id: string, day: Day, more: Partial<Item> = {}) =>
    itemFrom({ id, title: id, isAd: true, ...at(day), ...more })

  it('speaks of the last of two ads among nineteen, once, with the other as evidence', () => {
    const rest = daily('2026-11-08', 17)
    const items = [ad('first', '2026-11-26'), ad('second', '2026-11-28')]
    const found = findingsWith('ad-share', items, { items: rest })
    expect(found).toMatchObject([{ itemId: 'second', params: { percent: 11, count: 2, n: 19 } }])
    expect(found[0]?.evidence.itemIds).toEqual(['first'])
  })

  it('is silent at exactly a tenth', () => {
    const items = [ad('first', '2026-11-26'), ad('second', '2026-11-28')]
    expect(ids('ad-share', items, { items: daily('2026-11-08', 18) })).toEqual([])
  })

  it('counts posts that no item stands for, and no post twice', () => {
    const item = ad('now', '2026-11-26')
    const posts = [
      postOf('sold', '2026-11-10', { isAd: true }),
      postOf('own', '2026-11-26', { isAd: true, itemId: 'now' }),
    ]
    expect(findingsWith('ad-share', item, { posts })).toMatchObject([
      { params: { count: 2, n: 2 }, evidence: { postIds: ['sold'] } },
    ])
  })

  it.each([
    ['a single ad: it is never too many', [ad('one', '2026-11-26')]],
    ['ads thirty days apart', [ad('one', '2026-11-26'), ad('two', '2026-12-26')]],
    ['ads on two channels', [ad('one', '2026-11-26'), ad('two', '2026-11-28', { channelId: 'douyin' })]],
    [
      'one ad on two channels',
      [ad('one', '2026-11-26', { siblingGroup: 'g' }), ad('two', '2026-11-28', { siblingGroup: 'g' })],
    ],
  ])('is silent about %s', (_, items) => {
    expect(ids('ad-share', items)).toEqual([])
  })

  it('says what is not an ad nothing', () => {
    const ads = [ad('one', '2026-11-20'), ad('two', '2026-11-21')]
    expect(ids('ad-share', [itemFrom({ id: 'plain' })], { items: ads })).toEqual([])
  })

  it('moves to the first day with few enough ads behind it, and that ends it', () => {
    const items = [ad('one', '2026-11-26', { status: 'published' }), ad('two', '2026-11-28')]
    const [finding] = findingsWith('ad-share', items)
    expect(finding?.remedy).toEqual({ do: 'move', to: at('2026-12-26') })
    const moved = applyRemedy(items[1]!, finding!.remedy!, counter())
    expect(ids('ad-share', [items[0]!, moved])).toEqual([])
  })
})

describe('too-close', () => {
  const pair = (time: string, more: Partial<Item> = {}) => [
    itemFrom({ id: 'a', title: '甲', ...at('2026-11-25', '18:00') }),
    itemFrom({ id: 'b', title: '乙', ...at('2026-11-25', time), ...more }),
  ]

  it('is said once, of the later of two that are 2 h 59 min apart', () => {
    const found = findingsWith('too-close', pair('20:59'))
    expect(found).toMatchObject([{ itemId: 'b', severity: 'tip', params: { title: '甲', time: '18:00', hours: 3 } }])
    expect(found[0]?.evidence.itemIds).toEqual(['a'])
  })

  it('is said across midnight', () => {
    const items = [
      itemFrom({ id: 'a', title: '甲', ...at('2026-11-25', '23:30') }),
      itemFrom({ id: 'b', title: '乙', ...at('2026-11-26', '01:00') }),
    ]
    expect(ids('too-close', items)).toEqual(['b'])
  })

  it.each([
    ['exactly three hours', pair('21:00')],
    ['the same hour, which has a rule of its own', pair('18:30')],
    ['another channel', pair('20:00', { channelId: 'douyin' })],
    ['siblings', pair('20:00').map((item) => ({ ...item, siblingGroup: 'g' }))],
    ['no time yet', [pair('20:00')[0]!, itemFrom({ title: '乙', ...at('2026-11-25', null) })]],
  ])('is silent about %s', (_, items) => {
    expect(ids('too-close', items)).toEqual([])
  })

  it('moves to the nearest time that is clear of all, and that ends it', () => {
    const items = pair('20:00')
    const [finding] = findingsWith('too-close', items)
    expect(finding?.remedy).toEqual({ do: 'move', to: at('2026-11-25', '21:00') })
    expect(ids('too-close', [items[0]!, applyRemedy(items[1]!, finding!.remedy!, counter())])).toEqual([])
  })
})

describe('kind-gap', () => {
  const week = (kinds: readonly (Kind | null)[]) =>
    kinds.map((kind, i) => itemFrom({ id: `k${i}`, title: `第${i}天`, kind, ...at(addDays('2026-11-23', i)) }))

  it('is said once a week, of its last item, with what is missing and a day for it', () => {
    expect(findingsWith('kind-gap', week(['short', 'short', 'deep', 'short']))).toMatchObject([
      {
        itemId: 'k3',
        severity: 'tip',
        params: { kinds: 'interactive', n: 4 },
        remedy: { do: 'plan-item', kind: 'interactive', title: '', day: '2026-11-26' },
      },
    ])
  })

  it.each([
    ['all three kinds are there', week(['short', 'deep', 'interactive'])],
    ['there are too few for three kinds', week(['short', 'short'])],
    ['kinds are not used', week([null, null, null, null])],
  ])('is silent where %s', (_, items) => {
    expect(ids('kind-gap', items)).toEqual([])
  })

  it('looks seven days back, and at posts too', () => {
    const items = week(['short', 'short', 'deep'])
    expect(ids('kind-gap', items, { posts: [postOf('p', '2026-11-19', { kind: 'interactive' })] })).toEqual([])
    expect(ids('kind-gap', items, { posts: [postOf('p', '2026-11-18', { kind: 'interactive' })] })).toEqual(['k2'])
  })
})

const on = (platform: PlatformId, more: Partial<Item>) => itemFrom({ channelId: platform, status: 'ready', ...more })
const having = (...platforms: PlatformId[]) => ({ channels: platforms.map((platform) => channelFrom(platform)) })
const platforms = having('wechat-channels', 'douyin', 'xiaohongshu', 'bilibili', 'youtube')

describe('platform-timer', () => {
  it.each([
    ['抖音, ready for less than two hours from now', on('douyin', at('2026-11-24', '12:41')), 'soon'],
    ['小红书, ready for less than an hour from now', on('xiaohongshu', at('2026-11-24', '11:41')), 'soon'],
    ['小红书, more than fourteen days ahead', on('xiaohongshu', at('2026-12-08', '10:43')), 'far'],
  ])('speaks: %s', (_, item, form) => {
    expect(findingsWith('platform-timer', item, platforms)).toMatchObject([{ severity: 'tip', params: { form } }])
  })

  it.each([
    ['抖音, two hours from now', on('douyin', at('2026-11-24', '12:42'))],
    ['小红书, an hour from now', on('xiaohongshu', at('2026-11-24', '11:42'))],
    ['小红书, fourteen days ahead', on('xiaohongshu', at('2026-12-08', '10:42'))],
    ['视频号, in ten minutes: no limit is known', on('wechat-channels', at('2026-11-24', '10:52'))],
    ['a draft, whose time may still change', on('douyin', { ...at('2026-11-24', '11:00'), status: 'draft' })],
    ['what is past, which has a rule of its own', on('douyin', at('2026-11-24', '10:00'))],
    ['what is out', on('douyin', { ...at('2026-11-24', '11:00'), status: 'published' })],
  ])('is silent: %s', (_, item) => {
    expect(findingsWith('platform-timer', item, platforms)).toEqual([])
  })

  it('speaks of the last of six on one day of 视频号, once, and not of five', () => {
    const day = (count: number) =>
      Array.from({ length: count }, (_, i) =>
        on('wechat-channels', { id: `d${i}`, ...at('2026-11-25', `${10 + i}:00`) }),
      )
    expect(ids('platform-timer', day(6), platforms)).toEqual(['d5'])
    expect(ids('platform-timer', day(5), platforms)).toEqual([])
  })
})

describe('title-length', () => {
  it.each([
    ['小红书, twenty-one characters', on('xiaohongshu', { title: '面'.repeat(21) }), 21],
    ['小红书, where two letters count as one character', on('xiaohongshu', { title: `${'面'.repeat(20)}a` }), 21],
    ['B站, eighty-one', on('bilibili', { title: '面'.repeat(81) }), 81],
    ['YouTube, a hundred and one', on('youtube', { title: 'a'.repeat(101) }), 101],
  ])('speaks: %s', (_, item, n) => {
    expect(findingsWith('title-length', item, platforms)).toMatchObject([
      { severity: 'warning', params: { n }, remedy: { do: 'edit-words', place: 'title' } },
    ])
  })

  it.each([
    ['小红书, twenty', on('xiaohongshu', { title: '面'.repeat(20) })],
    ['小红书, forty letters', on('xiaohongshu', { title: 'a'.repeat(40) })],
    ['小红书, twenty emoji', on('xiaohongshu', { title: '🍜'.repeat(20) })],
    ['视频号, where the caption stands for the title', on('wechat-channels', { title: '面'.repeat(200) })],
  ])('is silent: %s', (_, item) => {
    expect(findingsWith('title-length', item, platforms)).toEqual([])
  })

  it('speaks of the variant whose own title is too long', () => {
    const item = on('xiaohongshu', {})
    const both: Item = { ...item, variants: { A: item.variants.A, B: { ...item.variants.A, title: '面'.repeat(21) } } }
    expect(findingsWith('title-length', both, platforms)).toMatchObject([
      { variant: 'B', remedy: { do: 'edit-words', place: 'B.title' } },
    ])
  })

  it('every limit says where it is from', () => {
    const limits = Object.values(PLATFORM).flatMap(({ titleLimit, timer }) => [titleLimit, timer])
    const sources = limits.flatMap((limit) => (limit ? limit.source : []))
    expect(sources.length).toBeGreaterThan(0)
    expect(['documented', 'reported']).toEqual(expect.arrayContaining(sources))
  })
})
