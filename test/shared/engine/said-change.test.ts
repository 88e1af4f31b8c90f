import { expect, it } from 'vitest'
import { toldOf } from '../../../shared/checks/learnt.ts'
import { analyse, helpsOf, pastOf, timesOf } from '../../../shared/engine/index.ts'
import { ledgerOf } from '../../../shared/insight/ledger.ts'
import { effectText } from '../../../renderer/insight/times/words.ts'
import { dice, normals, PAIR, postAt } from './histories.ts'

// One in five sees the end, three in ten where the post opens with suspense, one in ten of live ones.

const roll = dice(5)
const normal = normals(roll)
const POSTS = Array.from({ length: 240 }, (_, i) => {
  const [isSuspense, isLive] = [i % 2 === 0, i % 5 === 3]
  const share = (isSuspense ? 0.3 : 0.2) * (isLive ? 0.5 : 1)
  const odds = Math.log(share / (1 - share)) + 0.08 * normal()
  return postAt(
    i,
    { completion: 1 / (1 + Math.exp(-odds)) },
    {
      hooks: isSuspense ? ['suspense'] : [],
      format: isLive ? 'live' : 'short',
      hour: null,
    },
  )
})
const PAST = pastOf(POSTS, PAIR)

it('a hook that makes one in five three in ten is told as about half as much again, the same in every view', () => {
  const help = helpsOf(PAST, 'completion').more.find(({ labels }) => labels.includes('suspense'))!
  const rule = ledgerOf(PAST, PAIR, 'Asia/Shanghai', []).rows.find(({ id }) => id === 'suspense')!
  const told = rule.reading.kind === 'compared' ? rule.reading.change : Number.NaN
  expect(help.median).toBeGreaterThan(0.38)
  expect(help.median).toBeLessThan(0.52)
  expect(Math.abs(told - help.median)).toBeLessThan(0.05)
})

it('half as much is told as about half less, in findings and by the clock as well', () => {
  const pattern = analyse(POSTS, PAIR, ['completion']).metrics[0]!
  const flag = pattern.flags.find(({ labels }) => labels.includes('live'))!
  const { percent } = toldOf({ pattern, flag }, { of: 0, held: 0 }).params
  expect(percent).toBeGreaterThan(42)
  expect(percent).toBeLessThan(56)
  const map = timesOf(PAST, 'completion')
  expect(map.level).toBe(pattern.level)
  expect(effectText(map, flag.effect, 'zh-CN')).toBe(`−${percent}%`)
})

it('what is listed is what was listed, and counts and ratios are told as before', () => {
  expect(helpsOf(PAST, 'completion').less.map(({ labels }) => labels[0])).toContain('live')
  expect(effectText({ scale: 'log-ratio', level: 0 }, Math.log(1.3), 'zh-CN')).toBe('+30%')
})
