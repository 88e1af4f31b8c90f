import type { Progress } from '../../../shared/contract.ts'
import type { Words } from '../words.ts'

/** What progress and complaints are written to. */
export interface Screen {
  readonly isTTY?: boolean
  write(text: string): unknown
}

const COLUMNS = 24
const EVERY = 80

/** Shows how far a job is: a bar that redraws itself on a terminal, a line a phase where stderr goes elsewhere. */
export function progressBar(stream: Screen, words: Words) {
  let drawn = 0
  let phase = ''
  return {
    show: (progress: Progress): void => {
      const now = performance.now()
      if (!stream.isTTY) {
        if (progress.phase !== phase) stream.write(`${labelOf(progress, words)}\n`)
        phase = progress.phase
        return
      }
      if (now - drawn < EVERY && progress.phase === phase && progress.done < progress.total) return
      const filled = progress.total > 0 ? Math.round((progress.done / progress.total) * COLUMNS) : 0
      stream.write(`\r\u001b[K${'█'.repeat(filled)}${'░'.repeat(COLUMNS - filled)} ${labelOf(progress, words)}`)
      drawn = now
      phase = progress.phase
    },
    end: (): void => {
      if (stream.isTTY && phase) stream.write('\r\u001b[K')
    },
  }
}

const labelOf = ({ phase, done, total }: Progress, words: Words) =>
  `${words([`progress.${phase}`, phase])} ${total > 0 ? `${done}/${total}` : ''}`.trimEnd()
