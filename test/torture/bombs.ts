import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { xlsxThread } from '../../electron/doors/xlsx-thread.ts'
import { BOMBS } from '../support/bombs.ts'
import { makeBuilt } from '../support/terminal.ts'
import { makeWorld, type World } from '../support/world.ts'

const SLOWEST_MS = 5000
const MOST_RSS_MB = 512
const PING_MS = 20

// What is measured is the studio, not what is left of making the bombs.
setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Asks the studio something small again and again; answers the longest that one of these took. */
async function whilePinging(world: World, work: Promise<unknown>): Promise<number> {
  const over = new AbortController()
  void work.finally(() => over.abort())
  let longest = 0
  while (!over.signal.aborted) {
    const began = performance.now()
    await new Promise((resolve) => setTimeout(resolve, PING_MS))
    await world.call('workspace.status', {})
    longest = Math.max(longest, performance.now() - began - PING_MS)
  }
  return longest
}

/** `count` hostile workbooks offered through the studio's own preview, as the window does it: each in a thread. */
export async function torture({ count, seed }: { count: number; seed: number }): Promise<{
  failed: number
  skipped: number
  slowestMs: number
  longestPingMs: number
  peakRssMb: number
  refusals: Readonly<Record<string, number>>
}> {
  const built = makeBuilt()
  const world = makeWorld({ readXlsx: xlsxThread(join(built, 'main', 'xlsx-worker.cjs')) })
  const channelId = (await world.call('channels.save', { name: '抖音', platform: 'douyin' })).id
  const kinds = Object.entries(BOMBS)
  const refusals: Record<string, number> = {}
  let [failed, slowestMs, longestPingMs] = [0, 0, 0]
  try {
    for (let index = 0; index < count; index++) {
      const [name, make] = kinds[index % kinds.length]!
      // A new session now and then: a studio keeps the newest 200 MB of what was handed over.
      if (index % kinds.length === 0) await world.restart()
      // Small, large, and what lies between, in an order that the seed moves.
      const size = ((index + seed) * 0.618_034) % 1
      const upload = world.studio.upload('bomb.xlsx', make(size), null)
      if (!upload.ok) throw new Error(`${name} is not even taken`)
      collectGarbage()
      const began = performance.now()
      const preview = world.studio.call('imports.preview', {
        channelId,
        uploads: [upload.value.id],
        encoding: null,
        mapping: null,
        capturedAt: null,
        iconReading: null,
      })
      const ping = await whilePinging(world, preview)
      const result = await preview
      const took = performance.now() - began
      const peak = process.resourceUsage().maxRSS / 1024
      const why = result.ok ? 'accepted' : result.error.message.replace('import.refused.', '')
      refusals[why] = (refusals[why] ?? 0) + 1
      slowestMs = Math.max(slowestMs, Math.round(took))
      longestPingMs = Math.max(longestPingMs, Math.round(ping))
      const isRefused = !result.ok && result.error.code === 'unsupported-file'
      if (isRefused && took < SLOWEST_MS && peak < MOST_RSS_MB) continue
      failed++
      process.stderr.write(`${name} (${size.toFixed(2)}): ${why}, ${Math.round(took)} ms, ${Math.round(peak)} MB\n`)
    }
  } finally {
    await world.end()
    rmSync(built, { recursive: true })
  }
  const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024)
  return { failed, skipped: 0, slowestMs, longestPingMs, peakRssMb, refusals }
}
