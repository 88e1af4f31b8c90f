import { expect, test } from 'vitest'
import { proposeLinks, type Candidate, type Unlinked } from '../../../shared/importers/links.ts'
import type { Day } from '../../../shared/time.ts'

const DAY: Day = '2026-11-20'
const post = (title: string, publishedDay = DAY): Unlinked => ({ key: title, title, publishedDay })
const plan = (title: string, day = DAY): Candidate => ({ itemId: `to ${title}`, titles: [title], day })
const proposed = (posts: readonly Unlinked[], plans: readonly Candidate[]) =>
  proposeLinks(posts, plans).map(({ title, itemTitle, begins }) => [title, itemTitle, begins])

const LONG = '凌晨三点的热干面，老板说三十年没涨价 #武汉'

test('a plan is known again in a post whose caption and tags follow its title', () => {
  expect(proposed([post(LONG)], [plan('凌晨三点的热干面')])).toEqual([[LONG, '凌晨三点的热干面', true]])
  expect(proposed([post(LONG)], [plan('【凌晨三点的热干面！】')])).toHaveLength(1)
  const english = 'Three weeks in Chengdu: what a bowl of noodles costs now #travel #food'
  expect(proposed([post(english)], [plan('Three weeks in Chengdu')])).toHaveLength(1)
  expect(proposed([post('凌晨三点的热干面')], [plan('凌晨三点的热干面')])[0]?.[2]).toBe(false)
})

test('a few characters at the beginning prove nothing, and neither does a beginning that is another word', () => {
  expect(proposed([post(LONG)], [plan('凌晨'), plan('凌晨三'), plan('凌晨三点'), plan('')])).toEqual([])
  expect(proposed([post('Day 1 of the long walk home #vlog')], [plan('Day 1')])).toEqual([])
  expect(proposed([post('Walking home, day 12, rain all the way up')], [plan('Walking home day 1')])).toEqual([])
})

test('other titles are not proposed, nor one that stands further on, nor one of another week', () => {
  expect(proposed([post(LONG)], [plan('江边的豆皮和一位老人'), plan('老板说三十年没涨价')])).toEqual([])
  expect(proposed([post(LONG)], [plan('凌晨三点的热干面', '2026-11-22')])).toEqual([])
})

test('each post and each plan is proposed once: the longest beginning first, and a title that is the same before all', () => {
  const other = '凌晨三点的热干面，还有豆皮 #武汉'
  const plans = [plan('凌晨三点的热干面'), plan('凌晨三点的热干面，还有豆皮')]
  expect(proposed([post(LONG), post(other)], plans)).toEqual([
    [other, '凌晨三点的热干面，还有豆皮', true],
    [LONG, '凌晨三点的热干面', true],
  ])
  const same = '凌晨三点的热干面'
  expect(proposed([post(LONG), post(same)], plans.slice(0, 1))).toEqual([[same, same, false]])
})
