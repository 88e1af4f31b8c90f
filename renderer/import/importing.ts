import { create } from 'zustand'
import type { Progress } from '../../shared/contract.ts'
import type { ImportPreview, ImportRequest, ImportResult } from '../../shared/importing.ts'
import type { IconReading } from '../../shared/model.ts'
import { failed, ok, type AppError, type Result } from '../../shared/result.ts'
import { call, upload } from '../client.ts'
import { useData } from '../data.ts'
import { t } from '../i18n.ts'
import { say } from '../kit/Toast.tsx'
import { go, useUi } from '../ui.ts'

/** How the creator says the files are to be read; null is «find out». */
export type Reading = Pick<ImportRequest, 'channelId' | 'encoding' | 'mapping' | 'capturedAt' | 'zone'>

/** Files from their choice to their writing. It outlives the screen: one may go and look something up. */
export interface Importing {
  readonly files: readonly File[]
  /** Dropped together with them, but of another platform: their turn comes once these are written. */
  readonly waiting: readonly File[]
  readonly reading: Reading
  /** The channel is the creator's own word: no file's word against it. */
  readonly isChannelSaid: boolean
  readonly running: { readonly what: 'reading' | 'writing' | 'stopping'; readonly progress: Progress | null } | null
  readonly preview: ImportPreview | null
  readonly error: AppError | null
  /** The question of the two icons, once it has been asked, and its answer. */
  readonly icons: { readonly asked: NonNullable<ImportPreview['iconQuestion']>; readonly answer: IconReading } | null
  /** Key of an imported post → the item it belongs to; null: said to be none. */
  readonly links: ReadonlyMap<string, string | null>
}

const NOTHING: Importing = {
  files: [],
  waiting: [],
  reading: { channelId: '', encoding: null, mapping: null, capturedAt: null, zone: null },
  isChannelSaid: false,
  running: null,
  preview: null,
  error: null,
  icons: null,
  links: new Map(),
}

export const useImporting = create<Importing>(() => NOTHING)

const uploads = new Map<File, string>()
let job: AbortController | null = null

const isWriting = () => ['writing', 'stopping'].includes(useImporting.getState().running?.what ?? '')

/** Takes files from anywhere on the page and shows what is in them. */
export function importFiles(files: readonly File[]): void {
  if (files.length === 0 || isWriting()) return
  readNext(files, useUi.getState().channelId)
  go('import')
}

/** Reads files, those that were put off for instance, and leaves the page where it is. */
export function readNext(files: readonly File[], shown: string | null = null): void {
  const channelId = shown ?? useData.getState().channels?.[0]?.id ?? ''
  useImporting.setState({
    ...NOTHING,
    files,
    reading: { ...NOTHING.reading, channelId },
    isChannelSaid: shown !== null,
  })
  void look()
}

/** The same files, read otherwise. Into another channel, those that were put off may fit. */
export function readAs(change: Partial<Reading>): void {
  useImporting.setState(({ reading, files, waiting }) => ({
    reading: { ...reading, ...change },
    ...(change.channelId === undefined ? {} : { files: [...files, ...waiting], waiting: [], isChannelSaid: true }),
  }))
  void look()
}

/** The others of the files, without the one that cannot be read. */
export function leaveOut(file: File): void {
  const { files, waiting, reading, isChannelSaid } = useImporting.getState()
  const [first, ...rest] = files.filter((other) => other !== file)
  // Where only files of other platforms are left, their turn is now.
  const [kept, later] = first ? [[first, ...rest], waiting] : [waiting, []]
  useImporting.setState({ ...NOTHING, files: kept, waiting: later, reading, isChannelSaid })
  void look()
}

export const answerIcons = (answer: IconReading): void =>
  useImporting.setState(({ icons }) => ({ icons: icons && { ...icons, answer } }))

export const answerLinks = (links: Importing['links']): void => useImporting.setState({ links })

/** Stops what is running; of a writing nothing stays. */
export function stop(): void {
  job?.abort()
  job = null
  useImporting.setState(({ preview, running }) =>
    running?.what === 'writing'
      ? { running: { what: 'stopping', progress: null } }
      : { running: null, ...(preview ? {} : { files: [], waiting: [] }) },
  )
}

export function leave(): void {
  job?.abort()
  job = null
  useImporting.setState(NOTHING)
  uploads.clear()
}

function begin(what: 'reading' | 'writing') {
  job?.abort()
  const mine = new AbortController()
  job = mine
  useImporting.setState({ running: { what, progress: null } })
  const onProgress = (progress: Progress) => {
    if (job === mine) useImporting.setState({ running: { what, progress } })
  }
  return { mine, options: { signal: mine.signal, onProgress } }
}

/** Which files are read as of which channel, and which are put off. */
interface Round extends Pick<Importing, 'files' | 'waiting' | 'reading' | 'isChannelSaid'> {
  /** The channel was changed for a file's sake: once is enough. */
  readonly hasMoved: boolean
}

async function look(): Promise<void> {
  const { mine, options } = begin('reading')
  const { files, waiting, reading, isChannelSaid } = useImporting.getState()
  const ask = (round: Round): Promise<Result<ImportPreview>> =>
    withUploads(round.files, (ids) =>
      call('imports.preview', { ...round.reading, uploads: ids, iconReading: null }, options),
    )
  let round: Round = { files, waiting, reading, isChannelSaid, hasMoved: false }
  let result = await ask(round)
  let next = otherwise(round, result)
  while (next && !mine.signal.aborted) {
    round = next
    result = await ask(round)
    next = otherwise(round, result)
  }
  if (job !== mine) return
  job = null
  useImporting.setState(({ icons }) => {
    const preview = result.ok ? result.value : null
    const asked = preview?.iconQuestion
    return {
      running: null,
      files: round.files,
      waiting: round.waiting,
      reading: round.reading,
      preview,
      error: result.ok ? null : result.error,
      icons: asked ? { asked, answer: icons?.answer ?? 'recommend-is-heart' } : null,
    }
  })
}

/**
 * Of files that belong to several channels, those of one at a time: the others wait. If none is of the one that was begun with,
 * they go into the channel they can be of, or into which such tables went before.
 */
function otherwise(round: Round, result: Result<ImportPreview>): Round | null {
  const { files, waiting, reading, hasMoved } = round
  const strays = straysOf(round, result)
  if (!strays) return null
  const isStray = ({ name }: File) => strays.names.has(name)
  const rest = files.filter((file) => !isStray(file))
  if (rest.length > 0) return { ...round, files: rest, waiting: [...waiting, ...files.filter(isStray)] }
  const { channelId } = strays
  if (hasMoved || channelId === null || channelId === reading.channelId) return null
  return { ...round, files: [...files, ...waiting], waiting: [], reading: { ...reading, channelId }, hasMoved: true }
}

interface Strays {
  readonly names: ReadonlySet<string>
  /** Where they belong; null: several could be meant. */
  readonly channelId: string | null
}

/** Files that do not belong into the channel; null if there are none. */
function straysOf({ reading, isChannelSaid }: Round, result: Result<ImportPreview>): Strays | null {
  if (result.ok) {
    const strays = isChannelSaid
      ? []
      : result.value.files.filter(({ wentTo }) => wentTo !== null && wentTo !== reading.channelId)
    const [first] = strays
    return first ? { names: new Set(strays.map(({ file }) => file)), channelId: first.wentTo } : null
  }
  const { message, path = '' } = result.error
  if (message !== 'import.refused.other-platform') return null
  return { names: new Set([path]), channelId: channelFor(result.error) }
}

interface Written {
  readonly result: ImportResult
  readonly step: string
  readonly waiting: readonly File[]
}

/** All of it or nothing, as one step to take back. Null: failed or stopped. */
export async function write(): Promise<Written | null> {
  const step = crypto.randomUUID()
  const { mine, options } = begin('writing')
  const { files, waiting, reading, icons, links, preview } = useImporting.getState()
  const taken = preview?.links.filter(({ key, itemId }) => links.get(key) === itemId) ?? []
  const asked = {
    ...reading,
    iconReading: icons?.answer ?? null,
    links: taken.map(({ key, itemId }) => ({ key, itemId })),
  }
  const result: Result<ImportResult> = await withUploads(files, (ids) =>
    call('imports.commit', { ...asked, uploads: ids }, { ...options, opId: step }),
  )
  if (result.ok) {
    leave()
    return { result: result.value, step, waiting }
  }
  if (result.error.code === 'cancelled') await undoLate(step)
  else if (job === mine) useImporting.setState({ running: null, error: result.error })
  return null
}

/** A stop that came while the core was already writing: what it has written goes again, as was promised. */
async function undoLate(step: string): Promise<void> {
  // Refused where nothing had been written, which is what was asked for.
  await call('history.undo', { step })
  useImporting.setState({ running: null })
  say(t('importing.stopped'))
}

/** A file of a known platform that was held against another platform's channel: the one channel it can be of. */
function channelFor({ params }: AppError): string | null {
  const fitting = useData.getState().channels?.filter(({ platform }) => platform === params?.['format']) ?? []
  return fitting.length === 1 ? (fitting[0]?.id ?? null) : null
}

/** Asks with the files' ids; where the process that held the files is gone, they are handed over and it is asked once more. */
async function withUploads<T>(files: readonly File[], ask: (ids: string[]) => Promise<Result<T>>): Promise<Result<T>> {
  const once = async () => {
    const handed = await handOver(files)
    return handed.ok ? ask(handed.value) : handed
  }
  const first = await once()
  if (first.ok || first.error.message !== 'error.upload-gone') return first
  uploads.clear()
  return once()
}

/** Each file is handed over once, however often it is read. */
async function handOver(files: readonly File[]): Promise<Result<string[]>> {
  const ids: string[] = []
  for (const file of files) {
    const known = uploads.get(file)
    if (known !== undefined) {
      ids.push(known)
      continue
    }
    const handed = await upload(file)
    if (!handed.ok) return failed({ path: file.name, ...handed.error })
    uploads.set(file, handed.value.id)
    ids.push(handed.value.id)
  }
  return ok(ids)
}
