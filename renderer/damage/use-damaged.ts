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
  'setting',
  'experiment',
]

/** What cannot be read, asked only where the file is said to have any. */
export function useDamaged(): readonly Damaged[] {
  const isAny = useData((data) => data.status?.problems.some(({ code }) => code === 'problem.damaged') ?? false)
  return useQuery('workspace.damaged', isAny ? {} : null, TABLES).value ?? NONE
}

/** The plans or posts among them, of the channel that is looked at. */
export function useBroken(kind: 'item' | 'post'): readonly Damaged[] {
  const all = useDamaged()
  const channelId = useUi((ui) => ui.channelId)
  return useMemo(
    () => all.filter((one) => one.kind === kind && (!channelId || !one.place || one.place.channelId === channelId)),
    [all, kind, channelId],
  )
}
