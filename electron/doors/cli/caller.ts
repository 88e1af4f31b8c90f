import type { CallName, InputOf, OutputOf, Progress } from '../../../shared/contract.ts'
import { Fail, failed, ok, orFail, type AppError, type Result } from '../../../shared/result.ts'
import type { Instant } from '../../../shared/time.ts'
import { openStudio, type Log } from '../../core/studio.ts'
import { clock, newId } from '../../clock.ts'
import { makeEngine } from '../../core/learning.ts'
import { readXlsx } from '../../core/importing/read-xlsx.ts'
import type { Place } from '../folder.ts'
import { findRunning, heldBy, type Found } from '../running.ts'

/** Whoever answers the command line's calls: the studio in this process, or the one that holds the workspace. */
export interface Caller {
  call(name: string, input: unknown, onProgress?: (progress: Progress) => void): Promise<Result<unknown>>
  upload(name: string, bytes: Uint8Array, modifiedAt: Instant): Promise<Result<{ readonly id: string }>>
  close(): Promise<void>
}

/** Asks, and throws the error as `Fail`. */
export async function ask<N extends CallName>(
  caller: Caller,
  name: N,
  input: InputOf<N>,
  onProgress?: (progress: Progress) => void,
): Promise<OutputOf<N>> {
  return orFail((await caller.call(name, input, onProgress)) as Result<OutputOf<N>>)
}

/**
 * A studio that holds the workspace in a browser takes the calls. Else the file is opened here; if the window holds it,
 * the file's own lock says so, and its entry in `running.json` says who.
 */
export async function openCaller({ folder, because }: Place, log: Log): Promise<Result<Caller>> {
  const found = await findRunning(folder)
  if (found.state === 'running' && found.running.door === 'browser') return ok(overHttp(found.running))
  const mustBeThere = because === 'chosen'
  const opened = openStudio({ folder, clock, newId, log, compute: makeEngine(), readXlsx, mustBeThere })
  if (!opened.ok) return opened.error.code === 'busy' ? failed(await whoHolds(folder, found, opened.error)) : opened
  const studio = opened.value
  return ok({
    call: (name, input, onProgress) => studio.call(name, input, { onProgress }),
    upload: (name, bytes, modifiedAt) => Promise.resolve(studio.upload(name, bytes, modifiedAt)),
    close: () => studio.close(),
  })
}

async function whoHolds(folder: string, before: Found, error: AppError): Promise<AppError> {
  const found = before.state === 'nobody' ? await findRunning(folder) : before
  return found.state === 'nobody' ? error : heldBy(found, folder)
}

function overHttp({ port, token }: { port: number | null; token: string | null }): Caller {
  const authorization = `Bearer ${token}`
  const post = async <T>(
    path: string,
    headers: Record<string, string>,
    body: string | Uint8Array<ArrayBuffer>,
    read: (response: Response) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const sent = { method: 'POST', headers: { ...headers, authorization }, body }
    try {
      return await read(await fetch(`http://127.0.0.1:${port}${path}`, sent))
    } catch (error) {
      throw new Fail('busy', 'cli.lost', { params: { why: error instanceof Error ? error.message : String(error) } })
    }
  }
  return {
    call: async (name, input, onProgress) => {
      const headers = { 'content-type': 'application/json', accept: 'application/x-ndjson' }
      const path = `/call/${encodeURIComponent(name)}`
      return post(path, headers, JSON.stringify({ input }), (response) => resultOf(response, onProgress))
    },
    upload: async (name, bytes, modifiedAt) => {
      const headers = { 'content-type': 'application/octet-stream', 'x-modified-at': modifiedAt }
      const path = `/upload?name=${encodeURIComponent(name)}`
      return post(
        path,
        headers,
        bytes as Uint8Array<ArrayBuffer>,
        async (response) => (await response.json()) as Result<{ id: string }>,
      )
    },
    close: () => Promise.resolve(),
  }
}

/** Lines of progress, then one with the result; what the door itself refuses comes as the bare result. */
async function resultOf(response: Response, onProgress?: (progress: Progress) => void): Promise<Result<unknown>> {
  let rest = ''
  for await (const part of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    const lines = (rest + part).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const said = JSON.parse(line) as { progress?: Progress; result?: Result<unknown> }
      if (said.result) return said.result
      if (said.progress) onProgress?.(said.progress)
    }
  }
  if (rest) return JSON.parse(rest) as Result<unknown>
  throw new Error('the answer ended before its result')
}
