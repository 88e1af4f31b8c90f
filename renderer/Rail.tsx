import { Moon, Search, Sun } from 'lucide-react'
import { Button } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { openFinder, toggleTheme } from './actions.ts'
import css from './App.module.css'
import { useData } from './data.ts'
import { Logo } from './kit/Logo.tsx'
import { SCREENS } from './screens.tsx'
import { isDark } from './theme.ts'
import { go, useUi, type ScreenName } from './ui.ts'

const tabs = Object.entries(SCREENS).flatMap(([name, { tab }]) =>
  typeof tab === 'string' ? [] : [{ name: name as ScreenName, ...tab }],
)

/** The edge of the planner: its open tab belongs to the page. */
export function Rail() {
  const { t } = useTranslation()
  const screen = useUi((ui) => ui.screen)
  const dark = useData((data) => isDark(data.settings?.theme ?? 'system'))
  const tab = SCREENS[screen]?.tab
  const current = typeof tab === 'string' ? tab : screen
  const tabOf = ({ name, icon: Icon, label }: (typeof tabs)[number]) => (
    <Button
      key={name}
      className={css.tab ?? ''}
      onPress={() => go(name)}
      {...(name === current ? { 'aria-current': 'page' } : {})}
    >
      <Icon className="i18" aria-hidden />
      {t(label)}
    </Button>
  )
  return (
    <nav className={css.nav} aria-label={t('nav.label')}>
      <div className={css.logo}>
        <Logo label={t('app.name')} />
      </div>
      {tabs.filter((row) => !row.atEnd).map(tabOf)}
      <span className={css.grow} />
      <Button className={css.tab ?? ''} onPress={openFinder}>
        <Search className="i18" aria-hidden />
        {t('nav.finder')}
      </Button>
      <Button className={css.tab ?? ''} onPress={() => void toggleTheme()}>
        {dark ? <Sun className="i18" aria-hidden /> : <Moon className="i18" aria-hidden />}
        {t('nav.theme')}
      </Button>
      {tabs.filter((row) => row.atEnd).map(tabOf)}
    </nav>
  )
}
