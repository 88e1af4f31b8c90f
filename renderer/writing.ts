import { useEffect, useRef, useState } from 'react'
import type { InputOf, NamesOf, OutputOf } from '../shared/contract.ts'
import type { AppError } from '../shared/result.ts'
import { act, type WriteOptions } from './data.ts'
import { keepUnwritten } from './unwritten.ts'

interface WritingOptions<N extends NamesOf<'write' | 'job'>> extends Pick<WriteOptions<N>, 'said'> {
  /** Names one of several writes of the form: done, it is not done again when a later one fails and all are tried anew. */
  readonly part?: string
}

/** The writes of one form: where one fails, what was typed stays in it, and why is said there until it goes in. */
export interface Writing {
  readonly error: AppError | null
  /** Answers null if it failed. */
  readonly write: <N extends NamesOf<'write' | 'job'>>(
    name: N,
    input: InputOf<N>,
    options?: WritingOptions<N>,
  ) => Promise<OutputOf<N> | null>
  /** What was typed is given up, or is something else by now. */
  readonly forget: () => void
}

/** `title` names what was typed, for whoever closes the page while it is in no file; null where that is said elsewhere. */
export function useWriting(title: string | null): Writing {
  const [error, setError] = useState<AppError | null>(null)
  const attempts = useRef(new Map<string, string>())
  useEffect(
    () =>
      error && title !== null
        ? keepUnwritten({ tell: () => [{ title, isSent: false, isStuck: true }], writeOut() {} })
        : undefined,
    [error, title],
  )
  const write: Writing['write'] = async (name, input, { said, part } = {}) => {
    // A disk that failed as it answered may have taken it all the same: asked again as the same, it is done once.
    const question = JSON.stringify([name, input, part])
    const opId = attempts.current.get(question) ?? crypto.randomUUID()
    attempts.current.set(question, opId)
    let failure: AppError | null = null
    const value = await act(name, input, { opId, ...(said ? { said } : {}), onFailed: (why) => (failure = why) })
    setError(failure)
    if (value !== null && part === undefined) attempts.current.clear()
    return value
  }
  return { error, write, forget: () => setError(null) }
}
