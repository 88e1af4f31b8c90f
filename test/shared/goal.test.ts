import { expect, test } from 'vitest'
import { judgedWeeks } from '../../shared/goal.ts'

const week = (first: `${number}-${number}-${number}`, done: number) => ({ first, done, planned: 0 }) as const
const WEEKS = [week('2026-11-09', 1), week('2026-11-16', 3), week('2026-11-23', 0)]

test('a count that began on a Thursday is held against the weeks from the next one on, and never against this one', () => {
  expect(judgedWeeks({ since: '2026-11-12' }, WEEKS)).toEqual([WEEKS[1]])
})

test('one that began with its week is held against that week too', () => {
  expect(judgedWeeks({ since: '2026-11-09' }, WEEKS)).toEqual([WEEKS[0], WEEKS[1]])
})
