import { useTranslation } from 'react-i18next'
import { act, useLanguage } from '../data.ts'
import { Segmented } from '../kit/Segmented.tsx'
import { LANGUAGES } from '../settings/languages.ts'

export function Language() {
  const { t } = useTranslation()
  return (
    <Segmented
      label={t('settings.language')}
      options={LANGUAGES}
      value={useLanguage()}
      onChange={(chosen) => void act('settings.save', { language: chosen })}
    />
  )
}
