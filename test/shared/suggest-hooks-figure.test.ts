import { expect, test } from 'vitest'
import learnt from '../../shared/learnt-hooks.json' with { type: 'json' }
import { examplesOf } from '../good/learn-hooks.ts'
import { figureOf, labelledPosts, taughtPosts } from '../support/labelled-hooks.ts'
import { suggestHooks } from '../support/suggest-hooks.ts'

test('what suggestions go by was learnt from the examples as they are', () => {
  // Where this fails: npm run learn-hooks.
  expect(learnt.examples).toBe(examplesOf(taughtPosts()))
})

test('on 150 posts that nothing was learnt from, suggestions stay as right as they were', () => {
  const posts = labelledPosts('blind')
  const { precision, recall } = figureOf(posts, suggestHooks)
  expect(posts).toHaveLength(150)
  expect(precision).toBeGreaterThanOrEqual(0.9)
  expect(recall).toBeGreaterThanOrEqual(0.6)
})
