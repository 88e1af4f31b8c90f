import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DEFAULT_SETTINGS } from '../../shared/values.ts'
import { call, noticeLeave } from '../client.ts'
import { act, useData } from '../data.ts'
import { Button } from '../kit/Button.tsx'
import { Segmented } from '../kit/Segmented.tsx'
import { SeverityMark } from '../kit/SeverityMark.tsx'
import css from './Settings.module.css'

const OFF = 'off'
const LEADS = [0, 5, 10, 30, 60]

/** Whether, and how long before, publishing times are told; the browser is asked for leave by this click and no other. */
export function Reminders() {
  const { t } = useTranslation()
  const minutes = useData((data) => data.settings ?? DEFAULT_SETTINGS).reminderMinutes
  const [leave, setLeave] = useState(noticeLeave)
  const leads = minutes === OFF || LEADS.includes(minutes) ? LEADS : [...LEADS, minutes].toSorted((a, b) => a - b)

  useEffect(() => {
    // It may have been changed in the browser's own settings meanwhile.
    const look = () => setLeave(noticeLeave())
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  }, [])

  const askLeave = async () => {
    if (noticeLeave() === 'ask') await Notification.requestPermission()
    setLeave(noticeLeave())
  }
  const choose = (chosen: string) => {
    // Both at once: the browser's question may stand there for long.
    if (chosen !== OFF) void askLeave()
    void act('settings.save', { reminderMinutes: chosen === OFF ? OFF : Number(chosen) })
  }
  const tryOne = () => call('shell.notify', { title: t('reminder.trial'), body: t('reminder.trialWhy'), itemId: null })

  return (
    <>
      <h2 className={css.verdict}>{t('settings.section.reminders')}</h2>
      <p className={css.lead}>{t('settings.remindersWhy')}</p>
      <div className={css.question}>
        <span>{t('settings.reminderLead')}</span>
        <div>
          <Segmented
            label={t('settings.reminderLead')}
            options={[
              { id: OFF, label: t('settings.leads.off') },
              ...leads.map((lead) => ({
                id: String(lead),
                label: lead === 0 ? t('settings.leads.atTime') : t('settings.leads.before', { count: lead }),
              })),
            ]}
            value={String(minutes)}
            onChange={choose}
          />
        </div>
      </div>
      <div className={css.question}>
        <span>{t('settings.reminderPromises')}</span>
        <p>{t('settings.reminderPromisesWhy')}</p>
      </div>
      {minutes === OFF ? null : (
        <div className={css.question}>
          <span>{t('settings.reminderShown')}</span>
          <div>
            <p role="status">
              {leave === 'given' ? null : <SeverityMark severity="warning" label={null} />}{' '}
              {t(`settings.noticeLeave.${leave}`)}
            </p>
            <div className={css.buttons}>
              {leave === 'ask' ? (
                <Button onPress={() => void askLeave()}>{t('settings.noticeAsk')}</Button>
              ) : leave === 'given' ? (
                <Button onPress={() => void tryOne()}>{t('settings.noticeTry')}</Button>
              ) : null}
            </div>
          </div>
        </div>
      )}
    </>
  )
}
