import { describe, expect, it } from 'vitest'
import { fatigueOf, type Fatigue } from '../../../shared/engine/fatigue.ts'
import { analyse, leadersOf, type EnginePost } from '../../../shared/engine/index.ts'
import type { HookKind } from '../../../shared/model.ts'
import { dice, normals, PAIR, postAt } from './histories.ts'

/**
 * Posts that ask in runs: `question` on a stretch of posts, then not for a while. Comments fall by `beta` on the log scale for
 * each doubling of 1 + exposure, and by `decline` a post, whatever is asked.
 */
function askingHistory(
  length: number,
  { beta = 0, decline = 0, always = false, seed = 1, words = '' } = {},
): EnginePost[] {
  const roll = dice(seed)
  const normal = normals(roll)
  const decay = 0.5 ** (1 / 5)
  let exposure = 0
  let isAsking = true
  return Array.from({ length }, (_, i) => {
    if (!always && roll() < 0.25) isAsking = !isAsking
    const wear = isAsking ? beta * Math.log2(1 + exposure) : 0
    exposure = (exposure + (isAsking ? 1 : 0)) * decay
    const likes = 1000
    const comments = Math.round(likes * 0.1 * Math.exp(wear + decline * i + 0.2 * normal()))
    const hooks: readonly HookKind[] = isAsking ? ['question'] : ['follow']
    const asks = isAsking && words !== '' ? [{ kind: 'question' as const, words }] : []
    return postAt(i, { views: 20_000, likes, comments }, { hooks, asks })
  })
}

const question = (posts: readonly EnginePost[], words = ''): Fatigue | undefined =>
  fatigueOf(posts, PAIR).find((one) => one.kind === 'question' && one.words === words)

describe('a hook that is repeated', () => {
  it('wears off: about what was put in is found, with a range', () => {
    const worn = question(askingHistory(200, { beta: -0.25 }))
    if (worn?.is !== 'fading') throw new Error(`said to be ${worn?.is}`)
    expect(worn.metric).toBe('commentConversion')
    // 1 − e^(−.25·2) = 39 %
    expect(worn.drop.median).toBeGreaterThan(0.25)
    expect(worn.drop.median).toBeLessThan(0.5)
    expect(worn.drop.low).toBeLessThan(worn.drop.median)
    expect(worn.drop.high).toBeGreaterThan(worn.drop.median)
  })

  it('does not: nothing is said against it', () => {
    expect(question(askingHistory(200))?.is).toBe('steady')
  })

  it('in a time in which everything declines is not blamed for it', () => {
    expect(question(askingHistory(200, { decline: -0.01 }))?.is).toBe('steady')
  })

  it('and is simply worse than others is not worn for that', () => {
    const posts = askingHistory(200).map((post) =>
      post.hooks.includes('question') && post.numbers
        ? { ...post, numbers: { ...post.numbers, comments: Math.round((post.numbers.comments ?? 0) / 3) } }
        : post,
    )
    expect(question(posts)?.is).toBe('steady')
  })

  it('on nearly every post cannot be told from a general decline', () => {
    expect(question(askingHistory(200, { always: true, beta: -0.3, decline: -0.01 }))?.is).toBe('inseparable')
  })

  it('in a young history, or but now and then, was not repeated enough yet', () => {
    expect(question(askingHistory(50, { beta: -0.3 }))).toMatchObject({ is: 'too-few', need: 12 })
    const rare = askingHistory(200, { always: true }).map((post, i) =>
      i % 20 === 0 ? post : { ...post, hooks: ['follow'] as const },
    )
    expect(question(rare)).toMatchObject({ is: 'too-few', n: 10 })
  })

  it('for what was never counted is said to be unmeasured', () => {
    const posts = askingHistory(120).map((post) => ({ ...post, hooks: ['share'] as const }))
    expect(fatigueOf(posts, PAIR)).toMatchObject([{ kind: 'share', is: 'unmeasured' }])
  })

  it('in nearly the same words is answered for by itself', () => {
    const posts = askingHistory(200, { beta: -0.25, words: '你会怎么选' })
    expect(question(posts, '你会怎么选')?.is).toBe('fading')
    expect(question(askingHistory(200), '你会怎么选')).toBeUndefined()
  })

  it('gives the same answer twice', () => {
    const posts = askingHistory(150, { beta: -0.1 })
    expect(fatigueOf(posts, PAIR)).toEqual(fatigueOf(posts, PAIR))
  })
})

describe('bad histories have an answer too', () => {
  const asked = { hooks: ['question', 'share', 'suspense'] as const }
  const HISTORIES: Readonly<Record<string, readonly EnginePost[]>> = {
    none: [],
    one: askingHistory(1),
    'all equal': Array.from({ length: 90 }, (_, i) => postAt(i, { likes: 10, comments: 3, shares: 2 }, asked)),
    'all zero': Array.from({ length: 90 }, (_, i) => postAt(i, { views: 0, likes: 0, comments: 0, shares: 0 }, asked)),
    'nothing counted': Array.from({ length: 90 }, (_, i) => postAt(i, null, asked)),
    negatives: Array.from({ length: 90 }, (_, i) => postAt(i, { likes: -4, comments: -1 }, asked)),
    'all at one instant': askingHistory(90).map((post) => ({ ...post, at: 0 })),
    'a post of ×1000': askingHistory(90).map((post, i) =>
      i === 40 && post.numbers ? { ...post, numbers: { ...post.numbers, comments: 100_000 } } : post,
    ),
  }
  it.each(Object.keys(HISTORIES))('%s', (name) => {
    expect(JSON.stringify(fatigueOf(HISTORIES[name] ?? [], PAIR))).not.toContain('null')
  })
})

describe('nearly the same words', () => {
  it('lead to the first who said them; others lead to themselves', () => {
    const said = [
      '你会怎么选？评论区见',
      '第三站去哪里',
      '你会怎么选？评论区见！',
      '',
      '你会怎么选，评论区见',
      '第三站去哪',
    ]
    expect(leadersOf(said)).toEqual(
      [said[0], said[1], said[0], '', said[0], said[1]].map((words) => words?.replace('？', '?')),
    )
  })

  it('are found among thousands of others in no time', () => {
    const roll = dice(5)
    const pick = (from: string) => from[Math.floor(roll() * from.length)] ?? ''
    const texts = Array.from(
      { length: 5000 },
      () =>
        `评论区告诉我${Array.from({ length: 12 }, () => pick('山水云风花雪月夜桥船人家灯火城街河海鱼鸟')).join('')}`,
    )
    const began = process.cpuUsage()
    const leaders = leadersOf([...texts, ...texts.map((text) => `${text}吧`)])
    // Processor time: whoever else uses the machine is not in it.
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(4000)
    expect(leaders.slice(5000)).toEqual(leaders.slice(0, 5000))
  })
})

describe('what was said of worn hooks', () => {
  const recordIn = (posts: readonly EnginePost[]) => analyse(posts, PAIR, ['commentConversion']).metrics[0]?.wearRecord

  it('is looked back at: where the wear went on, it was right each time', () => {
    expect(recordIn(askingHistory(900, { beta: -0.25 }))).toEqual({ of: 3, held: 3 })
  })

  it('was wrong where the wear ended with the posts that it was read off', () => {
    const [worn, fresh] = [askingHistory(900, { beta: -0.25 }), askingHistory(900, { beta: 0.25 })]
    const turned = worn.map((post, i) => (i < 360 ? post : fresh[i]!))
    const { of = 0, held = 0 } = recordIn(turned) ?? {}
    expect({ of, held }).toEqual({ of: 1, held: 0 })
  })

  it('was next to nothing where no hook wore off', () => {
    const records = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => recordIn(askingHistory(900, { seed })))
    expect(records.reduce((sum, record) => sum + (record?.of ?? NaN), 0)).toBeLessThanOrEqual(2)
  })
})
