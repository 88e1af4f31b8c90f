import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import type { DecodedOf, OutputOf } from '../../../shared/contract.ts'
import { isOnlySample, sampleOf } from '../../../shared/sample.ts'
import { Fail, orFail } from '../../../shared/result.ts'
import type { Instant } from '../../../shared/time.ts'
import { TABLES, TABLE_NAMES } from '../../db/tables.ts'
import type { Read, Tx } from '../../db/tx.ts'
import { removeChannel } from '../channels.ts'
import type { Job } from '../context.ts'
import { removeExperiment } from '../experiments.ts'
import { removeItems } from '../items.ts'
import { listChannels } from '../lookups.ts'
import { removePosts } from '../posts.ts'
import { settingsOf } from '../settings.ts'
import { openWorkspace } from '../workspace.ts'
import type { Ask } from './sample-workspace.ts'

/** What the log keeps of its own is the workspace's; everything else of the sample comes over. */
const COPIED = TABLE_NAMES.filter((table) => table !== 'step' && table !== 'op')
const UNDOABLE = TABLE_NAMES.filter((table) => TABLES[table].isUndoable)

/**
 * Fills an empty workspace with the sample. It is made through `call()` in a studio of its own, in a folder that goes
 * again, and then written here at once: one step, or nothing.
 */
export async function seedSample(
  { seed = 1 }: DecodedOf<'workspace.seed'>,
  job: Job,
): Promise<OutputOf<'workspace.seed'>> {
  refuseIfUsed(job.read)
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duotrack-sample-'))
  try {
    await makeIn(folder, job, seed)
    const sample = openWorkspace(folder, () => {})
    try {
      return job.commit((tx) => {
        refuseIfUsed(tx)
        return copyAll(sample.store.read, tx)
      })
    } finally {
      sample.close()
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

function refuseIfUsed(read: Read): void {
  if (listChannels(read).length > 0) throw new Fail('conflict', 'error.not-empty')
}

async function makeIn(folder: string, { openScratch, now, newId }: Job, seed: number): Promise<void> {
  let at: Instant = now
  let fits = (_: string) => true
  const draw = () => {
    for (;;) {
      const id = newId()
      if (fits(id)) return id
    }
  }
  const studio = orFail(openScratch(folder, { clock: () => at, newId: draw }))
  try {
    const { makeSample } = await import('./sample-workspace.ts')
    await makeSample(
      {
        call: (async (name, input) => orFail(await studio.call(name, input))) as Ask,
        upload: (name, bytes) => orFail(studio.upload(name, bytes, null)).id,
        passTo: (moment) => (at = moment),
        newId,
        drawId: async (wanted, work) => {
          fits = wanted
          try {
            return await work()
          } finally {
            fits = () => true
          }
        },
      },
      now,
      seed,
    )
  } finally {
    await studio.close()
  }
}

function copyAll(from: Read, tx: Tx): OutputOf<'workspace.seed'> {
  for (const table of COPIED) for (const row of from.select(table, 'ORDER BY rowid')) tx.put(table, row)
  // A revision is a sequence of the file it stands in: one from another file could come again here.
  for (const item of tx.select('item', '')) tx.put('item', { ...item, revision: tx.sequence })
  const [made = { channels: 0, items: 0, posts: 0 }] = tx.query<OutputOf<'workspace.seed'>>(
    `SELECT (SELECT count(*) FROM channel) AS channels, (SELECT count(*) FROM item) AS items,
       (SELECT count(*) FROM post) AS posts`,
  )
  return made
}

/** Takes the sample away, after a checked backup, in one step that can be undone: all there is, or beside own channels its own. */
export async function clearSample(
  _: DecodedOf<'workspace.clearSample'>,
  job: Job,
): Promise<OutputOf<'workspace.clearSample'>> {
  refuseIfNone(job.read)
  const { file } = job.workspace.backup('before-clear-sample')
  return job.commit((tx) => {
    refuseIfNone(tx)
    if (isOnlySample(listChannels(tx), settingsOf(tx))) clearAll(tx)
    else for (const id of sampleOf(listChannels(tx), settingsOf(tx))) clearChannel(id, tx)
    return { backup: file }
  })
}

function refuseIfNone(read: Read): void {
  if (sampleOf(listChannels(read), settingsOf(read)).length === 0) throw new Fail('conflict', 'error.no-sample')
}

function clearAll(tx: Tx): void {
  for (const table of UNDOABLE.toReversed())
    for (const { id } of tx.query<{ id: string }>(`SELECT id FROM ${table} ORDER BY id DESC`)) tx.remove(table, id)
}

/** A channel with its history and its plans, those of one's own on it too. */
function clearChannel(channelId: string, tx: Tx): void {
  const idsOf = (table: 'experiment' | 'post' | 'item'): string[] =>
    tx.query<{ id: string }>(`SELECT id FROM ${table} WHERE channelId = ?`, channelId).map(({ id }) => id)
  for (const id of idsOf('experiment')) removeExperiment(id, tx)
  removePosts(idsOf('post'), tx)
  removeItems(idsOf('item'), tx)
  removeChannel(channelId, tx)
}
