import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wholeText } from '../../shared/format.ts'
import { act, useData, useLanguage } from '../data.ts'
import { FormDialog } from '../kit/FormDialog.tsx'
import css from './FirstBanner.module.css'
import { useIsOnlySample, useSample } from './first-steps.ts'

interface ClearSampleProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Asks before the sample goes: what goes, what stays, and that it can be taken back. */
export function ClearSample({ isOpen, onClose }: ClearSampleProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const isOnly = useIsOnlySample()
  const channels = useSample().length
  const posts = useData((data) => data.status?.posts ?? 0)
  const items = useData((data) => data.status?.items ?? 0)
  const [isBusy, setIsBusy] = useState(false)

  const clear = async () => {
    setIsBusy(true)
    await act('workspace.clearSample', {}, { said: ({ backup }) => t('onboarding.sampleBanner.done', { backup }) })
    setIsBusy(false)
    onClose()
  }

  return (
    <FormDialog
      title={t('onboarding.sampleBanner.title')}
      isOpen={isOpen}
      isAlert
      size="small"
      onClose={onClose}
      does={t('onboarding.sampleBanner.do')}
      onDo={clear}
      isDisabled={isBusy}
    >
      <p>
        {isOnly
          ? t('onboarding.sampleBanner.goes', {
              channels: wholeText(channels, language),
              posts: wholeText(posts, language),
              items: wholeText(items, language),
            })
          : t('onboarding.sampleBanner.goesBeside', { count: channels })}
      </p>
      <p className={css.stays}>{t(`onboarding.sampleBanner.${isOnly ? 'stays' : 'staysBeside'}`)}</p>
    </FormDialog>
  )
}
