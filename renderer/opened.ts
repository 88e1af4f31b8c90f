import type { ThingKind } from '../shared/things.ts'
import { useUi, type ScreenName } from './ui.ts'

interface Opened {
  readonly is: ThingKind
  readonly id: string
}

const KIND: Partial<Readonly<Record<ScreenName, ThingKind>>> = {
  item: 'item',
  history: 'post',
  experiments: 'experiment',
}
const MOST = 9

let opened: readonly Opened[] = []

/** What was opened since the page was loaded, the last first, each once. */
export const openedLately = (): readonly Opened[] => opened

export function keepOpened(): void {
  const keep = () => {
    const { screen, id } = useUi.getState()
    const is = KIND[screen]
    if (is === undefined || id === null || (opened[0]?.is === is && opened[0].id === id)) return
    opened = [{ is, id }, ...opened.filter((one) => one.is !== is || one.id !== id)].slice(0, MOST)
  }
  keep()
  useUi.subscribe(keep)
}
