import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Result } from '../../shared/result.ts'
import { beginning, diaryFrom, type Diary } from '../support/diary.ts'
import { lacking, refusal, run } from '../support/machine.ts'
import { randomFrom, type Random } from '../support/random.ts'
import { templateCsv } from '../support/template.ts'
import { makeTerminal } from '../support/terminal.ts'
import { complain, skipAll, type Found, type Told } from '../support/torture.ts'
import { importPosts, importRequest, makeWorld, type World } from '../support/world.ts'

const DISK_BYTES = 24 * 1024 * 1024
/** The most that is left on a full disk: for each operation now enough, now not. */
const MOST_LEFT: Readonly<Record<string, number>> = {
  edit: 4_000_000,
  import: 250_000,
  backup: 3_000_000,
  export: 100_000,
}
const EDITS = 20
const POSTS = 120
const POSTS_BEFORE = 60
/** Longer than the studio waits before it folds its log into the file. */
const REST_MS = 2500
const RESTS_IN = 20

/** What an operation came to on a full disk: done, or refused in the one word for it. Anything else is wrong. */
type Came = 'done' | 'disk-full' | { readonly wrong: string }

const came = (result: Result<unknown>): Came =>
  result.ok ? 'done' : result.error.code === 'disk-full' ? 'disk-full' : { wrong: JSON.stringify(result.error) }

interface Scene {
  readonly world: World
  readonly diary: Diary
  readonly channelId: string
  readonly disk: string
}

/** Each is done on a full disk, and once more when there is space again: then it must come to its end. */
const OPERATIONS: Readonly<Record<string, (scene: Scene) => Promise<Came>>> = {
  edit: async ({ world, diary }) => {
    for (let edit = 0; edit < EDITS; edit += 1) {
      const { name, input, opId } = diary.next()
      const result = came(await world.studio.call(name, input, { opId }))
      if (result === 'done') continue
      diary.forgetAfter(diary.sent() - 1)
      return result
    }
    return 'done'
  },
  import: async ({ world, channelId }) => {
    const before = (await world.call('workspace.status', {})).posts
    const asked = importRequest(world, channelId, templateCsv(POSTS))
    const result = came(await world.studio.call('imports.commit', { ...asked, links: [] }))
    const { posts } = await world.call('workspace.status', {})
    const isWhole = result === 'done' ? posts === POSTS : posts === before
    if (!isWhole) return { wrong: `${posts} posts after ${JSON.stringify(result)}` }
    return result
  },
  backup: async ({ world }) => {
    const before = (await world.call('workspace.backups', {})).length
    const result = came(await world.studio.call('workspace.backup', {}))
    const backups = await world.call('workspace.backups', {})
    const isWhole = backups.every(({ state }) => state.kind === 'verified')
    const halves = readdirSync(join(world.folder, 'backups')).filter((name) => name.includes('.tmp-'))
    if (!isWhole || halves.length > 0 || (result !== 'done' && backups.length !== before))
      return { wrong: `half a backup after ${JSON.stringify(result)}` }
    return result
  },
  export: async ({ world, disk }) => {
    const out = join(disk, 'out.json')
    rmSync(out, { force: true })
    await world.studio.close()
    const { run: cli } = makeTerminal(world.folder)
    const ran = await cli('--json', 'export', '--what', 'all', '--as', 'json', '--out', out)
    const said = JSON.parse(ran.out[0] ?? '{}') as { error?: { code: string } }
    await world.restart()
    if (ran.code === 0) return existsSync(out) ? 'done' : { wrong: 'exported, and no file' }
    if (existsSync(out)) return { wrong: 'half a file' }
    return said.error?.code === 'disk-full' ? 'disk-full' : { wrong: `${ran.out.join('')} ${ran.err}` }
  },
}

const filler = (disk: string) => join(disk, 'filler')

/** Leaves so many bytes on the disk. */
function fill(disk: string, left: number): void {
  const { bavail, bsize } = statfsSync(disk)
  writeFileSync(filler(disk), Buffer.alloc(Math.max(0, bavail * bsize - left)))
}

/** One operation on a full disk; answers what was wrong, and whether it was full enough to be noticed. */
async function runOnce(
  disk: string,
  template: { folder: string; begun: Awaited<ReturnType<typeof beginning>> },
  { operation, random, rests }: { operation: string; random: Random; rests: boolean },
): Promise<{ readonly wrong: readonly string[]; readonly isFull: boolean }> {
  const folder = join(disk, 'workspace')
  cpSync(template.folder, folder, { recursive: true })
  const world = makeWorld({ folder })
  const diary = diaryFrom(template.begun, random, 'disk')
  const scene = { world, diary, channelId: template.begun.channel.id, disk }
  const work = OPERATIONS[operation]!
  const wrong: string[] = []
  const note = (when: string, result: Came) => {
    if (typeof result !== 'string') wrong.push(`${when}: ${result.wrong}`)
  }
  const ask = <T>(name: string, input: unknown) =>
    world.call(name as 'items.get', input as { id: string }) as Promise<T>
  try {
    fill(disk, (MOST_LEFT[operation] ?? 0) * random())
    const full = await work(scene)
    note('full', full)
    if (rests) await setTimeout(REST_MS)
    if (operation !== 'import')
      wrong.push(...(await diary.compare(ask, diary.sent())).wrong.map((line) => `full: ${line}`))
    rmSync(filler(disk))
    if (full !== 'done') {
      const free = await work(scene)
      note('with space again', free)
      if (free === 'disk-full') wrong.push('there is space again, and it says there is none')
    }
    if (operation === 'import') await world.call('history.undo', {})
    await world.restart()
    const { ok, problems } = await world.call('workspace.verify', {})
    if (!ok) wrong.push(...problems)
    if (operation !== 'import') wrong.push(...(await diary.compare(ask, diary.sent())).wrong)
    return { wrong, isFull: full === 'disk-full' }
  } catch (error) {
    return { wrong: [...wrong, String(error)], isFull: false }
  } finally {
    await world.studio.close()
    for (const name of readdirSync(disk)) rmSync(join(disk, name), { recursive: true, force: true })
  }
}

/**
 * `count` times a disk with little or nothing left, and an edit, an import, a backup or an export on it: done whole, or
 * refused as «disk full» with everything there that was; reading goes on, and so does all else once there is space.
 */
export async function torture({ count, seed }: Told): Promise<Found> {
  const because = lacking('mount', 'umount')
  if (because) return skipAll(count, because)
  const place = mkdtempSync(join(tmpdir(), 'duotrack-disk-'))
  const disk = join(place, 'disk')
  mkdirSync(disk)
  const refused = refusal(() => run('mount', '-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'tmpfs', disk))
  if (refused !== null) return skipAll(count, refused)
  const start = makeWorld({ folder: join(place, 'template') })
  const begun = await beginning((name, input) => start.call(name as 'items.get', input as { id: string }) as never)
  await importPosts(start, begun.channel.id, POSTS_BEFORE)
  const { sequence } = await start.call('workspace.status', {})
  await start.studio.close()
  const template = { folder: start.folder, begun: { ...begun, sequence } }
  const random = randomFrom(seed)
  const names = Object.keys(OPERATIONS)
  const met: Record<string, { full: number; done: number }> = {}
  let failed = 0
  try {
    for (let index = 0; index < count; index += 1) {
      const operation = names[index % names.length] ?? 'edit'
      const rests = index % RESTS_IN === 0
      const { wrong, isFull } = await runOnce(disk, template, { operation, random, rests })
      const counted = (met[operation] ??= { full: 0, done: 0 })
      counted[isFull ? 'full' : 'done'] += 1
      if (wrong.length > 0) failed += 1
      for (const line of wrong) complain(`${index}, ${operation}: ${line}`)
    }
  } finally {
    run('umount', '--lazy', disk)
    rmSync(place, { recursive: true, force: true })
  }
  return { failed, skipped: 0, met }
}
