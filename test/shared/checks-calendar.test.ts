import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHECKS, countsOf, isDismissed, runChecks } from '../../shared/checks/index.ts'
import { FINDING_CODES, type Dismissal, type FindingCode } from '../../shared/finding.ts'
import type { Item } from '../../shared/model.ts'
import { applyRemedy } from '../../shared/plan.ts'
import { dice } from '../../shared/text.ts'
import { at, channelFrom, contextFrom, counter, findingsWith, hookFrom, itemFrom } from '../support/make.ts'

const ids = (code: FindingCode, items: readonly Item[], more: Parameters<typeof findingsWith>[2] = {}) =>
  findingsWith(code, items, more).map(({ itemId }) => itemId)

/** `n` items of one day, an hour apart from 12:00 on. */
const fullDay = (n: number, more: Partial<Item> = {}) =>
  Array.from({ length: n }, (_, i) =>
    itemFrom({
      id: `of-the-day-${i}`,
      title: `第${'一二三四五六七八'[i]}件事`,
      ...at('2026-11-25', `${12 + i}:00`),
      ...more,
    }),
  )

describe('duplicate', () => {
  const first = itemFrom({ id: 'first', title: '兰州凌晨四点的一碗面', ...at('2026-11-20') })
  const again = itemFrom({ id: 'again', title: '兰州凌晨四点的那碗面', ...at('2026-11-25') })

  it('says of the later of two alike titles that it is like the earlier one', () => {
    // Ten characters each, two differ by one: 7 of 9 pairs are shared, which is under 0.8.
    expect(ids('duplicate', [first, again])).toEqual([])
    const same = { ...again, title: '兰州凌晨四点的一碗面！' }
    const [finding] = findingsWith('duplicate', [first, same])
    expect(finding).toMatchObject({
      itemId: 'again',
      evidence: { n: 1, itemIds: ['first'] },
      params: { title: first.title },
    })
    expect(finding?.remedy).toEqual({ do: 'open', itemIds: ['first'], postIds: [] })
  })

  it('is told of either one when that one is edited alone', () => {
    const same = { ...again, title: first.title }
    expect(ids('duplicate', [first], { items: [first, same] })).toEqual(['first'])
    expect(ids('duplicate', [same], { items: [first, same] })).toEqual(['again'])
  })

  it('compares captions too, and titles of variants', () => {
    const caption = '一座城的早晨，从第一锅汤开始。'
    const a = itemFrom({ id: 'a', title: '甲', caption, ...at('2026-11-20') })
    const b = itemFrom({ id: 'b', title: '乙', caption })
    expect(ids('duplicate', [a, b])).toEqual(['b'])
    const ownTitle = { ...b.variants.A, caption: '', title: '热干面的一天' }
    const c = { ...itemFrom({ id: 'c', title: '丙' }), variants: { A: ownTitle, B: null } }
    const d = itemFrom({ id: 'd', title: '热干面的一天', ...at('2026-11-28') })
    expect(ids('duplicate', [c, d])).toEqual(['d'])
  })

  it.each([
    ['31 days apart', { ...again, title: first.title, ...at('2026-12-21') }],
    ['on another channel', { ...again, title: first.title, channelId: 'douyin' }],
    ['a dropped one', { ...again, title: first.title, status: 'dropped' as const }],
    ['an idea without a day', { ...again, title: first.title, day: null, time: null }],
  ])('is silent about %s', (_, other) => {
    expect(ids('duplicate', [first, other])).toEqual([])
  })

  it('is silent about siblings', () => {
    const pair = [first, { ...again, title: first.title }].map((item) => ({ ...item, siblingGroup: 'g' }))
    expect(ids('duplicate', pair)).toEqual([])
  })

  it('finds exactly what comparing every title with every other finds', () => {
    const title = fc.string({ unit: fc.constantFrom('一', '碗', '面', '城', '夜'), minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(title, fc.array(title, { maxLength: 12 }), (own, others) => {
        const items = others.map((text, i) => itemFrom({ id: `o${i}`, title: text, ...at('2026-11-20') }))
        const item = itemFrom({ title: own })
        const found = findingsWith('duplicate', item, { items }).flatMap(({ evidence }) => evidence.itemIds)
        const expected = items.filter((one) => dice(own, one.title) >= 0.8).map(({ id }) => id)
        expect(found.toSorted()).toEqual(expected.toSorted())
      }),
      // Dice of exactly 0.8, where one of the three bigrams is in the other text, but not the first.
      { numRuns: 500, examples: [['碗面城', ['一碗面城']]] },
    )
  })

  const post = {
    id: 'p',
    title: first.title,
    publishedDay: '2026-11-20' as const,
    channelId: 'wechat-channels',
    itemId: null,
    isAd: false,
    kind: null,
  }
  it('finds a published post, but not the item’s own, nor one whose item speaks for it', () => {
    const item = { ...again, title: first.title }
    expect(findingsWith('duplicate', item, { posts: [post] })[0]?.evidence).toEqual({
      n: 1,
      postIds: ['p'],
      itemIds: [],
    })
    expect(ids('duplicate', [item], { posts: [{ ...post, itemId: 'again' }] })).toEqual([])
    const out = { ...first, status: 'published' as const }
    const own = { ...post, itemId: 'first' }
    expect(findingsWith('duplicate', item, { items: [out], posts: [own] })[0]?.evidence.itemIds).toEqual(['first'])
    expect(ids('duplicate', [out], { posts: [own] })).toEqual([])
  })
})

describe('overload', () => {
  it('says of the fourth of a day, and no other, that it is one too many', () => {
    expect(ids('overload', fullDay(4))).toEqual(['of-the-day-3'])
    expect(ids('overload', fullDay(3))).toEqual([])
  })

  it('is told of an earlier one when only that one is asked about', () => {
    expect(ids('overload', fullDay(4).slice(0, 1), { items: fullDay(4) })).toEqual(['of-the-day-0'])
  })

  it('keeps to the channel’s own cap', () => {
    expect(ids('overload', fullDay(4), { channels: [channelFrom('wechat-channels', { dailyCap: 4 })] })).toEqual([])
    expect(ids('overload', fullDay(2), { channels: [channelFrom('wechat-channels', { dailyCap: 1 })] })).toEqual([
      'of-the-day-1',
    ])
  })

  it('counts what is out already, and speaks only of what can still move', () => {
    const [out, ...rest] = fullDay(4)
    const items = [...rest, { ...out!, status: 'published' as const, time: '23:00' as const }]
    expect(ids('overload', items)).toEqual(['of-the-day-3'])
  })

  it('does not count dropped items, siblings or other channels', () => {
    const [last, ...three] = fullDay(4).toReversed()
    expect(ids('overload', [...three, { ...last!, status: 'dropped' }])).toEqual([])
    expect(ids('overload', [...three, { ...last!, channelId: 'douyin' }])).toEqual([])
    const siblings = [...three, last!].map((item) => ({ ...item, siblingGroup: 'g' }))
    expect(ids('overload', siblings)).toEqual([])
  })

  it('moves it to the nearest day with room, at the same time, never into the past', () => {
    const full = [
      ...fullDay(4),
      ...fullDay(3).map((item) => ({ ...item, id: `${item.id}-next`, ...at('2026-11-26', item.time) })),
    ]
    const [finding] = findingsWith('overload', full)
    // 26 November is full, the 24th at 15:00 is still ahead.
    expect(finding?.remedy).toEqual({ do: 'move', to: at('2026-11-24', '15:00') })
    const [later] = findingsWith('overload', full, { now: '2026-11-24T08:00:00Z' })
    expect(later?.remedy).toEqual({ do: 'move', to: at('2026-11-27', '15:00') })
  })
})

describe('same-hour', () => {
  const eight = itemFrom({ id: 'eight', title: '甲', ...at('2026-11-25', '20:00') })
  const half = itemFrom({ id: 'half', title: '乙', ...at('2026-11-25', '20:30') })

  it('says of the later one that the hour is taken, and moves it to the nearest time that is far enough from it', () => {
    const [finding, ...rest] = findingsWith('same-hour', [eight, half])
    expect(rest).toEqual([])
    expect(finding).toMatchObject({
      itemId: 'half',
      params: { title: '甲', time: '20:00' },
      remedy: { do: 'move', to: at('2026-11-25', '23:00') },
    })
    expect(findingsWith('same-hour', [eight, applyRemedy(half, finding!.remedy!, counter())])).toEqual([])
  })

  it('is told of the one being dragged, whichever it is', () => {
    expect(ids('same-hour', [eight], { items: [eight, half] })).toEqual(['eight'])
    expect(ids('same-hour', [half], { items: [eight, half] })).toEqual(['half'])
  })

  it.each([
    ['the next hour', { ...half, time: '21:00' as const }],
    ['another day', { ...half, ...at('2026-11-26', '20:30') }],
    ['another channel', { ...half, channelId: 'douyin' }],
    ['no time set', { ...half, time: null }],
    ['dropped', { ...half, status: 'dropped' as const }],
  ])('is silent: %s', (_, other) => {
    expect(ids('same-hour', [eight, other])).toEqual([])
  })

  it('is silent between siblings', () => {
    expect(
      ids('same-hour', [
        { ...eight, siblingGroup: 'g' },
        { ...half, siblingGroup: 'g' },
      ]),
    ).toEqual([])
  })

  it('in another hour or on another day is another finding: a card in flight tells it anew', () => {
    const other = [eight, { ...eight, id: 'morning', ...at('2026-11-25', '08:00') }]
    const keys = ['20:30', '08:30'].map(
      (time) => findingsWith('same-hour', { ...half, ...at('2026-11-25', time) }, { items: other })[0]?.key,
    )
    expect(new Set(keys).size).toBe(2)
  })

  it('sends nobody into the night', () => {
    const late = [
      itemFrom({ id: 'x', ...at('2026-11-25', '23:00') }),
      itemFrom({ id: 'y', ...at('2026-11-25', '23:30') }),
    ]
    expect(findingsWith('same-hour', late)[0]?.remedy).toEqual({ do: 'move', to: at('2026-11-25', '20:00') })
  })
})

const ready = (day: string, time: string | null) => itemFrom({ status: 'ready', ...at(day, time) })

describe('in-the-past', () => {
  // It is 10:42 on the 24th.
  it.each([
    ['yesterday', ready('2026-11-23', '20:00')],
    ['a minute ago', ready('2026-11-24', '10:41')],
    ['yesterday, time not set', ready('2026-11-23', null)],
  ])('a ready item of %s is an error that can be marked published', (_, item) => {
    expect(findingsWith('in-the-past', item)).toMatchObject([{ severity: 'error', remedy: { do: 'publish' } }])
  })

  it.each([
    ['in a minute', ready('2026-11-24', '10:43')],
    ['today, time not set', ready('2026-11-24', null)],
    ['a draft of yesterday', itemFrom(at('2026-11-23'))],
    ['published yesterday', itemFrom({ status: 'published', ...at('2026-11-23') })],
    ['an idea', itemFrom({ status: 'ready', day: null, time: null })],
  ])('is silent: %s', (_, item) => {
    expect(findingsWith('in-the-past', item)).toEqual([])
  })

  it('reads the wall of the channel, not of the machine', () => {
    const channels = [channelFrom('wechat-channels', { zone: 'America/New_York' })]
    expect(findingsWith('in-the-past', ready('2026-11-23', '21:41'), { channels })).toHaveLength(1)
    expect(findingsWith('in-the-past', ready('2026-11-23', '21:43'), { channels })).toEqual([])
  })
})

const inZone = (zone: string, day: string, time: string) =>
  findingsWith('clock-change', itemFrom(at(day, time)), { channels: [channelFrom('wechat-channels', { zone })] })

describe('clock-change', () => {
  it.each([
    ['America/New_York', '2026-03-08', '02:30', 'skipped', at('2026-03-08', '03:00')],
    ['America/New_York', '2026-11-01', '01:30', 'doubled', at('2026-11-01', '02:00')],
    ['Europe/London', '2026-03-29', '01:00', 'skipped', at('2026-03-29', '00:59')],
    ['Pacific/Apia', '2011-12-30', '20:00', 'skipped', at('2011-12-31', '00:00')],
  ])('in %s %s %s is %s', (zone, day, time, form, to) => {
    expect(inZone(zone, day, time)).toMatchObject([{ params: { form }, remedy: { do: 'move', to } }])
  })

  it.each([
    ['America/New_York', '2026-03-08', '03:00'],
    ['America/New_York', '2026-11-01', '02:00'],
    ['Asia/Shanghai', '2026-03-08', '02:30'],
  ])('in %s %s %s happens once', (zone, day, time) => {
    expect(inZone(zone, day, time)).toEqual([])
  })
})

const aside = (itemId: string | null): Dismissal => ({
  id: 'd',
  code: 'no-opening-hook',
  itemId,
  reason: '',
  at: '2026-11-24T00:00:00Z',
})

describe('all findings of a week', () => {
  it('come from one check a code', () => {
    expect(CHECKS.map(({ code }) => code).toSorted()).toEqual([...FINDING_CODES].toSorted())
  })

  it('stand in the order errors, warnings, tips; within them by what is due first', () => {
    const items = [
      itemFrom({ id: 'idea', title: '甲', day: null, time: null }),
      itemFrom({ id: 'late', title: '乙', ...at('2026-11-29') }),
      itemFrom({ id: 'soon', title: '丙', ...at('2026-11-24', null) }),
      itemFrom({ id: 'missed', title: '丁', status: 'ready', ...at('2026-11-23'), track: 'bond' }),
      itemFrom({ id: 'choice', title: '戊', hooks: [hookFrom({ kind: 'choice' })] }),
    ]
    const told = runChecks(items, contextFrom()).map(({ severity, itemId }) => `${severity} ${itemId}`)
    expect(told).toEqual([
      'error missed',
      'error choice',
      'warning missed',
      'tip missed',
      'tip missed',
      'tip soon',
      'tip soon',
      'tip choice',
      'tip late',
      'tip late',
      'tip idea',
      'tip idea',
    ])
  })

  it('leave out what was set aside for the item or for good', () => {
    const items = [itemFrom({ id: 'a' }), itemFrom({ id: 'b', title: '乙', ...at('2026-11-26') })]
    expect(ids('no-opening-hook', items, { dismissals: [aside('a')] })).toEqual(['b'])
    expect(ids('no-opening-hook', items, { dismissals: [aside(null)] })).toEqual([])
    expect(ids('no-ending-ask', items, { dismissals: [aside(null)] })).toEqual(['a', 'b'])
    const [ofA] = findingsWith('no-opening-hook', items)
    expect([isDismissed(ofA!, [aside('a')]), isDismissed(ofA!, [aside('b')]), isDismissed(ofA!, [])]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('have keys of their own, the same on every run, and are counted by severity', () => {
    const items = [...fullDay(6), itemFrom({ hooks: [hookFrom({ kind: 'choice' }), hookFrom({ kind: 'choice' })] })]
    const findings = runChecks(items, contextFrom())
    const keys = findings.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(
      runChecks(items.toReversed(), contextFrom())
        .map(({ key }) => key)
        .toSorted(),
    ).toEqual(keys.toSorted())
    const counts = countsOf(findings)
    expect(counts.error + counts.warning + counts.tip).toBe(findings.length)
  })

  it('say nothing of an item whose channel is gone', () => {
    expect(runChecks([itemFrom({ channelId: 'gone' })], contextFrom())).toEqual([])
  })
})
