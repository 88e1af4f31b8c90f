import { useCallback, useEffect, useRef, useState } from 'react'
import type { Progress } from '../../shared/contract.ts'
import type { ImportPreview, ImportRequest, ImportResult } from '../../shared/importing.ts'
import type { IconReading } from '../../shared/model.ts'
import { failed, ok, type AppError, type Result } from '../../shared/result.ts'
import { call, upload } from '../client.ts'
import { useData } from '../data.ts'
import { useUi } from '../ui.ts'

/** How the creator says the files are to be read; null is «find out». */
export type Reading = Pick<ImportRequest, 'channelId' | 'encoding' | 'mapping' | 'capturedAt'>

type Running = { readonly what: 'reading' | 'writing'; readonly progress: Progress | null }

export interface Importing {
  readonly files: readonly File[]
  readonly reading: Reading
  readonly running: Running | null
  readonly preview: ImportPreview | null
  readonly error: AppError | null
  /** The question of the two icons, once it has been asked, and its answer. */
  readonly icons: { readonly asked: NonNullable<ImportPreview['iconQuestion']>; readonly answer: IconReading } | null
  readonly answerIcons: (answer: IconReading) => void
  readonly choose: (files: readonly File[]) => void
  readonly read: (change: Partial<Reading>) => void
  readonly stop: () => void
  /** Null: failed or stopped, nothing is written. */
  readonly write: (links: ReadonlyMap<string, string>) => Promise<ImportResult | null>
}

/** The channel that a file most likely belongs to before anything of it is known. */
function likelyChannel(): string {
  const shown = useUi.getState().channelId
  return shown ?? useData.getState().channels?.[0]?.id ?? ''
}

/** Files from their choice to their writing. Each change of how they are read is another preview; nothing is written before `write`. */
export function useImport(): Importing {
  const [files, setFiles] = useState<readonly File[]>([])
  const [reading, setReading] = useState<Reading>(() => ({
    channelId: likelyChannel(),
    encoding: null,
    mapping: null,
    capturedAt: null,
  }))
  const [running, setRunning] = useState<Running | null>(null)
  const [preview, setPreview] = useState<ImportPreview | null>(null)
  const [error, setError] = useState<AppError | null>(null)
  const [icons, setIcons] = useState<Importing['icons']>(null)
  const job = useRef<AbortController | null>(null)
  const uploads = useRef(new Map<File, string>())

  const begin = useCallback((what: Running['what']) => {
    job.current?.abort()
    const mine = new AbortController()
    job.current = mine
    setRunning({ what, progress: null })
    const options = {
      signal: mine.signal,
      onProgress: (progress: Progress) => {
        if (job.current === mine) setRunning({ what, progress })
      },
    }
    return { mine, options }
  }, [])

  const look = useCallback(
    async (chosen: readonly File[], asked: Reading) => {
      const { mine, options } = begin('reading')
      const ask = async (how: Reading): Promise<Result<ImportPreview>> => {
        const handed = await handOver(chosen, uploads.current)
        return handed.ok
          ? call('imports.preview', { ...how, uploads: handed.value, iconReading: null }, options)
          : handed
      }
      let used = asked
      let result = await ask(used)
      if (!result.ok && result.error.message === 'error.upload-gone') {
        uploads.current.clear()
        result = await ask(used)
      }
      const better = result.ok ? null : channelFor(result.error)
      if (better && better !== used.channelId) {
        used = { ...used, channelId: better }
        result = await ask(used)
      }
      if (job.current !== mine || mine.signal.aborted) return
      setRunning(null)
      setReading(used)
      setPreview(result.ok ? result.value : null)
      setError(result.ok ? null : result.error)
      const question = result.ok ? result.value.iconQuestion : null
      setIcons(question ? { asked: question, answer: 'recommend-is-heart' } : null)
    },
    [begin],
  )

  const choose = useCallback(
    (chosen: readonly File[]) => {
      if (chosen.length === 0) return
      const fresh = { ...reading, encoding: null, mapping: null, capturedAt: null }
      setFiles(chosen)
      setPreview(null)
      setError(null)
      void look(chosen, fresh)
    },
    [look, reading],
  )

  const read = useCallback(
    (change: Partial<Reading>) => {
      const next = { ...reading, ...change }
      setReading(next)
      if (files.length > 0) void look(files, next)
    },
    [files, look, reading],
  )

  const stop = useCallback(() => {
    job.current?.abort()
    job.current = null
    setRunning(null)
  }, [])

  const write = useCallback(
    async (links: ReadonlyMap<string, string>): Promise<ImportResult | null> => {
      const { mine, options } = begin('writing')
      const handed = await handOver(files, uploads.current)
      const result: Result<ImportResult> = handed.ok
        ? await call(
            'imports.commit',
            {
              ...reading,
              uploads: handed.value,
              iconReading: icons?.answer ?? null,
              links: [...links].map(([key, itemId]) => ({ key, itemId })),
            },
            options,
          )
        : handed
      if (job.current === mine) setRunning(null)
      if (result.ok) return result.value
      if (result.error.code !== 'cancelled') setError(result.error)
      return null
    },
    [begin, files, icons, reading],
  )

  const answerIcons = useCallback(
    (answer: IconReading) => setIcons((before) => (before ? { ...before, answer } : before)),
    [],
  )

  // Files that were dropped or chosen on another screen.
  const waiting = useUi((ui) => ui.files)
  useEffect(() => {
    if (waiting.length === 0) return
    useUi.setState({ files: [] })
    choose(waiting)
  }, [waiting, choose])

  return { files, reading, running, preview, error, icons, answerIcons, choose, read, stop, write }
}

/** A file of a known platform that was held against another platform's channel: the one channel it can be of. */
function channelFor({ message, params }: AppError): string | null {
  if (message !== 'import.refused.other-platform') return null
  const fitting = useData.getState().channels?.filter(({ platform }) => platform === params?.['format']) ?? []
  return fitting.length === 1 ? (fitting[0]?.id ?? null) : null
}

/** Each file is handed over once, however often it is read. */
async function handOver(files: readonly File[], known: Map<File, string>): Promise<Result<string[]>> {
  const ids: string[] = []
  for (const file of files) {
    const id = known.get(file)
    if (id === undefined) {
      const handed = await upload(file)
      if (!handed.ok) return failed({ path: file.name, ...handed.error })
      known.set(file, handed.value.id)
      ids.push(handed.value.id)
    } else ids.push(id)
  }
  return ok(ids)
}
