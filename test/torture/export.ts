import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { randomFrom } from '../support/random.ts'
import { complain, type Found, type Told } from '../support/torture.ts'
import { importPosts, makeWorld } from '../support/world.ts'

const CLI = resolve(import.meta.dirname, '../../out/main/cli.cjs')
const POSTS = 3000
const FORMS = [
  { what: 'all', as: 'json' },
  { what: 'posts', as: 'csv' },
] as const
type Form = (typeof FORMS)[number]
/** Kills come up to so much later than the file was begun. */
const LATEST_MS = 10

async function makeWorkspace(folder: string, posts: number): Promise<void> {
  const world = makeWorld({ folder })
  const { id: channelId } = await world.call('channels.save', { name: '火锅', platform: 'douyin' })
  await importPosts(world, channelId, posts)
  await world.studio.close()
}

/** An export by the command line, into a file that may be there. */
function begin(data: string, { what, as }: Form, file: string) {
  const args = [CLI, 'export', '--data', data, '--what', what, '--as', as, '--out', file]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = new Promise<number | null>((done) => child.once('close', done))
  return { child, ended }
}

const draftsIn = (folder: string) => readdirSync(folder).filter((name) => name.includes('.tmp-'))

/**
 * `count` exports of two workspaces by turns into one file, each killed with -9 at a random moment from when it begins to write
 * on. The file must then be, to the byte, one that an undisturbed export makes: the older one or the new one.
 */
export async function torture({ count, seed }: Told): Promise<Found> {
  const home = mkdtempSync(join(tmpdir(), 'duotrack-export-'))
  const random = randomFrom(seed)
  const outcomes = { 'the older file': 0, 'the new file': 0 }
  let failed = 0
  let midway = 0
  try {
    const workspaces = [join(home, 'a'), join(home, 'b')] as const
    for (const [i, folder] of workspaces.entries()) await makeWorkspace(folder, POSTS + i)
    for (const form of FORMS) {
      const room = mkdtempSync(join(home, form.as))
      const file = join(room, `posts.${form.as}`)
      const whole: Buffer[] = []
      for (const folder of workspaces) {
        if ((await begin(folder, form, file).ended) !== 0) throw new Error('an undisturbed export failed')
        whole.push(readFileSync(file))
      }
      for (let round = FORMS.indexOf(form); round < count; round += FORMS.length) {
        const before = readFileSync(file)
        const which = whole[0]?.equals(before) ? 1 : 0
        const { child, ended } = begin(workspaces[which], form, file)
        const isOver = ended.then(() => true)
        while (draftsIn(room).length === 0 && !(await Promise.race([isOver, setTimeout(1, false)])));
        await setTimeout(random() * LATEST_MS)
        child.kill('SIGKILL')
        await ended
        const left = draftsIn(room)
        if (left.length > 0) midway += 1
        for (const name of left) rmSync(join(room, name))
        const after = readFileSync(file)
        if (after.equals(before)) outcomes['the older file'] += 1
        else if (whole[which]?.equals(after)) outcomes['the new file'] += 1
        else {
          failed += 1
          complain(`round ${round}, ${form.as}: ${after.length} bytes, neither the older file nor the new one`)
        }
      }
    }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
  return { failed, skipped: 0, midway, outcomes }
}
