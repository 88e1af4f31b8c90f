import { createContext, useContext } from 'react'
import type { OutputOf } from '../../shared/contract.ts'
import type { Hook, HookKind, Placement } from '../../shared/model.ts'
import type { TemplateRow, TopicRow } from '../../shared/playbook.ts'
import { spokenWords } from '../../shared/hooks.ts'
import { normalise } from '../../shared/text.ts'

/** The playbook as the composer uses it; null until it is here. */
export const NotesContext = createContext<OutputOf<'playbook.get'> | null>(null)
export const useNotes = (): OutputOf<'playbook.get'> | null => useContext(NotesContext)

/** What it is read from here: what is being typed changes no record. */
export const NOTE_TABLES = ['template', 'topic', 'channel', 'post', 'snapshot', 'verdict', 'experiment', 'round']

/** Kinds whose words are a question: a topic can be put into them as it stands. */
const ASKING: readonly HookKind[] = ['question', 'co-create', 'stance', 'choice']

/** Wordings for a hook of a kind, in the playbook's order; those kept for its very place first, those for anywhere next. */
export function snippetsFor(rows: readonly TemplateRow[], kind: HookKind, place: Placement): readonly TemplateRow[] {
  const own = rows.filter(({ template }) => template.kind === kind)
  const farness = ({ template }: TemplateRow) =>
    template.placement === place ? 0 : template.placement === null ? 1 : 2
  return own.toSorted((a, b) => farness(a) - farness(b))
}

/** Wordings for a new hook in a place (null: anywhere). */
export const keptFor = (rows: readonly TemplateRow[], place: Placement | null): readonly TemplateRow[] =>
  rows.filter(({ template }) => place === null || template.placement === null || template.placement === place)

/** Those that do not say what the hook says already. */
export function othersThan(rows: readonly TemplateRow[], hook: Hook): readonly TemplateRow[] {
  const said = normalise(spokenWords(hook))
  return rows.filter(({ template }) => normalise(spokenWords(template)) !== said)
}

/** Topics that a hook could take up, those of no item yet first. */
export const topicsFor = (rows: readonly TopicRow[], { kind, words }: Hook): readonly TopicRow[] =>
  ASKING.includes(kind)
    ? rows
        .filter(({ topic }) => topic.words !== words)
        .toSorted((a, b) => Number(a.used !== null) - Number(b.used !== null))
    : []
