import type { TFunction } from 'i18next'
import type { Damaged } from '../../shared/damage.ts'
import { CRISIS, type Checklist } from '../../shared/playbook.ts'
import { act } from '../data.ts'

/** One that comes with the program, as it came, is not stored. */
export type AnyChecklist = Omit<Checklist, 'createdAt'>

const CRISIS_STEPS = ['notice', 'answer', 'pause', 'result', 'review'] as const

/** 危机应对 as it comes, unless it has been ticked or changed (`broken`: also where that cannot be read any more); then the stored ones. */
export function withShipped(
  stored: readonly Checklist[],
  broken: readonly Damaged[],
  t: TFunction,
): readonly AnyChecklist[] {
  if (broken.some(({ id }) => id === CRISIS)) return stored
  const own = stored.find(({ id }) => id === CRISIS)
  const crisis: AnyChecklist = own ?? {
    id: CRISIS,
    name: t('playbook.crisis.name'),
    steps: CRISIS_STEPS.map((id) => ({
      id,
      words: t(`playbook.crisis.${id}.words`),
      note: t(`playbook.crisis.${id}.note`),
      doneAt: null,
    })),
  }
  return [crisis, ...stored.filter(({ id }) => id !== CRISIS)]
}

/** Ticks, changed words, or all ticks gone; `said` with a way back. */
export const saveList = ({ id, name, steps }: AnyChecklist, said = '') =>
  act('playbook.saveChecklist', { id, name, steps: [...steps] }, { said })
