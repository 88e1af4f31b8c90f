import { describe, expect, it } from 'vitest'
import { restOf } from '../../shared/checks/index.ts'
import { analyse, evidenceOf, type EnginePost, type Patterns } from '../../shared/engine/index.ts'
import type { Numbers } from '../../shared/history.ts'
import type { HookKind, Item } from '../../shared/model.ts'
import { applyRemedy } from '../../shared/plan.ts'
import type { TimeOfDay } from '../../shared/time.ts'
import { NO_NUMBERS } from '../../shared/values.ts'
import { channelFrom, counter, findingsWith, hookFrom, itemFrom } from '../support/make.ts'
import { dice, normals } from './engine/histories.ts'

const PAIR = { light: 'like', deep: ['heart'] } as const

interface Made extends Partial<EnginePost> {
  /** Added to ln views. */
  readonly gain?: number
  readonly more?: Partial<Numbers>
}

/** Posts of one channel, one a day, at hours that change; ln views spread by .4 around 1,000. */
function history(length: number, of: (i: number, roll: number) => Made): EnginePost[] {
  const roll = dice(17)
  const normal = normals(roll)
  return Array.from({ length }, (_, i) => {
    const { gain = 0, more = {}, ...rest } = of(i, roll())
    const views = Math.round(1000 * Math.exp(gain + 0.4 * normal()))
    return {
      id: `p${i}`,
      at: Date.UTC(2026, 0, 1 + i, 12),
      weekday: 1 + (i % 7),
      hour: 8 + (i % 14),
      format: 'short',
      durationSeconds: 50,
      tags: [],
      hooks: [],
      track: null,
      numbers: { ...NO_NUMBERS, views, likes: Math.round(views * 0.05), hearts: Math.round(views * 0.02), ...more },
      isUsable: true,
      ...rest,
    }
  })
}
const learn = (posts: readonly EnginePost[]) => analyse(posts, PAIR)
const having = (patterns: Patterns) => ({ patternsOf: () => patterns })
const reach = (more: Partial<Item> & { hooks?: Item['variants']['A']['hooks'] } = {}) =>
  itemFrom({ durationSeconds: 50, track: 'reach', ...more })
const asking = (kind: HookKind) => hookFrom({ kind, placement: 'opening' })

describe('a hook whose posts do worse', () => {
  const posts = history(180, (i) =>
    i % 3 === 0 ? { hooks: ['suspense'], gain: -0.7 } : i % 3 === 1 ? { hooks: ['backstage'], gain: 0.5 } : {},
  )
  const known = learn(posts)
  const item = reach({ hooks: [asking('suspense')] })

  it('is said with its posts, its size and its own record, and the one that does better is offered', () => {
    const [finding, ...more] = findingsWith('hook-weak', item, having(known))
    expect(more).toEqual([])
    expect(finding).toMatchObject({
      severity: 'warning',
      source: 'data',
      params: { hook: 'suspense', metric: 'views', posts: 60, betterFactor: 'hooks', better: 'backstage' },
      evidence: { n: 60 },
      record: { form: 'flags' },
      remedy: { do: 'add-hook', kind: 'backstage', placement: 'opening' },
    })
    const { least, percent, most } = finding!.params as Record<string, number>
    expect(percent).toBeGreaterThan(30)
    expect(least).toBeLessThan(percent!)
    expect(most).toBeGreaterThan(percent!)
    expect(finding!.record!.of).toBeGreaterThan(0)
    expect(finding!.record!.held).toBe(finding!.record!.of)
    const mended = applyRemedy(item, finding!.remedy!, counter())
    expect(mended.variants.A.hooks.map(({ kind }) => kind)).toContain('backstage')
  })

  it('rests on exactly the posts that have it, with the metric it is about', () => {
    const rest = restOf('hook-weak', { item, variant: item.variants.A, channel: channelFrom() }, known)!
    const { witnesses } = evidenceOf(posts, PAIR, rest.counts, posts[0]!, rest.among)
    expect(rest.counts).toBe('views')
    expect(witnesses).toHaveLength(60)
    expect(new Set(witnesses.map(({ id }) => Number(id.slice(1)) % 3))).toEqual(new Set([0]))
  })

  it('is left alone on items without it, on those judged by what it does nothing to, and without a history', () => {
    expect(findingsWith('hook-weak', reach({ hooks: [asking('backstage')] }), having(known))).toEqual([])
    expect(findingsWith('hook-weak', { ...item, track: 'bond' }, having(known))).toEqual([])
    expect(findingsWith('hook-weak', item)).toEqual([])
  })

  it('is left alone where it does nothing', () => {
    const idle = learn(history(180, (i) => (i % 3 === 0 ? { hooks: ['suspense'] } : {})))
    expect(findingsWith('hook-weak', item, having(idle))).toEqual([])
  })
})

describe('a format or a tag whose posts do worse', () => {
  it('is said of the format', () => {
    const known = learn(history(150, (i) => (i % 3 === 0 ? { format: 'live', gain: -0.9 } : {})))
    const [finding] = findingsWith('format-weak', reach({ format: 'live' }), having(known))
    expect(finding).toMatchObject({ params: { format: 'live', metric: 'views', posts: 50 } })
    expect(findingsWith('format-weak', reach(), having(known))).toEqual([])
  })

  it('is said of the tag, and what always comes along is named: it could be either', () => {
    const known = learn(
      history(150, (i) => (i % 3 === 0 ? { tags: ['开箱'], hooks: ['save'], gain: -0.9 } : { tags: ['路上'] })),
    )
    const both = reach({ tags: ['开箱'], hooks: [asking('save')] })
    const found = (['tag-weak', 'hook-weak'] as const).flatMap((code) => findingsWith(code, both, having(known)))
    expect(found.length).toBeGreaterThan(0)
    for (const { code, params } of found)
      expect(params).toMatchObject(
        code === 'tag-weak' ? { alongFactor: 'hooks', along: 'save' } : { alongFactor: 'tags', along: '开箱' },
      )
  })
})

describe('posting time', () => {
  /** Nights bring a third; on Mondays nothing is posted from 3 to 7. */
  const nights = history(420, (i, roll) => {
    const hour = Math.floor(roll * 24)
    const weekday = 1 + (i % 7)
    return { hour: weekday === 1 && hour < 9 ? 12 : hour, weekday, gain: hour < 6 && weekday !== 1 ? -1.1 : 0 }
  })
  const known = learn(nights)
  const at = (day: Item['day'], time: TimeOfDay) => reach({ day, time })

  it('that has earned a say is said of a weak slot, with a better hour of the same day', () => {
    expect(known.metrics.find(({ metric }) => metric === 'views')!.time.isOpen).toBe(true)
    const item = at('2026-11-25', '03:30')
    const [finding] = findingsWith('slot-weak', item, having(known))
    expect(finding).toMatchObject({ severity: 'warning', params: { metric: 'views' }, remedy: { do: 'move' } })
    const mended = applyRemedy(item, finding!.remedy!, counter())
    expect(mended.day).toBe('2026-11-25')
    expect(mended.time).toMatch(/:30$/)
    expect(findingsWith('slot-weak', mended, having(known))).toEqual([])
  })

  it('is an exploration where nothing was ever posted near that slot', () => {
    expect(findingsWith('slot-unknown', at('2026-11-30', '04:00'), having(known))).toMatchObject([
      { severity: 'tip', params: { weekday: 1, hours: '4', metric: 'views' } },
    ])
    expect(findingsWith('slot-unknown', at('2026-11-25', '04:00'), having(known))).toEqual([])
  })

  it('is none where no post has its hour: nobody knows what was tried', () => {
    const hourless = { ...known, vocabulary: { ...known.vocabulary, slot: [] } }
    expect(findingsWith('slot-unknown', at('2026-11-30', '04:00'), having(hourless))).toEqual([])
  })

  it('that has not earned one is never spoken of', () => {
    const idle = learn(history(300, () => ({})))
    expect(idle.metrics.every(({ time }) => !time.isOpen)).toBe(true)
    for (const code of ['slot-weak', 'slot-unknown'] as const)
      expect(findingsWith(code, at('2026-11-25', '03:30'), having(idle))).toEqual([])
  })
})

describe('well watched but not felt, or the reverse', () => {
  const lately = (watched: number, felt: number) =>
    learn(
      history(60, (i) => {
        const isLate = i >= 50
        return {
          more: {
            views: 10_000,
            likes: 500,
            hearts: Math.round(100 * (isLate ? felt : 1) * (1 + 0.05 * Math.sin(i))),
            completion: 0.4 * (isLate ? watched : 1) * (1 + 0.05 * Math.cos(i)),
          },
        }
      }),
    )
  const plain = reach({ track: 'both', kind: 'short' })

  it('is said of an item that does the same again, with a hook that lets viewers in', () => {
    const known = lately(1.3, 0.6)
    const [finding] = findingsWith('deep-signal-diagnosis', plain, having(known))
    expect(finding).toMatchObject({
      severity: 'tip',
      params: { form: 'unfelt' },
      evidence: { n: 60 },
      record: { form: 'again' },
      remedy: { do: 'add-hook', kind: 'thread', signal: 'heart' },
    })
    const mended = applyRemedy(plain, finding!.remedy!, counter())
    expect(findingsWith('deep-signal-diagnosis', mended, having(known))).toEqual([])
  })

  it('the reverse is said unless the item goes deep', () => {
    const known = lately(0.7, 1.5)
    expect(findingsWith('deep-signal-diagnosis', plain, having(known))).toMatchObject([
      { params: { form: 'shallow' }, remedy: null },
    ])
    expect(findingsWith('deep-signal-diagnosis', { ...plain, kind: 'deep' }, having(known))).toEqual([])
  })

  it('is left alone where the two go together, or hardly move', () => {
    for (const known of [lately(1.3, 1.3), lately(0.7, 0.7), lately(1.05, 0.95), lately(1.3, 1)])
      expect(findingsWith('deep-signal-diagnosis', plain, having(known))).toEqual([])
  })
})
