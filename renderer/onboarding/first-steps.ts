import { create } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { Channel } from '../../shared/model.ts'
import { isOnlySample, sampleOf } from '../../shared/sample.ts'
import { newItem } from '../actions.ts'
import { useData } from '../data.ts'
import { go, showWeek } from '../ui.ts'

type Step = 'import' | 'item'

/** How far the first start has come, once there is a channel. Nothing of it outlives the window. */
interface FirstSteps {
  readonly step: Step | null
  /** The line about the sample was closed. */
  readonly isSampleQuiet: boolean
}

const useFirstSteps = create<FirstSteps>(() => ({ step: null, isSampleQuiet: false }))

export const beginWith = (step: Step | null): void => {
  useFirstSteps.setState({ step, isSampleQuiet: false })
  showWeek(null)
  go(step === 'import' ? 'import' : 'plan')
}

export const skipImport = (): void => {
  useFirstSteps.setState({ step: 'item' })
  go('plan')
}

/** From the plan, wherever it was asked for: the way back leads to the week that it stands in. */
export const writeFirst = async (): Promise<void> => {
  endSteps()
  go('plan')
  await newItem()
}

export const endSteps = (): void => useFirstSteps.setState({ step: null })
export const quietSample = (): void => useFirstSteps.setState({ isSampleQuiet: true })

/** The step still to be taken: what has been done by itself counts as done. */
export function useStep(): Step | null {
  const step = useFirstSteps((steps) => steps.step)
  const status = useData((data) => data.status)
  if (step === null || status === null || status.items > 0) return null
  return status.posts > 0 ? 'item' : step
}

/** True while there is nothing but the sample. */
export const useIsOnlySample = (): boolean =>
  useData(({ channels, settings }) => channels !== null && settings !== null && isOnlySample(channels, settings))

/** The sample's channels that are still there. */
export const useSample = (): readonly Channel[] =>
  useData(
    useShallow(({ channels, settings }) => {
      const ids = sampleOf(channels ?? [], settings ?? { sample: [] })
      return channels?.filter(({ id }) => ids.includes(id)) ?? []
    }),
  )

export function useIsSample(): boolean {
  const isQuiet = useFirstSteps((steps) => steps.isSampleQuiet)
  return useIsOnlySample() && !isQuiet
}
