import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepParts } from '../../renderer/keep-parts.ts'

test('what stayed the same is the very same object, what changed is the new one', () => {
  const known = { a: { b: [1, 2] }, c: { d: 'x' } }
  const kept = keepParts(known, { a: { b: [1, 2] }, c: { d: 'y' } })
  expect(kept.a).toBe(known.a)
  expect(kept.c).toEqual({ d: 'y' })
  expect(keepParts(known, structuredClone(known))).toBe(known)
})

test('the answer is always equal to what is new', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (known, next) => {
      expect(keepParts(known, next)).toEqual(next)
      expect(keepParts(next, structuredClone(next))).toBe(next)
    }),
  )
})
