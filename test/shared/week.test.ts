import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blankItem } from '../../shared/items.ts'
import type { Hook, Item } from '../../shared/model.ts'
import { addDays, daysFrom, hourOf, timeAt, type Day, type TimeOfDay } from '../../shared/time.ts'
import {
  asksOfDays,
  entryPlace,
  hourBeside,
  hourRows,
  isMissed,
  isOver,
  kindMix,
  movesTo,
  placeKey,
  placeOf,
  slotAt,
  type Place,
} from '../../shared/week.ts'
import { channelFrom, hookFrom } from '../support/make.ts'

const MONDAY: Day = '2026-11-23'
const at = (id: string, day: Day | null, time: TimeOfDay | null, more: Partial<Item> = {}): Item => ({
  ...blankItem(id, 'video'),
  title: id,
  status: day ? 'ready' : 'idea',
  day,
  time,
  ...more,
})
const channel = channelFrom('wechat-channels', { id: 'video', name: 'video' })
const asking = (...hooks: readonly Partial<Hook>[]): Item['variants'] => ({
  A: { ...blankItem('x', 'x').variants.A, hooks: hooks.map((more) => hookFrom(more)) },
  B: null,
})

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1990-01-01', days))
const anyPlace: fc.Arbitrary<Place> = fc.oneof(
  fc.constant({ kind: 'drawer' as const }),
  anyDay.map((day) => ({ kind: 'day' as const, day })),
  anyDay.map((day) => ({ kind: 'untimed' as const, day })),
  fc.tuple(anyDay, fc.integer({ min: 0, max: 23 })).map(([day, hour]) => ({ kind: 'hour' as const, day, hour })),
)

describe('places of the board', () => {
  it('are read back from their keys', () => {
    fc.assert(
      fc.property(anyPlace, (place) => {
        expect(placeOf(placeKey(place))).toEqual(place)
      }),
    )
  })

  it('an hour keeps the minutes, a day keeps the time, the row without times takes it away, the drawer the day too', () => {
    const item = at('van', '2026-11-27', '18:30')
    expect(slotAt(item, { kind: 'hour', day: MONDAY, hour: 20 })).toEqual({ day: MONDAY, time: '20:30' })
    expect(slotAt(item, { kind: 'day', day: MONDAY })).toEqual({ day: MONDAY, time: '18:30' })
    expect(slotAt(item, { kind: 'untimed', day: MONDAY })).toEqual({ day: MONDAY, time: null })
    expect(slotAt(item, { kind: 'drawer' })).toBeNull()
  })

  it('a day gives no time to an idea that has none', () => {
    expect(slotAt(at('idea', null, null), { kind: 'day', day: MONDAY })).toEqual({ day: MONDAY, time: null })
  })
})

describe('cards carried together', () => {
  const grabbed = at('a', '2026-11-25', '20:00')

  it('keep their distance in days and hours', () => {
    const other = at('b', '2026-11-27', '12:10')
    expect(movesTo(grabbed, [other], { kind: 'hour', day: '2026-11-26', hour: 19 })).toEqual([
      { id: 'a', to: { day: '2026-11-26', time: '19:00' } },
      { id: 'b', to: { day: '2026-11-28', time: '11:10' } },
    ])
  })

  it('keep their times of day where one would fall over the end of its day', () => {
    const late = at('b', '2026-11-27', '23:30')
    expect(movesTo(grabbed, [late], { kind: 'hour', day: '2026-11-25', hour: 21 })[1]?.to).toEqual({
      day: '2026-11-27',
      time: '23:30',
    })
  })

  it('go to the drawer together, and ideas among them go where the grabbed one goes', () => {
    const idea = at('i', null, null)
    expect(movesTo(grabbed, [idea], { kind: 'drawer' }).map(({ to }) => to)).toEqual([null, null])
    expect(movesTo(grabbed, [idea], { kind: 'hour', day: MONDAY, hour: 9 })[1]?.to).toEqual({
      day: MONDAY,
      time: '09:00',
    })
  })

  it('one hour further stays within the day', () => {
    expect(hourBeside(at('a', MONDAY, '22:30'), 1)).toEqual({ day: MONDAY, time: '23:30' })
    expect(hourBeside(at('a', MONDAY, '23:30'), 1)).toBeNull()
    expect(hourBeside(at('a', MONDAY, null), 1)).toBeNull()
  })
})

describe('rows of the hour grid', () => {
  const measures = { room: 700, card: 101, hour: 36, fold: 24 }
  const week = daysFrom(MONDAY, 7)
  const anyWeek = fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 1439 }))
      .map(([day, minutes]) => at(`${day} ${minutes}`, week[day] ?? MONDAY, timeAt(minutes))),
    { maxLength: 80 },
  )
  const rowOf = (items: readonly Item[], room = measures.room) => hourRows(items, { ...measures, room }, new Set())

  it('cover each hour once, in order, and never fold one that has a card', () => {
    fc.assert(
      fc.property(anyWeek, fc.integer({ min: 0, max: 2000 }), (items, room) => {
        const rows = rowOf(items, room)
        expect(rows.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i))).toEqual(
          Array.from({ length: 24 }, (_, hour) => hour),
        )
        for (const { time } of items) {
          const row = rows.find(({ from, to }) => hourOf(time as TimeOfDay) >= from && hourOf(time as TimeOfDay) <= to)
          expect(row?.isFold).toBe(false)
        }
      }),
    )
  })

  it('fold no more than the room asks for', () => {
    const items = [
      at('a', MONDAY, '08:30'),
      at('b', MONDAY, '12:00'),
      at('c', MONDAY, '18:30'),
      at('d', MONDAY, '20:00'),
    ]
    const folds = (room: number) =>
      rowOf(items, room)
        .filter(({ isFold }) => isFold)
        .map(({ from, to }) => `${from}-${to}`)
    expect(folds(2000)).toEqual(['0-7', '23-23'])
    expect(folds(700)).toEqual(['0-7', '13-17', '23-23'])
    expect(folds(560)).toEqual(['0-7', '9-11', '13-17', '21-23'])
  })

  it('are as tall as their fullest cell', () => {
    const items = [at('a', MONDAY, '20:00'), at('b', MONDAY, '20:30'), at('c', '2026-11-24', '20:15')]
    expect(rowOf(items).find(({ from }) => from === 20)?.fullest).toBe(2)
  })

  it('stand open where somebody opened them', () => {
    const rows = hourRows([], { ...measures, room: 0 }, new Set([3]))
    expect(rows.find(({ from, to }) => from === 3 && to === 3)?.isFold).toBe(false)
  })
})

describe('what the week asks for', () => {
  it('counts items a day that ask for the light and the deep signal, whichever part of a hook asks', () => {
    const items = [
      at('hook', MONDAY, '08:00', { variants: asking({ signal: 'like' }) }),
      at('both', MONDAY, '09:00', {
        variants: asking({
          kind: 'dual-track',
          lines: {
            light: { signal: 'like', condition: '', words: '' },
            deep: { signal: 'heart', condition: '', words: '' },
          },
        }),
      }),
      at('option', '2026-11-24', '09:00', {
        variants: asking({ options: { a: { label: '', act: 'like' }, b: { label: '', act: 'comment' } } }),
      }),
      at('other', '2026-11-24', '10:00', { variants: asking({ signal: 'share' }) }),
    ]
    expect(asksOfDays([MONDAY, '2026-11-24'], items, [channel])).toEqual([
      { light: 2, deep: 1 },
      { light: 1, deep: 0 },
    ])
  })

  it('counts kinds, and those not said', () => {
    const items = [
      at('a', MONDAY, null, { kind: 'deep' }),
      at('b', MONDAY, null),
      at('c', MONDAY, null, { kind: 'deep' }),
    ]
    expect(kindMix(items)).toEqual({ short: 0, deep: 2, interactive: 0, none: 1 })
  })

  it('a plan is missed once its own channel’s clock has passed it, not before', () => {
    const item = at('a', '2026-11-25', '20:00')
    expect(isMissed(item, 'Asia/Shanghai', '2026-11-25T11:59:00Z')).toBe(false)
    expect(isMissed(item, 'Asia/Shanghai', '2026-11-25T12:01:00Z')).toBe(true)
    expect(isMissed(item, 'America/New_York', '2026-11-25T12:01:00Z')).toBe(false)
    expect(isMissed({ ...item, status: 'published' }, 'Asia/Shanghai', '2026-11-26T00:00:00Z')).toBe(false)
    expect(isMissed({ ...item, time: null }, 'Asia/Shanghai', '2026-11-25T15:59:00Z')).toBe(false)
    expect(isMissed({ ...item, time: null }, 'Asia/Shanghai', '2026-11-25T16:00:00Z')).toBe(true)
  })
})

describe('a card carried out of the drawer', () => {
  const days = daysFrom(MONDAY, 7)
  const idea = at('idea', null, null)
  const enters = (usual: number | null, day: Day, time: TimeOfDay, item = idea) => {
    const place = entryPlace(item, usual, days, { day, time })
    return place && placeKey(place)
  }
  it('comes onto the first day ahead at the usual hour of its channel, or in the evening', () => {
    expect(enters(12, '2026-11-20', '10:00')).toBe('2026-11-23 12')
    expect(enters(12, '2026-11-25', '10:42')).toBe('2026-11-25 12')
    expect(enters(null, '2026-11-25', '10:42')).toBe('2026-11-25 20')
  })
  it('goes on to the next day once the hour has begun, and on the last to the next hour', () => {
    expect(enters(12, '2026-11-25', '12:05')).toBe('2026-11-26 12')
    expect(enters(12, '2026-11-29', '18:30')).toBe('2026-11-29 19')
  })
  it('keeps a time of its own', () => {
    expect(enters(20, '2026-11-25', '08:00', at('timed', null, '18:30'))).toBe('2026-11-25 18')
  })
  it('comes onto the first day of a week that is over', () => {
    expect(enters(12, '2026-12-09', '08:00')).toBe('2026-11-23 12')
  })
})

it('nobody waits for what is published, given up or past, and all day for what has no time', () => {
  const now = '2026-11-25T12:00:00Z'
  const over = (item: Item) => isOver(item, 'Asia/Shanghai', now)
  expect(over(at('a', '2026-11-25', '19:59'))).toBe(true)
  expect(over(at('b', '2026-11-25', '20:01'))).toBe(false)
  expect(over(at('c', '2026-11-25', null))).toBe(false)
  expect(over(at('d', '2026-11-28', '08:00', { status: 'published' }))).toBe(true)
  expect(over(at('e', '2026-11-28', '08:00', { status: 'dropped' }))).toBe(true)
})
