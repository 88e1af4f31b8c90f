import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { HookKind } from '../../shared/model.ts'
import { suggestHooks, type PostWords } from '../../shared/suggest-hooks.ts'

// 150 posts, made up and labelled by somebody who had not seen the rules. At first sight the rules had a precision of 0.77
// and a recall of 0.34; they were mended on it since, so that what is held here is no longer a blind figure (see README).

interface Labelled extends PostWords {
  readonly hooks: readonly HookKind[]
}

test('suggestions are right nine times in ten, and find six hooks in ten, on posts that somebody else labelled', () => {
  const file = new URL('../fixtures/hooks/titles.json', import.meta.url)
  const posts = JSON.parse(readFileSync(file, 'utf8')) as readonly Labelled[]
  const pairs = (of: (post: Labelled) => readonly HookKind[]) =>
    new Set(posts.flatMap((post, i) => of(post).map((kind) => `${i} ${kind}`)))
  const labelled = pairs(({ hooks }) => hooks)
  const suggested = pairs((post) => suggestHooks(post).map(({ kind }) => kind))
  const right = [...suggested].filter((pair) => labelled.has(pair)).length
  expect(posts).toHaveLength(150)
  expect(right / suggested.size).toBeGreaterThanOrEqual(0.9)
  expect(right / labelled.size).toBeGreaterThanOrEqual(0.6)
})
