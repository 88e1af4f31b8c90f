import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Item } from '../../shared/model.ts'
import { callOver, Refused, startServer, stopServer, type Server } from '../support/server.ts'

/** A small generator with a seed, so that a failure can be run again (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Edit {
  readonly opId: string
  readonly name: 'items.save' | 'items.move'
  readonly input: unknown
  readonly id: string
  /** What the item must say once this edit is acknowledged. */
  readonly said: { readonly title: string; readonly day: string | null }
}

/** Edits flow one after the other until the process is gone; answers those acknowledged, and the one in flight. */
async function editUntilGone(
  server: Server,
  nextEdit: () => Edit,
  known: Map<string, Edit['said']>,
): Promise<Edit | null> {
  for (;;) {
    const edit = nextEdit()
    try {
      await callOver<Item>(server, edit.name, edit.input, edit.opId)
      known.set(edit.id, edit.said)
    } catch (error) {
      if (error instanceof Refused) throw error
      return edit
    }
  }
}

/**
 * `count` times: edits flow through HTTP, the process is killed with -9 at a random moment, the studio starts again on
 * the same folder, and every acknowledged edit must be there. The edit in flight is sent again under its op id and must
 * be done exactly once. `verify` must be ok each time.
 */
export async function torture({ count, seed }: { count: number; seed: number }) {
  const folder = mkdtempSync(join(tmpdir(), 'duotrack-kill-'))
  const random = seeded(seed)
  const known = new Map<string, Edit['said']>()
  let serial = 0
  let acknowledged = 0
  let lost = 0
  let broken = 0
  let server = await startServer(folder)
  const { id: channelId } = await callOver<{ id: string }>(server, 'channels.save', {
    name: '火锅',
    platform: 'douyin',
  })

  const nextEdit = (): Edit => {
    serial += 1
    acknowledged += 1
    const opId = `op-${seed}-${serial}`
    const id = `item-${random() < 0.3 || known.size === 0 ? serial : [...known.keys()][Math.floor(random() * known.size)]?.slice(5)}`
    const now = known.get(id)
    if (now && random() < 0.4) {
      const day = `2026-12-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`
      return { opId, name: 'items.move', input: { id, to: { day, time: '20:00' } }, id, said: { ...now, day } }
    }
    const title = `第 ${serial} 次改`
    return {
      opId,
      name: 'items.save',
      input: { item: { id, channelId, title } },
      id,
      said: { title, day: now?.day ?? null },
    }
  }

  for (let round = 0; round < count; round += 1) {
    const killAfter = random() * (random() < 0.5 ? 30 : 300)
    const { child } = server
    const gone = new Promise((done) => child.once('exit', done))
    setTimeout(() => child.kill('SIGKILL'), killAfter)
    const inFlight = await editUntilGone(server, nextEdit, known)
    await gone
    server = await startServer(folder)
    if (inFlight) {
      await callOver<Item>(server, inFlight.name, inFlight.input, inFlight.opId)
      known.set(inFlight.id, inFlight.said)
    }
    const items = new Map<string, Item>()
    const span = { from: '2026-11-01', to: '2027-01-31' }
    for (const item of await callOver<Item[]>(server, 'items.between', span)) items.set(item.id, item)
    for (const item of await callOver<Item[]>(server, 'items.undated', {})) items.set(item.id, item)
    for (const [id, said] of known) {
      const item = items.get(id)
      if (item?.title === said.title && item.day === said.day) continue
      lost += 1
      process.stderr.write(
        `round ${round}: ${id} should say ${JSON.stringify(said)}, says ${JSON.stringify(item ?? null)}\n`,
      )
    }
    if (items.size !== known.size) broken += 1
    const { ok, problems } = await callOver<{ ok: boolean; problems: string[] }>(server, 'workspace.verify', {})
    if (!ok) {
      broken += 1
      process.stderr.write(`round ${round}: ${problems.join('; ')}\n`)
    }
    if (process.stderr.isTTY) process.stderr.write(`\r${round + 1}/${count}`)
  }
  await stopServer(server)
  rmSync(folder, { recursive: true, force: true })
  return { failed: lost + broken, skipped: 0, acknowledged: acknowledged - count, lost, items: known.size }
}
