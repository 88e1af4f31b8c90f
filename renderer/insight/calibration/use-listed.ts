import { useMemo, useState } from 'react'
import { useActions, type Action } from '../../actions.ts'

/** Whether posts stand in a list rather than in the picture; V switches. */
export function useListed(): readonly [boolean, (isListed: boolean) => void] {
  const [isListed, setListed] = useState(false)
  const keys = useMemo<readonly Action[]>(
    () => [
      {
        id: 'backtest-list',
        label: 'backtest.list',
        group: 'item',
        keys: ['V'],
        run: () => setListed((before) => !before),
      },
    ],
    [],
  )
  useActions(keys)
  return [isListed, setListed]
}
