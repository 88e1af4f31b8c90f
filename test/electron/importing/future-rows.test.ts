import { afterEach, beforeEach, expect, it } from 'vitest'
import { shortTemplate } from '../../support/template.ts'
import { importRequest, makeWorld, type World } from '../../support/world.ts'

let world: World
beforeEach(() => {
  world = makeWorld({ at: '2026-11-25T02:42:00Z' })
})
afterEach(() => world.end())

it('rows dated after today are named with their cell, and a commit leaves them out', async () => {
  const { id: channelId } = await world.call('channels.save', { name: '视频号', platform: 'wechat-channels' })
  const rows = shortTemplate(
    'a,2026-11-25 20:00,今天的,1000,90,12',
    'b,2026-11-26 08:00,明天的,500,30,8',
    'c,2027-01-01 08:00,明年的,500,30,8',
  )
  const request = importRequest(world, channelId, rows)
  const shown = await world.call('imports.preview', request)
  expect(shown.total).toEqual({ created: 1, updated: 0, unchanged: 0, skipped: 2 })
  expect(shown.files[0]?.skipped).toEqual([
    { row: 3, column: 'published_at', reason: 'import.skipped.date-in-future', cell: '2026-11-26 08:00' },
    { row: 4, column: 'published_at', reason: 'import.skipped.date-in-future', cell: '2027-01-01 08:00' },
  ])
  expect(shown.files[0]?.notes).toContainEqual({ code: 'import.note.date-in-future', params: { count: 2 } })
  const written = await world.call('imports.commit', { ...request, links: [] })
  expect(written).toMatchObject({ files: [{ created: 1, skipped: shown.files[0]?.skipped }] })
  expect((await world.call('posts.search', { sort: 'oldest' })).posts.map(({ title }) => title)).toEqual(['今天的'])
})
