import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { keepDiary, type Diary } from '../support/diary.ts'
import { lacking, refusal, run } from '../support/machine.ts'
import { randomFrom, type Random } from '../support/random.ts'
import { callOver, startServer, stopServer, type Server } from '../support/server.ts'
import { complain, skipAll, type Found, type Told } from '../support/torture.ts'

const root = join(import.meta.dirname, '../..')
const IMAGE_BYTES = 1024 ** 3
const LATEST_MS = 300

/** EXT4_IOC_SHUTDOWN with NOLOGFLUSH: from then on nothing reaches the disk, not even what the file system still owes it. */
const CUT = `
import fcntl, os, struct, sys
disk = os.open(sys.argv[1], os.O_RDONLY)
print('ready', flush=True)
sys.stdin.readline()
fcntl.ioctl(disk, 0x8004587D, struct.pack('I', 2))
print('cut', flush=True)
`

/** A disk of its own in a file, whose power can be cut. */
interface Disk {
  readonly folder: string
  plugIn(): void
  pullOut(): void
  /** After whatever has happened. */
  takeAway(): void
  /** Ready to cut at once. */
  cutter(): Promise<() => Promise<void>>
}

function makeDisk(image: string, folder: string): Disk {
  writeFileSync(image, '')
  truncateSync(image, IMAGE_BYTES)
  run('mkfs.ext4', '-q', '-F', image)
  mkdirSync(folder)
  return {
    folder,
    plugIn: () => void run('mount', '-o', 'loop', image, folder),
    pullOut: () => void run('umount', folder),
    takeAway: () => void refusal(() => run('umount', '--lazy', folder)),
    cutter: async () => {
      const child = spawn('python3', ['-c', CUT, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
      const gone = new Promise((done) => child.once('exit', done))
      const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
      const hear = async (word: string) => {
        const { value } = await lines.next()
        if (value !== word) throw new Error(`the power could not be cut: ${value}`)
      }
      await hear('ready')
      return async () => {
        child.stdin.end('now\n')
        await hear('cut')
        await gone
      }
    },
  }
}

interface Cut {
  /** Edits acknowledged before the cut was asked for. */
  readonly acknowledged: number
  /** Edits sent after the cut was done, and acknowledged all the same. */
  readonly lies: number
}

/** Edits flow until the power goes; what is acknowledged while it goes counts neither way. */
async function editUntilCut(server: Server, disk: Disk, diary: Diary, random: Random): Promise<Cut> {
  const cut = await disk.cutter()
  const first = diary.next()
  await callOver(server, first.name, first.input, first.opId)
  let [acknowledged, before, isCut, lies] = [diary.sent(), -1, false, 0]
  const cutting = new Promise((done) => setTimeout(done, random() * LATEST_MS)).then(async () => {
    before = acknowledged
    await cut()
    isCut = true
  })
  try {
    for (;;) {
      const edit = diary.next()
      const isLate = isCut
      await callOver(server, edit.name, edit.input, edit.opId)
      if (isLate) lies += 1
      acknowledged = diary.sent()
    }
  } catch (error) {
    await cutting
    if (before < 0) throw error
  } finally {
    await stopServer(server, 'SIGKILL')
  }
  return { acknowledged: before, lies }
}

interface Arm {
  readonly cuts: number
  readonly cutsThatLost: number
  readonly lies: number
  readonly acknowledged: number
}

interface Opened {
  readonly folder: string
  readonly server: Server
  readonly diary: Diary
}

const CUTS_A_FILE = 10

/** Cuts the power `count` times; every ten cuts, or after one that cost something, the file is a new one. */
async function cutAgainAndAgain(
  disk: Disk,
  { name, built, count, random }: { name: 'power' | 'control'; built: string; count: number; random: Random },
): Promise<Arm> {
  const isControl = name === 'control'
  let [cutsThatLost, lies, acknowledged] = [0, 0, 0]
  let file: Opened | null = null
  for (let index = 0; index < count; index += 1) {
    if (!file) {
      const folder = join(disk.folder, `${name}-${index}`)
      const server = await startServer(folder, { built })
      file = { folder, server, diary: await keepDiary((to, what) => callOver(server, to, what), random, name) }
    }
    const { folder, diary }: Opened = file
    const before = diary.sent()
    const cut = await editUntilCut(file.server, disk, diary, random)
    disk.pullOut()
    disk.plugIn()
    lies += cut.lies
    acknowledged += cut.acknowledged - before
    const wrong: string[] = []
    try {
      const server = await startServer(folder, { built })
      file = { folder, server, diary }
      const found = await diary.compare((to, what) => callOver(server, to, what), cut.acknowledged)
      wrong.push(...found.wrong)
      diary.forgetAfter(found.k)
    } catch (error) {
      wrong.push(String(error))
    }
    if (!isControl) for (const line of wrong) complain(`cut ${index}: ${line}`)
    if (wrong.length > 0) cutsThatLost += 1
    if (wrong.length === 0 && index % CUTS_A_FILE < CUTS_A_FILE - 1 && index < count - 1) continue
    await stopServer(file.server)
    rmSync(folder, { recursive: true, force: true })
    file = null
  }
  return { cuts: count, cutsThatLost, lies, acknowledged }
}

/** The program as built, but for one setting: how SQLite is left to itself. */
function buildCareless(): string {
  // Beside the modules that it finds by walking up.
  const built = join(root, 'node_modules', '.cache', 'duotrack-careless', 'out')
  rmSync(built, { recursive: true, force: true })
  cpSync(join(root, 'out'), built, { recursive: true })
  const parts = readdirSync(join(built, 'main')).map((part) => join(built, 'main', part))
  const careful = parts.filter((part) => readFileSync(part, 'utf8').includes('synchronous = FULL'))
  if (careful.length === 0) throw new Error('nothing in the program says synchronous = FULL')
  for (const part of careful)
    writeFileSync(part, readFileSync(part, 'utf8').replaceAll('synchronous = FULL', 'synchronous = NORMAL'))
  return built
}

/**
 * `count` power cuts while edits flow through HTTP: what was acknowledged before the cut must be there after it. A tenth
 * as many are made with `synchronous=NORMAL`, which must lose something, or all of this proves nothing.
 */
export async function torture({ count, seed }: Told): Promise<Found> {
  const because = lacking('python3', 'mkfs.ext4', 'mount', 'umount', 'losetup')
  if (because) return skipAll(count, because)
  const place = mkdtempSync(join(tmpdir(), 'duotrack-power-'))
  const disk = makeDisk(join(place, 'disk.img'), join(place, 'disk'))
  const refused = refusal(() => disk.plugIn())
  if (refused !== null) return skipAll(count, refused)
  const random = randomFrom(seed)
  const built = buildCareless()
  try {
    const control = await cutAgainAndAgain(disk, { name: 'control', built, count: Math.ceil(count / 10), random })
    const full = await cutAgainAndAgain(disk, { name: 'power', built: join(root, 'out'), count, random })
    const isProof = control.cutsThatLost > 0
    if (!isProof) complain('the control arm lost nothing: this proves nothing')
    return { failed: full.cutsThatLost + full.lies + (isProof ? 0 : 1), skipped: 0, ...full, control }
  } finally {
    disk.takeAway()
    rmSync(built, { recursive: true, force: true })
    rmSync(place, { recursive: true, force: true })
  }
}
