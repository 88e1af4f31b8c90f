import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { splitTags, tagList } from '../../shared/tag-list.ts'

describe('tags in one cell', () => {
  test.each([
    [['剪辑', '开场'], '剪辑;开场'],
    [['a;b', 'c'], String.raw`a\;b;c`],
    [['全角；分号'], String.raw`全角\；分号`],
    [['#1', 'C#'], String.raw`\#1;C#`],
    [['两 字', ' 边 '], String.raw`两 字;\ 边\ ;`],
    [['C:\\d', 'a\\b'], String.raw`C:\d;a\b`],
    [['a\\', 'b\\'], String.raw`a\\;b\ `.trim()],
    [['a\\;b'], String.raw`a\\\;b`],
  ])('%j are written as %s and read again', (tags, cell) => {
    expect(tagList(tags)).toBe(cell)
    expect(splitTags(cell)).toEqual(tags)
  })

  test.each([
    ['剪辑; #开场；剪辑;;', ['剪辑', '开场', '剪辑']],
    [String.raw`a\b;c\d\e`, [String.raw`a\b`, String.raw`c\d\e`]],
    ['＃旅行 ； ## 看海 #', ['旅行', '看海 #']],
    ['', []],
    [' ; ;', []],
  ])('a cell as people write it, or an older file: %s', (cell, tags) => expect(splitTags(cell)).toEqual(tags))

  it('come back whatever they are', () => {
    const sign = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(';', '；', '\\', '#', '＃', ' ', '\t', ',', '"', "'", '=', '-') },
      { weight: 2, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
    )
    const tag = fc.array(sign, { minLength: 1, maxLength: 12 }).map((signs) => signs.join(''))
    fc.assert(
      fc.property(fc.array(tag, { minLength: 1, maxLength: 8 }), (tags) => {
        expect(splitTags(tagList(tags))).toEqual(tags)
      }),
      { numRuns: 20_000 },
    )
  })
})
