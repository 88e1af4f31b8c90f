import { describe, expect, test } from 'vitest'
import { bornAt, capturedOn, isWholeDay, odditiesOf } from '../../shared/captures.ts'
import type { Numbers } from '../../shared/history.ts'
import { NO_NUMBERS } from '../../shared/values.ts'
import type { Instant } from '../../shared/time.ts'

const ZONE = 'Asia/Shanghai'
const now: Instant = '2026-11-25T02:42:00Z'
const taken = (capturedAt: Instant, numbers: Partial<Numbers>) => ({
  capturedAt,
  numbers: { ...NO_NUMBERS, ...numbers },
})

describe('numbers as of a day', () => {
  test('of today are from this moment, of an earlier day from its end on the channel’s wall', () => {
    expect(capturedOn('2026-11-25', now, ZONE)).toBe(now)
    expect(capturedOn('2026-11-24', now, ZONE)).toBe('2026-11-24T15:59:59Z')
    expect(isWholeDay('2026-11-24T15:59:59Z', ZONE)).toBe(true)
    expect(isWholeDay(now, ZONE)).toBe(false)
  })
  test('cannot be older than the post: its hour, or the beginning of its day where that is not known', () => {
    expect(bornAt({ publishedDay: '2026-11-20', publishedAt: null }, ZONE)).toBe('2026-11-19T16:00:00Z')
    expect(bornAt({ publishedDay: '2026-11-20', publishedAt: '2026-11-20T12:00:00Z' }, ZONE)).toBe(
      '2026-11-20T12:00:00Z',
    )
  })
})

describe('what is odd about typed numbers', () => {
  test('more likes than views: nobody likes twice', () => {
    expect(odditiesOf({ views: 100, likes: 101 }, now, [])).toEqual([
      { kind: 'over-views', of: 'likes', value: 101, views: 100 },
    ])
    expect(odditiesOf({ views: 100, likes: 100, comments: 300 }, now, [])).toEqual([])
    expect(odditiesOf({ likes: 101 }, now, [])).toEqual([])
  })
  test('less than before, against the nearest older capture that had the number', () => {
    const older = [
      taken('2026-11-20T12:00:00Z', { views: 5000, likes: 90 }),
      taken('2026-11-21T12:00:00Z', { views: 6000 }),
    ]
    expect(odditiesOf({ views: 5900 }, now, older)).toEqual([
      { kind: 'below-older', of: 'views', value: 5900, other: 6000, at: '2026-11-21T12:00:00Z' },
    ])
    expect(odditiesOf({ likes: 89 }, now, older)).toMatchObject([{ of: 'likes', at: '2026-11-20T12:00:00Z' }])
    expect(odditiesOf({ views: 6000, likes: 90 }, now, older)).toEqual([])
  })
  test('more than came later, where the day typed lies before another capture', () => {
    const all = [taken('2026-11-20T12:00:00Z', { views: 5000 }), taken('2026-11-24T12:00:00Z', { views: 7000 })]
    expect(odditiesOf({ views: 8000 }, '2026-11-22T15:59:59Z', all)).toEqual([
      { kind: 'above-newer', of: 'views', value: 8000, other: 7000, at: '2026-11-24T12:00:00Z' },
    ])
    expect(odditiesOf({ views: 6000 }, '2026-11-22T15:59:59Z', all)).toEqual([])
  })
  test('followers gained and completion may fall; that is life', () => {
    const older = [taken('2026-11-20T12:00:00Z', { follows: 12, completion: 0.5 })]
    expect(odditiesOf({ follows: 3, completion: 0.4 }, now, older)).toEqual([])
  })
})
