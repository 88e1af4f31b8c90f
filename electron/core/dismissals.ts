import type { DecodedOf } from '../../shared/contract.ts'
import type { Dismissal } from '../../shared/finding.ts'
import { Fail } from '../../shared/result.ts'
import type { Read, Tx } from '../db/tx.ts'
import type { Context } from './context.ts'
import { itemOf } from './items.ts'

export const listDismissals = (read: Read): Dismissal[] => read.select('dismissal', 'ORDER BY at DESC, id DESC')

export function addDismissal(input: DecodedOf<'dismissals.add'>, tx: Tx, { newId, now }: Context): Dismissal {
  if (input.itemId !== null) itemOf(tx, input.itemId)
  const dismissal: Dismissal = { id: newId(), ...input, at: now }
  tx.put('dismissal', dismissal)
  return dismissal
}

export function takeBackDismissal(id: string, tx: Tx): { removed: string } {
  if (!tx.get('dismissal', id)) throw new Fail('not-found', 'error.dismissal-gone', { path: id })
  tx.remove('dismissal', id)
  return { removed: id }
}
