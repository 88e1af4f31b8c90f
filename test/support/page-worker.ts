import { parentPort, workerData } from 'node:worker_threads'
import type { CallName } from '../../shared/contract.ts'
import type { Day } from '../../shared/time.ts'
import { openInSameTab } from './page-globals.ts'
import { call, connect } from '../../renderer/client.ts'
import { reread, startData, useData } from '../../renderer/data.ts'
import { showWeek } from '../../renderer/ui.ts'
import type { PageSays, PageTold } from './page.ts'

// The page without its pictures: its own client and its own store, in a thread (page.ts).

const answers = {
  call: ({ name, input, opId }: Extract<PageTold, { do: 'call' }>) =>
    call(name as CallName, input as never, opId === undefined ? {} : { opId }),
  says: (): Promise<PageSays> => {
    const { channels, items, undated, settings, history, status, problem, connection } = useData.getState()
    const sequence = status?.sequence ?? null
    return Promise.resolve({ shown: { channels, items, undated, settings, history, sequence }, problem, connection })
  },
  reread: () => reread(),
  address: ({ to }: Extract<PageTold, { do: 'address' }>) => Promise.resolve(openInSameTab(to)),
} satisfies { readonly [K in PageTold['do']]: (told: Extract<PageTold, { do: K }>) => Promise<unknown> }

parentPort?.on('message', ({ id, told }: { readonly id: number; readonly told: PageTold }) => {
  void (answers[told.do] as (told: PageTold) => Promise<unknown>)(told).then((said) =>
    parentPort?.postMessage({ id, said }),
  )
})

showWeek((workerData as { readonly monday: Day }).monday)
const started = startData()
connect()
await started
parentPort?.postMessage({ id: 0 })
