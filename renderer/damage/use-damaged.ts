import { useMemo } from 'react'
import type { Damaged } from '../../shared/damage.ts'
import { useData } from '../data.ts'
import { useUi } from '../ui.ts'
import { useQuery } from '../use-query.ts'

const NONE: readonly Damaged[] = []
const TABLES = [
  'item',
  'variant',
  'hook',
  'promise',
  'post',
  'snapshot',
  'piece',
  'verdict',
  'rejection',
  'link',
  'setting',
  'experiment',
  'round',
  'template',
  'topic',
  'checklist',
  'goal',
]

/** What has a place of its own on a screen, where it then stands broken. */
const PLACED = ['item', 'post', 'experiment', 'template', 'topic', 'checklist'] as const
type Placed = (typeof PLACED)[number]

/** What a broken card says of itself, as a key of the locales. */
export const saysOf = ({ table }: Damaged): string =>
  `damage.says.${PLACED.find((placed) => placed === table) ?? 'other'}`

/** What cannot be read, asked only where the file is said to have any. */
export function useDamaged(): readonly Damaged[] {
  const isAny = useData((data) => data.status?.problems.some(({ code }) => code === 'problem.damaged') ?? false)
  return useQuery('workspace.damaged', isAny ? {} : null, TABLES).value ?? NONE
}

/** Those of one kind, of the channel that is looked at or of none. */
export function useBroken(placed: Placed): readonly Damaged[] {
  const all = useDamaged()
  const channelId = useUi((ui) => ui.channelId)
  return useMemo(
    () => all.filter(({ table, place }) => table === placed && (!channelId || !place || place.channelId === channelId)),
    [all, placed, channelId],
  )
}

/** The one that a page was opened for, if it is among them. */
export function useBrokenOne(placed: Placed, id: string): Damaged | null {
  return useDamaged().find((one) => one.table === placed && one.id === id) ?? null
}
