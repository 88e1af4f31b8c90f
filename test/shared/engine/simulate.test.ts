import { describe, expect, it } from 'vitest'
import { pastOf } from '../../../shared/engine/past.ts'
import { residualsOf } from '../../../shared/engine/residuals.ts'
import { placeboTrial, powerTrial, TRIAL_NEEDS, type TooFew } from '../../../shared/engine/simulate.ts'
import { livelyHistory, PAIR } from './histories.ts'

const TRIAL = { rounds: 20, runs: 400, seed: 1, alpha: 0.05 } as const
const residuals = residualsOf(pastOf(livelyHistory(600), PAIR), 'likeRate')

function tried<T extends { kind: string }>(answer: T): Exclude<T, TooFew> {
  if (answer.kind !== 'tried') throw new Error('too few')
  return answer as Exclude<T, TooFew>
}

describe('experiments on posts that nobody meant to differ', () => {
  it('our verdict is wrong seldom, the naive one often, in the same runs', () => {
    const { falsePositive, rounds } = tried(placeboTrial(residuals, TRIAL))
    expect(rounds).toBe(20)
    expect(falsePositive.verdictPeeking).toBeLessThan(0.06)
    expect(falsePositive.verdict).toBeLessThanOrEqual(falsePositive.verdictPeeking)
    expect(falsePositive.naivePeeking).toBeGreaterThan(0.5)
    expect(falsePositive.naiveOnce).toBeLessThanOrEqual(falsePositive.naivePeeking!)
  })

  it('come out the same for the same seed, and not for another', () => {
    expect(placeboTrial(residuals, TRIAL)).toEqual(placeboTrial(residuals, TRIAL))
    expect(placeboTrial(residuals, { ...TRIAL, seed: 2 })).not.toEqual(placeboTrial(residuals, TRIAL))
  })

  it('have no naive test where nothing is divided', () => {
    const views = residualsOf(pastOf(livelyHistory(300), PAIR), 'views')
    expect(tried(placeboTrial(views, TRIAL)).falsePositive).toMatchObject({ naiveOnce: null, naivePeeking: null })
  })
})

describe('experiments in which B brings more', () => {
  const power = (factor: number, rounds = 20) => tried(powerTrial(residuals, { ...TRIAL, rounds }, factor))

  it('find more of a larger effect, and more in more rounds', () => {
    expect(power(2).confirmed).toBeGreaterThan(power(1.3).confirmed)
    expect(power(1.5, 20).confirmed).toBeGreaterThan(power(1.5, 5).confirmed)
    expect(power(2).confirmed).toBeGreaterThan(0.8)
    expect(power(2).wrongDirection).toBeLessThan(0.01)
  })

  it('half is found as twice is', () => {
    expect(Math.abs(power(0.5).confirmed - power(2).confirmed)).toBeLessThan(0.1)
    expect(power(0.5).wrongDirection).toBeLessThan(0.01)
  })

  it('find it about as soon as the meter says', () => {
    const { roundsForPower80 } = power(1.5)
    expect(roundsForPower80).not.toBeNull()
    expect(power(1.5, roundsForPower80!).confirmed).toBeGreaterThan(0.65)
  })
})

describe('short histories', () => {
  it('have runs of fewer rounds, then none', () => {
    const of = (length: number) =>
      placeboTrial(residualsOf(pastOf(livelyHistory(length), PAIR), 'views'), { ...TRIAL, runs: 50 })
    expect(tried(of(120)).rounds).toBeLessThanOrEqual(13)
    expect(of(60)).toEqual({ kind: 'too-few', n: 60, need: TRIAL_NEEDS })
    expect(of(0)).toMatchObject({ kind: 'too-few', n: 0 })
  })
})
