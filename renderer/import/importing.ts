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
  readonly reading: Reading
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
  reading: { channelId: '', encoding: null, mapping: null, capturedAt: null, zone: null },
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
  const shown = useUi.getState().channelId
  const channelId = shown ?? useData.getState().channels?.[0]?.id ?? ''
  useImporting.setState({ ...NOTHING, files, reading: { ...NOTHING.reading, channelId } })
  go('import')
  void look()
}

/** The same files, read otherwise. */
export function readAs(change: Partial<Reading>): void {
  useImporting.setState(({ reading }) => ({ reading: { ...reading, ...change } }))
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
      : { running: null, ...(preview ? {} : { files: [] }) },
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

async function look(): Promise<void> {
  const { mine, options } = begin('reading')
  const { files, reading } = useImporting.getState()
  const ask = async (how: Reading): Promise<Result<ImportPreview>> => {
    const handed = await handOver(files)
    return handed.ok ? call('imports.preview', { ...how, uploads: handed.value, iconReading: null }, options) : handed
  }
  let used = reading
  let result = await ask(used)
  if (!result.ok && result.error.message === 'error.upload-gone') {
    uploads.clear()
    result = await ask(used)
  }
  const better = result.ok ? null : channelFor(result.error)
  if (better && better !== used.channelId) {
    used = { ...used, channelId: better }
    result = await ask(used)
  }
  if (job !== mine) return
  job = null
  useImporting.setState(({ icons }) => {
    const preview = result.ok ? result.value : null
    const asked = preview?.iconQuestion
    return {
      running: null,
      reading: used,
      preview,
      error: result.ok ? null : result.error,
      icons: asked ? { asked, answer: icons?.answer ?? 'recommend-is-heart' } : null,
    }
  })
}

/** All of it or nothing, as one step to take back. Null: failed or stopped. */
export async function write(): Promise<{ readonly result: ImportResult; readonly step: string } | null> {
  const step = crypto.randomUUID()
  const { mine, options } = begin('writing')
  const { files, reading, icons, links, preview } = useImporting.getState()
  const taken = preview?.links.filter(({ key, itemId }) => links.get(key) === itemId) ?? []
  const handed = await handOver(files)
  const result: Result<ImportResult> = handed.ok
    ? await call(
        'imports.commit',
        {
          ...reading,
          uploads: handed.value,
          iconReading: icons?.answer ?? null,
          links: taken.map(({ key, itemId }) => ({ key, itemId })),
        },
        { ...options, opId: step },
      )
    : handed
  if (result.ok) {
    leave()
    return { result: result.value, step }
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
function channelFor({ message, params }: AppError): string | null {
  if (message !== 'import.refused.other-platform') return null
  const fitting = useData.getState().channels?.filter(({ platform }) => platform === params?.['format']) ?? []
  return fitting.length === 1 ? (fitting[0]?.id ?? null) : null
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
