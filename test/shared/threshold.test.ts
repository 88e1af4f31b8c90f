import { expect, test } from 'vitest'
import { readThreshold } from '../../shared/hooks.ts'

test('how many it takes is read as people write it, in thousands and in 万', () => {
  expect(['50', ' 1,200 ', '1.2万', '１２００', '3w', '2k'].map(readThreshold)).toEqual([
    50, 1200, 12_000, 1200, 30_000, 2000,
  ])
  expect(readThreshold('  ')).toBeNull()
})

test('what is no number of signals is refused, not taken for nothing', () => {
  for (const text of ['-5', '-', '0', '一些', '1.2', '1.', '20亿']) expect(readThreshold(text), text).toBe('wrong')
})
