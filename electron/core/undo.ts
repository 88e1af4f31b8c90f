import type { StepInfo } from '../../shared/contract.ts'
import { Fail } from '../../shared/result.ts'
import { epochOf, type Instant } from '../../shared/time.ts'
import { columnsOf } from '../db/cells.ts'
import type { Edit, Read, Tx } from '../db/tx.ts'
import type { Rows } from '../db/tables.ts'

type Step = Rows['step']

const MOST_STEPS = 500
const MOST_CHARACTERS = 200 * 1024 * 1024
/** Typing in one field is one step while the pauses are shorter than this. */
const SAME_TYPING_MS = 2000

/** The edits that take a list back: swapped, last first. */
const reverse = (edits: readonly Edit[]): Edit[] =>
  edits.map(({ table, id, before, after }) => ({ table, id, before: after, after: before })).toReversed()

/** Two lists as one: a row's first `before` with its last `after`; what ends as it began is dropped. */
function squash(first: readonly Edit[], second: readonly Edit[]): Edit[] {
  const rows = new Map<string, Edit>()
  for (const edit of [...first, ...second]) {
    const key = `${edit.table}/${edit.id}`
    const known = rows.get(key)
    rows.set(key, known ? { ...known, after: edit.after } : edit)
  }
  return [...rows.values()].filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after))
}

/** Whether anybody would see an edit taken back: a save that ends where it began has still counted the row's revision. */
const isSeen = ({ table, before, after }: Edit) =>
  before === null ||
  after === null ||
  columnsOf(table).some((column, at) => column !== 'revision' && before[at] !== after[at])

const editsOf = (step: Step) => JSON.parse(step.edits) as Edit[]
const infoOf = ({ id, name, at, tables }: Pick<Step, 'id' | 'name' | 'at' | 'tables'>): StepInfo => ({
  id,
  name,
  at,
  tables,
})

const LAST_DONE = 'WHERE isUndone = 0 ORDER BY position DESC LIMIT 1'
const NEXT_UNDONE = 'WHERE isUndone = 1 ORDER BY position LIMIT 1'

/** A step without its edits, which may be megabytes. */
type Head = Pick<Step, 'id' | 'position' | 'name' | 'at' | 'coalesce' | 'tables'>
function headOf(read: Read, which: string): Head | null {
  const sql = `SELECT id, position, name, at, coalesce, tables FROM step ${which}`
  const [head] = read.query<Omit<Head, 'tables'> & { tables: string }>(sql)
  return head ? { ...head, tables: JSON.parse(head.tables) as string[] } : null
}

function stepOf(head: Head, edits: readonly Edit[]): Step {
  const text = JSON.stringify(edits)
  const tables = [...new Set(edits.map(({ table }) => table))]
  return { ...head, tables, isUndone: false, size: text.length, edits: text }
}

/** Writes a step for the edits of one call; what could be redone no longer can. */
export function recordStep(
  tx: Tx,
  call: { id: string; name: string; at: Instant; coalesce: string | null },
  edits: readonly Edit[],
): void {
  const last = headOf(tx, LAST_DONE)
  const undone = tx.query<{ id: string }>('SELECT id FROM step WHERE isUndone = 1')
  for (const { id } of undone) tx.remove('step', id)

  const isSameTyping =
    last !== null &&
    undone.length === 0 &&
    call.coalesce !== null &&
    last.coalesce === call.coalesce &&
    Math.abs(epochOf(call.at) - epochOf(last.at)) <= SAME_TYPING_MS
  const before = isSameTyping ? tx.get('step', last.id) : null
  if (last && before) {
    const both = squash(editsOf(before), edits)
    if (both.some(isSeen) || !passOn(tx, last, both)) tx.put('step', stepOf({ ...last, at: call.at }, both))
    return
  }
  const { id, name, at, coalesce } = call
  tx.put('step', stepOf({ id, position: (last?.position ?? 0) + 1, name, at, coalesce, tables: [] }, edits))
  forgetOldest(tx)
}

/**
 * Takes away a step that undoes nothing. The revisions it counted go with the step before, which else would not find its rows as
 * it left them; false where that one is damaged, and both stay.
 */
function passOn(tx: Tx, step: Head, edits: readonly Edit[]): boolean {
  const earlier =
    edits.length > 0 ? headOf(tx, `WHERE position < ${step.position} ORDER BY position DESC LIMIT 1`) : null
  const known = earlier && tx.get('step', earlier.id)
  if (earlier && known) {
    if (!tx.isSound('step', earlier.id)) return false
    tx.put('step', stepOf(earlier, squash(editsOf(known), edits)))
  }
  tx.remove('step', step.id)
  return true
}

function forgetOldest(tx: Tx): void {
  const steps = tx.query<{ id: string; size: number }>('SELECT id, size FROM step ORDER BY position DESC')
  let total = 0
  for (const [index, { id, size }] of steps.entries()) {
    total += size
    // The newest step stays whatever its size: an import can always be undone.
    if (index > 0 && (index >= MOST_STEPS || total > MOST_CHARACTERS)) tx.remove('step', id)
  }
}

/** Steps are not looked at when the file is opened: they may be long. */
function refuseDamaged(tx: Tx, id: string): void {
  if (!tx.isSound('step', id)) throw new Fail('damaged-file', 'error.step-damaged', { path: id })
}

/** Takes the last step back; with `only`, refuses if the last one is another. */
export function undo(tx: Tx, only?: string): { undone: StepInfo | null } {
  const [step] = tx.select('step', LAST_DONE)
  if (only !== undefined && step?.id !== only) throw new Fail('conflict', 'error.undo-not-last', { path: only })
  if (!step) return { undone: null }
  refuseDamaged(tx, step.id)
  tx.replay(reverse(editsOf(step)))
  tx.put('step', { ...step, isUndone: true, coalesce: null })
  return { undone: infoOf(step) }
}

export function redo(tx: Tx): { redone: StepInfo | null } {
  const [step] = tx.select('step', NEXT_UNDONE)
  if (!step) return { redone: null }
  refuseDamaged(tx, step.id)
  tx.replay(editsOf(step))
  tx.put('step', { ...step, isUndone: false })
  return { redone: infoOf(step) }
}

export function undoState(read: Read): { undo: StepInfo | null; redo: StepInfo | null } {
  const done = headOf(read, LAST_DONE)
  const undone = headOf(read, NEXT_UNDONE)
  return { undo: done && infoOf(done), redo: undone && infoOf(undone) }
}
