import { Check } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { wholeText } from '../../shared/format.ts'
import { reread, undoStep, useData, useLanguage } from '../data.ts'
import { showBatch } from '../history/filters.ts'
import { Button } from '../kit/Button.tsx'
import { cx } from '../kit/cx.ts'
import { Back, Banner, Bar, Progress } from '../kit/Page.tsx'
import { SeverityMark } from '../kit/SeverityMark.tsx'
import { say } from '../kit/Toast.tsx'
import { problemText } from '../trouble/problem-words.ts'
import { go, goUp, showChannel, useUi } from '../ui.ts'
import { useLate } from '../use-late.ts'
import css from './Import.module.css'
import { leave, readNext, stop, useImporting, write, type Importing } from './importing.ts'
import { ImportStart } from './ImportStart.tsx'
import { Preview } from './Preview.tsx'
import { WrongFile } from './WrongFile.tsx'

/** Choose, look, write: three steps, and nothing is written before the third. */
export function ImportScreen() {
  const { t } = useTranslation()
  const language = useLanguage()
  const importing = useImporting()

  const finish = async () => {
    const written = await write()
    if (!written) return
    const { result, step, waiting } = written
    const sum = (of: 'created' | 'updated') => wholeText(result.total[of], language)
    say(t('importing.done', { created: sum('created'), updated: sum('updated') }), {
      label: t('action.undo'),
      run: () => void undoStep(step),
    })
    showChannel(null)
    if (waiting.length > 0) {
      readNext(waiting)
      return
    }
    if (result.batchId) showBatch(result.batchId)
    if (useUi.getState().screen === 'import') go('history', null, 'instead')
  }
  const back = () => {
    if (!importing.running) leave()
    goUp('history')
  }

  return (
    <>
      <Bar title={t('action.import')} before={<Back onPress={back}>{t('nav.history')}</Back>}>
        <span className="push" />
        <Steps at={stepOf(importing)} />
      </Bar>
      <LittleRoom />
      <Body importing={importing} onWrite={() => void finish()} onBack={back} />
    </>
  )
}

/** Said before anything is written: an import that stops midway is put back whole, but nobody likes to find out then. */
function LittleRoom() {
  const problem = useData((data) => data.status?.problems.find(({ code }) => code === 'problem.low-space') ?? null)
  const { t } = useTranslation()
  useEffect(() => void reread(['status']), [])
  if (!problem) return null
  return (
    <Banner icon={<SeverityMark severity="error" label={null} />}>
      {problemText(problem)} {t('importing.littleRoom')}
    </Banner>
  )
}

const stepOf = ({ running, preview }: Importing): number =>
  running && running.what !== 'reading' ? 3 : preview ? 2 : 1

interface BodyProps {
  readonly importing: Importing
  readonly onWrite: () => void
  readonly onBack: () => void
}

function Body({ importing, onWrite, onBack }: BodyProps) {
  const { running, preview, error, files } = importing
  if (files.length === 0) return <ImportStart />
  if (preview) return <Preview importing={importing} preview={preview} onWrite={onWrite} onBack={onBack} />
  if (error && !running) return <WrongFile importing={importing} error={error} onBack={onBack} />
  return <Reading importing={importing} />
}

function Reading({ importing: { files, running } }: { readonly importing: Importing }) {
  const { t } = useTranslation()
  const isLate = useLate(true)
  if (!isLate) return null
  const { done = 0, total = 0 } = running?.progress ?? {}
  return (
    <div className={css.alone} role="status">
      <div className={css.wrong}>
        <Progress
          label={t('importing.reading', { file: files.map(({ name }) => name).join(t('list.and')) })}
          done={done}
          total={total}
        />
        <Button className={css.stop ?? ''} onPress={stop}>
          {t('importing.stop')}
        </Button>
      </div>
    </div>
  )
}

const STEPS = ['choose', 'look', 'write'] as const

function Steps({ at }: { readonly at: number }) {
  const { t } = useTranslation()
  return (
    <ol className={css.steps}>
      {STEPS.map((name, index) => {
        const isDone = index + 1 < at
        const isOn = index + 1 === at
        return (
          <li
            key={name}
            className={cx(isOn && css.on, isDone && css.did)}
            {...(isOn ? { 'aria-current': 'step' as const } : {})}
          >
            {isDone ? <Check className="i12" aria-hidden /> : <span className={css.disc}>{index + 1}</span>}
            {t(`importing.step.${name}`)}
          </li>
        )
      })}
    </ol>
  )
}
