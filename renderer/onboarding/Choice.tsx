import { useState, type ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { act, useData } from '../data.ts'
import { LinkButton } from '../kit/Button.tsx'
import { cx } from '../kit/cx.ts'
import { Logo } from '../kit/Logo.tsx'
import { RestoreDialog } from '../settings/RestoreDialog.tsx'
import { undoLast } from '../undoing.ts'
import css from './Choice.module.css'
import { FillFromExport } from './FillFromExport.tsx'
import { beginWith } from './first-steps.ts'
import { Language } from './Language.tsx'

/** Where to begin: two ways, and a third for those who have been here before. */
export function Choice({ onOwn }: { readonly onOwn: () => void }) {
  const { t } = useTranslation()
  const [isMaking, setIsMaking] = useState(false)
  const [isRestoring, setIsRestoring] = useState(false)
  const [isFilling, setIsFilling] = useState(false)
  const isCleared = useData(({ history }) => history?.undo?.name === 'workspace.clearSample')

  const openSample = async () => {
    setIsMaking(true)
    beginWith(null)
    await act('workspace.seed', {})
    setIsMaking(false)
  }

  return (
    <main className={css.page}>
      <div className={css.inside}>
        <Logo label={t('app.name')} size={40} />
        <h1 className={css.title}>{t('onboarding.startTitle')}</h1>
        <p className={css.lead}>{t('onboarding.startLead')}</p>
        <div className={css.ways}>
          <Way
            title={t('onboarding.own.title')}
            text={t('onboarding.own.text')}
            go={t('onboarding.own.go')}
            picture={<NothingYet />}
            isMain
            isDisabled={isMaking || isFilling}
            onPress={onOwn}
          />
          <Way
            title={t('onboarding.sample.title')}
            text={t('onboarding.sample.text')}
            go={t(isMaking ? 'onboarding.sample.making' : 'onboarding.sample.go')}
            picture={<WithPosts />}
            isDisabled={isMaking || isFilling}
            onPress={() => void openSample()}
          />
        </div>
        <div className={css.foot}>
          <span className={css.back}>
            {isCleared ? (
              <LinkButton isDisabled={isMaking} onPress={() => void undoLast()}>
                {t('onboarding.undoClear')}
              </LinkButton>
            ) : null}
            <LinkButton isDisabled={isMaking} onPress={() => setIsRestoring(true)}>
              {t('onboarding.restore')}
            </LinkButton>
            <FillFromExport isBusy={isFilling} onBusy={setIsFilling} />
          </span>
          <Language />
        </div>
      </div>
      {isRestoring ? <RestoreDialog backup={null} onClose={() => setIsRestoring(false)} /> : null}
    </main>
  )
}

interface WayProps {
  readonly title: string
  readonly text: string
  /** What pressing does. */
  readonly go: string
  readonly picture: ReactNode
  readonly isMain?: boolean
  readonly isDisabled: boolean
  readonly onPress: () => void
}

function Way({ title, text, go, picture, isMain = false, isDisabled, onPress }: WayProps) {
  return (
    <AriaButton className={css.way ?? ''} isDisabled={isDisabled} onPress={onPress}>
      {picture}
      <span className={css.name}>{title}</span>
      <span className={css.text}>{text}</span>
      <span className={cx(css.go, isMain && css.main)}>{go}</span>
    </AriaButton>
  )
}

const LIGHT = 'M4 24h36c16 0 16-14 32-14h44'
const DEEP = 'M4 33h36c16 0 16 14 32 14h44'

const Picture = ({ children }: { readonly children: ReactNode }) => (
  <svg width="120" height="56" viewBox="0 0 120 56" fill="none" strokeLinecap="round" aria-hidden>
    {children}
  </svg>
)

/** Two rails that nothing has run on yet. */
const NothingYet = () => (
  <Picture>
    <path d={LIGHT} stroke="var(--light-mark)" strokeWidth="2" strokeDasharray="2 5" />
    <path d={DEEP} stroke="var(--deep-mark)" strokeWidth="3.6" strokeDasharray="2 7" />
  </Picture>
)

const LIGHT_POSTS = [
  [14, 24],
  [34, 24],
  [76, 10],
  [100, 10],
] as const
const DEEP_POSTS = [
  [24, 33],
  [60, 42],
  [88, 47],
  [110, 47],
] as const

/** The same rails with posts on them. */
const WithPosts = () => (
  <Picture>
    <path d={LIGHT} stroke="var(--light-mark)" strokeWidth="2" />
    <path d={DEEP} stroke="var(--deep-mark)" strokeWidth="3.6" />
    {LIGHT_POSTS.map(([x, y]) => (
      <circle key={x} cx={x} cy={y} r="4" fill="var(--paper-2)" stroke="var(--light-mark)" strokeWidth="1.6" />
    ))}
    {DEEP_POSTS.map(([x, y]) => (
      <circle key={x} cx={x} cy={y} r="5" fill="var(--deep-mark)" />
    ))}
  </Picture>
)
