import { Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PASSING, type BackupRow } from '../../shared/backups.ts'
import { bytesText, momentText, wholeText } from '../../shared/format.ts'
import { now } from '../clock.ts'
import { act, homeZone, reread, useData, useLanguage } from '../data.ts'
import { sentenceOf } from '../i18n.ts'
import { Button, LinkButton } from '../kit/Button.tsx'
import { cx } from '../kit/cx.ts'
import { say } from '../kit/Toast.tsx'
import { useLate } from '../use-late.ts'
import { causeText, readBackups, useBackups } from './backups.ts'
import css from './Backups.module.css'
import { Heading } from './Heading.tsx'
import { RestoreDialog } from './RestoreDialog.tsx'
import { VerifiedMark } from './VerifiedMark.tsx'
import page from './Settings.module.css'

const FEW = 10

/** Every backup there is: when, why, how far it goes, whether it can be trusted, and the way back to it. */
export function Backups() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { rows, error } = useBackups()
  useEffect(() => {
    void readBackups()
    // One may be made elsewhere: before the sample is cleared, by another window.
    return useData.subscribe(({ status }, before) => {
      if (status?.lastBackup?.file !== before.status?.lastBackup?.file) void readBackups()
    })
  }, [])
  const isLate = useLate(rows === null && error === null)
  const [isBusy, setIsBusy] = useState(false)
  const [isAll, setAll] = useState(false)
  const [restored, setRestored] = useState<BackupRow | 'elsewhere' | null>(null)

  const backUp = async () => {
    setIsBusy(true)
    const made = await act('workspace.backup', {})
    setIsBusy(false)
    await Promise.all([reread(['status']), readBackups()])
    if (made) say(t('settings.backedUp', { count: made.rows, rows: wholeText(made.rows, language) }))
  }

  const shown = isAll ? rows : rows?.slice(0, FEW)
  const rest = (rows?.length ?? 0) - FEW
  return (
    <section className={page.section}>
      <Heading title={t('settings.backups')} note={t('settings.backupsWhy')}>
        <Button
          small
          className="push"
          icon={<Plus className="i14" aria-hidden />}
          onPress={() => void backUp()}
          isDisabled={isBusy}
        >
          {t(isBusy ? 'settings.backingUp' : 'settings.backUpNow')}
        </Button>
      </Heading>
      {error ? (
        <p role="alert" className={page.path}>
          {sentenceOf(error)}
        </p>
      ) : null}
      {isLate ? (
        <p role="status" className="dim">
          {t('settings.backup.reading')}
        </p>
      ) : null}
      {rows?.length === 0 ? <p className="dim">{t('settings.backup.none')}</p> : null}
      {shown && shown.length > 0 ? (
        <div role="table" aria-label={t('settings.backups')}>
          <div role="row" className={css.head}>
            <span role="columnheader">{t('settings.backup.time')}</span>
            <span role="columnheader">{t('settings.backup.why')}</span>
            <span role="columnheader" className={css.right}>
              {t('settings.backup.size')}
            </span>
            <span role="columnheader" className={css.right}>
              {t('settings.backup.step')}
            </span>
            <span role="columnheader" className={css.state}>
              {t('settings.backup.state')}
            </span>
            <span role="columnheader" className="vh">
              {t('settings.backup.act')}
            </span>
          </div>
          {shown.map((row) => (
            <Row key={row.file} row={row} onRestore={setRestored} />
          ))}
        </div>
      ) : null}
      <div className={page.buttons}>
        {rest > 0 ? (
          <LinkButton className="small" onPress={() => setAll(!isAll)}>
            {isAll ? t('settings.backup.fold', { count: FEW }) : t('settings.backup.rest', { count: rest })}
          </LinkButton>
        ) : null}
        <Button look="bare" small onPress={() => setRestored('elsewhere')}>
          {t('settings.restoreOther')}
        </Button>
      </div>
      {restored === null ? null : (
        <RestoreDialog
          backup={restored === 'elsewhere' ? null : restored}
          onClose={() => {
            setRestored(null)
            void readBackups()
          }}
        />
      )}
    </section>
  )
}

interface RowProps {
  readonly row: BackupRow
  readonly onRestore: (row: BackupRow) => void
}

function Row({ row, onRestore }: RowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [isChecking, setIsChecking] = useState(false)
  const { file, at, cause, bytes, sequence, state } = row
  const time = momentText(at, homeZone(), now(), language)

  const check = async () => {
    setIsChecking(true)
    const looked = await act('workspace.checkBackup', { file })
    setIsChecking(false)
    await Promise.all([reread(['status']), readBackups()])
    if (looked?.state.kind === 'verified') say(t('settings.backup.checked', { time }))
  }

  return (
    <div role="row" className={css.row} title={file}>
      <span role="cell" className="strong num">
        {time}
      </span>
      <span role="cell" className={css.why}>
        {causeText(row, t)}
        {cause === 'other' || PASSING.includes(cause) ? null : <i>{t('settings.backup.stays')}</i>}
      </span>
      <span role="cell" className={css.right}>
        {bytesText(bytes, language)}
      </span>
      <span role="cell" className={css.right}>
        {sequence === null ? '–' : t('settings.backup.nth', { n: wholeText(sequence, language) })}
      </span>
      <span role="cell" className={css.state}>
        <VerifiedMark kind={state.kind} />
        <span className={cx(state.kind === 'unusable' && css.unusable)}>
          {t(`settings.backup.is.${state.kind}`)}{' '}
          {state.kind === 'verified' ? <i>{momentText(state.at, homeZone(), now(), language)}</i> : null}
          {state.kind === 'unusable' ? <i>{t(`settings.backup.fault.${state.reason}`)}</i> : null}
        </span>
      </span>
      <span role="cell" className={css.acts}>
        <Button
          small
          look={state.kind === 'unchecked' ? 'plain' : 'bare'}
          onPress={() => void check()}
          isDisabled={isChecking}
          aria-label={`${t('settings.backup.check')} ${time}`}
        >
          {t(isChecking ? 'settings.verifying' : 'settings.backup.check')}
        </Button>
        {state.kind === 'unchecked' ? null : (
          <Button
            small
            onPress={() => onRestore(row)}
            isDisabled={state.kind === 'unusable'}
            aria-label={`${t('settings.restoreThis')} ${time}`}
          >
            {t('settings.restoreThis')}
          </Button>
        )}
      </span>
    </div>
  )
}
