import type { Item } from '../../shared/model.ts'
import type { AppError, Result } from '../../shared/result.ts'
import { keepParts } from '../keep-parts.ts'

/** How far what is on the screen is from being on the disk. */
type Saving =
  | { readonly is: 'saved' }
  /** Changed here, not yet sent. */
  | { readonly is: 'writing' }
  | { readonly is: 'saving' }
  /** Not written; everything typed is kept here. */
  | { readonly is: 'failed'; readonly error: AppError }
  /** Changed elsewhere since it was read: `theirs` is what stands in the file. */
  | { readonly is: 'conflict'; readonly error: AppError; readonly theirs: Item | null }

interface DraftState {
  readonly item: Item
  readonly saving: Saving
}

/** What a draft needs of the world. */
export interface DraftDoor {
  /** `isOver`: on top of the save before it, whose answer is not here yet. */
  readonly save: (item: Item, coalesce: string, isOver: boolean) => Promise<Result<Item>>
  readonly read: (id: string) => Promise<Result<Item>>
  /** Runs something later; answers how to call it off. */
  readonly later: (run: () => void, milliseconds: number) => () => void
}

/** An item being edited: what was typed is here at once, and on the disk soon after. */
export interface Draft {
  readonly get: () => DraftState
  readonly subscribe: (listener: () => void) => () => void
  /** `field` names what is edited: edits of one field within 2 s are one undo step. */
  readonly edit: (field: string, change: (item: Item) => Item) => void
  /** Sends what is not sent yet, now; resolves when all of it is written or has failed. */
  readonly flush: () => Promise<void>
  /** The page goes, and will hear no answer: sends all that is unsent as one last save, also over one that is on its way. */
  readonly flushLast: () => void
  /** While an IME composes, nothing is sent. */
  readonly hold: (isHeld: boolean) => void
  /** Something changed in the file: reads the item again unless it is being edited. Answers why it could not be read. */
  readonly refresh: () => Promise<AppError | null>
  /** After a failure: tries again. After a conflict: writes what is here over what is there. */
  readonly retry: () => Promise<void>
  /** After a conflict or a failure: takes what stands in the file, gives up what is here. */
  readonly takeTheirs: () => Promise<void>
  readonly isClean: () => boolean
}

/** Sooner than the 300 ms after a keystroke that may be lost at most: the sending itself takes time too. */
const FLUSH_MS = 200

interface Entry {
  readonly field: string
  readonly item: Item
  /** Under way already, beside the one before it. */
  readonly sent?: Promise<Result<Item>>
}

/** Saves are sent one at a time, each on top of the revision that the one before was given. */
export function openDraft(first: Item, { save, read, later }: DraftDoor): Draft {
  let state: DraftState = { item: first, saving: { is: 'saved' } }
  let revision = first.revision
  /** Not yet written, oldest first: one entry a field, so that each field is an undo step of its own. */
  let queue: Entry[] = []
  let running: Promise<void> | null = null
  let isHeld = false
  let isStale = false
  /** Readings begun and edits made: an answer is old news once there was another of either. */
  let news = 0
  let cancel: (() => void) | null = null
  const listeners = new Set<() => void>()

  const set = (next: Partial<DraftState>) => {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }
  const isStuck = () => state.saving.is === 'failed' || state.saving.is === 'conflict'

  const edit: Draft['edit'] = (field, change) => {
    const item = change(state.item)
    if (item === state.item) return
    news++
    const last = queue.at(-1)
    // The first entry may be on its way already.
    if (last?.field === field && !last.sent && (queue.length > 1 || !running)) queue[queue.length - 1] = { field, item }
    else queue.push({ field, item })
    set({ item, saving: state.saving.is === 'conflict' ? state.saving : { is: 'writing' } })
    schedule()
  }

  const schedule = () => {
    // Counted from the first unsent change, not the last: fast typing is sent too.
    if (isHeld || cancel || state.saving.is === 'conflict') return
    cancel = later(() => void flush(), FLUSH_MS)
  }

  const flush = (): Promise<void> => {
    cancel?.()
    cancel = null
    // What was typed while the last save was on its way may wait for its own turn: not for who asks for it now.
    if (running) return running.then(() => (queue.length > 0 && !isStuck() ? flush() : undefined))
    if (queue.length === 0 || state.saving.is === 'conflict') return Promise.resolve()
    running = sendAll().finally(() => {
      running = null
      if (queue.length === 0 && isStale) void refresh()
      else if (queue.length > 0 && !isStuck()) schedule()
    })
    return running
  }

  const flushLast = () => {
    const [onTheWay, newest] = [queue[0], queue.at(-1)]
    if (!onTheWay || !newest || state.saving.is === 'conflict') return
    const last = { field: newest.field, item: state.item }
    if (running) queue = [onTheWay, { ...last, sent: save({ ...last.item, revision }, last.field, true) }]
    else queue = [last]
    void flush()
  }

  const sendAll = async () => {
    for (let entry = queue[0]; entry; entry = queue[0]) {
      set({ saving: { is: 'saving' } })
      const answer = await (entry.sent ?? save({ ...entry.item, revision }, entry.field, false))
      if (!answer.ok) return fail(answer.error)
      queue.shift()
      revision = answer.value.revision
      if (queue.length === 0) set({ item: keepParts(state.item, answer.value), saving: { is: 'saved' } })
      // Still being typed: what is new goes with the next sending.
      else if (cancel) return set({ saving: { is: 'writing' } })
    }
  }

  const fail = async (error: AppError) => {
    // One entry will do from here on: the whole of what is on the screen.
    queue = [{ field: queue.at(-1)?.field ?? '', item: state.item }]
    cancel?.()
    cancel = null
    if (error.code !== 'conflict') return set({ saving: { is: 'failed', error } })
    set({ saving: { is: 'conflict', error, theirs: null } })
    const theirs = await read(first.id)
    if (theirs.ok) set({ saving: { is: 'conflict', error, theirs: theirs.value } })
  }

  const refresh = async () => {
    isStale = queue.length > 0 || running !== null
    if (isStale) return null
    const turn = ++news
    const answer = await read(first.id)
    if (turn !== news) return null
    if (!answer.ok) return answer.error
    if (queue.length > 0 || running || answer.value.revision === revision) return null
    revision = answer.value.revision
    set({ item: keepParts(state.item, answer.value) })
    return null
  }

  const retry = async () => {
    if (!isStuck()) return
    if (state.saving.is === 'conflict') {
      const theirs = await read(first.id)
      if (!theirs.ok) return
      revision = theirs.value.revision
    }
    queue = [{ field: queue.at(-1)?.field ?? '', item: state.item }]
    set({ saving: { is: 'writing' } })
    await flush()
  }

  const takeTheirs = async () => {
    const theirs = await read(first.id)
    if (!theirs.ok) return
    queue = []
    revision = theirs.value.revision
    set({ item: theirs.value, saving: { is: 'saved' } })
  }

  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    edit,
    flush,
    flushLast,
    hold: (held) => {
      isHeld = held
      if (!held && queue.length > 0) schedule()
      if (held) {
        cancel?.()
        cancel = null
      }
    },
    refresh,
    retry,
    takeTheirs,
    isClean: () => queue.length === 0 && !running,
  }
}
