import { describe, expect, test } from 'vitest'
import { ageAxis, curvesOf, placeLabels, valueAxis } from '../../renderer/history/post/curve-layout.ts'
import type { Numbers, Snapshot } from '../../shared/history.ts'
import { NO_NUMBERS } from '../../shared/values.ts'
import { channelFrom, postFrom } from '../support/make.ts'

const post = postFrom({ id: 'p', publishedDay: '2026-11-11', publishedAt: '2026-11-11T12:00:00Z', hourSource: 'hand' })
const taken = (capturedAt: string, numbers: Partial<Numbers>): Snapshot => ({
  id: capturedAt,
  postId: 'p',
  capturedAt: capturedAt as Snapshot['capturedAt'],
  source: 'hand',
  batchId: null,
  numbers: { ...NO_NUMBERS, ...numbers },
  raw: null,
})

describe('the curves of a post', () => {
  test('are its channel’s two rates at each capture, by age in days', () => {
    const [light, deep] = curvesOf(
      post,
      [
        taken('2026-11-12T12:00:00Z', { views: 1000, likes: 35, hearts: 12 }),
        taken('2026-11-18T18:00:00Z', { views: 2000, likes: 68, hearts: 28 }),
      ],
      channelFrom(),
      'rates',
    )
    expect(light.points).toEqual([
      { age: 1, value: 0.035 },
      { age: 7.25, value: 0.034 },
    ])
    expect(deep.points.map(({ value }) => value)).toEqual([0.012, 0.014])
    expect(deep.isOverLikes).toBe(false)
  })
  test('a capture without one of the numbers is left out of that curve, not drawn at zero', () => {
    const snapshots = [
      taken('2026-11-12T12:00:00Z', { views: 1000, likes: 35 }),
      taken('2026-11-14T12:00:00Z', { likes: 50, hearts: 20 }),
      taken('2026-11-18T12:00:00Z', { views: 2000, hearts: 28 }),
    ]
    const [light, deep] = curvesOf(post, snapshots, channelFrom(), 'rates')
    expect(light.points.map(({ age }) => age)).toEqual([1])
    expect(deep.points.map(({ age }) => age)).toEqual([7])
    const [likes] = curvesOf(post, snapshots, channelFrom(), 'counts')
    expect(likes.points.map(({ value }) => value)).toEqual([35, 50])
  })
  test('where views were never told the deep rate is over likes in all captures, and says so', () => {
    const [, deep] = curvesOf(
      post,
      [
        taken('2026-11-12T12:00:00Z', { likes: 40, hearts: 10 }),
        taken('2026-11-14T12:00:00Z', { likes: 50, hearts: 20 }),
      ],
      channelFrom(),
      'rates',
    )
    expect(deep).toMatchObject({ isOverLikes: true, points: [{ value: 0.25 }, { value: 0.4 }] })
  })
  test('two deep signals are added up', () => {
    const both = channelFrom('bilibili')
    const [, deep] = curvesOf(
      post,
      [taken('2026-11-12T12:00:00Z', { views: 1000, coins: 10, saves: 20 })],
      both,
      'counts',
    )
    expect(deep.points).toEqual([{ age: 1, value: 30 }])
  })
})

test('the axis of age gives the first days the most room, and its ticks never touch', () => {
  const x = ageAxis(400, 100, 900)
  expect(x(100) - x(0)).toBeCloseTo(400)
  const at = x.ticks.map(x)
  expect(x.ticks).toContain(365)
  expect(at.every((here, index) => index === 0 || here - (at[index - 1] ?? 0) >= 44)).toBe(true)
})

test('values stand on an axis from zero, counts only on whole steps', () => {
  expect(valueAxis([0.035], 122, 0, false)(0)).toBe(122)
  expect(valueAxis([0.035], 122, 0, false).ticks[0]).toBe(0)
  expect(valueAxis([1, 2], 122, 0, true).ticks.every(Number.isInteger)).toBe(true)
  expect(valueAxis([], 122, 0, false).ticks.length).toBeGreaterThan(1)
})

describe('numbers beside the dots', () => {
  const at = (...xs: number[]) => xs.map((x) => ({ x, width: 30 }))
  test('stand above, below where there is no room above', () => {
    expect(placeLabels(at(0, 20, 100), 2)).toEqual([
      { index: 0, side: 'above' },
      { index: 1, side: 'below' },
      { index: 2, side: 'above' },
    ])
  })
  test('the one that counts always stands, whatever crowds around it', () => {
    const labels = placeLabels(at(0, 2, 4, 6, 8, 10), 3)
    expect(labels).toContainEqual({ index: 3, side: 'above' })
    expect(labels).toHaveLength(2)
  })
})
