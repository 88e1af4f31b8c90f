import type { StepInfo } from '../shared/contract.ts'
import { act, undoStep } from './data.ts'
import { t } from './i18n.ts'
import { say } from './kit/Toast.tsx'

/** A step as the creator knows it: 导入, 移动. */
export const stepName = ({ name }: StepInfo): string => t([`step.${name}`, 'step.other'])

/** Takes the last step back and says which it was. */
export async function undoLast(): Promise<void> {
  const done = await act('history.undo', {})
  if (done?.undone)
    say(t('kit.undone', { what: stepName(done.undone) }), { label: t('action.redo'), run: () => void redoNext() })
}

/** Does again what was taken back last, and says what it was. */
export async function redoNext(): Promise<void> {
  const redone = (await act('history.redo', {}))?.redone
  if (redone)
    say(t('kit.redone', { what: stepName(redone) }), {
      label: t('action.undo'),
      run: () => void undoStep(redone.id),
    })
}
