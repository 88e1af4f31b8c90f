import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressOf, placeAt } from '../../renderer/address.ts'
import { filtersIn, soughtOf } from '../../renderer/history/filters.ts'
import { daysShown, eachDay, weekShown } from '../../shared/plan-view.ts'
import { addDays, type WeekStart } from '../../shared/time.ts'
import { WEEK_STARTS } from '../../shared/values.ts'

const NOWHERE = { id: null, day: null, channelId: null, studied: null, sought: '' } as const

test('each place has an address that leads back to it', () => {
  const week = { ...NOWHERE, screen: 'plan', day: '2026-12-07', channelId: 'c-1' } as const
  expect(addressOf(week)).toBe('#/plan/2026-12-07?channel=c-1')
  expect(placeAt(addressOf(week))).toEqual({ screen: 'plan', id: null, day: '2026-12-07', channelId: 'c-1' })
  expect(placeAt('#/item/i-1')).toEqual({ screen: 'item', id: 'i-1' })
  expect(placeAt('#/settings/data')).toEqual({ screen: 'settings', id: 'data' })
})

test('the channel whose past is studied stands in its address, and is not the one that the plan shows', () => {
  const past = { ...NOWHERE, screen: 'insight', id: 'calibration', channelId: 'c-1', studied: 'c-2' } as const
  expect(addressOf(past)).toBe('#/insight/calibration?channel=c-2')
  expect(placeAt(addressOf(past))).toEqual({ screen: 'insight', id: 'calibration', studied: 'c-2' })
  expect(placeAt('#/insight')).toEqual({ screen: 'insight', id: null, studied: null })
})

test('the week of today has no date in its address, so that tomorrow it is the week of tomorrow', () => {
  expect(addressOf({ ...NOWHERE, screen: 'plan' })).toBe('#/plan')
  expect(placeAt('#/plan')).toMatchObject({ day: null })
})

test('a day in the middle of a week leads to its week, and what is no day to the week of today', () => {
  const { day = null } = placeAt('#/plan/2026-12-09') ?? {}
  const weekFrom = (weekStart: WeekStart) => weekShown({ day, today: '2026-11-25', weekStart })
  expect([weekFrom(1), weekFrom(7), weekFrom(6)]).toEqual(['2026-12-07', '2026-12-06', '2026-12-05'])
  expect(placeAt('#/plan/2026-02-31')).toMatchObject({ day: null })
})

test('wherever weeks begin, the address of a week leads to that week again, and a day of another’s week to the week that holds it', () => {
  const anyDay = fc.integer({ min: 0, max: 70_000 }).map((n) => addDays('1990-01-01', n))
  fc.assert(
    fc.property(anyDay, fc.constantFrom(...WEEK_STARTS), fc.constantFrom(...WEEK_STARTS), (on, mine, theirs) => {
      const shown = { view: 'week', today: '2026-11-25', weekStart: mine } as const
      const first = weekShown({ ...shown, day: on })
      const led = placeAt(addressOf({ ...NOWHERE, screen: 'plan', day: first }))?.day ?? null
      expect(weekShown({ ...shown, day: led })).toBe(first)
      expect(eachDay(daysShown({ ...shown, day: led, weekStart: theirs }))).toContain(first)
    }),
  )
})

test('a post has no filters in its address: they are of the list', () => {
  const list = { ...NOWHERE, screen: 'history', sought: 'text=%E9%9D%A2&aside=odd' } as const
  expect(placeAt(addressOf(list))).toMatchObject({ sought: 'text=%E9%9D%A2&aside=odd' })
  expect(addressOf({ ...list, id: 'p-1' })).toBe('#/history/p-1')
  expect(placeAt('#/history/p-1')).not.toHaveProperty('sought')
})

test('an address that names nothing of ours is none', () => {
  for (const address of ['', '#', '#token=abc', '#/nothing', '#/item/../x', 'plan', '#/plan/a/b'])
    expect(placeAt(address)).toBeNull()
  expect(placeAt('#/item/%3Cscript%3E')).toEqual({ screen: 'item', id: null })
})

test('filters come back from the address as they went in, and wrong ones are not set', () => {
  const filters = {
    ...filtersIn(''),
    text: '一碗面 & 粥',
    hook: 'dual-track',
    aside: 'odd',
    slot: '7-23',
    sort: 'views',
  } as const
  expect(filtersIn(soughtOf(filters))).toEqual(filters)
  expect(soughtOf(filtersIn(''))).toBe('')
  expect(filtersIn('hook=none&format=x&sort=best&batchId=a%20b&aside=1&slot=8-24')).toEqual(filtersIn(''))
})
