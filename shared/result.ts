/** The few ways a call can fail. Codes travel; sentences live in `locales`. */
export type ErrorCode =
  | 'invalid'
  | 'not-found'
  | 'conflict'
  | 'busy'
  | 'disk-full'
  | 'read-only'
  | 'newer-file'
  | 'damaged-file'
  | 'unsupported-file'
  | 'cancelled'
  | 'internal'

/** What went wrong: `message` is a locale key or a ready sentence, `path` names the field, file or row, `params` fill the sentence. */
export interface AppError {
  readonly code: ErrorCode
  readonly message: string
  readonly path?: string
  readonly params?: Readonly<Record<string, string | number>>
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError }

/** Thrown inside handlers for expected failures; the studio turns it into an error value. Anything else thrown is a bug. */
export class Fail extends Error {
  readonly error: AppError
  constructor(code: ErrorCode, message: string, more: Omit<AppError, 'code' | 'message'> = {}) {
    super(message)
    this.name = 'Fail'
    this.error = { code, message, ...more }
  }
}

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const failed = (error: AppError): Result<never> => ({ ok: false, error })

/** The value of a result; an expected failure is thrown, for handlers to end with. */
export function orFail<T>(result: Result<T>): T {
  if (result.ok) return result.value
  const { code, message, ...more } = result.error
  throw new Fail(code, message, more)
}

/** For the end of a switch: does not compile while a case is missing. */
export function assertNever(value: never): never {
  throw new Error(`Not handled: ${JSON.stringify(value)}`)
}
