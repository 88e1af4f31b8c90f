import { describe, expect, it } from 'vitest'
import { chipsOn, howManyFit } from '../../../renderer/plan/card-chips.ts'
import { blankItem } from '../../../shared/items.ts'
import type { Channel, Hook, Item } from '../../../shared/model.ts'

const channel = { light: 'like', deep: ['heart'] } as unknown as Channel
const hook = (kind: Hook['kind'], signal: Hook['signal'], lines: Hook['lines'] = null): Hook => ({
  id: kind,
  kind,
  placement: 'ending',
  second: null,
  signal,
  words: '',
  options: null,
  lines,
  promise: null,
})
const withHooks = (...hooks: readonly Hook[]): Item => {
  const item = blankItem('x', 'x')
  return { ...item, variants: { A: { ...item.variants.A, hooks: [...hooks] }, B: null } }
}
const shown = (item: Item, most = 2) => {
  const { shown: chips, more } = chipsOn(item, channel, most)
  return [...chips.map(({ key }) => key), `+${more}`]
}

describe('chips on a card', () => {
  it('stand in the order a viewer meets them', () => {
    expect(shown(withHooks(hook('suspense', null), hook('unlock', 'like')))).toEqual(['suspense', 'like', '+0'])
  })

  it('keep both asks where there is no room for all', () => {
    const item = withHooks(
      hook('suspense', null),
      hook('question', 'comment'),
      hook('thread', 'like'),
      hook('golden-line', 'heart'),
    )
    expect(shown(item)).toEqual(['like', 'heart', '+2'])
  })

  it('say one ask once, and a 双轨CTA as the two things it asks for', () => {
    const line = { condition: '', words: '' }
    const lines = { light: { signal: 'like' as const, ...line }, deep: { signal: 'heart' as const, ...line } }
    expect(shown(withHooks(hook('dual-track', null, lines), hook('save', 'like')))).toEqual(['like', 'heart', '+0'])
  })

  it('are as many as their words leave room for', () => {
    expect(howManyFit(['悬念', '点赞'], 2, 103)).toBe(2)
    expect(howManyFit(['小红心', '悬念'], 2, 103)).toBe(1)
    expect(howManyFit(['悬念', '点赞'], 3, 103)).toBe(1)
    expect(howManyFit([], 0, 103)).toBe(0)
  })
})
