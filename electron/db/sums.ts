import { hash } from 'node:crypto'
import { columnsOf, type Raw, type TableName } from './tables.ts'

const HALF = 2 ** 24

/** 48 bits of SHA-256 over a row's columns in their order: what a flipped byte in the file cannot keep. */
export function sumOf(name: TableName, raw: Raw): number {
  const values = [name, ...columnsOf(name).map((column) => raw[column] ?? null)]
  // As hex in one call: six times faster than by way of a Buffer.
  return Number.parseInt(hash('sha256', JSON.stringify(values), 'hex').slice(0, 12), 16)
}

/** XOR of two 48-bit sums (JavaScript's own works on 32). */
export const xor = (a: number, b: number): number =>
  ((Math.floor(a / HALF) ^ Math.floor(b / HALF)) >>> 0) * HALF + (((a % HALF) ^ (b % HALF)) >>> 0)

/** How many rows a table has, and the XOR of their sums. */
export interface Tally {
  readonly count: number
  readonly sum: number
}
