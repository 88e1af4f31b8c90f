import { useEffect, useState, type ComponentType } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { addDays } from '../../shared/time.ts'
import { preparePrint } from '../printing.ts'
import { useQuery } from '../use-query.ts'
import { useAlmanac } from './almanac.ts'
import type { SheetProps } from './WeekSheet.tsx'
import type { Week } from './use-week.ts'

const TABLES = ['item', 'hook', 'promise']
/** Promises that fall due after the week are worth knowing of while it is planned. */
const PROMISE_DAYS = 13

const loadSheet = () => import('./WeekSheet.tsx').then((m) => m.WeekSheet)

/** The week on paper: its sheet stands in the page only while it is printed, whoever asked for that. */
export function WeekPrint({ week }: { readonly week: Week }) {
  const [Sheet, setSheet] = useState<ComponentType<SheetProps> | null>(null)
  const [isPrinting, setPrinting] = useState(false)
  const almanac = useAlmanac()
  const owed = useQuery('promises.list', Sheet ? { until: addDays(week.first, PROMISE_DAYS) } : null, TABLES)

  useEffect(() => {
    let isHere = true
    const load = () =>
      loadSheet().then((loaded) => {
        if (isHere) setSheet(() => loaded)
      })
    // Once the week stands there: a browser's own menu prints without asking, and does not wait.
    const idle = requestIdleCallback(() => void load())
    const take = preparePrint(load)
    // Before the picture of the page is taken.
    const start = () => flushSync(() => setPrinting(true))
    const end = () => setPrinting(false)
    window.addEventListener('beforeprint', start)
    window.addEventListener('afterprint', end)
    return () => {
      isHere = false
      cancelIdleCallback(idle)
      take()
      window.removeEventListener('beforeprint', start)
      window.removeEventListener('afterprint', end)
    }
  }, [])

  if (!isPrinting || !Sheet) return null
  return createPortal(<Sheet week={week} owed={owed.value ?? []} almanac={almanac} />, document.body)
}
