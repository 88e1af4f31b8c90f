import { hash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  analyse,
  answeredIn,
  ENGINE_VERSION,
  latelyKept,
  lessons,
  pastOf,
  sensitivities,
  type EnginePost,
  type Kept,
  type Lesson,
} from '../../../shared/engine/index.ts'
import type { Metric } from '../../../shared/model.ts'
import { dice, livelyHistory, PAIR, postAt } from './histories.ts'

const FORMATS = ['short', 'long', 'gallery'] as const
const HOOKS = ['suspense', 'choice', 'question', 'save'] as const

/** A history with labels that first come late, hours not known, numbers missing, and comments that are mostly none. */
function mixedHistory(length: number, seed: number): EnginePost[] {
  const roll = dice(seed)
  return Array.from({ length }, (_, i) => {
    const views = Math.round(3000 * Math.exp(2 * (roll() - 0.5)))
    const tags = [`旅行${Math.floor(roll() * (1 + i / 12))}`, ...(roll() < 0.3 ? ['夜'] : [])]
    return postAt(
      i,
      {
        views: roll() < 0.05 ? null : views,
        likes: Math.round(views * 0.03 * Math.exp(roll() - 0.5)),
        comments: roll() < 0.85 ? 0 : Math.ceil(9 * roll()),
        completion: roll() < 0.2 ? null : 0.2 + 0.6 * roll(),
      },
      {
        format: FORMATS[Math.floor(roll() * 3)]!,
        tags,
        hooks: roll() < 0.6 ? [HOOKS[Math.floor(roll() * 4)]!] : [],
        weekday: 1 + (i % 7),
        hour: roll() < 0.1 ? null : Math.floor(24 * roll()),
        durationSeconds: 20 + Math.floor(400 * roll()),
        isUsable: roll() > 0.03,
      },
    )
  })
}

function learn(posts: readonly EnginePost[], before: Kept = {}): Lesson & { readonly steps: number } {
  const all = lessons(posts, PAIR, before)
  for (let steps = 0; ; steps++) {
    const step = all.next()
    if (step.done) return { ...step.value, steps }
  }
}

/** As a file and a thread carry it. */
const carried = (kept: Kept): Kept => structuredClone(kept)

/** Changes with every number that is learnt. Then `ENGINE_VERSION` rises, and here stand the new pair. */
const LEARNT_AS = { version: 8, sum: '60cadae916e9c5b6' }

it('an engine that learns other numbers has another version, so that none takes over what the one before had kept', () => {
  const learnt = JSON.stringify(learn(livelyHistory(400, 11)).patterns)
  expect({ version: ENGINE_VERSION, sum: hash('sha256', learnt, 'hex').slice(0, 16) }).toEqual(LEARNT_AS)
})

describe('what was learnt is gone on with', () => {
  it('posts added in any portions teach, bit by bit, what the whole history does', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 5 }),
        (seed, portions) => {
          const all = mixedHistory(
            portions.reduce((a, b) => a + b, 0),
            seed,
          )
          let end = 0
          let kept: Kept = {}
          for (const portion of portions) {
            end += portion
            const posts = all.slice(0, end)
            const went = learn(posts, carried(kept))
            const whole = learn(posts)
            expect(went.patterns).toStrictEqual(whole.patterns)
            expect(went.kept).toStrictEqual(whole.kept)
            kept = went.kept
          }
        },
      ),
      { numRuns: 8 },
    )
  })

  it('a number, a label or a post changed anywhere, taken out or put between is learnt as if it had always been so', () => {
    const edits = fc.array(
      fc.record({
        at: fc.nat(219),
        how: fc.constantFrom('number', 'label', 'hour', 'aside', 'gone', 'between', 'numbers gone'),
      }),
      { minLength: 1, maxLength: 4 },
    )
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), edits, (seed, changes) => {
        const posts = mixedHistory(220, seed)
        const { kept } = learn(posts.slice(0, 200))
        let edited = posts
        for (const { at, how } of changes)
          edited = edited.flatMap((post, i) => (i === at ? changedBy(how, post) : [post]))
        expect(learn(edited, carried(kept)).patterns).toStrictEqual(analyse(edited, PAIR))
      }),
      { numRuns: 8 },
    )
  })

  it('posts whose numbers have not come may go again, with labels that they alone had', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.array(fc.record({ at: fc.nat(150), tag: fc.constantFrom('夜', '新的', '更新的'), stays: fc.boolean() }), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.nat(2),
        (seed, waiting, later) => {
          const judged = mixedHistory(150, seed)
          const among = (chosen: typeof waiting) =>
            judged.flatMap((post, i) => [
              ...chosen
                .filter(({ at }) => at === i)
                .map(({ tag }) => ({ ...post, id: `${post.id}-${tag}`, tags: [tag], numbers: null })),
              post,
            ])
          const { kept } = learn(among(waiting))
          const left = among(waiting.filter(({ stays }) => stays)).slice(0, 148 + later)
          expect(learn(left, carried(kept)).patterns).toStrictEqual(analyse(left, PAIR))
        },
      ),
      { numRuns: 8 },
    )
    const [alone, ...none] = mixedHistory(1, 3).map((post) => ({ ...post, numbers: null, tags: ['一次'] }))
    const { kept } = learn([alone!])
    expect(learn(none, carried(kept)).patterns).toStrictEqual(analyse(none, PAIR))
  })

  it('flags of a long history are read off every fiftieth post, however the posts came', () => {
    const posts = mixedHistory(1130, 7)
    const first = learn(posts.slice(0, 1049))
    const next = learn(posts.slice(0, 1060), carried(first.kept))
    const last = learn(posts, carried(next.kept))
    expect(last.patterns).toStrictEqual(analyse(posts, PAIR))
    const flagsAt = ({ kept }: Lesson) => kept.likes?.flags?.posts
    expect([flagsAt(first), flagsAt(next), flagsAt(last)].map((n) => n! % 50)).toEqual([0, 0, 0])
  })

  it('really is: what was kept decides what is said next', () => {
    const posts = mixedHistory(130, 5)
    const kept = carried(learn(posts.slice(0, 120)).kept)
    kept.views!.learner.sum.fill(1e6)
    expect(learn(posts, kept).patterns).not.toEqual(analyse(posts, PAIR))
  })

  it('what experiments take is read off what was kept, bit by bit as by living through it again', () => {
    const terms = { smallest: 1.3, alpha: 0.05 } as const
    for (const [first, all] of [
      [0, 9],
      [1, 40],
      [280, 310],
      [400, 720],
    ] as const) {
      const posts = mixedHistory(all, all)
      const { kept } = learn(posts, carried(learn(posts.slice(0, first)).kept))
      const past = pastOf(posts, PAIR)
      const read = (metric: Metric) => {
        const lately = latelyKept(past, metric, carried(kept)[metric])
        if (!lately) throw new Error(`${metric} is not of this history`)
        return lately
      }
      const metrics = answeredIn(past.posts, past.definitions)
      expect(sensitivities(past, 'title', terms, metrics, read)).toStrictEqual(sensitivities(past, 'title', terms))
      const other = pastOf([...posts.slice(0, -1), ...changedBy('label', posts.at(-1)!)], PAIR)
      expect(latelyKept(other, 'views', kept.views)).toBeNull()
      expect(latelyKept(pastOf(posts.slice(0, -3), PAIR), 'views', kept.views)).toBeNull()
    }
  })

  it('what is kept of one channel is of no use to another', () => {
    const { kept } = learn(mixedHistory(150, 3))
    const other = mixedHistory(180, 4)
    expect(learn(other, kept).patterns).toStrictEqual(analyse(other, PAIR))
  })
})

function changedBy(how: string, post: EnginePost): EnginePost[] {
  if (how === 'gone') return []
  if (how === 'between') return [post, { ...post, id: `${post.id} too` }]
  if (how === 'number')
    return [{ ...post, numbers: post.numbers && { ...post.numbers, likes: (post.numbers.likes ?? 0) + 1 } }]
  if (how === 'label') return [{ ...post, tags: [...post.tags, '新'] }]
  if (how === 'hour') return [{ ...post, hour: post.hour === null ? 3 : null }]
  if (how === 'aside') return [{ ...post, isUsable: !post.isUsable }]
  return [{ ...post, numbers: null }]
}
