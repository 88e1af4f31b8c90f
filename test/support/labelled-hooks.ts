import { readFileSync } from 'node:fs'
import type { HookKind } from '../../shared/model.ts'
import type { PostWords } from '../../shared/suggest-hooks.ts'

/** A post made up as creators write, with the hooks that its writer says it has. */
export interface Labelled extends PostWords {
  readonly hooks: readonly HookKind[]
}

/** Each by another writer, who knew what the kinds are and nothing of how they are found; weights are learnt from these. */
export const TAUGHT = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
] as const

/** `blind`: by one more writer, made and kept for measuring. Nothing may be learnt from it or mended on it. */
export type LabelledSet = (typeof TAUGHT)[number] | 'blind'

const readJson = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../fixtures/hooks/${name}.json`, import.meta.url), 'utf8'))

export const labelledPosts = (set: LabelledSet): readonly Labelled[] => readJson(set) as readonly Labelled[]

const PLAIN_TIMES = 3
const SHORT = 40

/**
 * The plainest wordings of each kind, which those who are asked for variety hardly write: alone, and at the end of posts
 * that have no hook. Each of these is taken once, lest its own words be counted often.
 */
function plainPosts(posts: readonly Labelled[]): readonly Labelled[] {
  const wordings = Object.entries(readJson('plain') as Readonly<Record<HookKind, readonly string[]>>)
  const isLatin = (text: string) => /^[\u0020-\u024f]*$/u.test(text)
  const bare = posts.filter(({ title, hooks }) => hooks.length === 0 && title.length <= SHORT).map(({ title }) => title)
  const titles = { en: bare.filter(isLatin), zh: bare.filter((title) => !isLatin(title)) }
  return wordings.flatMap(([kind, words]) =>
    words.flatMap((said) => {
      const hooks = [kind as HookKind]
      const [more, joint] = isLatin(said) ? [titles.en, '. '] : [titles.zh, '，']
      const joined = more.splice(0, PLAIN_TIMES).map((title) => `${title.replace(/[。.!！]$/u, '')}${joint}${said}`)
      return [
        { title: said, caption: '', hooks },
        ...joined.map((title) => ({ title, caption: '', hooks })),
        ...more.splice(0, PLAIN_TIMES).map((title) => ({ title, caption: said, hooks })),
      ]
    }),
  )
}

/** All that weights are learnt from. */
export function taughtPosts(sets: readonly LabelledSet[] = TAUGHT): readonly Labelled[] {
  const posts = sets.flatMap(labelledPosts)
  return [...posts, ...plainPosts(posts)]
}

export interface Figure {
  readonly precision: number
  readonly recall: number
}

/** Over all kinds together: how many of the suggestions are labels, and how many of the labels are suggested. */
export function figureOf(
  posts: readonly Labelled[],
  suggested: (words: PostWords) => readonly { readonly kind: HookKind }[],
): Figure {
  let [said, labelled, right] = [0, 0, 0]
  for (const post of posts) {
    const kinds = suggested(post).map(({ kind }) => kind)
    said += kinds.length
    labelled += post.hooks.length
    right += kinds.filter((kind) => post.hooks.includes(kind)).length
  }
  return { precision: right / said, recall: right / labelled }
}
