import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  BACKUP_CAUSES,
  NEWEST_KEPT,
  PASSING,
  thinnedOut,
  type BackupCause,
  type BackupRow,
} from '../../shared/backups.ts'
import { instantAt, type Instant } from '../../shared/time.ts'

interface Step {
  readonly cause: BackupCause
  readonly writes: number
  readonly state: BackupRow['state']
  readonly at: Instant
}

/** Twenty years either way, summer time, the same moment twice: what a clock may say. */
const anyClock = fc
  .date({ min: new Date('2006-01-01'), max: new Date('2046-01-01'), noInvalidDate: true })
  .map((date) => instantAt(date.getTime()))
const anyState: fc.Arbitrary<BackupRow['state']> = fc.oneof(
  { weight: 8, arbitrary: anyClock.map((at) => ({ kind: 'verified' as const, at })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'unchecked' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'unusable' as const, reason: 'damaged-file' as const }) },
)
const anySchedule = fc.array(
  fc.record({
    cause: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...PASSING) },
      { weight: 1, arbitrary: fc.constantFrom<BackupCause>(...BACKUP_CAUSES, 'other') },
    ),
    writes: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 400 })),
    state: anyState,
    at: anyClock,
  }),
  { maxLength: 60 },
)

const rowOf = (step: Step, index: number, sequence: number): BackupRow => ({
  file: `${step.cause}-${index}.db`,
  at: step.at,
  cause: step.cause,
  bytes: 1,
  sequence,
  state: step.state,
})

/** Makes one after another and thins after each, as the keeper does. */
function live(steps: readonly Step[], look: (before: readonly BackupRow[], after: readonly BackupRow[]) => void): void {
  let kept: readonly BackupRow[] = []
  let sequence = 1
  for (const [index, step] of steps.entries()) {
    sequence += step.writes
    const before = [...kept, rowOf(step, index, sequence)]
    const gone = new Set(thinnedOut(before))
    kept = before.filter((row) => !gone.has(row))
    look(before, kept)
  }
}

const verified = (rows: readonly BackupRow[]) => rows.filter(({ state }) => state.kind === 'verified')
const runs = { numRuns: Number(process.env['SCHEDULES'] ?? 600) }

test('whatever the clock says: the newest five good ones stay, and all that were wished for or stand before a risk', () => {
  fc.assert(
    fc.property(anySchedule, (steps) =>
      live(steps, (before, after) => {
        const newest = verified(before)
          .toSorted((a, b) => (b.sequence ?? 0) - (a.sequence ?? 0))
          .slice(0, NEWEST_KEPT)
          .map(({ sequence }) => sequence)
        expect(
          verified(after)
            .map(({ sequence }) => sequence)
            .toSorted((a, b) => (b ?? 0) - (a ?? 0))
            .slice(0, NEWEST_KEPT),
        ).toEqual(newest)
        expect(after).toEqual(expect.arrayContaining(before.filter(({ cause }) => !PASSING.includes(cause))))
        expect(after).toEqual(expect.arrayContaining(before.filter(({ state }) => state.kind !== 'verified')))
        if (verified(before).length > 0) expect(verified(after).length).toBeGreaterThan(0)
      }),
    ),
    runs,
  )
})

test('what goes does not hang on the clock: any other times give the same', () => {
  fc.assert(
    fc.property(anySchedule, fc.array(anyClock, { minLength: 60, maxLength: 60 }), (steps, others) => {
      const other = steps.map((step, index) => ({ ...step, at: others[index] ?? step.at }))
      const filesOf = (schedule: readonly Step[]) => {
        const files: string[][] = []
        live(schedule, (_, after) => files.push(after.map(({ file }) => file)))
        return files
      }
      expect(filesOf(other)).toEqual(filesOf(steps))
    }),
    runs,
  )
})

test('ten thousand automatic backups leave a score, that reach back nearly to the first', () => {
  const steps = Array.from({ length: 10_000 }, (): Step => ({
    cause: 'automatic',
    writes: 7,
    state: { kind: 'verified', at: '2026-11-25T00:00:00Z' },
    at: '2026-11-25T00:00:00Z',
  }))
  let last: readonly BackupRow[] = []
  live(steps, (_, after) => (last = after))
  expect(last.length).toBeLessThanOrEqual(25)
  expect(Math.min(...last.map(({ sequence }) => sequence ?? 0))).toBeLessThan(35_000)
})
