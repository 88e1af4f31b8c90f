import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CRISIS } from '../../shared/playbook.ts'
import { newId } from '../composer/composer.ts'
import { act } from '../data.ts'
import { TextArea, TextField } from '../kit/Field.tsx'
import { FormDialog } from '../kit/FormDialog.tsx'
import { NotSaved } from '../trouble/NotSaved.tsx'
import { useWriting } from '../writing.ts'
import type { AnyChecklist } from './lists.ts'
import css from './Playbook.module.css'

/** Between a step and its note, in a line of the field. */
const NOTE = /\s*[|｜]\s*/

interface ChecklistDialogProps {
  readonly of: AnyChecklist | null
  readonly onClose: () => void
}

/** A checklist as lines of text: a step a line, its note behind a bar. Ticks of steps that stay are kept. */
export function ChecklistDialog({ of, onClose }: ChecklistDialogProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(of?.name ?? '')
  const [lines, setLines] = useState(
    (of?.steps ?? []).map(({ words, note }) => (note ? `${words}｜${note}` : words)).join('\n'),
  )
  const [isTried, setTried] = useState(false)
  const title = t(of ? 'playbook.lists.change' : 'playbook.new.checklist')
  const writing = useWriting(title)
  const steps = lines
    .split('\n')
    .map((line) => line.trim().split(NOTE))
    .flatMap(([words = '', ...notes]) => {
      if (words === '') return []
      const before = of?.steps.find((step) => step.words === words)
      const said = { words: words.slice(0, 200), note: notes.join('｜').slice(0, 400) }
      return [{ id: before?.id ?? newId(), doneAt: before?.doneAt ?? null, ...said }]
    })
    .slice(0, 100)
  const isShipped = of?.id === CRISIS
  const isStored = of !== null && 'createdAt' in of
  const save = async () => {
    setTried(true)
    if (name.trim() === '' || steps.length === 0) return
    const list = { ...(of ? { id: of.id } : {}), name: name.trim(), steps }
    if (await writing.write('playbook.saveChecklist', list)) onClose()
  }
  const remove = async () => {
    if (!of) return
    const said = t(isShipped ? 'playbook.lists.asItCame' : 'playbook.removed')
    if (await act('playbook.removeChecklist', { id: of.id }, { said })) onClose()
  }
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      trouble={<NotSaved error={writing.error} text={`${name}\n${lines}`.trim()} onRetry={() => void save()} />}
      does={t('kit.save')}
      onDo={save}
      remove={isStored ? { label: t(isShipped ? 'playbook.lists.asCame' : 'playbook.remove'), run: remove } : null}
    >
      <div className={css.fields}>
        <TextField
          label={t('playbook.lists.name')}
          autoFocus
          maxLength={80}
          value={name}
          onChange={setName}
          error={isTried && name.trim() === '' ? t('playbook.lists.nameMissing') : null}
        />
        <TextArea
          label={t('playbook.lists.steps')}
          hint={t('playbook.lists.stepsHint')}
          rows={7}
          value={lines}
          onChange={setLines}
          onEnter={() => void save()}
          error={isTried && steps.length === 0 ? t('playbook.lists.stepsMissing') : null}
        />
      </div>
    </FormDialog>
  )
}
