import * as path from 'node:path'
import type { DecodedOf, OutputOf } from '../../shared/contract.ts'
import type { Tx } from '../db/tx.ts'
import { removeVoucher } from '../db/backup.ts'
import { Fail } from '../../shared/result.ts'
import { recover } from './damage.ts'
import { refuseFolder } from './backup-keeper.ts'
import type { Context, Job } from './context.ts'
import { takeTo } from './taking-along.ts'
import { KNOWN_PLACE, SECOND_FOLDER } from './workspace.ts'

/** Tries the folder with a whole backup before it counts as one: what cannot be written there now will not be later. */
export async function keepSecond(
  { folder }: DecodedOf<'workspace.keepSecond'>,
  job: Job,
): Promise<OutputOf<'workspace.keepSecond'>> {
  const { workspace } = job
  if (folder !== null) {
    refuseFolder(folder)
    workspace.trySecond(folder)
  }
  // Answered from within: what a retry is answered is kept with the commit.
  return job.commit((tx) => {
    if (folder === null) tx.remove('setting', SECOND_FOLDER)
    else tx.put('setting', { id: SECOND_FOLDER, value: folder })
    return workspace.status()
  })
}

export async function recoverThing(
  { kind, table, id }: DecodedOf<'workspace.recover'>,
  job: Job,
): Promise<OutputOf<'workspace.recover'>> {
  const { workspace } = job
  const thing = workspace.damaged().find((one) => one.kind === kind && one.table === table && one.id === id)
  if (!thing) throw new Fail('not-found', 'error.not-damaged', { path: id })
  const answer = job.commit((tx) => {
    recover(tx, thing)
    return { recovered: id }
  })
  workspace.lookAgain()
  return answer
}

export async function goOn(_: DecodedOf<'workspace.goOn'>, { workspace }: Job): Promise<OutputOf<'workspace.goOn'>> {
  workspace.goOn()
  return workspace.status()
}

export function knowPlace(
  _: DecodedOf<'workspace.knowPlace'>,
  tx: Tx,
  { workspace }: Context,
): OutputOf<'workspace.knowPlace'> {
  tx.put('setting', { id: KNOWN_PLACE, value: workspace.folder })
  return workspace.status()
}

export async function takeAlong(
  { folder }: DecodedOf<'workspace.takeTo'>,
  { workspace }: Job,
): Promise<OutputOf<'workspace.takeTo'>> {
  return takeTo(folder, workspace.folder, (there) => {
    // From here on it is the file itself, and no backup of one.
    removeVoucher(workspace.copyTo(there, path.basename(workspace.file, '.db')).file)
  })
}

/** The file is open: there is nothing to rescue. */
export const refuseRescue = async (): Promise<never> => {
  throw new Fail('conflict', 'error.nothing-to-rescue')
}
