import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { BACKUP_TIMES } from '../../electron/core/auto-backup.ts'
import { makeEngine } from '../../electron/core/learning.ts'
import { readXlsx } from '../../electron/core/importing/read-xlsx.ts'
import { openStudio } from '../../electron/core/studio.ts'
import { inspect } from '../../electron/db/open.ts'
import { LATEST } from '../../electron/db/migrations/index.ts'
import type { Change } from '../../shared/contract.ts'
import { noFailingDisk, withFault } from '../support/failing-disk.ts'
import { makeWorld } from '../support/world.ts'

// The kernel answers one call on the workspace's files with an error, as a disk does that is about to fail.

const because = noFailingDisk()
if (because) console.warn(`skipped: ${because}`)

const fileIn = (folder: string) => join(folder, 'duotrack.db')
const logIn = (folder: string) => join(folder, 'duotrack.db-wal')

describe.skipIf(because !== null)('a disk that fails for a moment', () => {
  it('has taken an edit that it refused: whoever shows anything hears of it, and asked again it is done once', async () => {
    // A backup folds the log into the file, and the first to fail would be the head of a new one: on a busy machine it may come.
    const world = makeWorld({ backupTimes: { ...BACKUP_TIMES, afterOpeningMs: 600_000 } })
    const channel = await world.call('channels.save', { name: '火锅', platform: 'douyin' })
    const heard: Change[] = []
    world.studio.onChanged((change) => heard.push(change))
    const edit = () =>
      world.studio.call('items.save', { item: { channelId: channel.id, title: '一封没有寄出的信' } }, { opId: 'edit' })

    const refused = await withFault(
      { call: 'fsync', error: 'EIO', nth: 1, goesOn: true, files: [logIn(world.folder), fileIn(world.folder)] },
      edit,
    )
    expect(refused).toMatchObject({ ok: false, error: { code: 'internal', message: 'error.disk' } })
    const shown = await world.call('items.undated', {})
    expect(shown.map(({ title }) => title)).toEqual(['一封没有寄出的信'])
    expect(heard.flatMap(({ tables }) => tables)).toContain('item')

    expect(await edit()).toMatchObject({ ok: true, value: { title: '一封没有寄出的信' } })
    expect(await world.call('items.undated', {})).toHaveLength(1)
    await world.end()
  })

  it('is not called damage where a file is opened: it opens, or says that the disk failed, and then opens', async () => {
    const world = makeWorld()
    await world.call('channels.save', { name: '火锅', platform: 'douyin' })
    await world.studio.close()
    const open = () =>
      openStudio({
        folder: world.folder,
        clock: () => world.now(),
        newId: () => 'id',
        log: () => {},
        compute: makeEngine(),
        readXlsx,
      })
    const codes = new Set<string>()
    for (let nth = 1; nth <= 12; nth += 1) {
      const opened = await withFault(
        { call: 'pread64', error: 'EIO', nth, files: [fileIn(world.folder)] },
        async () => {
          const studio = open()
          if (studio.ok) await studio.value.close()
          return studio
        },
      )
      codes.add(opened.ok ? 'ok' : opened.error.code)
    }
    expect([...codes].toSorted()).toEqual(['internal', 'ok'])
    const again = open()
    expect(again.ok).toBe(true)
    if (again.ok) await again.value.close()
  })

  it('a log that another program folds into the file between two looks is no failure of the start', async () => {
    const world = makeWorld()
    await world.call('channels.save', { name: '火锅', platform: 'douyin' })
    await world.studio.close()
    // Left by a program that is just closing the file: there when it is looked for, gone when it is opened.
    writeFileSync(logIn(world.folder), 'x'.repeat(64))
    const kind = await withFault({ call: 'openat', error: 'ENOENT', nth: 1, files: [logIn(world.folder)] }, () =>
      inspect(fileIn(world.folder)),
    )
    expect(kind).toEqual({ kind: 'ours', version: LATEST })
  })
})
