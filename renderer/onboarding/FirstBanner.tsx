import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { act } from '../data.ts'
import { Button, LinkButton } from '../kit/Button.tsx'
import { cx } from '../kit/cx.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { Banner } from '../kit/Page.tsx'
import { go, useUi } from '../ui.ts'
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
  const [isBusy, setIsBusy] = useState(false)

  const clear = async () => {
    setIsBusy(true)
    await act('workspace.clearSample', {}, { said: ({ backup }) => t('onboarding.sampleBanner.done', { backup }) })
    setIsBusy(false)
    setIsAsking(false)
  }

  return (
    <>
      <Banner onClose={quietSample}>
        {t('onboarding.sampleBanner.text')}
        <Link onPress={() => setIsAsking(true)}>{t('onboarding.sampleBanner.clear')}</Link>
      </Banner>
      <Dialog
        title={t('onboarding.sampleBanner.title')}
        isOpen={isAsking}
        isAlert
        size="small"
        onClose={() => setIsAsking(false)}
        foot={
          <>
            <Button onPress={() => setIsAsking(false)}>{t('kit.cancel')}</Button>
            <Button look="main" isDisabled={isBusy} onPress={() => void clear()}>
              {t('onboarding.sampleBanner.do')}
            </Button>
          </>
        }
      >
        <p>{t('onboarding.sampleBanner.why')}</p>
      </Dialog>
    </>
  )
}
