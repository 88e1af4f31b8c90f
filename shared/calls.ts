import type { z } from 'zod'

/**
 * query reads · write is one synchronous transaction · job may wait and ends in at most one write ·
 * shell is what only the window's owner can do.
 */
export type CallKind = 'query' | 'write' | 'job' | 'shell'

export interface Call<K extends CallKind, I extends z.ZodType, O> {
  readonly kind: K
  readonly input: I
  /** Never read: carries the type of the answer. */
  readonly output?: O
}

type Output<O> = (_: O) => void
export const output =
  <O>(): Output<O> =>
  () => {}
const kindOf =
  <K extends CallKind>(kind: K) =>
  <I extends z.ZodType, O>(input: I, _: Output<O>): Call<K, I, O> => ({ kind, input })

export const query = kindOf('query')
export const write = kindOf('write')
export const job = kindOf('job')
export const shell = kindOf('shell')
