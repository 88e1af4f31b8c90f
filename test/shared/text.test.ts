import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bigrams, dice, diceOf, fingerprint, normalise } from '../../shared/text.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('点', '赞', '选', 'A', ' ') }),
)

describe('likeness of titles', () => {
  it.each([
    ['ＡＢＣ　点赞', 'abc 点赞'],
    ['点\u200b赞\ufeff', '点赞'],
    ['  两个\n\t选项 ', '两个 选项'],
    ['㍿', '株式会社'],
  ])('%j reads as %j', (written, read) => {
    expect(normalise(written)).toBe(read)
  })

  it('counts a repeated pair as often as it stands there, a rare character as one, and a single one as its own pair', () => {
    expect([...bigrams('哈哈哈')]).toEqual([...bigrams('哈哈'), ...bigrams('哈哈')])
    expect(bigrams('𠮷野家')).toHaveLength(2)
    expect([...bigrams('口')]).toEqual(['口'.codePointAt(0)])
    expect(bigrams(' \u200b')).toHaveLength(0)
  })

  it.each([
    ['三个收纳技巧', '三个收纳技巧', 1],
    ['三个收纳技巧', '三个收纳方法', 0.6],
    ['night', 'nacht', 0.25],
    ['口', '口', 1],
    ['口', '红', 0],
    ['口', '口红', 0],
    ['', '', 0],
    ['\u200b', '', 0],
    ['\u0000', '\u0000', 1],
    ['ＤＯＵ 双轨', 'dou 双轨', 1],
  ])('%j and %j are alike by %d', (a, b, likeness) => {
    expect(dice(a, b)).toBeCloseTo(likeness, 10)
  })

  it('is the same both ways, from 0 to 1, and 1 for a text and itself', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const likeness = dice(a, b)
        expect(likeness).toBe(dice(b, a))
        expect(likeness).toBeGreaterThanOrEqual(0)
        expect(likeness).toBeLessThanOrEqual(1)
        const [left, right] = [fingerprint(a), fingerprint(b)]
        expect(diceOf(left, right, 0.5)).toBe(likeness >= 0.5 ? likeness : 0)
        expect(dice(a, a)).toBe(normalise(a) === '' ? 0 : 1)
      }),
      { numRuns: 1000 },
    )
  })
})
