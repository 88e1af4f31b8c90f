import { z } from 'zod'
import { instant } from '../../shared/model.ts'
import type { Told } from '../../shared/reminders.ts'
import type { Read, Tx } from '../db/tx.ts'

/** A row beside the settings: no step of the creator's, so outside undo, and in the file, so that it outlives a restart. */
const ROW = 'reminders.told'
const row = z.object({ until: instant, lead: z.number(), keys: z.array(z.string()) })

/** What was told already, or null: nothing yet. */
export function toldOf(read: Read): Told | null {
  const parsed = row.safeParse(read.get('setting', ROW)?.value)
  return parsed.success ? parsed.data : null
}

export const putTold = (tx: Tx, told: Told): void => tx.put('setting', { id: ROW, value: told })

const NO_LEAD = -1

/** Switched off: when it is on again it begins from there, and what was told stays told. */
export function stopTelling(tx: Tx): void {
  const told = toldOf(tx)
  if (told) putTold(tx, { ...told, lead: NO_LEAD })
}
