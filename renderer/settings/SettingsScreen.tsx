import type { ComponentType } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Bar } from '../kit/Page.tsx'
import { go, useUi } from '../ui.ts'
import { Channels } from './Channels.tsx'
import { DataSafety } from './DataSafety.tsx'
import { Dismissals } from './Dismissals.tsx'
import { LanguageAndLook } from './LanguageAndLook.tsx'
import { Reminders } from './Reminders.tsx'
import css from './Settings.module.css'
import { WordLists } from './WordLists.tsx'

const SECTIONS: readonly { readonly id: string; readonly Component: ComponentType }[] = [
  { id: 'channels', Component: Channels },
  { id: 'look', Component: LanguageAndLook },
  { id: 'reminders', Component: Reminders },
  { id: 'words', Component: WordLists },
  { id: 'dismissals', Component: Dismissals },
  { id: 'data', Component: DataSafety },
]

export function SettingsScreen() {
  const { t } = useTranslation()
  const id = useUi((ui) => ui.id)
  const shown = SECTIONS.find((section) => section.id === id) ?? SECTIONS[0]
  return (
    <>
      <Bar title={t('settings.title')}>
        <span className="push small dim">{t('settings.savedAtOnce')}</span>
      </Bar>
      <div className={css.layout}>
        <nav className={css.nav} aria-label={t('settings.title')}>
          {SECTIONS.map((section) => (
            <AriaButton
              key={section.id}
              onPress={() => go('settings', section.id)}
              {...(section === shown ? { 'aria-current': 'page' } : {})}
            >
              {t(`settings.section.${section.id}`)}
            </AriaButton>
          ))}
        </nav>
        <div className={css.sheet}>
          <div className={css.inside}>{shown ? <shown.Component /> : null}</div>
        </div>
      </div>
    </>
  )
}
