import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Item } from '../../shared/model.ts'
import {
  dueBetween,
  nextMoment,
  rememberTold,
  remindersOf,
  tellFrom,
  type Owed,
  type Told,
} from '../../shared/reminders.ts'
import { epochOf, instantAt, type Day, type Instant, type TimeOfDay } from '../../shared/time.ts'
import { blankItem } from '../../shared/items.ts'
import { channelFrom } from '../support/make.ts'

const shanghai = channelFrom('wechat-channels', { id: 'c', name: '小路在路上' })
const berlin = channelFrom('youtube', { id: 'b', name: 'On the road', zone: 'Europe/Berlin' })
const channels = [shanghai, berlin]

const planned = (id: string, day: Day, time: TimeOfDay | null, more: Partial<Item> = {}): Item => ({
  ...blankItem(id, 'c'),
  title: id,
  status: 'draft',
  day,
  time,
  ...more,
})
const told = (until: Instant, keys: readonly string[] = [], lead = 0): Told => ({ until, lead, keys })
const names = (all: readonly { itemId: string }[]) => all.map(({ itemId }) => itemId)

describe('publishing times', () => {
  const at = (items: readonly Item[], lead = 0) => remindersOf(items, [], channels, lead).map((one) => one.at)

  test('are told on the clock of the channel, as long before as is asked', () => {
    expect(at([planned('面', '2026-11-25', '20:00')])).toEqual(['2026-11-25T12:00:00Z'])
    expect(at([planned('面', '2026-11-25', '20:00')], 30)).toEqual(['2026-11-25T11:30:00Z'])
    expect(at([planned('面', '2026-11-25', '00:05')], 30)).toEqual(['2026-11-24T15:35:00Z'])
    expect(at([planned('x', '2026-07-01', '20:00', { channelId: 'b' })])).toEqual(['2026-07-01T18:00:00Z'])
  })

  test('that a clock change skips are told when it has passed; those it doubles, the first time', () => {
    const spring = planned('x', '2026-03-29', '02:30', { channelId: 'b' })
    const autumn = planned('y', '2026-10-25', '02:30', { channelId: 'b' })
    expect(at([spring])).toEqual(['2026-03-29T01:30:00Z'])
    expect(at([autumn])).toEqual(['2026-10-25T00:30:00Z'])
    // Ten minutes are ten minutes, also across the change.
    const after = planned('z', '2026-03-29', '03:05', { channelId: 'b' })
    expect(at([after], 10)).toEqual(['2026-03-29T00:55:00Z'])
  })

  test('of what is published, dropped, without a time or without a day are not told', () => {
    const quiet = [
      planned('a', '2026-11-25', '20:00', { status: 'published' }),
      planned('b', '2026-11-25', '20:00', { status: 'dropped' }),
      planned('c', '2026-11-25', null),
      { ...planned('d', '2026-11-25', '20:00'), day: null },
      planned('e', '2026-11-25', '20:00', { channelId: 'gone' }),
    ]
    expect(at(quiet)).toEqual([])
  })
})

describe('promises', () => {
  const owed = (more: Partial<Owed> = {}): Owed => ({
    hookId: 'h',
    what: '开直播拆解',
    by: '2026-11-29',
    outcome: null,
    item: planned('面', '2026-11-20', '20:00', { status: 'published' }),
    ...more,
  })
  const of = (one: Owed) => remindersOf([], [one], channels, 30).map(({ at, title, madeIn }) => [at, title, madeIn])

  test('of a published video are told at nine in the morning of their day', () => {
    expect(of(owed())).toEqual([['2026-11-29T01:00:00Z', '开直播拆解', '面']])
  })

  test('kept, broken, without a day, or of a video that is not out are not told', () => {
    expect(of(owed({ outcome: 'kept' }))).toEqual([])
    expect(of(owed({ outcome: 'broken' }))).toEqual([])
    expect(of(owed({ by: null }))).toEqual([])
    expect(of(owed({ item: planned('面', '2026-11-20', '20:00') }))).toEqual([])
  })

  test('are missed only once their day is over', () => {
    const all = remindersOf([], [owed()], channels, 0)
    const look = (now: Instant) => {
      const { fresh, missed } = dueBetween(all, '2026-11-28T00:00:00Z', now, told('2026-11-28T00:00:00Z'))
      return [fresh.length, missed.length]
    }
    expect(look('2026-11-29T15:59:00Z')).toEqual([1, 0])
    expect(look('2026-11-29T16:01:00Z')).toEqual([0, 1])
  })
})

describe('looking', () => {
  const items = [
    planned('早', '2026-11-25', '08:00'),
    planned('午', '2026-11-25', '12:00'),
    planned('晚', '2026-11-25', '20:00'),
  ]
  const all = remindersOf(items, [], channels, 10)

  test('at the moment itself tells it; what passed meanwhile was missed; what comes is named as the next', () => {
    const before = told('2026-11-24T16:00:00Z')
    const now: Instant = '2026-11-25T03:50:00Z'
    const { fresh, missed } = dueBetween(all, before.until, now, before)
    expect([names(fresh), names(missed)]).toEqual([['午'], ['早']])
    expect(nextMoment(all, now, rememberTold(before, { fresh, missed }, now))).toBe('2026-11-25T11:50:00Z')
  })

  test('after the wake-up, but before the time itself, it is not missed', () => {
    const before = told('2026-11-25T03:00:00Z')
    expect(names(dueBetween(all, before.until, '2026-11-25T04:01:00Z', before).fresh)).toEqual(['午'])
    expect(names(dueBetween(all, before.until, '2026-11-25T04:03:00Z', before).missed)).toEqual(['午'])
  })

  test('again tells nothing again, also when it is to be told earlier from now on', () => {
    const now: Instant = '2026-11-25T03:51:00Z'
    const before = told('2026-11-25T03:00:00Z')
    const after = rememberTold(before, dueBetween(all, before.until, now, before), now)
    expect(dueBetween(all, after.until, '2026-11-25T03:59:00Z', after)).toEqual({ fresh: [], missed: [] })
    const atTime = remindersOf(items, [], channels, 0)
    expect(names(dueBetween(atTime, after.until, '2026-11-25T04:00:00Z', after).fresh)).toEqual([])
  })

  test('what is planned into the past while it was watched is not told', () => {
    const seen: Instant = '2026-11-25T03:59:00Z'
    const now: Instant = '2026-11-25T04:05:00Z'
    const moved = remindersOf([planned('早', '2026-11-25', '11:30')], [], channels, 0)
    const from = tellFrom(told('2026-11-25T00:00:00Z'), seen, now)
    expect(dueBetween(moved, from, now, told('2026-11-25T00:00:00Z')).missed).toEqual([])
  })

  test('a clock that was years ahead and is put right keeps nothing silent', () => {
    const before = told('2038-01-01T00:00:00Z')
    const now: Instant = '2026-11-25T03:00:00Z'
    expect(tellFrom(before, null, now)).toBe(now)
    expect(nextMoment(all, tellFrom(before, null, now), before)).toBe('2026-11-25T03:50:00Z')
  })

  test('after a year away only the last week is spoken of', () => {
    expect(tellFrom(told('2025-11-25T03:00:00Z'), null, '2026-11-25T03:00:00Z')).toBe('2026-11-18T03:00:00Z')
  })

  test('however often and however late, each is told exactly once', () => {
    const START = epochOf('2026-03-27T00:00:00Z')
    const minute = fc.integer({ min: 0, max: 4 * 1440 })
    const item = fc.record({ minute, isBerlin: fc.boolean() })
    fc.assert(
      fc.property(fc.array(item, { maxLength: 12 }), fc.array(minute, { maxLength: 30 }), (raw, looks) => {
        const plans = raw.map(({ minute: at, isBerlin }, index) => {
          const wall = instantAt(START + at * 60_000)
          const more = isBerlin ? { channelId: 'b' } : {}
          return planned(`i${index}`, wall.slice(0, 10) as Day, wall.slice(11, 16) as TimeOfDay, more)
        })
        const reminders = remindersOf(plans, [], channels, 15)
        let memory = told(instantAt(START - 2 * 86_400_000), [], 15)
        const heard: string[] = []
        for (const at of [...looks.toSorted((a, b) => a - b), 6 * 1440]) {
          const now = instantAt(START + at * 60_000)
          const due = dueBetween(reminders, tellFrom(memory, null, now), now, memory)
          heard.push(...[...due.fresh, ...due.missed].map(({ key }) => key))
          memory = rememberTold(memory, due, now)
        }
        expect(heard.toSorted()).toEqual(reminders.map(({ key }) => key).toSorted())
      }),
    )
  })
})
