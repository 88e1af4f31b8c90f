import { readFileSync } from 'node:fs'
import type { HookKind } from '../../shared/model.ts'
import { suggestHooks, type PostWords } from '../../shared/suggest-hooks.ts'

interface Labelled extends PostWords {
  readonly hooks: readonly HookKind[]
}

/** Posts made up and labelled by writers who had not seen the rules, which were mended on both sets since. */
export type LabelledSet = 'first' | 'second'

export const labelledPosts = (set: LabelledSet): readonly Labelled[] =>
  JSON.parse(readFileSync(new URL(`../fixtures/hooks/${set}.json`, import.meta.url), 'utf8')) as readonly Labelled[]

export interface Figure {
  readonly precision: number
  readonly recall: number
}

/** Over all kinds together: how many of the suggestions are labels, and how many of the labels are suggested. */
export function figureOf(posts: readonly Labelled[]): Figure {
  const pairs = (of: (post: Labelled) => readonly HookKind[]) =>
    new Set(posts.flatMap((post, i) => of(post).map((kind) => `${i} ${kind}`)))
  const labelled = pairs(({ hooks }) => hooks)
  const suggested = pairs((post) => suggestHooks(post).map(({ kind }) => kind))
  const right = [...suggested].filter((pair) => labelled.has(pair)).length
  return { precision: right / suggested.size, recall: right / labelled.size }
}
