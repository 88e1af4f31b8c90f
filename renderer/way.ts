import { addressOf, placeAt } from './address.ts'
import { useData } from './data.ts'
import { showChannel, useUi, type Place } from './ui.ts'

/** What each entry of the browser's history remembers beside its address. */
interface Entry {
  /** The address of the one before it, if that is a place of ours too. */
  readonly before: string | null
  /** What was shown before the composer. */
  readonly from: Place | null
}

/** Chromium takes some 200 entries in 30 seconds: a key held on the weeks would be more. */
const QUIET_MS = 200

let shown = ''
/** A step back that the browser has not taken yet: it answers later, with `popstate`. */
let isReturning = false
let keptAt = -Infinity
let timer: ReturnType<typeof setTimeout> | undefined

/** The token of another run, on its way to whoever takes it out of the address. */
const isToken = () => location.hash.startsWith('#token=')
const entry = (): Entry => (history.state as Entry | null) ?? { before: null, from: null }
const here = () => addressOf(useUi.getState())
const isSame = (a: Place | null, b: Place) => a !== null && a.screen === b.screen && a.id === b.id

function write(how: 'pushState' | 'replaceState', state: Entry): void {
  clearTimeout(timer)
  timer = undefined
  keptAt = performance.now()
  shown = here()
  history[how](state, '', shown)
}

/** The same place, of which another week or other filters are shown: no step of its own. */
function keepUp(): void {
  const wait = keptAt + QUIET_MS - performance.now()
  if (wait <= 0) return write('replaceState', entry())
  timer ??= setTimeout(() => write('replaceState', entry()), wait)
}

function follow(): void {
  const ui = useUi.getState()
  if (isReturning || isToken() || here() === shown) return
  if (isSame(placeAt(shown), ui)) return keepUp()
  const { before } = entry()
  if (ui.step === 'back' && before !== null && isSame(placeAt(before), ui)) {
    isReturning = true
    clearTimeout(timer)
    timer = undefined
    return history.back()
  }
  if (ui.step === 'instead') return write('replaceState', { ...entry(), from: ui.from })
  const left = placeAt(shown)
  // What the address still owes the entry that is left.
  if (timer !== undefined && left)
    history.replaceState(entry(), '', addressOf({ ...ui, screen: left.screen, id: left.id }))
  write('pushState', { before: left && location.hash, from: ui.from })
}

/** Shows what the address says. What it does not keep stays as it is. */
function show(): void {
  const place = placeAt(location.hash) ?? { screen: 'plan', id: null }
  const from = place.screen === 'item' ? entry().from : null
  shown = location.hash
  useUi.setState({ ...place, from, selection: new Set(), dialog: null, step: 'instead' })
}

function arrive(): void {
  if (isToken()) return
  const wentOn = isReturning && !isSame(placeAt(location.hash), useUi.getState())
  isReturning = false
  if (!wentOn) return show()
  // While the browser took its step back somebody went on: that is what is to be seen, one step on from here.
  shown = location.hash
  follow()
}

/** Ties what is shown to the address, before anything is read for it: back, forward and reload stay in the studio. */
export function keepWay(): void {
  if (isToken()) shown = ''
  else show()
  useUi.subscribe(follow)
  window.addEventListener('popstate', arrive)
  // Once its token is out of the address.
  queueMicrotask(() => write('replaceState', entry()))
  useData.subscribe(({ channels, connection }, before) => {
    // Let in by another token, which was taken out of the address.
    if (connection !== before.connection && location.hash === '') write('replaceState', entry())
    const { channelId } = useUi.getState()
    // One that is no more would hide everything.
    if (channelId !== null && channels && channels.every(({ id }) => id !== channelId)) showChannel(null)
  })
}
