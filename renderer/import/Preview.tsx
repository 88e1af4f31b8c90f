import { Files, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ImportPreview } from '../../shared/importing.ts'
import { wholeText } from '../../shared/format.ts'
import { homeZone, useChannel, useLanguage } from '../data.ts'
import { sentenceOf } from '../i18n.ts'
import { Button } from '../kit/Button.tsx'
import { cx } from '../kit/cx.ts'
import { Meter } from '../kit/Page.tsx'
import { SeverityMark } from '../kit/SeverityMark.tsx'
import { useLate } from '../use-late.ts'
import { FileLine, HowRead } from './FileLine.tsx'
import { Groups } from './Groups.tsx'
import { IconQuestion } from './IconQuestion.tsx'
import css from './Import.module.css'
import { Links } from './Links.tsx'
import { Mapping } from './Mapping.tsx'
import { answerIcons, answerLinks, readNext, stop, type Importing } from './importing.ts'

interface PreviewProps {
  readonly importing: Importing
  readonly preview: ImportPreview
  readonly onWrite: () => void
  readonly onBack: () => void
}

/** What would be written, said first in one sentence. */
export function Preview({ importing, preview, onWrite, onBack }: PreviewProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { links, running } = importing
  const zone = useChannel(preview.channel.id)?.zone ?? homeZone()
  const { created, updated } = preview.total
  const isRunning = running !== null
  const taken = preview.links.filter(({ key, itemId }) => links.get(key) === itemId)
  const isSingle = preview.files.length === 1
  const isNothing = created + updated + taken.length === 0

  return (
    <div className={css.layout}>
      <div className={css.body}>
        <div className={css.main} inert={isRunning}>
          <HowRead importing={importing} preview={preview} />
          <h2 className={css.verdict}>
            {t(`importing.verdict.${verdictOf(preview)}`, {
              created: wholeText(created, language),
              updated: wholeText(updated, language),
            })}
          </h2>
          {importing.waiting.length > 0 ? <Waiting files={importing.waiting} /> : null}
          {preview.files.map((file) => (
            <div key={file.file}>
              {isSingle ? null : <FileLine file={file} />}
              <Groups file={file} zone={zone} isOpen={isSingle} />
            </div>
          ))}
          {preview.links.length > 0 ? <Links proposals={preview.links} answers={links} onAnswer={answerLinks} /> : null}
        </div>
        {importing.error ? (
          <p className={css.failed} role="alert">
            <SeverityMark severity="error" label={null} />
            {sentenceOf(importing.error)}
          </p>
        ) : null}
        {running && running.what !== 'reading' ? (
          <Writing importing={importing} rows={created + updated} />
        ) : (
          <footer className={css.foot}>
            <span className={css.note}>
              <Undo2 className="i14" aria-hidden />
              {t('importing.undoable')}
            </span>
            <span className="push" />
            <Button look="bare" onPress={onBack}>
              {t('kit.cancel')}
            </Button>
            {isNothing && importing.waiting.length > 0 ? (
              <Button look="main" isDisabled={isRunning} onPress={() => readNext(importing.waiting)}>
                {t('importing.next')}
              </Button>
            ) : (
              <Button look="main" isDisabled={isNothing || isRunning} onPress={onWrite}>
                {created + updated > 0
                  ? t('importing.write', { count: created + updated, n: wholeText(created + updated, language) })
                  : taken.length > 0
                    ? t('importing.writeLinks', { count: taken.length })
                    : t('importing.nothing')}
              </Button>
            )}
          </footer>
        )}
      </div>
      <aside className={cx(css.side, isRunning && css.still)} inert={isRunning} aria-label={t('importing.side')}>
        {importing.icons ? <IconQuestion icons={importing.icons} onAnswer={answerIcons} /> : null}
        <Mapping importing={importing} preview={preview} />
      </aside>
    </div>
  )
}

/** Files of other platforms from the same drop. */
function Waiting({ files }: { readonly files: readonly File[] }) {
  const { t } = useTranslation()
  return (
    <p className={css.waiting}>
      <Files className="i14" aria-hidden />
      {t('importing.waiting', { count: files.length, files: files.map(({ name }) => name).join(t('list.and')) })}
    </p>
  )
}

type Verdict = 'both' | 'created' | 'updated' | 'nothing' | 'bothFilled' | 'filled'

/** Known posts get one more set of numbers; or, where the files only add to one of the same hour, that is filled in. */
function verdictOf({ files, total: { created, updated } }: ImportPreview): Verdict {
  const isFilled = updated > 0 && files.every((file) => file.updated === file.merged)
  if (updated === 0) return created > 0 ? 'created' : 'nothing'
  return created > 0 ? (isFilled ? 'bothFilled' : 'both') : isFilled ? 'filled' : 'updated'
}

function Writing({ importing, rows }: { readonly importing: Importing; readonly rows: number }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { phase = 'read', done = 0, total = 0 } = importing.running?.progress ?? {}
  const isStopping = importing.running?.what === 'stopping'
  // The second half of a double click on what begins it is no wish to stop it.
  const canStop = useLate(!isStopping)
  // Two steps of equal weight: the files are read again, then everything is written at once.
  const share = phase === 'write' ? 0.5 : total > 0 ? (0.5 * done) / total : 0
  return (
    <div className={css.foot} role="status">
      <div className={css.track}>
        <Meter share={share} />
      </div>
      <b className="strong num">
        {isStopping ? t('importing.stopping') : t('importing.writing', { count: rows, n: wholeText(rows, language) })}
      </b>
      <span className="push" />
      <span className="small dim">{t('importing.stopNow')}</span>
      <Button onPress={stop} isDisabled={!canStop}>
        {t('importing.stop')}
      </Button>
    </div>
  )
}
