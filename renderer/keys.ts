export const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** What a shortcut is told from. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'keyCode'
>

/** One press as the table of actions writes it: `Mod+Shift+Z`, `Alt+ArrowLeft`, `[`, `?`. Null for a bare modifier or an IME at work. */
export function chordOf(press: KeyPress, mac: boolean = isMac): string | null {
  if (press.isComposing || press.keyCode === 229) return null
  if (['Control', 'Meta', 'Alt', 'Shift', 'AltGraph', 'Process', 'Dead'].includes(press.key)) return null
  const mod = mac ? press.metaKey : press.ctrlKey
  const other = mac ? press.ctrlKey : press.metaKey
  if (other) return null
  // With Alt a layout may type another character: the key's own place tells the letter.
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1]
  const isSymbol = press.key.length === 1 && !/[a-z0-9]/i.test(press.key)
  const key = press.altKey && letter ? letter : press.key.length === 1 ? press.key.toUpperCase() : press.key
  const shift = press.shiftKey && !isSymbol
  return [mod && 'Mod', press.altKey && 'Alt', shift && 'Shift', key === ' ' ? 'Space' : key].filter(Boolean).join('+')
}

const FIELDS = 'input:not([type=checkbox],[type=radio],[type=button]),textarea,select,[contenteditable=true]'
const OVERLAYS = '[role=dialog],[role=alertdialog],[role=menu],[role=listbox]'

/** True while something lies over the page and takes its keys. A notice lies beside it. */
export const isCovered = (): boolean => document.querySelector(`:is(${OVERLAYS}):not([aria-modal=false])`) !== null

export const isField = (element: Element): boolean => element.matches(FIELDS)

/** True where keys are text, or belong to what lies over the page. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(`${FIELDS},${OVERLAYS}`) !== null

interface Shortcut {
  readonly keys: readonly string[]
  readonly inFields?: boolean
  readonly when?: () => boolean
  readonly run: () => unknown
}

const SECOND_PRESS_MS = 1200
const isWithMod = (chord: string) => chord.startsWith('Mod+')

/** Runs the row whose shortcut is pressed; knows shortcuts of two presses (`G P`). Answers how to stop. */
export function listenToKeys(rows: () => readonly Shortcut[]): () => void {
  let first: { readonly chord: string; readonly at: number } | null = null

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return
    const chord = chordOf(event)
    if (chord === null || isWithMod(chord) !== (event.eventPhase === Event.CAPTURING_PHASE)) return
    const typing = isTyping(event.target)
    const open = rows().filter((row) => (!typing || row.inFields) && (row.when?.() ?? true))
    const held = first && event.timeStamp - first.at < SECOND_PRESS_MS ? `${first.chord} ${chord}` : null
    const hit =
      open.find((row) => held !== null && row.keys.includes(held)) ?? open.find((row) => row.keys.includes(chord))
    first =
      !hit && open.some((row) => row.keys.some((keys) => keys.startsWith(`${chord} `)))
        ? { chord, at: event.timeStamp }
        : null
    if (!hit) return
    event.preventDefault()
    event.stopPropagation()
    void hit.run()
  }
  // With Mod before whatever has the focus: a focused button takes Mod+Enter for its own Enter. Bare keys after it.
  const phases = [true, false]
  for (const capture of phases) window.addEventListener('keydown', onKeyDown, { capture })
  return () => {
    for (const capture of phases) window.removeEventListener('keydown', onKeyDown, { capture })
  }
}
