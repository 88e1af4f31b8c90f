import { create } from 'zustand'
import type { CallName, Change, InputOf, NamesOf, OutputOf } from '../shared/contract.ts'
import type { Channel, Item, Settings } from '../shared/model.ts'
import { daysShown, type Sight } from '../shared/plan-view.ts'
import { DEFAULT_SETTINGS, type PlanView } from '../shared/values.ts'
import type { AppError, Result } from '../shared/result.ts'
import type { Instant, WeekStart } from '../shared/time.ts'
import { afterPaint } from './after-paint.ts'
import type { Connection } from './carriers/carrier.ts'
import { call, onChange, onConnection, onPower, type JobOptions } from './client.ts'
import { now, today } from './clock.ts'
import { sentenceOf, t } from './i18n.ts'
import { keepParts } from './keep-parts.ts'
import { say, warn } from './kit/Toast.tsx'
import { useUi } from './ui.ts'

/** A cache of what the core last said. Null: not heard yet. */
export interface Data {
  readonly connection: Connection
  readonly settings: Settings | null
  readonly channels: readonly Channel[] | null
  /** Items of the days shown. */
  readonly items: readonly Item[] | null
  /** Which days, of which channel, the items are of; or of which they could not be read. */
  readonly itemsOf: { readonly span: string; readonly isRead: boolean } | null
  /** Ideas without a day, newest first. */
  readonly undated: readonly Item[] | null
  /** Those made up to the last of the days shown, whatever became of them. */
  readonly promises: OutputOf<'promises.list'> | null
  /** Of the days shown. */
  readonly findings: OutputOf<'findings.of'> | null
  readonly history: OutputOf<'history.state'> | null
  readonly status: OutputOf<'workspace.status'> | null
  /** When this page last heard that a write was on the disk. */
  readonly savedAt: Instant | null
  /** Why something of the above could not be read, until it can be again. */
  readonly problem: AppError | null
}

const NOTHING: Data = {
  connection: 'lost',
  settings: null,
  channels: null,
  items: null,
  itemsOf: null,
  undated: null,
  promises: null,
  findings: null,
  history: null,
  status: null,
  savedAt: null,
  problem: null,
}

export const useData = create<Data>(() => NOTHING)

/** The zone of the first channel, which days and hours are read in where no channel is named. */
export const homeZone = (): string => useData.getState().channels?.[0]?.zone ?? 'Asia/Shanghai'
const viewOf = (settings: Settings | null, chosen: PlanView | null): PlanView =>
  chosen ?? (settings ?? DEFAULT_SETTINGS).planView
/** Where the plan is looked at. */
export const shownSight = ({ settings }: Pick<Data, 'settings'> = useData.getState()): Sight => {
  const { day, view } = useUi.getState()
  const { weekStart } = settings ?? DEFAULT_SETTINGS
  return { view: viewOf(settings, view), day, today: today(homeZone()), weekStart }
}
export const useWeekStart = (): WeekStart => useData((data) => (data.settings ?? DEFAULT_SETTINGS).weekStart)
export const usePlanView = (): PlanView => {
  const chosen = useUi((ui) => ui.view)
  return useData((data) => viewOf(data.settings, chosen))
}
export const useLanguage = (): Settings['language'] => useData((data) => (data.settings ?? DEFAULT_SETTINGS).language)
export const useChannel = (id: string): Channel | null =>
  useData((data) => data.channels?.find((channel) => channel.id === id) ?? null)

const ITEM_TABLES = ['item', 'variant', 'hook', 'promise']
const shownChannel = () => {
  const { channelId } = useUi.getState()
  return channelId ? { channelId } : {}
}
const shownSpan = (data = useData.getState()) => ({ ...daysShown(shownSight(data)), ...shownChannel() })
const saidSpan = ({ from, to, channelId }: ReturnType<typeof shownSpan> & { readonly channelId?: string }) =>
  [from, to, channelId].join(' ')
/** Whether the days that are shown now were read; null until that is known, as nothing can be said of them before. */
export const isShownRead = ({ itemsOf }: Data): boolean | null =>
  itemsOf?.span === saidSpan(shownSpan()) ? itemsOf.isRead : null

type Reading = Exclude<keyof Data, 'connection' | 'savedAt' | 'problem' | 'itemsOf'>

/** Shows what is known so far of an answer that takes its time. False: it has been asked anew meanwhile. */
type Show<T> = (soFar: T) => boolean

interface Reader<T> {
  /** Those that change it. `*`: every commit. */
  readonly tables: readonly string[]
  readonly read: (show: Show<T>) => Promise<Result<T>>
}

/** What is kept, and the call that reads it. */
const READINGS: { readonly [K in Reading]: Reader<Data[K]> } = {
  settings: { tables: ['setting'], read: () => call('settings.get', {}) },
  channels: { tables: ['channel'], read: () => call('channels.list', {}) },
  items: { tables: ITEM_TABLES, read: () => call('items.between', shownSpan()) },
  undated: { tables: ITEM_TABLES, read: () => call('items.undated', shownChannel()) },
  promises: {
    tables: ['item', 'hook', 'promise'],
    read: () => call('promises.list', { until: shownSpan().to }),
  },
  findings: {
    tables: [...ITEM_TABLES, 'channel', 'post', 'snapshot', 'verdict', 'dismissal', 'experiment', 'round', 'setting'],
    read: readFindings,
  },
  history: { tables: ['*'], read: () => call('history.state', {}) },
  status: { tables: ['*'], read: () => call('workspace.status', {}) },
}

/** The rules answer at once; what the history says follows. */
async function readFindings(show: Show<Data['findings']>): Promise<Result<Data['findings']>> {
  const span = { ...shownSpan(), now: now() }
  const first = await call('findings.of', { ...span, wait: false })
  return first.ok && first.value.pending && show(first.value) ? call('findings.of', span) : first
}

const ALL = Object.keys(READINGS) as Reading[]

/** Only the latest answer of each reading counts: an older one may come in after it. */
const asked: Partial<Record<Reading, number>> = {}
const failing = new Map<Reading, AppError>()

/** What a reading brought; nothing where it failed or has been asked anew meanwhile. */
async function heard(name: Reading): Promise<Partial<Data>> {
  const turn = (asked[name] = (asked[name] ?? 0) + 1)
  const span = saidSpan(shownSpan())
  const isLatest = () => asked[name] === turn
  const result = await READINGS[name].read((soFar) => {
    if (isLatest()) useData.setState({ [name]: soFar })
    return isLatest()
  })
  if (!isLatest()) return {}
  if (result.ok) failing.delete(name)
  else failing.set(name, result.error)
  const known = useData.getState()
  const itemsOf = name === 'items' && (result.ok || known.itemsOf?.span !== span) ? { span, isRead: result.ok } : null
  return {
    ...(result.ok ? { [name]: keepParts<unknown>(known[name], result.value) } : {}),
    ...(itemsOf ? { itemsOf } : {}),
  }
}

/** Drawn once for all of them: each alone would draw the screen again. */
async function readTogether(names: readonly Reading[]): Promise<void> {
  const parts = await Promise.all(names.map(heard))
  const [problem = null] = failing.values()
  useData.setState(parts.reduce<Partial<Data>>((all, part) => ({ ...all, ...part }), { problem }))
}

/** Findings take longer than the rest, which does not wait for them. */
const SLOW: readonly Reading[] = ['findings']

export const reread = (names: readonly Reading[] = ALL): Promise<unknown> =>
  Promise.all(
    [names.filter((name) => !SLOW.includes(name)), names.filter((name) => SLOW.includes(name))]
      .filter(({ length }) => length > 0)
      .map(readTogether),
  )

/** What only the board shows: read again when it is looked at, and else once a while of no commits has passed. */
const OF_THE_BOARD: readonly Reading[] = ['items', 'undated', 'promises', 'findings']
const QUIET_MS = 600
const due = new Set<Reading>()
let whenQuiet: ReturnType<typeof setTimeout> | undefined

function rereadDue(): void {
  clearTimeout(whenQuiet)
  const names = [...due]
  due.clear()
  void reread(names)
}

/** After a commit: what is on the screen at once. An item being typed in commits five times a second. */
function rereadAfter(change: Change): void {
  const touched = ALL.filter((name) => touches(change, READINGS[name].tables))
  const isAway = useUi.getState().screen !== 'plan'
  void reread(touched.filter((name) => !isAway || !OF_THE_BOARD.includes(name)))
  for (const name of touched) if (isAway && OF_THE_BOARD.includes(name)) due.add(name)
  clearTimeout(whenQuiet)
  if (due.size > 0) whenQuiet = setTimeout(rereadDue, QUIET_MS)
}

/** What is told of learning is no commit: who waits for it asks for it by name. */
const LEARNING: readonly string[] = ['patterns', 'learning']

const touches = (change: Change, tables: readonly string[]) =>
  tables.includes('*') || change.tables.some((table) => tables.includes(table))

/** Begins to hear the core. Resolves when all has been read once. */
export async function startData(): Promise<void> {
  onChange((change) => {
    if (change.tables.every((table) => LEARNING.includes(table))) return
    // A backup that made itself is no commit.
    if (!change.tables.every((table) => table === 'backups')) useData.setState({ savedAt: now() })
    rereadAfter(change)
  })
  let wasOpen = false
  onConnection((connection) => {
    useData.setState({ connection })
    if (connection === 'open' && wasOpen) void reread()
    wasOpen ||= connection === 'open'
  })
  useUi.subscribe((ui, before) => {
    const isTurned = ui.day !== before.day || ui.view !== before.view
    if (isTurned || ui.channelId !== before.channelId) void reread(OF_THE_BOARD)
    else if (ui.screen === 'plan' && before.screen !== 'plan') rereadDue()
  })
  useData.subscribe((data, before) => {
    if (data.settings === before.settings || !before.settings) return
    if (saidSpan(shownSpan(data)) !== saidSpan(shownSpan(before))) void reread(OF_THE_BOARD)
  })
  carryOnWhenFree()
  // Days are read in the first channel's zone, in the view of the settings; nearly always it is this week.
  const taken = saidSpan(shownSpan())
  await reread(['settings', 'channels', 'items', 'undated', 'promises', 'history', 'status'])
  if (saidSpan(shownSpan()) !== taken) await reread(['items', 'promises'])
  // They keep the core busy for a while: first the week stands on the screen. The rest once more, since the first of it
  // may be what the window knew before its core was there.
  afterPaint(() => void reread())
  rereadEachDay()
}

const BUSY_MS = 2000

/** While another program holds the file, looks now and then whether it is done, and then reads everything. */
function carryOnWhenFree(): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = async () => {
    timer = undefined
    await readTogether(['settings'])
    if (failing.has('settings')) return
    failing.clear()
    useData.setState({ problem: null })
    void reread()
  }
  useData.subscribe(({ problem }) => {
    if (problem?.code === 'busy') timer ??= setTimeout(() => void look(), BUSY_MS)
  })
}

const DAY_CHECK_MS = 30_000

/** A week that follows today moves on at midnight, and after a night asleep. */
function rereadEachDay(): void {
  let day = today(homeZone())
  const look = () => {
    if (today(homeZone()) === day) return
    day = today(homeZone())
    void reread(OF_THE_BOARD)
  }
  setInterval(look, DAY_CHECK_MS)
  window.addEventListener('focus', look)
  onPower(look)
}

export interface WriteOptions<N extends CallName> extends JobOptions {
  /** Said when it is done, with 撤销 beside it. */
  readonly said?: string | ((value: OutputOf<N>) => string)
  /** Hears why it failed, in place of the toast. */
  readonly onFailed?: (error: AppError) => void
}

/** Takes back the step that one call made, while it is still the last: an offer in a toast must not undo what came since. */
export const undoStep = (step: string) => act('history.undo', { step })

const tellFailed = (error: AppError) => warn(sentenceOf(error))

/** A write or job whose failure is told, in a toast unless elsewhere. Answers null if it failed. */
export async function act<N extends NamesOf<'write' | 'job'>>(
  name: N,
  input: InputOf<N>,
  { said, onFailed = tellFailed, opId = crypto.randomUUID(), ...options }: WriteOptions<N> = {},
): Promise<OutputOf<N> | null> {
  const result = await call(name, input, { opId, ...options })
  if (!result.ok) {
    if (result.error.code !== 'cancelled') onFailed(result.error)
    return null
  }
  if (said) {
    const text = typeof said === 'function' ? said(result.value) : said
    say(text, { label: t('action.undo'), run: () => void undoStep(opId) })
  }
  return result.value
}
