import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { sumOf } from '../../electron/db/sums.ts'
import { makeWorld } from '../support/world.ts'

it('a setting whose value is none any more falls back by itself: the others stay as they were chosen', async () => {
  const world = makeWorld()
  await world.call('settings.save', { dailyCap: 4, language: 'en', theme: 'dark' })
  await world.studio.close()
  const db = new Database(join(world.folder, 'duotrack.db'))
  const sepia = JSON.stringify('sepia')
  db.prepare('UPDATE setting SET value = ?, sum = ? WHERE id = ?').run(
    sepia,
    sumOf('setting', ['theme', sepia]),
    'theme',
  )
  db.close()
  const later = makeWorld({ folder: world.folder })
  expect(await later.call('settings.get', {})).toMatchObject({ dailyCap: 4, language: 'en', theme: 'system' })
  await later.end()
})
