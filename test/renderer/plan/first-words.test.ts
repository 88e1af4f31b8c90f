import { expect, test } from 'vitest'
import { firstWords } from '../../../renderer/plan/first-words.ts'

test('a title of a card of one line ends where it first pauses, once that says something', () => {
  expect(firstWords('秘境别去：我为什么删了那条定位')).toBe('秘境别去')
  expect(firstWords('哎，你看这家店，只开到天亮')).toBe('哎，你看这家店')
  expect(firstWords('把房车停在青海湖边过一夜')).toBe('把房车停在青海湖边过一夜')
  expect(firstWords('')).toBe('')
})
