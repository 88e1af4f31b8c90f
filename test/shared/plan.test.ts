import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Item } from '../../shared/model.ts'
import {
  applyRemedy,
  defaultSlot,
  dropOn,
  duplicate,
  freeSlot,
  moveTo,
  repeatWeekly,
  shift,
  sibling,
  unplan,
} from '../../shared/plan.ts'
import { orFail } from '../../shared/result.ts'
import { addDays, daysBetween, instantOf, timeAt, wallOf } from '../../shared/time.ts'
import { at, counter, hookFrom, itemFrom } from '../support/make.ts'

const published = itemFrom({ id: 'out', title: '已经发了', status: 'published' })
const refusal = {
  ok: false,
  error: { code: 'conflict', message: 'error.published-stays', path: 'out', params: { title: '已经发了' } },
}

describe('moving an item', () => {
  const item = itemFrom(at('2026-11-25', '20:30'))

  it('to another day keeps the time of day', () => {
    expect(orFail(moveTo(item, { day: '2026-11-27' }))).toEqual({ ...item, day: '2026-11-27' })
    expect(orFail(dropOn(item, '2026-11-27', null))).toEqual({ ...item, day: '2026-11-27' })
  })

  it('to another hour keeps the minutes', () => {
    expect(orFail(dropOn(item, '2026-11-26', 8)).time).toBe('08:30')
    expect(orFail(dropOn({ ...item, time: null }, '2026-11-26', 8)).time).toBe('08:00')
  })

  it('to a slot takes the slot’s time, also none', () => {
    expect(orFail(moveTo(item, at('2026-11-26', '07:15'))).time).toBe('07:15')
    expect(orFail(moveTo(item, at('2026-11-25', null))).time).toBeNull()
  })

  it('to where it stands is no edit at all', () => {
    expect(orFail(moveTo(item, at('2026-11-25', '20:30')))).toBe(item)
    expect(orFail(dropOn(item, '2026-11-25', 20))).toBe(item)
    expect(orFail(moveTo(published, { day: published.day! }))).toBe(published)
  })

  it('back into the drawer takes day and time away; an idea that gets a day is a draft', () => {
    const idea: Item = { ...item, status: 'idea', day: null, time: null }
    expect(orFail(unplan(item))).toEqual({ ...item, day: null, time: null })
    expect(orFail(unplan(idea))).toBe(idea)
    expect(orFail(dropOn(idea, '2026-11-25', 20))).toEqual({ ...idea, status: 'draft', ...at('2026-11-25', '20:00') })
  })

  it('is refused, with its title, once it is published', () => {
    expect(moveTo(published, { day: '2026-11-26' })).toEqual(refusal)
    expect(unplan(published)).toEqual(refusal)
    expect(() => orFail(dropOn(published, '2026-11-25', 8))).toThrow('error.published-stays')
  })

  it.each(['idea', 'draft', 'ready', 'dropped'] as const)(
    'is not refused while it is %s, even into the past',
    (status) => {
      expect(moveTo({ ...item, status }, { day: '1999-01-01' }).ok).toBe(true)
    },
  )
})

describe('shifting several', () => {
  it('moves each by the same days and leaves ideas ideas', () => {
    const idea = itemFrom({ status: 'idea', day: null, time: null })
    const [a, b] = orFail(shift([itemFrom(at('2026-02-27', '20:30')), idea], 3))
    expect([a?.day, a?.time]).toEqual(['2026-03-02', '20:30'])
    expect(b).toBe(idea)
  })

  it('moves none if one of them is published', () => {
    expect(shift([itemFrom(), published], 1)).toEqual(refusal)
  })

  const zone = fc.constantFrom(
    'Asia/Shanghai',
    'America/New_York',
    'Pacific/Apia',
    'Australia/Lord_Howe',
    'Europe/London',
  )
  // 40,000 days from 1990: over every clock change and over 30 December 2011, which Apia never had.
  const day = fc.oneof(
    fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('1990-01-01', n)),
    fc.integer({ min: -3, max: 3 }).map((n) => addDays('2011-12-30', n)),
    fc.integer({ min: -3, max: 3 }).map((n) => addDays('2026-03-08', n)),
    fc.integer({ min: -3, max: 3 }).map((n) => addDays('2026-11-01', n)),
  )
  it('goes exactly n calendar days and keeps the time of day, in every zone, and can be put back', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: -400, max: 400 }),
        zone,
        (from, minutes, n, where) => {
          const item = itemFrom(at(from, timeAt(minutes)))
          const [moved] = orFail(shift([item], n))
          expect(daysBetween(from, moved!.day!)).toBe(n)
          expect(moved!.time).toBe(item.time)
          expect(orFail(shift([moved!], -n))).toEqual([item])
          // What the zone's wall shows at its moment is the slot itself, wherever the clocks have such a time.
          const { at: moment, fit } = instantOf(moved!.day!, moved!.time!, where)
          expect(fit === 'skipped' || wallOf(moment, where)).toEqual(
            fit === 'skipped' || { day: moved!.day, time: moved!.time },
          )
        },
      ),
      { numRuns: 1000 },
    )
  })
})

const hooks = (item: Item) => item.variants.A.hooks

describe('copies', () => {
  const promise = { signal: 'like', threshold: 50, what: '开直播', by: '2026-12-01', outcome: 'kept' } as const
  const original = itemFrom({
    id: 'original',
    revision: 7,
    status: 'ready',
    siblingGroup: 'g',
    seriesId: 's',
    target: { metric: 'views', value: 1000 },
    hooks: [hookFrom({ id: 'h1', kind: 'threshold', promise }), hookFrom({ id: 'h2' })],
  })

  it('a duplicate is an undated draft with ids of its own, its promises open and not due', () => {
    const copy = duplicate(original, counter())
    expect(copy).toMatchObject({
      revision: 0,
      status: 'draft',
      day: null,
      time: null,
      siblingGroup: null,
      title: original.title,
      seriesId: 's',
    })
    const ids = [copy.id, ...hooks(copy).map(({ id }) => id)]
    expect(new Set([...ids, 'original', 'h1', 'h2']).size).toBe(6)
    expect(hooks(copy)[0]?.promise).toEqual({ ...promise, by: null, outcome: null })
  })

  it('a weekly repeat stands at the same time every week up to and including the last day', () => {
    const copies = repeatWeekly(original, '2026-12-16', counter())
    expect(copies.map(({ day, time, status }) => [day, time, status])).toEqual([
      ['2026-12-02', '20:00', 'draft'],
      ['2026-12-09', '20:00', 'draft'],
      ['2026-12-16', '20:00', 'draft'],
    ])
    expect(copies.map((copy) => hooks(copy)[0]?.promise?.by)).toEqual(['2026-12-08', '2026-12-15', '2026-12-22'])
    expect(new Set(copies.map(({ id }) => id)).size).toBe(3)
    expect(repeatWeekly(original, '2026-12-01', counter())).toEqual([])
    expect(repeatWeekly({ ...original, day: null, time: null }, '2026-12-16', counter())).toEqual([])
  })

  it('a sibling is the same video on another channel, and both know of each other', () => {
    const single = { ...original, siblingGroup: null }
    const pair = sibling(single, 'douyin', counter())
    expect(pair.original).toEqual({ ...single, siblingGroup: pair.copy.siblingGroup })
    expect(pair.copy).toMatchObject({
      channelId: 'douyin',
      day: original.day,
      time: original.time,
      status: 'draft',
      target: null,
      seriesId: null,
      campaignId: null,
    })
    expect(pair.copy.siblingGroup).not.toBeNull()
    const third = sibling(pair.original, 'bilibili', counter('m'))
    expect(third.original).toBe(pair.original)
    expect(third.copy.siblingGroup).toBe(pair.copy.siblingGroup)
  })

  it('copies both variants', () => {
    const both = { ...original, variants: { A: original.variants.A, B: { ...original.variants.A, title: '乙' } } }
    const copy = duplicate(both, counter())
    expect(copy.variants.B?.title).toBe('乙')
    expect(copy.variants.B?.hooks.map(({ id }) => id)).not.toEqual(hooks(copy).map(({ id }) => id))
  })
})

describe('an editor opened on an empty day', () => {
  // 10:42 in Shanghai.
  it.each([
    ['today takes the next full hour', '2026-11-24', '2026-11-24T02:42:00Z', at('2026-11-24', '11:00')],
    ['at a full hour, the one after it', '2026-11-24', '2026-11-24T02:00:00Z', at('2026-11-24', '11:00')],
    ['another day takes nine', '2026-11-25', '2026-11-24T02:42:00Z', at('2026-11-25', '09:00')],
    ['a past day takes nine', '2026-11-20', '2026-11-24T02:42:00Z', at('2026-11-20', '09:00')],
    ['an hour before midnight it is tomorrow', '2026-11-24', '2026-11-24T15:30:00Z', at('2026-11-25', '00:00')],
  ] as const)('%s', (_, day, now, slot) => {
    expect(defaultSlot(day, now, 'Asia/Shanghai')).toEqual(slot)
  })
})

const film = itemFrom({
  durationSeconds: 80,
  hooks: [hookFrom({ id: 'h1', second: 74 })],
  target: { metric: 'views', value: 10 },
})
const add = (kind: 'suspense' | 'dual-track' | 'threshold' | 'choice', placement: 'opening' | 'ending' | 'caption') => {
  const remedy = { do: 'add-hook', kind, placement, signal: 'like', deepSignal: 'heart', variant: null } as const
  return applyRemedy(film, remedy, counter(), { words: '话', light: { condition: '有用', words: '轻' } }).variants.A
    .hooks[1]
}

describe('a remedy', () => {
  it('that only leads somewhere changes nothing', () => {
    for (const remedy of [
      { do: 'publish' },
      { do: 'edit-hook', hookId: 'h1' },
      { do: 'edit-words', place: 'title', found: '' },
      { do: 'open', itemIds: [], postIds: [] },
    ] as const)
      expect(applyRemedy(film, remedy, counter())).toBe(film)
  })

  it('adds a hook where a viewer meets it, worded, whole for its kind', () => {
    expect(add('suspense', 'opening')).toMatchObject({ id: 'n1', second: 0, words: '话', signal: null })
    expect(add('suspense', 'ending')).toMatchObject({ second: 75 })
    expect(add('suspense', 'caption')).toMatchObject({ second: null })
    expect(add('dual-track', 'ending')?.lines).toEqual({
      light: { signal: 'like', condition: '有用', words: '轻' },
      deep: { signal: 'heart', condition: '', words: '' },
    })
    expect(add('threshold', 'ending')?.promise).toMatchObject({ threshold: null, by: null, outcome: null })
    expect(add('choice', 'ending')?.options).toEqual({
      a: { label: '', act: 'like' },
      b: { label: '', act: 'comment' },
    })
  })

  it('moves a hook, moves the item, sets the target', () => {
    const moved = applyRemedy(film, { do: 'move-hook', hookId: 'h1', placement: 'middle', second: 64 }, counter())
    expect(moved.variants.A.hooks[0]).toMatchObject({ placement: 'middle', second: 64 })
    expect(applyRemedy(film, { do: 'move', to: at('2026-11-26', '08:00') }, counter())).toMatchObject(
      at('2026-11-26', '08:00'),
    )
    expect(applyRemedy(published, { do: 'move', to: at('2026-11-26', '08:00') }, counter())).toBe(published)
    expect(applyRemedy(film, { do: 'set-target', value: 12 }, counter()).target).toEqual({ metric: 'views', value: 12 })
  })

  it('puts the neutral wording as it is, whatever signs it holds', () => {
    const said = applyRemedy(
      itemFrom({ title: 'x最佳x' }),
      { do: 'replace-words', found: '最佳', neutral: '$&$1' },
      counter(),
    )
    expect(said.title).toBe('x$&$1x')
  })
})

describe('a place for a new plan', () => {
  const planned = [
    at('2026-11-26', '09:00'),
    at('2026-11-26', '10:45'),
    at('2026-11-26', null),
    at('2026-11-27', '11:00'),
  ]

  it('is the hour asked for where nothing stands in it, else the next in which nothing does', () => {
    expect(freeSlot(at('2026-11-26', '08:00'), planned)).toEqual(at('2026-11-26', '08:00'))
    expect(freeSlot(at('2026-11-26', '09:00'), planned)).toEqual(at('2026-11-26', '11:00'))
    expect(freeSlot(at('2026-11-26', null), planned)).toEqual(at('2026-11-26', null))
  })

  it('never leaves its day: on a full evening it is the hour asked for', () => {
    const evening = ['22:00', '23:30'].map((time) => at('2026-11-26', time as '22:00'))
    expect(freeSlot(at('2026-11-26', '22:00'), evening)).toEqual(at('2026-11-26', '22:00'))
  })
})
