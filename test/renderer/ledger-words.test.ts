import { createInstance, type TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { ledgerLede } from '../../renderer/insight/ledger/words.ts'
import type { Ledger, LedgerRow } from '../../shared/insight/ledger.ts'
import zh from '../../shared/locales/zh-CN.json' with { type: 'json' }

const words = createInstance()
await words.init({ resources: { 'zh-CN': { translation: zh } }, interpolation: { escapeValue: false } })
const t: TFunction = words.getFixedT('zh-CN')

const row = (id: string, isGated: boolean): LedgerRow => ({
  id,
  metric: 'lightRate',
  claims: 'more',
  verdict: 'open',
  isGated,
  reading: {
    kind: 'compared',
    by: 'size',
    withIt: 14,
    without: 39,
    change: -0.02,
    low: -0.13,
    high: 0.08,
    is: 'open',
    byChance: 0.1,
  },
})
const unread: LedgerRow = {
  ...row('stance', false),
  reading: { kind: 'cannot', why: 'few', withIt: 3, without: 50 },
}
const ledger = (rows: readonly LedgerRow[]): Ledger => ({
  rows,
  decidable: rows.filter(({ reading, isGated }) => reading.kind === 'compared' && !isGated).length,
  byChance: 0.7,
  posts: 53,
})

test('rows with numbers are all accounted for: those that can be decided, and those of posting time that are not', () => {
  const said = ledgerLede(ledger([row('a', false), row('b', false), row('weekend', true), unread]), t, 'zh-CN')
  expect(said).toContain('能对的2条里')
  expect(said).toContain('另有1条说的是发布时间，时间对你还没有显出用处，所以只列数字、不下判断。')
})

test('where posting time is heard nothing more is said', () => {
  expect(ledgerLede(ledger([row('a', false), unread]), t, 'zh-CN')).not.toContain('发布时间')
})
