import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffWords, type Piece } from '../../shared/diff-words.ts'

const shown = (pieces: readonly Piece[]) => pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('')

test('marks the words that only one of two titles has', () => {
  const { a, b } = diffWords('凌晨四点的兰州，四十人等一碗面', '凌晨四点，为什么有四十人等一碗面？')
  expect(shown(a)).toMatch(/^凌晨.*\[的兰州.*\].*等一碗面$/)
  expect(shown(b)).toMatch(/等一碗面\[？\]$/)
})

test('the same words are not marked at all, other ones wholly', () => {
  expect(shown(diffWords('热气里的一双手', '热气里的一双手').a)).toBe('热气里的一双手')
  expect(shown(diffWords('', 'new words').b)).toBe('[new words]')
})

test('a lone mark between two changes belongs to the change', () => {
  expect(shown(diffWords('one, two', 'three, four').a)).not.toMatch(/\],/)
})

test('pieces put together are the texts, and what is not marked is alike in both', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (left, right) => {
      const { a, b } = diffWords(left, right)
      expect(a.map(({ text }) => text).join('')).toBe(left)
      expect(b.map(({ text }) => text).join('')).toBe(right)
      if (left === right) expect(a.every(({ differs }) => !differs)).toBe(true)
      for (let i = 1; i < a.length; i++) expect(a[i]?.differs).not.toBe(a[i - 1]?.differs)
    }),
  )
})
