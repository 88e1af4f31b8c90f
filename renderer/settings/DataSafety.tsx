import { CircleCheck, Copy } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { momentText, wholeText } from '../../shared/format.ts'
import { nameAmong } from '../channel-name.ts'
import { call } from '../client.ts'
import { now } from '../clock.ts'
import { copyText } from '../copying.ts'
import { homeZone, useData, useLanguage } from '../data.ts'
import { sentenceOf } from '../i18n.ts'
import { Button } from '../kit/Button.tsx'
import { SeverityMark } from '../kit/SeverityMark.tsx'
import { warn } from '../kit/Toast.tsx'
import { ClearSample } from '../onboarding/ClearSample.tsx'
import { useIsOnlySample, useSample } from '../onboarding/first-steps.ts'
import { Backups } from './Backups.tsx'
import { DamagedThings } from './DamagedThings.tsx'
import { FileProblems } from './FileProblems.tsx'
import { Heading } from './Heading.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { Path } from './Path.tsx'
import { SecondBackup } from './SecondBackup.tsx'
import css from './Settings.module.css'
import { TakeAlong } from './TakeAlong.tsx'

/** Where the data are, whether they are whole, and how to have them twice. */
export function DataSafety() {
  const { t } = useTranslation()
  const language = useLanguage()
  const status = useData((data) => data.status)
  const [isMoving, setMoving] = useState(false)
  if (!status) return null
  const { lastBackup, problems, posts, items, sequence } = status
  const backedUpAt = lastBackup ? momentText(lastBackup.at, homeZone(), now(), language) : null

  return (
    <>
      <h2 className={css.verdict}>
        {problems.some(({ severity }) => severity === 'error')
          ? t('settings.dataTroubled')
          : backedUpAt
            ? t('settings.dataBackedUp', { at: backedUpAt })
            : t('settings.dataAlone')}
      </h2>
      <p className={css.lead}>
        {t('settings.dataLead', {
          posts: wholeText(posts, language),
          items: wholeText(items, language),
          steps: wholeText(sequence, language),
        })}
      </p>
      <FileProblems />
      <DamagedThings />

      <section className={css.section}>
        <Heading title={t('settings.folder')} note={t('settings.folderWhy')} />
        <Path path={status.file} />
        <div className={css.buttons}>
          <Button icon={<Copy className="i14" aria-hidden />} onPress={() => void copyText(status.file)}>
            {t('settings.copyPath')}
          </Button>
          <Button onPress={() => setMoving(true)}>{t('settings.move.open')}</Button>
        </div>
        {isMoving ? <MoveDialog onClose={() => setMoving(false)} /> : null}
      </section>

      <Backups />

      <SecondBackup />

      <Verification />

      <TakeAlong />
      <SampleSection />
    </>
  )
}

/** The way out of the sample, also once its line above the plan has been closed. */
function SampleSection() {
  const { t } = useTranslation()
  const isOnly = useIsOnlySample()
  const sample = useSample()
  const channels = useData((data) => data.channels) ?? []
  const [isAsking, setIsAsking] = useState(false)
  if (sample.length === 0) return null
  const names = sample.map((channel) => nameAmong(channel, channels)).join(t('list.and'))
  return (
    <section className={css.section}>
      <Heading
        title={t('settings.sample.title')}
        note={isOnly ? t('settings.sample.note') : t('settings.sample.noteBeside', { names })}
      />
      <div className={css.buttons}>
        <Button onPress={() => setIsAsking(true)}>{t('onboarding.sampleBanner.do')}</Button>
      </div>
      <ClearSample isOpen={isAsking} onClose={() => setIsAsking(false)} />
    </section>
  )
}

function Verification() {
  const { t } = useTranslation()
  const [answer, setAnswer] = useState<'asking' | { readonly problems: readonly string[] } | null>(null)

  const verify = async () => {
    setAnswer('asking')
    const result = await call('workspace.verify', {})
    setAnswer(result.ok ? result.value : null)
    if (!result.ok) warn(sentenceOf(result.error))
  }

  return (
    <section className={css.section}>
      <Heading title={t('settings.verify')} note={t('settings.verifyWhy')} />
      <div className={css.buttons}>
        <Button onPress={() => void verify()} isDisabled={answer === 'asking'}>
          {t(answer === 'asking' ? 'settings.verifying' : 'settings.verifyNow')}
        </Button>
      </div>
      <div className={css.after} role="status">
        {answer === null || answer === 'asking' ? null : answer.problems.length === 0 ? (
          <p className={css.path}>
            <CircleCheck className="i14" aria-hidden />
            <span>{t('settings.verified')}</span>
          </p>
        ) : (
          <ul className={css.problems}>
            {answer.problems.map((problem) => (
              <li key={problem}>
                <SeverityMark severity="error" />
                {problem}
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}
