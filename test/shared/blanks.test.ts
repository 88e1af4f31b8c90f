import { expect, test } from 'vitest'
import { blanksIn, likenessTo } from '../../shared/blanks.ts'

test('blanks are two underscores or more, of either width', () => {
  expect(blanksIn('点赞过___，开直播＿＿')).toEqual([
    { from: 3, to: 6 },
    { from: 10, to: 12 },
  ])
  expect(blanksIn('snake_case 没有空')).toEqual([])
})

test('words that only fill in the blanks are the template', () => {
  const like = likenessTo('点赞过___，开直播拆解___')
  expect(like('点赞过500，开直播拆解机位。')).toBe(1)
  expect(like('点赞过___，开直播拆解___')).toBe(1)
  expect(like('转给那个也会懂的人')).toBe(0)
  expect(like('')).toBe(0)
})

test('where nearly nothing stands around a blank, the blank does not stand for anything at all', () => {
  expect(likenessTo('点赞___')('点赞告诉我下一站去哪里')).toBeLessThan(0.7)
  expect(likenessTo('___')('什么都行')).toBe(0)
})

test('without blanks it is how alike two texts are', () => {
  expect(likenessTo('想看下一城，点个赞')('想看下一城，点个赞！')).toBeGreaterThan(0.8)
  expect(likenessTo('a.c(d')('a.c(d')).toBe(1)
})
