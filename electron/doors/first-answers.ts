import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CallName } from '../../shared/contract.ts'
import type { Settings } from '../../shared/model.ts'
import { addDays, firstOfWeek, todayIn, type Instant, type Zone } from '../../shared/time.ts'
import { DEFAULT_SETTINGS } from '../../shared/values.ts'

// What the first picture of the week is made of, answered when the workspace was put away and handed to the page of the
// next start before the data process is there. Only while the file is the very one that was put away: else it is asked.

/** A question as the page asks it, and what the core answered. */
export interface FirstAnswer {
  readonly name: CallName
  readonly input: unknown
  readonly result: unknown
}

type Ask = (name: CallName, input: unknown) => Promise<{ readonly ok: boolean; readonly value?: unknown }>

const DAYS = 6
const WEEK = 7

/** Asked in this week and, since it may be opened after it, for the next one. */
export async function firstAnswers(ask: Ask, now: Instant): Promise<readonly FirstAnswer[]> {
  const channels = await ask('channels.list', {})
  const [first] = (channels.value ?? []) as readonly { readonly zone: Zone }[]
  if (!first) return []
  const settings = await ask('settings.get', {})
  // The page asks before it has heard where weeks begin, and then once more.
  const starts = new Set([DEFAULT_SETTINGS.weekStart, (settings.value as Settings | undefined)?.weekStart ?? 1])
  const weeks = [...starts].flatMap((start) => {
    const from = firstOfWeek(todayIn(first.zone, now), start)
    return [from, addDays(from, WEEK)].map((day) => ({ from: day, to: addDays(day, DAYS) }))
  })
  const questions: readonly (readonly [CallName, unknown])[] = [
    ['settings.get', {}],
    ['channels.list', {}],
    ...weeks.map((week) => ['items.between', week] as const),
    ...weeks.map(({ to }) => ['promises.list', { until: to }] as const),
    ['items.undated', {}],
    ['history.state', {}],
    ['workspace.status', {}],
  ]
  const answers: FirstAnswer[] = []
  for (const [name, input] of questions) answers.push({ name, input, result: await ask(name, input) })
  return answers.every(({ result }) => (result as { ok: boolean }).ok) ? answers : []
}

const fileIn = (folder: string) => join(folder, 'first-answers.json')

/** The workspace's file as it lies there and the program that read it; null while it is open, or was not put away. */
function stateOf(folder: string, program: string): string | null {
  const look = (file: string) => statSync(file, { throwIfNoEntry: false })
  const data = look(join(folder, 'duotrack.db'))
  const built = look(program)
  if (!data || !built || look(join(folder, 'duotrack.db-wal'))) return null
  return [data.ino, data.size, data.mtimeMs, built.size, built.mtimeMs].join(' ')
}

/** Keeps them beside the file, which is closed by now. Without them the next start asks, that is all. */
export function keepFirstAnswers(folder: string, program: string, answers: readonly FirstAnswer[]): void {
  const file = fileIn(folder)
  try {
    const state = stateOf(folder, program)
    if (state === null || answers.length === 0) return rmSync(file, { force: true })
    writeFileSync(`${file}.new`, JSON.stringify({ state, answers }), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  } catch {}
}

/** Those that still hold; none where anything has touched the file or the program since. */
export function readFirstAnswers(folder: string, program: string): readonly FirstAnswer[] {
  try {
    const state = stateOf(folder, program)
    const kept = JSON.parse(readFileSync(fileIn(folder), 'utf8')) as { state: unknown; answers: readonly FirstAnswer[] }
    return state !== null && kept.state === state && Array.isArray(kept.answers) ? kept.answers : []
  } catch {
    return []
  }
}
