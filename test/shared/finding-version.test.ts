import { describe, expect, it } from 'vitest'
import { wordsIn } from '../../electron/doors/words.ts'
import { versionText } from '../../shared/finding-words.ts'
import type { Item } from '../../shared/model.ts'
import { findingsWith, hookFrom, itemFrom } from '../support/make.ts'

describe('which version a finding speaks of', () => {
  const hook = hookFrom({ kind: 'choice', placement: 'middle' })
  const { A } = itemFrom({ hooks: [hook] }).variants
  const bare = itemFrom().variants.A
  const said = (variants: Item['variants']) =>
    findingsWith('choice-incomplete', itemFrom({ variants })).map((one) => versionText(wordsIn('zh-CN'), one))

  it('is named, and said once where it is true of both', () => {
    expect(said({ A, B: { ...bare, title: '乙' } })).toEqual(['版本A'])
    expect(said({ A: bare, B: { ...A, hooks: [{ ...hook, id: 'b' }] } })).toEqual(['版本B'])
    expect(said({ A, B: { ...A, title: '乙', hooks: [{ ...hook, id: 'b' }] } })).toEqual(['两个版本'])
  })

  it('is not where there is but one', () => {
    expect(said({ A, B: null })).toEqual([''])
  })
})
