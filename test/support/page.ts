import { Worker } from 'node:worker_threads'
import type { Result } from '../../shared/result.ts'
import type { Data } from '../../renderer/data.ts'
import { bundle } from './bundle.ts'

/** The week that it shows. */
export const PAGE_WEEK = { from: '2027-01-04', to: '2027-01-10' } as const

export type PageTold =
  | { readonly do: 'call'; readonly name: string; readonly input: unknown; readonly opId: string | undefined }
  | { readonly do: 'says' | 'reread' }
  | { readonly do: 'address'; readonly to: string }

/** What stands on the screen, as far as it is read from the file; and what the page says is wrong with it. */
export interface PageSays {
  readonly shown: Pick<Data, 'channels' | 'items' | 'undated' | 'settings' | 'history'> & {
    readonly sequence: number | null
  }
  readonly problem: Data['problem']
  readonly connection: Data['connection']
}

/** The page of browser mode without its pictures: its own client, its own store of what it shows, in a thread of its own. */
export interface Page {
  /** Resolves when all has been read once. */
  readonly ready: Promise<void>
  /** As a screen asks: resolves when there is an answer, however often the studio is started again meanwhile. */
  call<T>(name: string, input: unknown, opId?: string): Promise<Result<T>>
  says(): Promise<PageSays>
  /** «Try again» beside what could not be read. */
  reread(): Promise<void>
  /** The address of the studio started again, opened in the same tab. */
  openAddress(to: string): Promise<void>
  close(): Promise<void>
}

export type OpenPage = (address: string) => Page

/** Builds the page's thread once; answers how to open one at an address. */
export async function buildPage(): Promise<OpenPage> {
  const program = await bundle('page-worker.ts')
  return (address) => openPage(program, address)
}

function openPage(program: string, address: string): Page {
  const worker = new Worker(program, { workerData: { address, monday: PAGE_WEEK.from } })
  const waiting = new Map<number, (said: never) => void>()
  let asked = 0
  const ask = <T>(told: PageTold): Promise<T> => {
    const id = (asked += 1)
    worker.postMessage({ id, told })
    return new Promise((done) => waiting.set(id, done))
  }
  const ready = new Promise<void>((opened, failed) => {
    waiting.set(0, () => opened())
    worker.on('error', failed)
  })
  worker.on('message', ({ id, said }: { readonly id: number; readonly said: never }) => {
    waiting.get(id)?.(said)
    waiting.delete(id)
  })
  return {
    ready,
    call: (name, input, opId) => ask({ do: 'call', name, input, opId }),
    says: () => ask({ do: 'says' }),
    reread: () => ask({ do: 'reread' }),
    openAddress: (to) => ask({ do: 'address', to }),
    close: async () => void (await worker.terminate()),
  }
}
