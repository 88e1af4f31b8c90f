import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keepDiary, type Diary, type Edit } from '../support/diary.ts'
import { openHttpKillable, openWindowKillable, type Killable } from '../support/killable.ts'
import { findElectron } from '../support/programs.ts'
import { randomFrom } from '../support/random.ts'
import { Refused } from '../support/server.ts'
import { atShare, complain, skipAll, type Found, type Told } from '../support/torture.ts'

/** When it is killed: soon after the start, in the middle of work, by turns, for one that dies soon each time is started later each time. */
const SPANS_MS = [
  [0, 30],
  [500, 1500],
  [0, 300],
  [500, 1500],
] as const
const SOON_MS = 2000

/** Edits flow one after the other until the studio is gone; answers the one in flight. */
async function editUntilGone(studio: Killable, diary: Diary): Promise<Edit> {
  for (;;) {
    const edit = diary.next()
    try {
      await studio.call(edit.name, edit.input, edit.opId)
    } catch (error) {
      if (error instanceof Refused) throw error
      return edit
    }
  }
}

/**
 * `count` times: edits flow, the process that holds the file is killed with -9 at a random moment, comes again, and the
 * file must say what the edits sent so far make, all that were acknowledged among them. The edit in flight is sent
 * again under its op id and must be done exactly once. `--door http` (browser mode) or `electron` (the window's data
 * process, whose window must stay and be of use again).
 */
export async function torture({ count, seed, door = 'http' }: Told): Promise<Found> {
  if (door !== 'http' && door !== 'electron') throw new Error(`--door ${door}: there are http and electron`)
  const { binary, because } = findElectron()
  if (door === 'electron' && !binary) return skipAll(count, because)
  const folder = mkdtempSync(join(tmpdir(), 'duotrack-kill-'))
  const random = randomFrom(seed)
  const studio = await (door === 'http' ? openHttpKillable(folder) : openWindowKillable(folder))
  const diary = await keepDiary(studio.call, random, `kill-${seed}`)
  const back: number[] = []
  const usable: number[] = []
  let failed = 0
  try {
    for (let round = 0; round < count; round += 1) {
      const [from, to] = SPANS_MS[round % SPANS_MS.length] ?? SPANS_MS[0]
      let killedAt = 0
      setTimeout(
        () => {
          killedAt = performance.now()
          studio.kill()
        },
        from + random() * (to - from),
      )
      const inFlight = await editUntilGone(studio, diary)
      const acknowledged = diary.sent() - 1
      await studio.back()
      const backAt = performance.now()
      back.push(backAt - killedAt)
      const before = await diary.compare(studio.call, acknowledged)
      await studio.call(inFlight.name, inFlight.input, inFlight.opId)
      const after = await diary.compare(studio.call, diary.sent())
      const wrong = [...before.wrong, ...after.wrong]
      // What the comparing took is ours, and nobody waits for it.
      const goesOnAt = performance.now()
      const { words, opId, name, input } = diary.announce()
      await studio.call(name, input, opId)
      await studio.shown(words)
      usable.push(backAt - killedAt + performance.now() - goesOnAt)
      if (wrong.length > 0) failed += 1
      for (const line of wrong) complain(`round ${round}, after ${diary.sent()} edits: ${line}`)
    }
  } finally {
    await studio.close()
    rmSync(folder, { recursive: true, force: true })
  }
  // One edit a round was in flight.
  const acknowledged = diary.sent() - count
  // From the kill until the first answer, and until a new edit is done and in the window stands on the screen. Told, not judged:
  // others may be at work.
  const within2s = usable.filter((ms) => ms < SOON_MS).length
  return {
    failed,
    skipped: 0,
    door,
    acknowledged,
    within2s,
    backMs: { median: atShare(back, 0.5), longest: atShare(back, 1) },
    usableMs: { median: atShare(usable, 0.5), longest: atShare(usable, 1) },
  }
}
