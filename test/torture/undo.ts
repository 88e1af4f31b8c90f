import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { OutputOf } from '../../shared/contract.ts'
import type { Result } from '../../shared/result.ts'
import { epochOf, instantAt } from '../../shared/time.ts'
import { holdStudio, type HeldStudio } from '../support/held-studio.ts'
import { doAct, mustBe, plansOf, type Act, type Hand } from '../support/plan-acts.ts'
import { randomFrom, type Random } from '../support/random.ts'
import { complain, type Found, type Told } from '../support/torture.ts'
import { makeWorld } from '../support/world.ts'

const CHANNEL = { name: '火锅', platform: 'wechat-channels' } as const
/** Longer than typing that counts as one step goes on. */
const SECONDS_APART = 3
const RESTART_IN = 4
const KILL_IN = 20
/** Of the writes of such a sequence. */
const KILL_SHARE = 0.1
const KILL_WITHIN_MS = 2

/** Every row that undo answers for, byte by byte. Seals and settings stay outside undo. */
async function digest(hand: Hand): Promise<string> {
  const { base64 } = await mustBe(hand('exports.make', { what: 'all', as: 'json' }))
  const { tables } = JSON.parse(Buffer.from(base64, 'base64').toString()) as { tables: Record<string, unknown> }
  const { seal: _, setting: __, ...undoable } = tables
  return createHash('sha256').update(JSON.stringify(undoable)).digest('hex')
}

/** All undone and all redone: answers what is not as it was at the start and at the end. */
async function thereAndBack(sequence: readonly Act[], restarts: boolean): Promise<readonly string[]> {
  const world = makeWorld()
  const hand: Hand = async (name, input) => (await world.studio.call(name, input)) as never
  try {
    const { id } = await world.call('channels.save', CHANNEL)
    await world.call('history.undo', {})
    const start = await digest(hand)
    await world.call('history.redo', {})
    for (const [serial, act] of sequence.entries()) {
      await doAct(hand, id, act, serial)
      world.pass(SECONDS_APART)
    }
    const end = await digest(hand)
    if (restarts) await world.restart()
    let [steps, redone] = [0, 0]
    while ((await world.call('history.undo', {})).undone) steps += 1
    const wrong = (await digest(hand)) === start ? [] : ['undone, it is not as at the start']
    // What a `redo` among the acts left undone stays so: redone is only what was undone here.
    while (redone < steps && (await world.call('history.redo', {})).redone) redone += 1
    if (redone !== steps) wrong.push(`${steps} steps undone, ${redone} redone`)
    if ((await digest(hand)) !== end) wrong.push('redone, it is not as at the end')
    const { problems } = await world.call('workspace.verify', {})
    return [...wrong, ...problems]
  } finally {
    await world.end()
  }
}

/** How kills fell: the call in flight was in the file already, or not yet. */
interface Kills {
  done: number
  undone: number
}

/**
 * The same in a process that is killed with -9 in the middle of some of its writes, undo and redo among them: opened again,
 * the file is as before that write or as after it, the write asked once more under its op id is done once, and undo goes
 * on. After every single write all rows are compared with a model: the list of states so far, and a place in it.
 */
async function acrossKills(
  studio: HeldStudio,
  sequence: readonly Act[],
  random: Random,
  kills: Kills,
): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'duotrack-undo-'))
  const wrong: string[] = []
  let now = instantAt(epochOf('2026-11-25T02:42:00Z'))
  const ask: Hand = async (name, input) => (await studio.call(name, input, { now })) as never
  await studio.open(folder)
  const states = [await digest(ask)]
  let at = 0

  /** The model's own idea of what a write makes, which the file must agree with. */
  function follow(name: string, result: Result<unknown>, found: string): void {
    if (result.ok && name === 'history.undo') {
      const { undone } = result.value as OutputOf<'history.undo'>
      if ((undone !== null) !== at > 0) wrong.push(`undo said ${JSON.stringify(undone)} at state ${at}`)
      at = Math.max(0, at - 1)
    } else if (result.ok && name === 'history.redo') {
      const { redone } = result.value as OutputOf<'history.redo'>
      if ((redone !== null) !== at < states.length - 1) wrong.push(`redo said ${JSON.stringify(redone)} at state ${at}`)
      at = Math.min(states.length - 1, at + 1)
    } else if (result.ok && found !== states[at]) {
      at += 1
      states.splice(at, Infinity, found)
    }
    if (found !== states[at]) wrong.push(`after ${name} the rows are not those of state ${at}`)
  }

  /** The write is sent, the process killed a moment later, the file opened again, and the write sent again. */
  async function killedIn(send: () => Promise<Result<unknown> | null>): Promise<Result<unknown>> {
    const sent = send()
    const wait = random() * KILL_WITHIN_MS
    // No timer is shorter than one.
    if (wait >= 1) await setTimeout(wait)
    await studio.kill()
    const first = await sent
    await studio.open(folder)
    const between = await digest(ask)
    const again = await send()
    if (!again) throw new Error('gone, and nobody killed it')
    const after = await digest(ask)
    kills[between === after ? 'done' : 'undone'] += 1
    if (between !== after && between !== states[at]) wrong.push('opened again, it is neither as before nor as after')
    if (first?.ok && between !== after) wrong.push('what was acknowledged was not there')
    if (first && JSON.stringify(first) !== JSON.stringify(again)) wrong.push('sent again, it was answered otherwise')
    return again
  }

  const write: Hand = async (name, input) => {
    const opId = randomUUID()
    const send = () => studio.call(name, input, { now, opId })
    const result = random() < KILL_SHARE ? await killedIn(send) : await send()
    if (!result) throw new Error('gone, and nobody killed it')
    follow(name, result, await digest(ask))
    return result as never
  }
  const isWrite = (name: string) => !['items.between', 'items.undated', 'posts.search'].includes(name)
  const hand: Hand = (name, input) => (isWrite(name) ? write(name, input) : ask(name, input))

  try {
    const { id } = await mustBe(write('channels.save', CHANNEL))
    for (const [serial, act] of sequence.entries()) {
      await doAct(hand, id, act, serial)
      now = instantAt(epochOf(now) + SECONDS_APART * 1000)
    }
    // To the first state and once more, which must say that there is nothing left; then all the way back.
    for (let steps = at; steps >= 0; steps -= 1) await write('history.undo', {})
    for (let steps = states.length; steps > 0; steps -= 1) await write('history.redo', {})
    const { problems } = await mustBe(ask('workspace.verify', {}))
    return [...wrong, ...problems]
  } finally {
    await studio.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** `count` random sequences of up to 30 acts: undone to the byte-equal start, redone to the byte-equal end, some of them across kills. */
export async function torture({ count, seed }: Told): Promise<Found> {
  const random = randomFrom(seed)
  const studio = await holdStudio()
  const kills: Kills = { done: 0, undone: 0 }
  let [failed, killed] = [0, 0]
  for (const [index, sequence] of plansOf(count, seed).entries()) {
    const isKilled = index % KILL_IN === KILL_IN - 1
    killed += Number(isKilled)
    const run = isKilled
      ? acrossKills(studio, sequence, random, kills)
      : thereAndBack(sequence, index % RESTART_IN === 0)
    const wrong = await run.catch((error: unknown) => [String(error)])
    if (wrong.length === 0) continue
    failed += 1
    complain(`sequence ${index}: ${wrong.join('; ')} ${JSON.stringify(sequence)}`)
  }
  await studio.kill()
  return { failed, skipped: 0, acrossKills: killed, kills }
}
