import { describe, expect, it } from 'vitest'
import {
  foundIn,
  isListFiltered,
  isSought,
  useListFilters,
  type ListFilters,
} from '../../../renderer/plan/list-filters.ts'
import type { CardOnBoard } from '../../../renderer/plan/board-cards.ts'
import { soughtWords } from '../../../shared/things.ts'
import { channelFrom, hookFrom, itemFrom } from '../../support/make.ts'

const NONE = useListFilters.getInitialState()
const noodles = itemFrom({
  tags: ['兰州', '早餐'],
  brief: { who: '上夜班的人', pain: '没地方吃饭', angle: '凌晨的店' },
  caption: '这家店只开到天亮',
  track: 'bond',
  hooks: [hookFrom({ kind: 'golden-line', words: '灯亮着，就有人等你' })],
})
const cardOf = (more: Partial<CardOnBoard> = {}): CardOnBoard => ({
  item: noodles,
  channel: channelFrom(),
  zone: 'Asia/Shanghai',
  isMissed: false,
  results: null,
  worst: null,
  ...more,
})
const isShown = (filters: Partial<ListFilters>, card = cardOf()) =>
  isSought(card, { ...NONE, ...filters }, soughtWords(filters.text ?? ''))

describe('the list of plans', () => {
  it('shows all of them as long as nothing is asked for', () => {
    expect(isListFiltered(NONE)).toBe(false)
    expect(isListFiltered({ ...NONE, text: '  ' })).toBe(false)
    expect(isShown({})).toBe(true)
  })

  it.each(['凌晨四点', '早餐', '上夜班', '开到天亮', '有人等你', '凌晨 早餐 夜班'])('finds a plan by %s', (text) => {
    expect(isShown({ text })).toBe(true)
  })

  it('wants all the words, in whatever part of the plan', () => {
    expect(isShown({ text: '凌晨 火锅' })).toBe(false)
  })

  it('shows those of one status, track or hook', () => {
    expect(isShown({ status: 'draft', track: 'bond', hook: 'golden-line' })).toBe(true)
    for (const other of [{ status: 'ready' }, { track: 'reach' }, { hook: 'choice' }] as const)
      expect(isShown(other)).toBe(false)
  })

  it('shows those of which something, or nothing, is to be said; a missed one has to be dealt with', () => {
    const [quiet, hint, missed] = [cardOf(), cardOf({ worst: 'tip' }), cardOf({ isMissed: true })]
    const shown = (told: ListFilters['told']) => [quiet, hint, missed].map((card) => isShown({ told }, card))
    expect(shown('none')).toEqual([true, false, false])
    expect(shown('some')).toEqual([false, true, true])
    expect(shown('error')).toEqual([false, false, true])
  })

  it('quotes where it was found if the title does not show it', () => {
    expect(foundIn(noodles, noodles.title, ['凌晨'])).toBeNull()
    expect(foundIn(noodles, noodles.title, ['凌晨', '早餐'])).toEqual({ in: 'tag', text: '#早餐' })
    expect(foundIn(noodles, noodles.title, ['等你'])).toEqual({ in: 'words', text: '灯亮着，就有人等你' })
  })
})
