import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordFinder, type WordHit, type WordLists } from '../../shared/words.ts'

const find = (text: string, lists: Partial<WordLists> = {}) => wordFinder({ own: [], allowed: [], ...lists })(text)
const told = (hits: readonly WordHit[]) => hits.map(({ word, list, found }) => `${list} ${word} ${found}`)

describe('words that the advertising law names', () => {
  it.each([
    ['全国最佳面馆', '最佳'],
    ['全国 最 佳 面馆', '最 佳'],
    ['最\u200b佳', '最\u200b佳'],
    ['最·佳', '最·佳'],
    ['最🔥佳', '最🔥佳'],
    ['第-一_品*牌', '第-一_品*牌'],
    ['我们是ＮＯ．１', 'ＮＯ．１'],
    ['we are no 1!', 'no 1'],
    ['Top①', 'Top①'],
    ['国家级画师', '国家级'],
  ])('in %j the creator is shown %j', (text, found) => {
    const hits = find(text)
    expect(hits.map((hit) => hit.found)).toEqual([found])
    expect(hits.map((hit) => text.slice(hit.start, hit.end))).toEqual([found])
  })

  it.each([
    '第一次去重庆',
    '你最好带伞',
    '他是我唯一的朋友',
    '最\n佳能相机到了',
    'top10 的面馆',
    'TOP 10',
    '千万能不能别删',
    '钱包过期了',
  ])('ordinary speech passes: %j', (text) => {
    expect(find(text)).toEqual([])
  })

  it('offers a neutral wording where there is one', () => {
    expect(find('销量第一').map((hit) => hit.neutral)).toEqual(['热销'])
    expect(find('包治百病').map((hit) => hit.neutral)).toEqual([null])
  })
})

describe("the creator's own words and exceptions", () => {
  it('finds an own word, but not inside a longer Latin word', () => {
    expect(told(find('a class, an ass, an A-S-S', { own: ['ass'] }))).toEqual(['own ass ass', 'own ass A-S-S'])
  })

  it('an exception frees what it covers, and nothing else', () => {
    expect(told(find('最佳拍档说这是最佳', { allowed: ['最佳拍档'] }))).toEqual(['legal 最佳 最佳'])
    expect(find('最佳', { allowed: ['最 佳'] })).toEqual([])
  })

  it("an own word does not hide the law's word inside it, and is not told twice itself", () => {
    expect(told(find('最佳口红', { own: ['最佳口红', '口红'] }))).toEqual(['own 最佳口红 最佳口红', 'legal 最佳 最佳'])
  })

  it('an own emoji is found as it stands, unless it is an exception', () => {
    expect(told(find('今晚🔞见', { own: ['🔞'] }))).toEqual(['own 🔞 🔞'])
    expect(find('今晚🔞见', { own: ['🔞'], allowed: ['🔞'] })).toEqual([])
  })

  it('a rare character outside the basic plane is a letter like any other', () => {
    expect(told(find('去𠮷 野家吃饭', { own: ['𠮷野家'] }))).toEqual(['own 𠮷野家 𠮷 野家'])
  })
})

interface Span {
  readonly from: number
  readonly to: number
}
const squeeze = (value: string) => value.replaceAll('*', '')
const isWithin = (a: Span, b: Span) => b.from <= a.from && a.to <= b.to

/** The same promise, worked out the slow way: every word at every place, then every pair of hits. */
function slowly(text: string, { own, allowed }: WordLists): string[] {
  const letters = text.split('').flatMap((character, at) => (character === '*' ? [] : [{ character, at }]))
  const plain = letters.map(({ character }) => character).join('')
  const places = (words: readonly string[]): Span[] =>
    [...new Set(words.map(squeeze))].flatMap((word) =>
      letters.flatMap((_, from) => (plain.startsWith(word, from) ? [{ from, to: from + word.length }] : [])),
    )
  const exceptions = places(allowed)
  const hits = places(own).filter((hit) => !exceptions.some((exception) => isWithin(hit, exception)))
  return hits
    .filter((hit) => !hits.some((other) => other !== hit && isWithin(hit, other)))
    .toSorted((a, b) => a.from - b.from)
    .map(({ from, to }) => `${letters[from]?.at}-${(letters[to - 1]?.at ?? 0) + 1}`)
}

describe('the finder', () => {
  const words = fc.array(fc.string({ unit: fc.constantFrom('点', '赞', '选', '*'), minLength: 1, maxLength: 5 }), {
    maxLength: 6,
  })
  const text = fc.string({ unit: fc.constantFrom('点', '赞', '选', '看', '*'), maxLength: 30 })

  it('finds what a slow reading of every word at every place finds', () => {
    fc.assert(
      fc.property(text, words, words, (value, own, allowed) => {
        const lists = { own: own.filter(squeeze), allowed: allowed.filter(squeeze) }
        expect(find(value, lists).map(({ start, end }) => `${start}-${end}`)).toEqual(slowly(value, lists))
      }),
      { numRuns: 3000 },
    )
  })

  it('points into any text without ever leaving it', () => {
    const finder = wordFinder({ own: ['a', '1'], allowed: [] })
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (value) => {
        for (const hit of finder(`${value}最佳`)) expect(hit.found).toBe(`${value}最佳`.slice(hit.start, hit.end))
      }),
      { numRuns: 500 },
    )
  })
})
