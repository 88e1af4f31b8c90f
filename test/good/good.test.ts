import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { livelyHistory, postAt, dice } from '../shared/engine/histories.ts'
import type { RealHistory } from '../support/real-histories.ts'
import type { Good, Measure } from './figure.ts'

/** A lively history, and one whose comments are mostly none. */
const roll = dice(5)
const HISTORIES: readonly RealHistory[] = [
  { name: 'lively', posts: livelyHistory(130) },
  {
    name: 'quiet',
    posts: Array.from({ length: 130 }, (_, i) =>
      postAt(i, { comments: roll() < 0.1 ? 1 + Math.floor(roll() * 3) : 0 }),
    ),
  },
]

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.good.ts'))
  .map((file) => file.slice(0, -'.good.ts'.length))

describe.each(names)('%s', (name) => {
  it('gives figures, said in both languages, and the same ones again', async () => {
    const { measure } = (await import(`./${name}.good.ts`)) as { measure: Measure }
    const figures: Good[] = [...measure(HISTORIES)]
    expect(figures.length).toBeGreaterThan(0)
    for (const { said, target, value, met } of figures) {
      expect(said.en).not.toBe('')
      expect(said.zh).toMatch(/[一-鿿]/)
      expect(value).toMatch(/\d/)
      expect(value).not.toMatch(/NaN|Infinity|undefined/)
      expect(met === null).toBe(target === '')
    }
    expect([...measure(HISTORIES)]).toEqual(figures)
  }, 120_000)
})
