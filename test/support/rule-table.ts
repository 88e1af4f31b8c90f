import { describe, expect, it } from 'vitest'
import type { FindingCode } from '../../shared/finding.ts'
import type { Item } from '../../shared/model.ts'
import { findingsWith } from './make.ts'

type Case = readonly [sentence: string, item: Item]

/** Each sentence is said of its item, or is not. */
export function table(code: FindingCode, says: readonly Case[], silent: readonly Case[]): void {
  describe(`the check ${code}`, () => {
    it.each(says)('speaks: %s', (_, item) => {
      expect(findingsWith(code, item).map((finding) => [finding.code, finding.itemId])).toEqual([[code, item.id]])
    })
    it.each(silent)('is silent: %s', (_, item) => {
      expect(findingsWith(code, item)).toEqual([])
    })
  })
}
