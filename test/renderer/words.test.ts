import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ACTIONS } from '../../renderer/actions.ts'
import zh from '../../shared/locales/zh-CN.json' with { type: 'json' }

const room = join(import.meta.dirname, '../../renderer')
const files = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
const source = (file: string) => readFileSync(join(room, file), 'utf8')

const wordAt = (key: string): unknown =>
  key.split('.').reduce<unknown>((words, part) => (words as Record<string, unknown> | undefined)?.[part], zh)
const isSaid = (key: string) => ['', '_other'].some((ending) => typeof wordAt(key + ending) === 'string')

test('every word that a screen names by its key is in the locales', () => {
  const missing = files.flatMap((file) =>
    [...source(file).matchAll(/\bt\(\s*'([\w.-]+)'/g)].flatMap(([, key = '']) =>
      isSaid(key) ? [] : [`${file}: ${key}`],
    ),
  )
  expect(missing).toEqual([])
})

test('every family of words that a screen picks from is there', () => {
  const missing = files.flatMap((file) =>
    [...source(file).matchAll(/\bt\(\s*`([\w.-]+)\.\$\{/g)].flatMap(([, family = '']) =>
      typeof wordAt(family) === 'object' ? [] : [`${file}: ${family}`],
    ),
  )
  expect(missing).toEqual([])
})

test('every action has a word, and no two that can meet share a key', () => {
  expect(ACTIONS.filter(({ label }) => !isSaid(label))).toEqual([])
  const keys = ACTIONS.flatMap((action) => action.keys)
  expect(keys.length).toBe(new Set(keys).size)
})

test('no text of the page is written in the code', () => {
  const inCode = files
    .filter((file) => !/^(zones|settings\/languages)\.ts$/.test(file))
    .flatMap((file) =>
      source(file)
        .split('\n')
        .filter(
          (line) =>
            !/^\s*(\/\/|\*|\/\*)/.test(line) &&
            /[>'"`][^/]*[\u4e00-\u9fff]/.test(line.replace(/\/\/.*|\/\*.*\*\//, '')),
        )
        .map((line) => `${file}: ${line.trim()}`),
    )
  expect(inCode).toEqual([])
})
