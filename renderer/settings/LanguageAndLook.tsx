import { useTranslation } from 'react-i18next'
import { DEFAULT_SETTINGS } from '../../shared/values.ts'
import { act, useData } from '../data.ts'
import { Segmented } from '../kit/Segmented.tsx'
import { LANGUAGES } from './languages.ts'
import css from './Settings.module.css'

const THEMES = ['system', 'light', 'dark'] as const

export function LanguageAndLook() {
  const { t } = useTranslation()
  const settings = useData((data) => data.settings) ?? DEFAULT_SETTINGS
  return (
    <>
      <h2 className={css.verdict}>{t('settings.section.look')}</h2>
      <p className={css.lead}>{t('settings.lookWhy')}</p>
      <div className={css.question}>
        <span>{t('settings.language')}</span>
        <div>
          <Segmented
            label={t('settings.language')}
            options={LANGUAGES}
            value={settings.language}
            onChange={(language) => void act('settings.save', { language })}
          />
        </div>
      </div>
      <div className={css.question}>
        <span>{t('settings.theme')}</span>
        <div>
          <Segmented
            label={t('settings.theme')}
            options={THEMES.map((id) => ({ id, label: t(`settings.themes.${id}`) }))}
            value={settings.theme}
            onChange={(theme) => void act('settings.save', { theme })}
          />
        </div>
      </div>
    </>
  )
}
