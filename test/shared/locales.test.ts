import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { wordsIn } from '../../electron/doors/words.ts'
import { verdictWords } from '../../shared/experiment-words.ts'
import { recordText } from '../../shared/flag-words.ts'
import en from '../../shared/locales/en.json' with { type: 'json' }
import zh from '../../shared/locales/zh-CN.json' with { type: 'json' }

/** Keys of a dictionary with dots, plural endings cut: Chinese has one form where English has two. */
function keysOf(words: object, path = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'object'
      ? keysOf(value as object, `${path}${key}.`)
      : [`${path}${key}`.replace(/_(zero|one|other)$/, '')],
  )
}
const flat = (words: object, path = ''): [key: string, sentence: string][] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'object'
      ? flat(value as object, `${path}${key}.`)
      : [[`${path}${key}`, String(value)] as [string, string]],
  )

const root = join(import.meta.dirname, '../..')
const sources = ['electron', 'renderer', 'shared'].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file: `${room}/${file}`, text: readFileSync(join(root, room, file), 'utf8') })),
)

test('both languages say the same things', () => {
  expect([...new Set(keysOf(en))].toSorted()).toEqual([...new Set(keysOf(zh))].toSorted())
})

/** Said by other means: Chinese names a lunar day, English counts it. */
const OTHERWISE = ['plan.lunar']

test('every blank to fill in stands in both languages', () => {
  const blanks = (sentence: string) => [...new Set(sentence.match(/\{\{\w+/g))].toSorted()
  const english = new Map(flat(en).map(([key, sentence]) => [key.replace(/_(zero|one|other)$/, ''), sentence]))
  const unlike = flat(zh).filter(([key, sentence]) => {
    const other = english.get(key.replace(/_(zero|one|other)$/, ''))
    return (
      other !== undefined &&
      blanks(sentence).join() !== blanks(other).join() &&
      !/count/.test(sentence + other) &&
      !OTHERWISE.includes(key)
    )
  })
  expect(unlike.map(([key]) => key)).toEqual([])
})

/** Said only of several, or of a number that is fixed and not one. */
const SEVERAL = ['finding.group.items', 'finding.group.places', 'post.link.none', 'post.seal.early']
/** A number, perhaps a word, and what is counted, or does something, in the plural. */
const PLURAL = /\b1 (?:[a-z]+ )?(?!is\b|was\b|has\b|this\b|less\b|does\b|differs\b)[a-z]{2,}s\b(?!’)/i

test('one of a thing is said as one in English', () => {
  const filled = flat(en)
    .filter(([key]) => !/_(zero|other)$/.test(key) && !SEVERAL.includes(key))
    .map(([key, sentence]) => [key, sentence.replaceAll('{{count}}', '1')])
  expect(filled.filter(([, sentence = '']) => PLURAL.test(sentence))).toEqual([])
})

test('what was said once is not told as several times', () => {
  const words = wordsIn('en')
  const record = (of: number, held: number) => recordText(words, { record: { form: 'flags', of, held } })
  expect(record(1, 1)).toBe('Looking back: said once, and on the posts that followed it was so in 1 of 1.')
  expect(record(3, 1)).toBe('Looking back: said 3 times, and on the posts that followed it was so in 1 of them.')
  const said = ['problem.damaged', 'reminder.count.promise', 'plan.said.noted'].map((key) => words(key, { count: 1 }))
  expect(said).toEqual([
    expect.stringMatching(/^1 thing does not match its checksum\./),
    '1 promise due',
    '1 idea noted',
  ])
  const verdict = { kind: 'unread', why: 'too-few-posts', n: 1, need: 20 } as const
  expect(verdictWords(verdict, 1.3, words)).toContain('only 1 post before it can be judged')
})

test('no sentence is empty, and Chinese ones use full-width punctuation', () => {
  for (const [key, sentence] of [...flat(zh), ...flat(en)]) expect(sentence.trim(), key).not.toBe('')
  const halfWidth = flat(zh).filter(([, sentence]) => /[\u4e00-\u9fff][,;?!]/.test(sentence))
  expect(halfWidth).toEqual([])
})

test('every error and problem that the code can name has its sentence', () => {
  const known = new Set(keysOf(zh))
  const missing = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/'((?:error|problem|import)\.[a-z.-]+)'/g)].flatMap(([, key = '']) =>
      known.has(key) ? [] : [`${file}: ${key}`],
    ),
  )
  expect(missing).toEqual([])
})
