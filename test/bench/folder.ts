import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clock } from '../../electron/clock.ts'
import { mondayOf, todayIn } from '../../shared/time.ts'
import { demoWeek } from '../support/demo-week.ts'
import { importPosts, makeWorld, type World } from '../support/world.ts'

/** A new folder as a studio leaves it that did `work` in it. Whoever asked takes it away. */
export async function folderAfter(work: (world: World) => Promise<void>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'duotrack-bench-'))
  const world = makeWorld({ folder, at: clock() })
  await work(world)
  await world.studio.close()
  return folder
}

/** The demo's week is this one, and its video channel has `posts` behind it. */
export const folderWithPosts = (posts: number): Promise<string> =>
  folderAfter(async (world) => {
    const { channels } = await demoWeek(world.call, mondayOf(todayIn('Asia/Shanghai', world.now())))
    await importPosts(world, channels.video, posts)
  })
