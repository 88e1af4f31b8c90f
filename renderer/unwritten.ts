/** Words that are not all on the disk, by the title of what they belong to. */
interface Unwritten {
  readonly title: string
  /** Asked to be written, and not answered yet. */
  readonly isSent: boolean
  /** The file would not take them: nothing but the creator's own decision gets them there. */
  readonly isStuck: boolean
}

/** Who keeps words until they are written. */
interface Keeper {
  readonly tell: () => readonly Unwritten[]
  /** Sends what is not sent yet, now. */
  readonly writeOut: () => void
}

interface Ways {
  readonly isOpen: boolean
  /** Writes that wait for their answer. */
  readonly unsaid: number
}

interface Loss {
  readonly titles: readonly string[]
  /** Writes beside those posts. */
  readonly others: number
}

const keepers = new Set<Keeper>()

/** Those who keep words until they are written say here which. Answers how to end that. */
export function keepUnwritten(keeper: Keeper): () => void {
  keepers.add(keeper)
  return () => void keepers.delete(keeper)
}

/** Some seconds of a slow disk; a process with the data that hangs would take for ever. */
const LONGEST_MS = 2000
const LOOK_MS = 20

/**
 * Asks before words go that are not written. In a browser, what is not sent yet goes out with the page while there is a
 * connection, so nothing is asked then. A window (`waits`) stays until everything is written, asks where that takes too
 * long, and names what a browser's dialog may not.
 */
export function guardLeaving(now: () => Ways, waits: boolean): void {
  window.addEventListener('beforeunload', (event) => {
    const ways = now()
    if (isLoss(lossOf(ways, waits))) event.preventDefault()
  })
  if (!waits) return
  const settled = async () => {
    for (const { writeOut } of keepers) writeOut()
    const until = performance.now() + LONGEST_MS
    while (isWorthWaiting(now()) && performance.now() < until) await new Promise((done) => setTimeout(done, LOOK_MS))
    return JSON.stringify(lossOf(now(), true))
  }
  // Called by main when the page has objected (electron/doors/unwritten.ts).
  Object.assign(window, { duotrackUnwritten: settled })
}

const unwritten = () => [...keepers].flatMap(({ tell }) => tell())
const isLoss = ({ titles, others }: Loss) => titles.length > 0 || others > 0

function lossOf({ isOpen, unsaid }: Ways, waits: boolean): Loss {
  const isSafe = isOpen && !waits
  const posts = unwritten().filter(({ isStuck }) => isStuck || !isSafe)
  const others = isSafe ? 0 : unsaid - posts.filter(({ isSent }) => isSent).length
  return { titles: posts.map(({ title }) => title), others }
}

/** What is stuck, or has nobody to go to, does not get there by waiting; the rest does. */
function isWorthWaiting({ isOpen, unsaid }: Ways): boolean {
  return isOpen && (unsaid > 0 || unwritten().some(({ isStuck }) => !isStuck))
}
