import { CircleCheck, WifiOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { momentText, offsetText } from '../shared/format.ts'
import type { Signal } from '../shared/platforms.ts'
import type { Instant } from '../shared/time.ts'
import css from './App.module.css'
import { now } from './clock.ts'
import { homeZone, useData, useLanguage } from './data.ts'
import { LinkButton } from './kit/Button.tsx'
import { SeverityMark } from './kit/SeverityMark.tsx'
import type { Problem } from './trouble/problem-words.ts'
import { go, useUi } from './ui.ts'
import { zoneName } from './zones.ts'

/** While an item is open, the channel it is for; else all of them. */
function useLegendChannels() {
  const channels = useData((data) => data.channels)
  const open = useUi((ui) => (ui.screen === 'item' ? ui.id : null))
  const of = useData(({ items, undated }) =>
    open === null ? null : [...(items ?? []), ...(undated ?? [])].find(({ id }) => id === open)?.channelId,
  )
  const own = channels?.filter(({ id }) => id === of)
  return own?.length ? own : channels
}

/** What the marks mean, where hours are read, when it was saved, and what is wrong with the file, if anything. */
export function StatusBar() {
  const { t } = useTranslation()
  const language = useLanguage()
  const channels = useLegendChannels()
  const isConnected = useData((data) => data.connection === 'open')
  const savedAt = useData((data) => data.savedAt ?? data.history?.undo?.at ?? null)
  const status = useData((data) => data.status)
  const zone = homeZone()
  const at = (moment: Instant) => momentText(moment, zone, now(), language)
  if (!channels?.length) return null
  const words = (signals: readonly Signal[]) =>
    [...new Set(signals)].map((signal) => t(`signal.${signal}`)).join(t('list.and'))
  return (
    <footer className={css.status} aria-label={t('status.label')}>
      <span>
        <i className={css.ring} />
        {t('status.light', { signal: words(channels.map(({ light }) => light)) })}
      </span>
      <span>
        <i className={css.disc} />
        {t('status.deep', { signal: words(channels.flatMap(({ deep }) => deep)) })}
      </span>
      <span>
        {zoneName(zone, language)} {offsetText(zone, now())}
      </span>
      <span className="push" role="status">
        {savedAt && isConnected ? (
          <>
            <CircleCheck className="i12" aria-hidden />
            {t('status.saved', { at: at(savedAt) })}
          </>
        ) : null}
      </span>
      {status?.lastBackup ? <span>{t('status.backup', { at: at(status.lastBackup.at) })}</span> : null}
      {status?.problems.length ? <Problems problems={status.problems} /> : null}
      <span>
        <WifiOff className="i12" aria-hidden />
        {t('status.offline')}
      </span>
    </footer>
  )
}

/** The way to what is wrong; the mark is that of the worst. */
function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  const { t } = useTranslation()
  const isWrong = problems.some(({ severity }) => severity === 'error')
  return (
    <LinkButton className="small" onPress={() => go('settings', 'data')}>
      <SeverityMark severity={isWrong ? 'error' : 'warning'} label={null} />
      {t(isWrong ? 'status.problems' : 'status.notes', { count: problems.length })}
    </LinkButton>
  )
}
