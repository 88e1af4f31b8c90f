import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { BackupRow } from '../../shared/backups.ts'
import { randomFrom } from '../support/random.ts'
import { callOver, Refused, startServer, stopServer, type Server } from '../support/server.ts'
import { atShare, complain, type Found, type Told } from '../support/torture.ts'
import { importPosts, makeWorld, type World } from '../support/world.ts'

const POSTS = 1500
const FILE = 'duotrack.db'
/** Kills come up to so much later than a restore took when nobody disturbed it. */
const BEYOND = 1.1
const LEFT_LYING = /^\.(restoring|aside|may-write)-|\.tmp-/

const digest = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')

/** Everything that a workspace says, in one digest. */
const saidBy = async (ask: (name: 'exports.make', input: object) => Promise<{ base64: string }>) =>
  digest((await ask('exports.make', { what: 'all', as: 'json' })).base64)
const saidIn = (world: World) => saidBy((name) => world.call(name, { what: 'all', as: 'json' }))
const saidOver = (server: Server) => saidBy((name, input) => callOver(server, name, input))

/** A workspace to begin each round with, what it says, and what its backup says. */
interface Template {
  readonly folder: string
  /** Of the file as it lies there. */
  readonly bytes: string
  readonly now: string
  readonly before: string
  readonly backup: string
}

/** Posts and a plan, backed up, and changed since. `isDamaged`: its file does not open any more. */
async function makeTemplate(folder: string, isDamaged: boolean): Promise<Template> {
  const world = makeWorld({ folder })
  const { id: channelId } = await world.call('channels.save', { name: '火锅', platform: 'douyin' })
  await importPosts(world, channelId, POSTS)
  const before = await saidIn(world)
  const backup = (await world.call('workspace.backup', {})).file
  for (let i = 0; i < 20; i += 1) await world.call('items.save', { item: { channelId, title: `备份以后写的${i}` } })
  const now = await saidIn(world)
  await world.studio.close()
  const file = join(folder, FILE)
  if (isDamaged) writeFileSync(file, readFileSync(file).fill(0xa5, 4096, 12_288))
  return { folder, bytes: digest(readFileSync(file)), now, before, backup }
}

type Outcome = 'the old state' | 'the restored state'

/** One restore in a copy of the template, killed after `ms`; undisturbed where that is null. */
async function restoreOnce(
  template: Template,
  isDamaged: boolean,
  ms: number | null,
): Promise<{ readonly took: number; readonly isDone: boolean; readonly outcome: Outcome; readonly wrong: string[] }> {
  const home = mkdtempSync(join(tmpdir(), 'duotrack-restore-'))
  const folder = join(home, 'workspace')
  const wrong: string[] = []
  cpSync(template.folder, folder, { recursive: true })
  let server = await startServer(folder)
  try {
    const from = join(folder, 'backups', template.backup.split('/').at(-1) ?? '')
    const call = () => callOver(server, isDamaged ? 'rescue.restore' : 'workspace.restore', { file: from })
    const began = performance.now()
    const asked = call().then(
      () => true,
      (error: unknown) => {
        if (error instanceof Refused) throw error
        return false
      },
    )
    const killed = ms === null ? null : setTimeout(ms).then(() => server.child.kill('SIGKILL'))
    const isDone = await asked
    const took = performance.now() - began
    await killed
    await stopServer(server, 'SIGKILL')
    server = await startServer(folder)
    const outcome = isDamaged
      ? await judgeDamaged(server, folder, template, wrong)
      : await judge(server, template, wrong, home)
    if (isDone && outcome !== 'the restored state') wrong.push('the restore was acknowledged and is not there')
    const left = [folder, join(folder, 'backups')].flatMap((room) =>
      readdirSync(room).filter((n) => LEFT_LYING.test(n)),
    )
    if (outcome === 'the restored state' && left.length > 0) wrong.push(`left lying: ${left.join(', ')}`)
    return { took, isDone, outcome, wrong }
  } finally {
    await stopServer(server, 'SIGKILL')
    rmSync(home, { recursive: true, force: true })
  }
}

/** Opens, verifies, and says all of the one state or all of the other; the one that went is kept in a backup. */
async function judge(server: Server, { now, before }: Template, wrong: string[], home: string): Promise<Outcome> {
  const verified = await callOver<{ problems: readonly string[] }>(server, 'workspace.verify', {})
  const status = await callOver<{ problems: readonly { code: string }[] }>(server, 'workspace.status', {})
  wrong.push(...verified.problems, ...status.problems.map(({ code }) => code))
  const says = await saidOver(server)
  if (says === now) return 'the old state'
  if (says !== before) wrong.push('neither the old state nor the restored one')
  const kept = (await callOver<readonly BackupRow[]>(server, 'workspace.backups', {})).filter(
    ({ cause, state }) => cause === 'before-restore' && state.kind === 'verified',
  )
  const said = await Promise.all(kept.map(({ file }, i) => saidByBackup(file, join(home, `kept-${i}`))))
  if (!said.includes(now)) wrong.push('what was there before is not kept')
  return 'the restored state'
}

async function saidByBackup(file: string, folder: string): Promise<string> {
  mkdirSync(folder)
  cpSync(file, join(folder, FILE))
  const world = makeWorld({ folder })
  const says = await saidIn(world)
  await world.studio.close()
  return says
}

/** Either the damaged file lies there to the byte, and can still be restored; or the backup has its place, and it is kept. */
async function judgeDamaged(
  server: Server,
  folder: string,
  { bytes, before, backup }: Template,
  wrong: string[],
): Promise<Outcome> {
  const isShut = (await callOver(server, 'rescue.state', {})) !== null
  if (isShut) {
    if (digest(readFileSync(join(folder, FILE))) !== bytes) wrong.push('the damaged file was touched')
    await callOver(server, 'rescue.restore', { file: join(folder, 'backups', backup.split('/').at(-1) ?? '') })
  }
  if ((await saidOver(server)) !== before) wrong.push('not the state of the backup')
  const aside = readdirSync(folder).filter((name) => name.startsWith('damaged-'))
  const whole = aside.filter((name) => digest(readFileSync(join(folder, name, FILE))) === bytes)
  if (whole.length === 0 || whole.length < aside.length)
    wrong.push(`kept aside: ${whole.length} of ${aside.length} whole`)
  return isShut ? 'the old state' : 'the restored state'
}

/**
 * `count` times, by turns over a sound workspace and over one whose file is damaged: a restore is killed with -9 at a random
 * moment. The workspace must then open in the old or the restored state, all of it, and the one that went must be kept.
 */
export async function torture({ count, seed }: Told): Promise<Found> {
  const home = mkdtempSync(join(tmpdir(), 'duotrack-restore-'))
  const random = randomFrom(seed)
  let failed = 0
  let unanswered = 0
  const outcomes: Record<Outcome, number> = { 'the old state': 0, 'the restored state': 0 }
  const took: number[] = []
  try {
    const templates = []
    for (const isDamaged of [false, true]) {
      const template = await makeTemplate(join(home, String(isDamaged)), isDamaged)
      const free = await restoreOnce(template, isDamaged, null)
      if (!free.isDone || free.wrong.length > 0) throw new Error(`undisturbed: ${free.wrong.join('; ')}`)
      took.push(free.took)
      templates.push(template)
    }
    for (let round = 0; round < count; round += 1) {
      const isDamaged = round % 2 === 1
      const template = templates[round % 2]
      if (!template) break
      const after = random() * BEYOND * (took[round % 2] ?? 0)
      const { isDone, outcome, wrong } = await restoreOnce(template, isDamaged, after)
      // What was answered before the kill proves nothing about one that is cut short.
      if (!isDone) {
        unanswered += 1
        outcomes[outcome] += 1
      }
      if (wrong.length > 0) failed += 1
      for (const line of wrong) complain(`round ${round}, killed after ${after.toFixed(1)} ms: ${line}`)
    }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
  return { failed, skipped: 0, cutShort: unanswered, outcomes, restoreMs: atShare(took, 1) }
}
