import type { z } from 'zod'
import { isInstant } from '../../../shared/instants.ts'
import { daysOfWeek, type Instant } from '../../../shared/time.ts'
import { Usage } from '../args.ts'

/** The value, or words about the option that lacks one. */
export function needed<T>(value: T | undefined, option: string): T {
  if (value === undefined) throw new Usage(`${option} ?`)
  return value
}

/** A value of a known few, or words that list them. */
export function oneOf<const T extends string>(values: readonly T[], value: string, option: string): T {
  const found = values.find((known) => known === value)
  if (found === undefined) throw new Usage(`${option} ${value}: ${values.join(', ')}`)
  return found
}

export function wholeNumber(text: string, option: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0) throw new Usage(`${option} ${text}: 0, 1, 2 …`)
  return value
}

/** What the model itself takes: a day, a time; or a sentence of the locales that says why not. */
export function asModel<T>(schema: z.ZodType<T>, text: string, option: string, otherwise: string): T {
  const parsed = schema.safeParse(text)
  if (!parsed.success) throw new Usage(otherwise, { given: `${option} ${text}` })
  return parsed.data
}

export function asInstant(text: string, option: string): Instant {
  if (!isInstant(text)) throw new Usage('cli.not-instant', { given: `${option} ${text}` })
  return text
}

/** A week by its number or by one of its days: which days those are depends on where the creator's weeks begin. */
export function asWeek(week: string): string {
  if (!daysOfWeek(week, 1)) throw new Usage('cli.not-week', { given: `--week ${week}` })
  return week
}

export function noMore(positionals: readonly string[]): void {
  if (positionals.length > 0) throw new Usage(positionals.join(' '))
}
