import { useEffect, useState } from 'react'
import type { InputOf, NamesOf, OutputOf } from '../shared/contract.ts'
import type { AppError } from '../shared/result.ts'
import { call, onChange, onConnection } from './client.ts'
import { keepParts } from './keep-parts.ts'

export interface Query<T> {
  /** What was last heard for this question; kept while the next answer is under way. */
  readonly value: T | null
  readonly error: AppError | null
}

const UNASKED = { value: null, error: null }

/**
 * A query of a screen's own: asked again when the input changes, a commit touches one of the tables, or the connection
 * is back. Null asks nothing. Where an old answer would be wrong for a new input, key the component by it.
 */
export function useQuery<N extends NamesOf<'query'>>(
  name: N,
  input: InputOf<N> | null,
  tables: readonly string[],
): Query<OutputOf<N>> {
  const [state, setState] = useState<Query<OutputOf<N>>>(UNASKED)
  const question = input === null ? null : JSON.stringify(input)
  const watched = tables.join()

  useEffect(() => {
    if (question === null) return
    let turn = 0
    const ask = async () => {
      const mine = ++turn
      const result = await call(name, JSON.parse(question) as InputOf<N>)
      if (mine !== turn) return
      setState((before) =>
        keepParts(before, result.ok ? { value: result.value, error: null } : { ...before, error: result.error }),
      )
    }
    void ask()
    const stops = [
      onChange((change) => {
        if (change.tables.some((table) => watched.split(',').includes(table))) void ask()
      }),
      onConnection((connection) => {
        if (connection === 'open') void ask()
      }),
    ]
    return () => {
      turn = -1
      for (const stop of stops) stop()
    }
  }, [name, question, watched])

  return question === null ? UNASKED : state
}
