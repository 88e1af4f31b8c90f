import { expect, test } from 'vitest'
import { addressOf, placeAt } from '../../renderer/address.ts'
import { filtersIn, soughtOf } from '../../renderer/history/filters.ts'

const NOWHERE = { id: null, monday: null, channelId: null, sought: '' } as const

test('each place has an address that leads back to it', () => {
  const week = { ...NOWHERE, screen: 'plan', monday: '2026-12-07', channelId: 'c-1' } as const
  expect(addressOf(week)).toBe('#/plan/2026-12-07?channel=c-1')
  expect(placeAt(addressOf(week))).toEqual({ screen: 'plan', id: null, monday: '2026-12-07', channelId: 'c-1' })
  expect(placeAt('#/item/i-1')).toEqual({ screen: 'item', id: 'i-1' })
  expect(placeAt('#/settings/data')).toEqual({ screen: 'settings', id: 'data' })
})

test('the week of today has no date in its address, so that tomorrow it is the week of tomorrow', () => {
  expect(addressOf({ ...NOWHERE, screen: 'plan' })).toBe('#/plan')
  expect(placeAt('#/plan')).toMatchObject({ monday: null })
})

test('a day in the middle of a week leads to its week, and what is no day to the week of today', () => {
  expect(placeAt('#/plan/2026-12-09')).toMatchObject({ monday: '2026-12-07' })
  expect(placeAt('#/plan/2026-02-31')).toMatchObject({ monday: null })
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
  const filters = { ...filtersIn(''), text: '一碗面 & 粥', hook: 'dual-track', aside: 'odd', sort: 'views' } as const
  expect(filtersIn(soughtOf(filters))).toEqual(filters)
  expect(soughtOf(filtersIn(''))).toBe('')
  expect(filtersIn('hook=none&format=x&sort=best&batchId=a%20b&aside=1')).toEqual(filtersIn(''))
})
