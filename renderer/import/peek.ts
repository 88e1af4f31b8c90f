import { z } from 'zod'
import type { AppError } from '../../shared/result.ts'

const rows = z.array(z.array(z.string()))

/** The first rows of a refused table, the header among them; empty where the refusal shows none. */
export function peekRows({ params }: AppError): readonly (readonly string[])[] {
  const peek = params?.['peek']
  if (typeof peek !== 'string') return []
  const read = rows.safeParse(JSON.parse(peek))
  return read.success ? read.data : []
}
