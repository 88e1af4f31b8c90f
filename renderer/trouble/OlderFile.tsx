import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { momentText, wholeText } from '../../shared/format.ts'
import { now } from '../clock.ts'
import { act, homeZone, reread, useData, useLanguage } from '../data.ts'
import { Button } from '../kit/Button.tsx'
import { say } from '../kit/Toast.tsx'
import type { Problem } from './problem-words.ts'
import { TroubleFrame } from './TroubleFrame.tsx'

/** The file has fewer steps than it once had: before anything is written on top, somebody chooses. */
export function OlderFile({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const backup = useData((data) => data.status?.lastBackup ?? null)
  const [isBusy, setIsBusy] = useState(false)
  const { file = 0, mark = 0, missing = 0 } = problem.params as Record<string, number>
  const newer = backup && backup.sequence > file ? backup : null
  const whole = (n: number) => wholeText(n, language)

  const settle = async (done: Promise<unknown>, said: string) => {
    setIsBusy(true)
    if (await done) {
      await reread()
      say(said)
    }
    setIsBusy(false)
  }
  return (
    <TroubleFrame
      kept={t('trouble.older.kept')}
      title={t('trouble.older.title', { count: missing, missing: whole(missing) })}
      actions={
        <>
          {newer ? (
            <Button
              look="main"
              isDisabled={isBusy}
              onPress={() => void settle(act('workspace.restore', { file: newer.file }), t('settings.restored'))}
            >
              {t('trouble.older.restore', {
                at: momentText(newer.at, homeZone(), now(), language),
                n: whole(newer.sequence),
              })}
            </Button>
          ) : null}
          <Button isDisabled={isBusy} onPress={() => void settle(act('workspace.goOn', {}), t('trouble.older.wentOn'))}>
            {t('trouble.older.goOn')}
          </Button>
        </>
      }
    >
      <p>{t('trouble.older.why', { mark: whole(mark), file: whole(file) })}</p>
      {newer ? null : <p>{t('trouble.older.noBackup')}</p>}
    </TroubleFrame>
  )
}
