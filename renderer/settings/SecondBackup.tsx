import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { momentText } from '../../shared/format.ts'
import type { Instant } from '../../shared/time.ts'
import { call } from '../client.ts'
import { now } from '../clock.ts'
import { act, homeZone, reread, useData, useLanguage } from '../data.ts'
import { sentenceOf } from '../i18n.ts'
import { Button } from '../kit/Button.tsx'
import { say } from '../kit/Toast.tsx'
import { readBackups } from './backups.ts'
import { FolderField } from './FolderField.tsx'
import { Heading } from './Heading.tsx'
import { Path } from './Path.tsx'
import css from './Settings.module.css'

/** A second set of backups, on another disk: every one from now on, or only this once. */
export function SecondBackup() {
  const { t } = useTranslation()
  const second = useData((data) => data.status?.second ?? null)
  return (
    <section className={css.section}>
      <Heading title={t('settings.second.title')} note={t('settings.second.why')} />
      {second ? <Kept folder={second.folder} at={second.at} /> : null}
      <Choose />
    </section>
  )
}

function Kept({ folder, at }: { readonly folder: string; readonly at: Instant | null }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const stop = async () => {
    if (!(await act('workspace.keepSecond', { folder: null }))) return
    await reread(['status'])
    say(t('settings.second.stopped'))
  }
  return (
    <div className={css.row}>
      <div>
        <Path path={folder} />
        <p className="small dim">
          {at
            ? t('settings.second.newest', { at: momentText(at, homeZone(), now(), language) })
            : t('settings.second.none')}
        </p>
      </div>
      <Button small look="bare" onPress={() => void stop()}>
        {t('settings.second.stop')}
      </Button>
    </div>
  )
}

function Choose() {
  const { t } = useTranslation()
  const isKept = useData((data) => Boolean(data.status?.second))
  const [folder, setFolder] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  /** What went wrong stands under the field, and what was typed stays in it. */
  const save = async (always: boolean) => {
    const wanted = folder.trim()
    setIsBusy(true)
    const result = always
      ? await call('workspace.keepSecond', { folder: wanted })
      : await call('workspace.backup', { folder: wanted })
    setIsBusy(false)
    setError(result.ok ? null : sentenceOf(result.error))
    if (!result.ok) return
    await Promise.all([reread(['status']), readBackups()])
    setFolder('')
    say(
      'file' in result.value && !always
        ? t('settings.second.saved', { file: result.value.file })
        : t('settings.second.kept', { folder: wanted }),
    )
  }
  const isEmpty = folder.trim() === ''
  return (
    <>
      <FolderField
        label={t('settings.second.where')}
        placeholder={t('settings.second.example')}
        value={folder}
        error={error}
        onChange={(text) => {
          setFolder(text)
          setError(null)
        }}
        onEnter={() => void (isEmpty ? null : save(!isKept))}
      />
      <div className={css.buttons}>
        <Button isDisabled={isEmpty || isBusy} onPress={() => void save(true)}>
          {t('settings.second.always')}
        </Button>
        <Button look="bare" isDisabled={isEmpty || isBusy} onPress={() => void save(false)}>
          {t('settings.second.once')}
        </Button>
      </div>
    </>
  )
}
