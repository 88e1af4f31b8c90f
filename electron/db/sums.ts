import { hash } from 'node:crypto'
import type { Cells } from './cells.ts'
import type { TableName } from './tables.ts'

const HALF = 2 ** 24

const LONG = 65_536
const hex = (text: string) => hash('sha256', text, 'hex')

/** 48 bits of SHA-256 over a row's columns in their order: what a flipped byte in the file cannot keep. */
export function sumOf(name: TableName, cells: Cells): number {
  // A step of megabytes goes in by its own hash: quoting it a second time would cost more than all else.
  const short = cells.map((cell) => (typeof cell === 'string' && cell.length > LONG ? hex(cell) : cell))
  // As hex in one call: six times faster than by way of a Buffer.
  return Number.parseInt(hex(JSON.stringify([name, ...short])).slice(0, 12), 16)
}

/** XOR of two 48-bit sums (JavaScript's own works on 32). */
export const xor = (a: number, b: number): number =>
  ((Math.floor(a / HALF) ^ Math.floor(b / HALF)) >>> 0) * HALF + (((a % HALF) ^ (b % HALF)) >>> 0)

/** How many rows a table has, and the XOR of their sums. */
export interface Tally {
  readonly count: number
  readonly sum: number
}
