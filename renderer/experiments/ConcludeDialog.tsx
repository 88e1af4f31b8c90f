import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reading } from '../../shared/engine/index.ts'
import type { Experiment } from '../../shared/experiment.ts'
import { RadioRows } from '../kit/Choice.tsx'
import { TextArea } from '../kit/Field.tsx'
import { FormDialog } from '../kit/FormDialog.tsx'
import { NotSaved } from '../trouble/NotSaved.tsx'
import { useWriting } from '../writing.ts'
import css from './Dialogs.module.css'
import { verdictTitle } from './words.ts'

type Conclusion = NonNullable<Experiment['better']>
const ANSWERS: readonly Conclusion[] = ['A', 'B', 'same', 'unclear']

/** What the rounds say, as an answer that one could give. */
function answerOf(verdict: Reading['verdict']): Conclusion {
  if (verdict.kind === 'same') return 'same'
  if (verdict.kind === 'confirmed' || verdict.kind === 'leaning') return verdict.ahead ?? 'unclear'
  return 'unclear'
}

interface ConcludeDialogProps {
  readonly experiment: Experiment
  readonly verdict: Reading['verdict']
  readonly onClose: () => void
}

/** The creator's own conclusion, which may differ from what was computed: both are kept. */
export function ConcludeDialog({ experiment, verdict, onClose }: ConcludeDialogProps) {
  const { t } = useTranslation()
  const [better, setBetter] = useState<Conclusion>(experiment.better ?? answerOf(verdict))
  const [conclusion, setConclusion] = useState(experiment.conclusion)
  const writing = useWriting(t('experiment.conclude.title'))
  const conclude = async () => {
    const done = await writing.write(
      'experiments.conclude',
      { id: experiment.id, better, conclusion: conclusion.trim() },
      { said: t('experiment.conclude.done') },
    )
    if (done) onClose()
  }
  return (
    <FormDialog
      title={t('experiment.conclude.title')}
      onClose={onClose}
      trouble={<NotSaved error={writing.error} text={conclusion} onRetry={() => void conclude()} />}
      does={t('experiment.conclude.do')}
      onDo={conclude}
    >
      <div className={css.fields}>
        <p>{t('experiment.conclude.computed', { verdict: verdictTitle(verdict, experiment) })}</p>
        <RadioRows
          label={t('experiment.conclude.better')}
          options={ANSWERS.map((id) => ({
            id,
            label: t(`experiment.conclude.answer.${id}`, { name: id === 'A' ? experiment.a : experiment.b }),
          }))}
          value={better}
          onChange={setBetter}
        />
        <TextArea
          label={t('experiment.conclude.words')}
          placeholder={t('experiment.conclude.hint')}
          value={conclusion}
          maxLength={2000}
          rows={4}
          onChange={setConclusion}
          onEnter={() => void conclude()}
        />
      </div>
    </FormDialog>
  )
}
