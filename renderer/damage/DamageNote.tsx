import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Damaged } from '../../shared/damage.ts'
import { momentText } from '../../shared/format.ts'
import { now } from '../clock.ts'
import { act, homeZone, reread, useLanguage } from '../data.ts'
import { Button } from '../kit/Button.tsx'
import { say } from '../kit/Toast.tsx'
import css from './Damage.module.css'

/** Why something cannot be read, and the way to have it back as a backup has it. */
export function DamageNote({ thing }: { readonly thing: Damaged }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [isBusy, setIsBusy] = useState(false)
  const { kind, table, id, backup } = thing
  const at = backup ? momentText(backup.at, homeZone(), now(), language) : ''

  const recover = async () => {
    setIsBusy(true)
    const done = await act('workspace.recover', { kind, table, id })
    setIsBusy(false)
    if (!done) return
    say(t('damage.recovered', { at }))
    await reread()
  }
  return (
    <div className={css.note}>
      <p>{t('damage.why')}</p>
      <p>{backup ? t('damage.backup', { at }) : t('damage.noBackup')}</p>
      {backup ? (
        <Button small isDisabled={isBusy} onPress={() => void recover()}>
          {t('damage.recover')}
        </Button>
      ) : null}
    </div>
  )
}
