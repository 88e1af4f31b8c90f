import { describe, expect, it } from 'vitest'
import { distance, type Arrow } from '../../../renderer/dnd/drag.ts'

const box = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom })
const from = box(100, 100, 200, 200)
const nearest = (arrow: Arrow, boxes: Readonly<Record<string, ReturnType<typeof box>>>) =>
  Object.entries(boxes)
    .map(([name, other]) => [name, distance(from, other, arrow)] as const)
    .filter(([, far]) => far < Infinity)
    .toSorted((a, b) => a[1] - b[1])[0]?.[0] ?? null

describe('what lies next in the direction of an arrow', () => {
  it('is the cell across the shared border', () => {
    const cells = { right: box(200, 100, 300, 200), below: box(100, 200, 200, 300), far: box(300, 100, 400, 200) }
    expect(nearest('ArrowRight', cells)).toBe('right')
    expect(nearest('ArrowDown', cells)).toBe('below')
    expect(nearest('ArrowUp', cells)).toBeNull()
  })

  it('is the one in line before one that is closer but aside', () => {
    expect(nearest('ArrowRight', { aside: box(200, 220, 300, 320), inLine: box(240, 100, 340, 200) })).toBe('inLine')
  })

  it('of several beside it, is the one that begins where it begins', () => {
    expect(nearest('ArrowRight', { second: box(200, 150, 300, 200), first: box(200, 100, 300, 150) })).toBe('first')
  })

  it('may be much taller, as the drawer is', () => {
    expect(nearest('ArrowLeft', { drawer: box(0, 0, 100, 900) })).toBe('drawer')
  })
})
