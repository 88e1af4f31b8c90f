import { expect, test } from 'vitest'
import { ideasIn, linesBeside, LONGEST_IDEA, tooLongOf } from '../../shared/ideas.ts'

const LONG = '字'.repeat(LONGEST_IDEA + 12)
const FULL = '字'.repeat(LONGEST_IDEA)

test('each line is an idea, those that no title holds are told apart, and blank ones are none', () => {
  const ideas = ideasIn(`夜里的站台\r\n\n ${LONG}\n  山口的风 \r${FULL}`)
  expect(ideas).toEqual({ fit: ['夜里的站台', '山口的风', FULL], tooLong: [LONG] })
  expect(tooLongOf(ideas)).toEqual({ count: 1, longest: LONGEST_IDEA + 12, most: LONGEST_IDEA })
  expect(tooLongOf(ideasIn('夜里的站台'))).toBeNull()
})

test('once the good lines are noted, the others are left as they were', () => {
  const text = `夜里的站台\n${LONG}\n山口的风`
  expect(linesBeside(text, ideasIn(text).fit)).toBe(LONG)
  expect(linesBeside(text, [])).toBe(text)
  expect(linesBeside('夜里的站台', ['夜里的站台'])).toBe('')
})
