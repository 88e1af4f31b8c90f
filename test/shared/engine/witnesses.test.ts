import { describe, expect, it } from 'vitest'
import { beyondWitnesses, type Deviations } from '../../../shared/engine/witnesses.ts'
import { dice, normals } from './histories.ts'

const COUNT = 200
const ROWS = Int32Array.from({ length: COUNT }, (_, i) => i)

const deviations = (spread: number, seed: number): Deviations => {
  const normal = normals(dice(seed))
  return {
    residual: Float64Array.from({ length: COUNT }, () => spread * normal()),
    noise: new Float64Array(COUNT).fill(0.001),
  }
}
const views = deviations(0.8, 1)
const comments = deviations(0.6, 2)
const own = deviations(0.2, 3)
/** Likes that follow views and comments by half each, and some of their own. */
const likes: Deviations = {
  residual: own.residual.map((value, i) => value + 0.5 * views.residual[i]! + 0.5 * comments.residual[i]!),
  noise: own.noise,
}
const beyond = (of: Deviations, witnesses: readonly Deviations[]) => beyondWitnesses(of, witnesses, ROWS, ROWS)
const raised = (by: number): Deviations => ({
  ...likes,
  residual: likes.residual.map((r, i) => (i === 50 ? r + by : r)),
})

describe('likes beside what the other numbers speak for', () => {
  it('what views and comments explain is not held against a post', () => {
    const z = beyond(likes, [views, comments])
    expect(Math.max(...z.map((one, i) => Math.abs(one - own.residual[i]! / 0.2)))).toBeLessThan(0.6)
  })

  it('twice the likes stand out beside them, and would not by themselves', () => {
    const [all, none] = [beyond(raised(0.7), [views, comments]), beyond(raised(0.7), [])]
    expect(all[50]! - beyond(likes, [views, comments])[50]!).toBeGreaterThan(3)
    expect(none[50]! - beyond(likes, [])[50]!).toBeLessThan(1.5)
  })

  it('one post with a thousand times the likes teaches the others nothing', () => {
    const [with_, without] = [beyond(raised(7), [views, comments]), beyond(likes, [views, comments])]
    const others = without.map((z, i) => (i === 50 ? 0 : Math.abs(z - with_[i]!)))
    expect(Math.max(...others)).toBeLessThan(0.25)
  })

  it('a number that is missing everywhere speaks for nothing', () => {
    const missing = { residual: new Float64Array(COUNT), noise: new Float64Array(COUNT) }
    const [with_, without] = [beyond(likes, [views, missing]), beyond(likes, [views])]
    expect(Math.max(...with_.map((z, i) => Math.abs(z - without[i]!)))).toBeLessThan(1e-9)
  })
})
