import { describe, expect, it } from 'vitest'
import { restOf, roundOf, runChecks, type RoundOnPlan } from '../../shared/checks/index.ts'
import { analyse, evidenceOf, sensitivities, pastOf, type EnginePost } from '../../shared/engine/index.ts'
import type { Experiment } from '../../shared/experiment.ts'
import type { FindingCode } from '../../shared/finding.ts'
import type { Item, Letter, Variant } from '../../shared/model.ts'
import { applyRemedy } from '../../shared/plan.ts'
import { NO_NUMBERS } from '../../shared/values.ts'
import { at, channelFrom, contextFrom, counter, findingsWith, hookFrom, itemFrom } from '../support/make.ts'
import { dice, normals } from './engine/histories.ts'

const PAIR = { light: 'like', deep: ['heart'] } as const

const experimentFrom = (more: Partial<Experiment> = {}): Experiment => ({
  id: 'e',
  channelId: 'wechat-channels',
  name: '结尾用双轨还是金句？',
  tried: 'hook',
  a: '金句',
  b: '双轨',
  metric: 'likeRate',
  smallest: 1.5,
  alpha: 0.05,
  plannedRounds: null,
  isAfterwards: false,
  createdAt: '2026-11-20T00:00:00Z',
  endedAt: null,
  better: null,
  conclusion: '',
  ...more,
})

const inRound = (
  a: Item | null,
  b: Item | null,
  more: Partial<RoundOnPlan> = {},
  first: Letter = 'A',
): RoundOnPlan => ({
  experiment: experimentFrom(),
  round: {
    id: 'r1',
    experimentId: 'e',
    position: 1,
    first,
    itemA: 'a',
    itemB: 'b',
    postA: null,
    postB: null,
    at: '2026-11-20T00:00:00Z',
  },
  items: { A: a, B: b },
  rounds: 1,
  sensitivity: null,
  ...more,
})

const a = itemFrom({ id: 'a', title: '甲', track: 'bond', durationSeconds: 120, ...at('2026-11-25') })
const b = itemFrom({ id: 'b', title: '乙', track: 'bond', durationSeconds: 150, ...at('2026-11-26') })
const trying = (tried: Experiment['tried']) => ({ experiment: experimentFrom({ tried }) })
const both = (code: FindingCode, one: Item, other: Item, more: Partial<RoundOnPlan> = {}, first: Letter = 'A') =>
  findingsWith(code, [one, other], { rounds: [inRound(one, other, more, first)] })
const inA = (item: Item, more: Partial<Variant>): Item => ({
  ...item,
  variants: { ...item.variants, A: { ...item.variants.A, ...more } },
})

describe('a round whose two items differ in more than what is tried out', () => {
  it('says in what, once, of the later one, and shows the other', () => {
    const [finding, ...more] = both('ab-differs-in-many', a, { ...b, format: 'long', durationSeconds: 400, isAd: true })
    expect(more).toEqual([])
    expect(finding).toMatchObject({
      severity: 'warning',
      source: 'rule',
      itemId: 'b',
      params: { tried: 'hook', title: '甲', differs: 'format,length,ad' },
      evidence: { itemIds: ['a'] },
      remedy: { do: 'open', itemIds: ['a'] },
    })
  })

  it('does not count what is tried out, nor what two films can never have alike', () => {
    const asking = inA({ ...b, tags: ['面'] }, { caption: '别的话', hooks: [hookFrom({ kind: 'dual-track' })] })
    expect(both('ab-differs-in-many', a, asking)).toEqual([])
    expect(both('ab-differs-in-many', a, asking, trying('cover'))).toMatchObject([{ params: { differs: 'hooks' } }])
    const long = { ...b, format: 'long', durationSeconds: 400 } as const
    expect(both('ab-differs-in-many', a, long, trying('format'))).toEqual([])
    expect(both('ab-differs-in-many', a, long, trying('length'))).toMatchObject([{ params: { differs: 'format' } }])
  })

  it('takes a hook in the title for a part of the title where titles are tried out', () => {
    const asking = inA(b, { hooks: [hookFrom({ kind: 'question', placement: 'title' })] })
    expect(both('ab-differs-in-many', a, asking, trying('title'))).toEqual([])
    expect(both('ab-differs-in-many', a, asking, trying('style'))).toHaveLength(1)
  })

  it('tells the same hook in another place apart from another hook', () => {
    const [one, other] = [
      inA(a, { hooks: [hookFrom({ placement: 'opening' })] }),
      inA(b, { hooks: [hookFrom({ placement: 'ending' })] }),
    ]
    expect(both('ab-differs-in-many', one, other, trying('style'))).toMatchObject([
      { params: { differs: 'placement' } },
    ])
    expect(both('ab-differs-in-many', one, other, trying('placement'))).toEqual([])
  })

  it('lets one thing differ where nobody said which, and says nothing of what is not said', () => {
    expect(both('ab-differs-in-many', a, { ...b, track: 'reach' }, trying('other'))).toEqual([])
    expect(
      both('ab-differs-in-many', a, { ...b, track: 'reach', kind: 'deep', isAd: true }, trying('other')),
    ).toMatchObject([{ params: { differs: 'track,ad' } }])
    expect(both('ab-differs-in-many', a, { ...b, track: null, durationSeconds: null })).toEqual([])
  })
})

describe('a round of which one is missing', () => {
  const missing = (item: Item, other: Item | null) =>
    findingsWith('ab-missing', item, { rounds: [inRound(item, other)] }).map(({ params }) => params['form'])

  it('says so where the other is gone, dropped, or has no day', () => {
    expect(missing(a, null)).toEqual(['arm'])
    expect(missing(a, { ...b, status: 'dropped' })).toEqual(['arm'])
    expect(missing(a, { ...b, day: null, time: null })).toEqual(['arm-undated'])
  })

  it('and nothing while both are planned, or both are not', () => {
    expect(missing(a, b)).toEqual([])
    expect(missing({ ...a, ...at('2026-11-25'), day: null, time: null }, { ...b, day: null, time: null })).toEqual([])
  })
})

describe('a round dragged against the coin', () => {
  it('is told of the one that now goes out too early, and mended by one move', () => {
    const [finding, ...more] = both('ab-unfair-slots', a, b, {}, 'B')
    expect(more).toEqual([])
    expect(finding).toMatchObject({ source: 'rule', itemId: 'a', params: { form: 'order', title: '乙' } })
    const mended = applyRemedy(a, finding!.remedy!, counter())
    expect(mended).toMatchObject({ day: '2026-11-27', time: '20:00' })
    expect(both('ab-unfair-slots', mended, b, {}, 'B')).toEqual([])
  })

  it('where only the other one is asked about, it is told of that one, moved before', () => {
    const late = { ...b, ...at('2026-11-29') }
    const early = { ...a, ...at('2026-11-28') }
    const [finding] = findingsWith('ab-unfair-slots', late, { rounds: [inRound(early, late, {}, 'B')] })
    expect(finding).toMatchObject({ itemId: 'b', remedy: { do: 'move', to: { day: '2026-11-27', time: '20:00' } } })
  })

  it('the two change places where no slot is free for one of them alone', () => {
    const full = [1, 2, 3].map((days) =>
      itemFrom({ id: `full-${days}`, title: `占${days}`, ...at(`2026-11-${26 + days}`) }),
    )
    const find = (one: Item, other: Item) =>
      findingsWith('ab-unfair-slots', [one, other, ...full], { rounds: [inRound(one, other, {}, 'B')] })
    const [finding] = find(a, b)
    expect(finding).toMatchObject({
      itemId: 'a',
      remedy: {
        do: 'move-both',
        moves: [
          { id: 'a', to: { day: '2026-11-26', time: '20:00' } },
          { id: 'b', to: { day: '2026-11-25', time: '20:00' } },
        ],
      },
    })
    expect(find({ ...a, ...at('2026-11-26') }, { ...b, ...at('2026-11-25') })).toEqual([])
  })

  it('has no way out where it would have to go out before now', () => {
    const out = { ...a, status: 'published', ...at('2026-11-24', '08:00') } as const
    const [finding] = findingsWith('ab-unfair-slots', b, { rounds: [inRound(out, b, {}, 'B')] })
    expect(finding).toMatchObject({ params: { form: 'order' }, remedy: null })
  })

  it('is not said of the coin’s own order, of one moment, or where a day is missing', () => {
    expect(both('ab-unfair-slots', a, b)).toEqual([])
    expect(both('ab-unfair-slots', a, { ...b, ...at('2026-11-25') }, {}, 'B')).toEqual([])
    expect(both('ab-unfair-slots', a, { ...b, day: null, time: null }, {}, 'B')).toEqual([])
  })
})

/** One post a day at 8:00 or 20:00; those at 20:00 are liked `factor` times as often. */
function history(factor: number, length = 240): EnginePost[] {
  const roll = dice(5)
  const normal = normals(roll)
  return Array.from({ length }, (_, i) => {
    const hour = roll() < 0.5 ? 8 : 20
    const views = Math.round(8000 * Math.exp(0.3 * normal()))
    const likes = Math.round(views * 0.04 * (hour === 20 ? factor : 1) * Math.exp(0.25 * normal()))
    return {
      id: `p${i}`,
      at: Date.UTC(2026, 0, 1 + i, hour),
      weekday: 1 + (i % 7),
      hour,
      format: 'short',
      durationSeconds: 60,
      tags: [],
      hooks: [],
      track: null,
      numbers: { ...NO_NUMBERS, views, likes },
      isUsable: true,
    }
  })
}

describe('slots that are not fair', () => {
  const posts = history(2)
  const known = analyse(posts, PAIR)
  const morning = { ...b, ...at('2026-11-26', '08:00') }
  const rounds = [inRound(a, morning)]
  const told = (more: Partial<RoundOnPlan> = {}, patterns = known) =>
    findingsWith('ab-unfair-slots', [a, morning], {
      rounds: [inRound(a, morning, more)],
      patternsOf: () => patterns,
    })

  it('are told where posting time has earned a say, with how much and a fairer slot', () => {
    expect(known.metrics.find(({ metric }) => metric === 'likeRate')?.time.isOpen).toBe(true)
    const [finding, ...more] = told()
    expect(more).toEqual([])
    expect(finding).toMatchObject({
      severity: 'warning',
      source: 'data',
      itemId: 'b',
      params: { form: 'slots', metric: 'likeRate', title: '甲', hours: '20' },
      record: { form: 'range' },
    })
    expect(finding!.params['percent']).toBeGreaterThan(40)
    const mended = applyRemedy(morning, finding!.remedy!, counter())
    expect(mended.day! > a.day!).toBe(true)
    expect(
      findingsWith('ab-unfair-slots', [a, mended], { rounds: [inRound(a, mended)], patternsOf: () => known }),
    ).toEqual([])
  })

  it('rest on the posts of the two hours', () => {
    const [finding] = told()
    const item = { item: morning, variant: morning.variants.A, channel: channelFrom() }
    const rest = restOf('ab-unfair-slots', { ...item, round: roundOf(morning, rounds) }, known)!
    expect(rest.counts).toBe('likeRate')
    const { witnesses } = evidenceOf(posts, PAIR, rest.counts, posts[0]!, rest.among)
    expect(witnesses).toHaveLength(finding!.evidence.n)
    expect(restOf('ab-unfair-slots', item, known)).toBeNull()
  })

  it('are not told where time is what is tried out, says nothing, or both go out at the same hour', () => {
    expect(told(trying('time'))).toEqual([])
    expect(told({}, analyse(history(1), PAIR))).toEqual([])
    expect(findingsWith('ab-unfair-slots', [a, b], { rounds: [inRound(a, b)], patternsOf: () => known })).toEqual([])
  })
})

describe('too few rounds', () => {
  const past = pastOf(history(1), PAIR)
  const designed = (more: Partial<Experiment>): Partial<RoundOnPlan> => {
    const experiment = experimentFrom(more)
    return { experiment, sensitivity: sensitivities(past, 'hook', experiment) }
  }
  const needed = designed({}).sensitivity!.find(({ metric }) => metric === 'likeRate')!.needed!

  it('are told once, of the last item, with how many it takes and what is seen sooner', () => {
    const [finding, ...more] = both('ab-underpowered', a, b, designed({ plannedRounds: needed - 1 }))
    expect(more).toEqual([])
    expect(finding).toMatchObject({
      severity: 'warning',
      source: 'data',
      itemId: 'b',
      params: { form: 'more', metric: 'likeRate', percent: 50, planned: needed - 1, needed },
      evidence: { n: 240 },
      remedy: { do: 'plan-rounds', experiment: { id: 'e', metric: 'likeRate' }, rounds: needed },
    })
    const noisy = designed({ metric: 'views', plannedRounds: needed, smallest: 1.5 })
    expect(both('ab-underpowered', a, b, noisy)[0]?.params).toMatchObject({ other: 'lightRate', otherRounds: needed })
  })

  it('says so where no number of rounds would do, and leads to the smallest difference that can be told', () => {
    const terms = designed({ plannedRounds: 8, smallest: 1.02 })
    const own = terms.sensitivity!.find(({ metric }) => metric === 'likeRate')!
    const told = own.rounds.filter(({ rounds }) => rounds !== null && rounds <= 30)
    const smallest = Math.min(...told.map(({ factor }) => factor))
    const [finding] = both('ab-underpowered', a, b, terms)
    expect(finding).toMatchObject({
      params: { form: 'never', planned: 8 },
      remedy: { do: 'design-anew', by: 'size', design: { metric: 'likeRate', smallest, a: '金句', b: '双轨' } },
    })
    expect(finding).not.toHaveProperty('also')
  })

  it('leads to a metric that would tell in time, and else to more rounds than are worth it', () => {
    const noisy = designed({ metric: 'views', plannedRounds: needed, smallest: 1.5 })
    const [finding] = both('ab-underpowered', a, b, noisy)
    const own = noisy.sensitivity!.find(({ metric }) => metric === 'views')!
    const more = { do: 'plan-rounds', rounds: own.needed }
    const other = { do: 'design-anew', by: 'metric', design: { metric: 'lightRate', smallest: 1.5 }, rounds: needed }
    expect([finding!.remedy, finding!.also]).toMatchObject(own.isWorth ? [more, other] : [other, {}])
  })

  it('are not told where they are enough, where nobody said how many, or where nothing is known', () => {
    expect(both('ab-underpowered', a, b, designed({ plannedRounds: needed }))).toEqual([])
    expect(both('ab-underpowered', a, b, { ...designed({ plannedRounds: needed - 1 }), rounds: needed })).toEqual([])
    expect(both('ab-underpowered', a, b, designed({}))).toEqual([])
    expect(both('ab-underpowered', a, b, { experiment: experimentFrom({ plannedRounds: 1 }) })).toEqual([])
    const young = sensitivities(pastOf(history(1, 6), PAIR), 'hook', experimentFrom())
    expect(
      both('ab-underpowered', a, b, { experiment: experimentFrom({ plannedRounds: 1 }), sensitivity: young }),
    ).toEqual([])
  })
})

it('a draft stands in its round as it is edited, and items in no round are left alone', () => {
  const rounds = [inRound(a, b)]
  const edited = { ...b, isAd: true }
  expect(findingsWith('ab-differs-in-many', edited, { rounds })).toHaveLength(1)
  expect(findingsWith('ab-differs-in-many', [a, edited], { rounds })).toHaveLength(1)
  const other = itemFrom({ id: 'other', isAd: true, ...at('2026-12-20') })
  expect(runChecks([other], contextFrom({ rounds })).filter(({ code }) => code.startsWith('ab-'))).toEqual([])
})
