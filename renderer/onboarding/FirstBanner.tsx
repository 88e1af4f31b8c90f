import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../kit/Button.tsx'
import { cx } from '../kit/cx.ts'
import { Banner } from '../kit/Page.tsx'
import { go, useUi } from '../ui.ts'
import { ClearSample } from './ClearSample.tsx'
import css from './FirstBanner.module.css'
import { endSteps, quietSample, skipImport, useIsSample, useStep, writeFirst } from './first-steps.ts'

/** One line above the screen while the workspace is new: the next step, or that all this is a sample. */
export function FirstBanner() {
  const screen = useUi((ui) => ui.screen)
  const step = useStep()
  const isSample = useIsSample()
  if (step === 'import') return <ImportStep isThere={screen === 'import'} />
  if (step === 'item' && screen !== 'item') return <ItemStep />
  return isSample && screen === 'plan' ? <SampleLine /> : null
}

function ImportStep({ isThere }: { readonly isThere: boolean }) {
  const { t } = useTranslation()
  return (
    <Banner onClose={endSteps}>
      <StepName n={2} />
      {t('onboarding.importStep.text')}
      {isThere ? null : <Link onPress={() => go('import')}>{t('action.import')}</Link>}
      <Link onPress={skipImport}>{t('onboarding.importStep.skip')}</Link>
    </Banner>
  )
}

function ItemStep() {
  const { t } = useTranslation()
  return (
    <Banner onClose={endSteps}>
      <StepName n={3} />
      {t('onboarding.itemStep.text')}
      <Link onPress={() => void writeFirst()}>{t('onboarding.itemStep.go')}</Link>
      <Link onPress={endSteps}>{t('onboarding.itemStep.skip')}</Link>
    </Banner>
  )
}

function StepName({ n }: { readonly n: number }) {
  const { t } = useTranslation()
  return <b className={cx(css.step, 'strong')}>{t('onboarding.step', { n })}</b>
}

const Link = ({ onPress, children }: { readonly onPress: () => void; readonly children: string }) => (
  <LinkButton className={css.link ?? ''} onPress={onPress}>
    {children}
  </LinkButton>
)

function SampleLine() {
  const { t } = useTranslation()
  const [isAsking, setIsAsking] = useState(false)
  return (
    <>
      <Banner onClose={quietSample}>
        {t('onboarding.sampleBanner.text')}
        <Link onPress={() => setIsAsking(true)}>{t('onboarding.sampleBanner.clear')}</Link>
      </Banner>
      <ClearSample isOpen={isAsking} onClose={() => setIsAsking(false)} />
    </>
  )
}
