import type { TFunction } from 'i18next'
import type { Damaged } from '../../shared/damage.ts'
import { CRISIS, type Checklist } from '../../shared/playbook.ts'
import { act } from '../data.ts'
import { inAnyLanguage } from '../i18n.ts'

/** One that comes with the program, as it came, is not stored. */
export type AnyChecklist = Omit<Checklist, 'createdAt'>

const CRISIS_STEPS = ['notice', 'answer', 'pause', 'result', 'review'] as const

const keyOf = (step: string, part: 'words' | 'note') => `playbook.crisis.${step}.${part}`
const isOne = (key: string, words: string) => inAnyLanguage(key).includes(words)

/** Only ticks were ever set in it: its words are the program's, in whichever language that spoke at the time. */
const isAsItCame = ({ name, steps }: Checklist): boolean =>
  isOne('playbook.crisis.name', name) &&
  steps.length === CRISIS_STEPS.length &&
  steps.every(
    ({ id, words, note }, i) =>
      id === CRISIS_STEPS[i] && isOne(keyOf(id, 'words'), words) && isOne(keyOf(id, 'note'), note),
  )

/**
 * 危机应对 as it comes, with its ticks, unless its words were changed (`broken`: also where that cannot be read any more); then the
 * stored ones.
 */
export function withShipped(
  stored: readonly Checklist[],
  broken: readonly Damaged[],
  t: TFunction,
): readonly AnyChecklist[] {
  if (broken.some(({ id }) => id === CRISIS)) return stored
  const own = stored.find(({ id }) => id === CRISIS)
  if (own && !isAsItCame(own)) return [own, ...stored.filter((list) => list !== own)]
  const doneAt = new Map(own?.steps.map((step) => [step.id, step.doneAt]))
  const crisis: AnyChecklist = {
    ...own,
    id: CRISIS,
    name: t('playbook.crisis.name'),
    steps: CRISIS_STEPS.map((id) => ({
      id,
      words: t(keyOf(id, 'words')),
      note: t(keyOf(id, 'note')),
      doneAt: doneAt.get(id) ?? null,
    })),
  }
  return [crisis, ...stored.filter((list) => list !== own)]
}

/** Ticks, changed words, or all ticks gone; `said` with a way back. */
export const saveList = ({ id, name, steps }: AnyChecklist, said = '') =>
  act('playbook.saveChecklist', { id, name, steps: [...steps] }, { said })
