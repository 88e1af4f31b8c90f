import { newId } from '../../electron/clock.ts'
import { readXlsx } from '../../electron/core/importing/read-xlsx.ts'
import { makeEngine } from '../../electron/core/learning.ts'
import { openStudio, type Studio } from '../../electron/core/studio.ts'
import type { Instant } from '../../shared/time.ts'
import type { Told } from './held-studio.ts'

// A process that holds a workspace and does what it is told, until it is killed (held-studio.ts).

let studio: Studio | null = null
let now: Instant = '2026-11-25T02:42:00Z'

async function answer(told: Told): Promise<unknown> {
  if ('open' in told) {
    const opened = openStudio({
      folder: told.open,
      clock: () => now,
      newId,
      log: () => {},
      compute: makeEngine(),
      readXlsx,
    })
    studio = opened.ok ? opened.value : null
    return opened.ok ? 'done' : opened.error
  }
  if ('close' in told) {
    await studio?.close()
    return 'done'
  }
  now = told.now
  return studio?.call(told.name, told.input, { opId: told.opId })
}

process.on('message', (told: Told) => void answer(told).then((said) => process.send?.(said)))
