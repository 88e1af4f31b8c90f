import { useTranslation } from 'react-i18next'
import { DEFAULT_SETTINGS, WEEK_STARTS } from '../../shared/values.ts'
import { act, useData } from '../data.ts'
import { cx } from '../kit/cx.ts'
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
      <div className={css.question}>
        <span>{t('settings.weekStart')}</span>
        <div>
          <Segmented
            label={t('settings.weekStart')}
            options={WEEK_STARTS.map((start) => ({
              id: `${start}` as const,
              label: t(`settings.weekStarts.${start}`),
            }))}
            value={`${settings.weekStart}`}
            onChange={(id) => {
              const weekStart = WEEK_STARTS.find((start) => `${start}` === id)
              if (weekStart) void act('settings.save', { weekStart })
            }}
          />
          <p className={cx('small dim', css.note)}>{t('settings.weekStartWhy')}</p>
        </div>
      </div>
    </>
  )
}
