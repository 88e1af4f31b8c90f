import { createHash } from 'node:crypto'
import { TABLES, type Raw, type TableName } from './tables.ts'

const HALF = 2 ** 24

/** 48 bits of SHA-256 over a row's columns in their order: what a flipped byte in the file cannot keep. */
export function sumOf(name: TableName, raw: Raw): number {
  const values = [name, ...Object.keys(TABLES[name].columns).map((column) => raw[column] ?? null)]
  return createHash('sha256').update(JSON.stringify(values)).digest().readUIntBE(0, 6)
}

/** XOR of two 48-bit sums (JavaScript's own works on 32). */
export const xor = (a: number, b: number): number =>
  ((Math.floor(a / HALF) ^ Math.floor(b / HALF)) >>> 0) * HALF + (((a % HALF) ^ (b % HALF)) >>> 0)

/** How many rows a table has, and the XOR of their sums. */
export interface Tally {
  readonly count: number
  readonly sum: number
}
