import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordsIn } from '../../electron/doors/words.ts'
import { runChecks } from '../../shared/checks/index.ts'
import { RANK } from '../../shared/checks/clean-way.ts'
import { findingMessage } from '../../shared/finding-words.ts'
import type { Finding } from '../../shared/finding.ts'
import type { Item } from '../../shared/model.ts'
import { applyRemedy } from '../../shared/plan.ts'
import { addDays, timeAt } from '../../shared/time.ts'
import { at, contextFrom, counter, findingsWith, itemFrom } from '../support/make.ts'

// What a click on «move» leads to: never to another finding as pressing as the one it mends.

const named = (id: string, time: string, day = '2026-11-25') => itemFrom({ id, title: id, ...at(day, time) })

const timely = ['overload', 'same-hour', 'too-close', 'ad-share', 'kind-gap', 'duplicate']
const saidOf = (items: readonly Item[]) => runChecks(items, contextFrom()).filter(({ code }) => timely.includes(code))
const countOf = (findings: readonly Finding[], code: string) => findings.filter((one) => one.code === code).length

/** All items once one has taken its finding's way out. */
const after = (items: readonly Item[], { itemId, remedy }: Finding): Item[] =>
  items.map((item) => (item.id === itemId && remedy ? applyRemedy(item, remedy, counter()) : item))

describe('moving out of a busy hour', () => {
  it('ends in one click: the slot offered is not too close to the next one either', () => {
    const items = [named('甲', '20:00'), named('乙', '20:30'), named('丙', '23:00')]
    const [clash] = findingsWith('same-hour', items)
    expect(clash?.remedy).toEqual({ do: 'move', to: at('2026-11-25', '17:00') })
    expect(saidOf(after(items, clash!))).toEqual([])
  })

  it('goes to the next day where this one has no room left', () => {
    const hours = ['08:00', '11:00', '14:00', '17:00', '20:00', '20:30', '23:00']
    const items = hours.map((time, i) => named(`第${i}件`, time)).slice(0, 6)
    const [clash] = findingsWith('same-hour', [...items, named('末', '23:00')])
    expect(clash?.remedy).toEqual({ do: 'move', to: at('2026-11-26', '20:30') })
  })

  it('offers none, and says so, where every slot near by leads to another warning', () => {
    const full = [-1, 0, 1, 2, 3, 4].flatMap((days) =>
      ['08:00', '14:00', '20:00'].map((time) => named(`${days} ${time}`, time, addDays('2026-11-24', days))),
    )
    const items = [...full, named('多的', '20:30')]
    const [clash] = findingsWith('overload', items)
    expect(clash).toMatchObject({ itemId: '多的', remedy: null, isStuck: true })
    expect(findingMessage(wordsIn('zh-CN'), 'zh-CN', clash!).why).toContain('附近没有不引出别的提醒的空档')
    expect(findingMessage(wordsIn('en'), 'en', clash!).why).toContain('No slot near by')
  })
})

it('a move that is offered mends what it is offered for, and brings nothing as pressing, in any week', () => {
  const placed = fc.record({
    day: fc.integer({ min: 0, max: 6 }),
    half: fc.integer({ min: 14, max: 47 }),
    isAd: fc.boolean(),
    kind: fc.constantFrom('short', 'deep', 'interactive', null),
  })
  fc.assert(
    fc.property(fc.array(placed, { minLength: 2, maxLength: 20 }), (places) => {
      const items = places.map(({ day, half, isAd, kind }, i) =>
        itemFrom({
          id: `i${i}`,
          title: `第${i}件`,
          isAd,
          kind,
          ...at(addDays('2026-11-25', day), timeAt(half * 30)),
        }),
      )
      const before = saidOf(items)
      for (const finding of before) {
        if (finding.remedy?.do !== 'move') continue
        const left = saidOf(after(items, finding))
        expect(left.map(({ key }) => key)).not.toContain(finding.key)
        for (const { code, severity } of left)
          if (RANK[severity] <= RANK[finding.severity])
            expect(countOf(left, code), `${code} after ${finding.key}`).toBeLessThanOrEqual(countOf(before, code))
      }
    }),
    { numRuns: 60 },
  )
})
