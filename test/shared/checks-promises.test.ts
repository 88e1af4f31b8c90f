import { describe, expect, it } from 'vitest'
import { itemDraft, type Hook, type Item, type Promised } from '../../shared/model.ts'
import { blankItem, mergeDraft } from '../../shared/items.ts'
import { findingsWith, hookFrom, itemFrom, at } from '../support/make.ts'

// Today is Tuesday 24 November 2026.

const promising = (by: string, more: Partial<Promised> = {}): Hook =>
  hookFrom({
    kind: 'threshold',
    signal: 'like',
    promise: { signal: 'like', threshold: 50, what: '开直播拆解', by: by as Promised['by'], outcome: null, ...more },
  })
const made = (by: string, more: Partial<Promised> = {}, item: Partial<Item> = {}): Item =>
  itemFrom({ id: 'made', status: 'published', ...at('2026-11-18'), hooks: [promising(by, more)], ...item })
const overdue = (item: Item, items: readonly Item[] = []) => findingsWith('promise-overdue', item, { items })
const open = (item: Item, items: readonly Item[] = []) => findingsWith('promise-without-follow-up', item, { items })

describe('a promise whose day has passed', () => {
  it('is an error of the item that made it, also once that is out', () => {
    expect(overdue(made('2026-11-23'))).toMatchObject([
      { severity: 'error', itemId: 'made', params: { what: '开直播拆解', day: '2026-11-23' } },
    ])
    expect(overdue(made('2026-11-23', {}, { status: 'ready' }))).toHaveLength(1)
  })

  it.each([
    ['due today: the day is not over', made('2026-11-24')],
    ['marked as kept', made('2026-11-23', { outcome: 'kept' })],
    ['marked as broken', made('2026-11-23', { outcome: 'broken' })],
    ['not said yet: its item is still to come', made('2026-11-23', {}, { status: 'draft', ...at('2026-11-26') })],
    ['not said what: another rule asks for that', made('2026-11-23', { what: ' ' })],
    ['of a dropped item', made('2026-11-23', {}, { status: 'dropped' })],
  ])('is nothing to say where it was %s', (_, item) => {
    expect(overdue(item)).toEqual([])
  })

  it.each([
    ['its title says so', { title: '今晚直播拆解：川西怎么拍' }],
    ['its angle says so', { title: '番外', brief: { who: '', pain: '', angle: '答应过的直播拆解' } }],
  ])('has its item if %s', (_, more) => {
    expect(overdue(made('2026-11-23'), [itemFrom({ ...at('2026-11-25'), ...more })])).toEqual([])
  })

  it.each([
    ['says something else', { title: '川西还是甘南' }],
    ['came before the promise', { title: '开直播拆解', ...at('2026-11-10') }],
    ['has no day', { title: '开直播拆解', day: null, time: null }],
    ['is on another channel', { title: '开直播拆解', channelId: 'douyin' }],
    ['was dropped', { title: '开直播拆解', status: 'dropped' as const }],
    ['is the same video on another channel', { title: '开直播拆解', siblingGroup: 'g' }],
  ])('has no item in one that %s', (_, more) => {
    const item = made('2026-11-23', {}, { siblingGroup: 'g' })
    expect(overdue(item, [itemFrom({ ...at('2026-11-25'), ...more })])).toHaveLength(1)
  })

  it('is planned in one click, today or on the next day with room, and that ends it; or it is marked as kept', () => {
    const item = made('2026-11-23')
    const full = [1, 2, 3].map((i) => itemFrom({ title: `第${i}条`, ...at('2026-11-24') }))
    const [finding] = overdue(item, full)
    expect(finding?.also).toEqual({ do: 'settle', hookId: item.variants.A.hooks[0]?.id })
    expect(finding?.remedy).toEqual({
      do: 'plan-item',
      channelId: 'wechat-channels',
      title: '开直播拆解',
      kind: null,
      day: '2026-11-25',
    })
    const planned = mergeDraft(blankItem('new', 'wechat-channels'), itemDraft.parse(finding?.remedy))
    expect(overdue(item, [...full, planned])).toEqual([])
  })

  it('is told once though both variants make it', () => {
    const item = made('2026-11-23', {}, { status: 'ready' })
    const { A } = item.variants
    const both: Item = { ...item, variants: { A, B: { ...A, caption: '另一版', hooks: [promising('2026-11-23')] } } }
    expect(overdue(both)).toMatchObject([{ variant: null }])
  })
})

describe('a promise due within a week', () => {
  it.each(['2026-11-24', '2026-12-01'])('by %s without an item is a warning', (by) => {
    expect(open(made(by))).toMatchObject([{ severity: 'warning', params: { day: by } }])
  })

  it('wants its item by then: on the due day, or before it where that is full', () => {
    expect(open(made('2026-11-27'))[0]?.remedy).toMatchObject({ do: 'plan-item', day: '2026-11-27' })
    const full = [1, 2, 3].map((i) => itemFrom({ title: `第${i}条`, ...at('2026-11-27') }))
    expect(open(made('2026-11-27'), full)[0]?.remedy).toMatchObject({ do: 'plan-item', day: '2026-11-26' })
  })

  it.each([
    ['it is due later', made('2026-12-02')],
    ['it is overdue, which is an error of its own', made('2026-11-23')],
    ['it was kept already', made('2026-11-27', { outcome: 'kept' })],
    ['its item is an idea without a day', made('2026-11-27', {}, { status: 'idea', day: null, time: null })],
  ])('is nothing to say if %s', (_, item) => {
    expect(open(item)).toEqual([])
  })

  it('is nothing to say once its item is planned', () => {
    expect(open(made('2026-11-27'), [itemFrom({ title: '直播拆解', ...at('2026-11-26') })])).toEqual([])
  })
})
