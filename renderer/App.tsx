import { lazy, Suspense } from 'react'
import { I18nProvider } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { ActionSheet } from './ActionSheet.tsx'
import css from './App.module.css'
import { useShortcuts } from './actions.ts'
import { reread, useData, useLanguage } from './data.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { sentenceOf } from './i18n.ts'
import { Button } from './kit/Button.tsx'
import { FileDrop } from './import/FileDrop.tsx'
import { Banner, EmptyState } from './kit/Page.tsx'
import { Toasts } from './kit/Toast.tsx'
import { FirstBanner } from './onboarding/FirstBanner.tsx'
import { Rail } from './Rail.tsx'
import { SCREENS } from './screens.tsx'
import { StatusBar } from './StatusBar.tsx'
import { OlderFile } from './trouble/OlderFile.tsx'
import { Rescue, useRescue } from './trouble/Rescue.tsx'
import { useUi } from './ui.ts'
import { useWindowPart } from './window-title.ts'

const Onboarding = lazy(() => import('./onboarding/Onboarding.tsx').then((m) => ({ default: m.Onboarding })))
const Finder = lazy(() => import('./finder/Finder.tsx').then((m) => ({ default: m.Finder })))

export function App() {
  const language = useLanguage()
  return (
    <I18nProvider locale={language}>
      <ErrorBoundary>
        <Frame />
      </ErrorBoundary>
      <Toasts />
    </I18nProvider>
  )
}

function Frame() {
  const { t } = useTranslation()
  const connection = useData((data) => data.connection)
  const channels = useData((data) => data.channels)
  const hasSettings = useData((data) => data.settings !== null)
  const problem = useData((data) => data.problem)
  const status = useData((data) => data.status)
  useShortcuts()

  const isRead = channels !== null && hasSettings
  const rescue = useRescue()
  if (rescue) return <Rescue state={rescue} />
  if (connection === 'refused' && !isRead) {
    return (
      <main className={css.alone}>
        <EmptyState title={t('connection.refusedTitle')}>{t('connection.refusedWhy')}</EmptyState>
      </main>
    )
  }
  if (!isRead) {
    return (
      <main className={css.alone}>
        {problem ? (
          <EmptyState
            title={t(problem.code === 'busy' ? 'connection.heldTitle' : 'connection.unread')}
            actions={<Button onPress={() => void reread()}>{t('broken.again')}</Button>}
          >
            {sentenceOf(problem)}
          </EmptyState>
        ) : (
          <p className={css.late}>{t('connection.waiting')}</p>
        )}
      </main>
    )
  }
  const older = status?.problems.find(({ code }) => code === 'problem.older-than-mark')
  if (older) return <OlderFile problem={older} />
  if (channels.length === 0)
    return (
      <Suspense fallback={null}>
        <Onboarding />
      </Suspense>
    )
  return (
    <div className={css.app}>
      <Rail />
      <div className={css.page}>
        <Notice />
        <Screen isFrozen={connection !== 'open'} />
        <StatusBar />
      </div>
      <ActionSheet />
      <AnyFinder />
      <FileDrop />
    </div>
  )
}

/** Read when it is first asked for. */
function AnyFinder() {
  const isOpen = useUi((ui) => ui.dialog === 'finder')
  return isOpen ? (
    <Suspense fallback={null}>
      <Finder />
    </Suspense>
  ) : null
}

/** One line at a time: what cannot be reached, else what could not be read, else the next step. */
function Notice() {
  const { t } = useTranslation()
  const connection = useData((data) => data.connection)
  const problem = useData((data) => data.problem)
  if (connection !== 'open') return <Banner>{t(`connection.${connection}`)}</Banner>
  return problem ? <Banner>{sentenceOf(problem)}</Banner> : <FirstBanner />
}

function Screen({ isFrozen }: { readonly isFrozen: boolean }) {
  const screen = useUi((ui) => ui.screen)
  const id = useUi((ui) => ui.id)
  const shown = SCREENS[screen] ?? SCREENS.plan ?? SCREENS.settings
  const { t } = useTranslation()
  const tab = typeof shown?.tab === 'string' ? SCREENS[shown.tab]?.tab : shown?.tab
  useWindowPart(typeof tab === 'object' ? t(tab.label) : '')
  if (!shown) return null
  return (
    <main className={css.screen} inert={isFrozen}>
      <ErrorBoundary key={`${screen} ${id}`}>
        <Suspense fallback={null}>
          <shown.Component />
        </Suspense>
      </ErrorBoundary>
    </main>
  )
}
