import { Check, PenLine } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { momentText } from '../../shared/format.ts'
import type { Instant } from '../../shared/time.ts'
import { now } from '../clock.ts'
import { homeZone, useData, useLanguage } from '../data.ts'
import { Button } from '../kit/Button.tsx'
import { cx } from '../kit/cx.ts'
import { SeverityMark } from '../kit/SeverityMark.tsx'
import { NotSaved, Unsaved } from '../trouble/NotSaved.tsx'
import { useComposer } from './composer.ts'
import { textOf } from './text-of.ts'
import css from './Composer.module.css'

/** A save that takes no longer than this is not worth a word. */
const SLOW_MS = 400
/** «Saved» waits this long, so that it does not flicker between two keystrokes. */
const CALM_MS = 600

/** Whether what is on the screen is on the disk. It never says so before the core has answered. */
export function SaveState() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { draft } = useComposer()
  const is = useSyncExternalStore(draft.subscribe, () => draft.get().saving.is)
  const lastWrite = useData((data) => data.savedAt)
  const [shown, setShown] = useState<{ readonly is: typeof is; readonly at: Instant | null }>({ is, at: null })

  useEffect(() => {
    const heard = now()
    const wait = is === 'saving' ? SLOW_MS : is === 'saved' ? CALM_MS : 0
    const timer = setTimeout(
      () => setShown((before) => ({ is, at: is === 'saved' && before.is !== 'saved' ? heard : before.at })),
      wait,
    )
    return () => clearTimeout(timer)
  }, [is])

  // What is shown may lag behind, but neither as «saved» while it is not, nor while it has failed.
  const isTrouble = is === 'failed' || is === 'conflict'
  const safe = isTrouble ? is : shown.is === 'saved' && is !== 'saved' ? 'writing' : shown.is
  const at = shown.at ?? lastWrite
  return (
    <span className={cx(css.saved, isTrouble && css.trouble)} role="status">
      {isTrouble ? (
        <SeverityMark severity="error" label={null} />
      ) : safe === 'saved' ? (
        <Check className="i14" aria-hidden />
      ) : (
        <PenLine className="i14" aria-hidden />
      )}
      <span>
        {t(`composer.save.${safe}`)}
        {safe === 'saved' && at ? ` ${momentText(at, homeZone(), now(), language)}` : ''}
      </span>
    </span>
  )
}

/** Why the last words are not on the disk, and what can be done; nothing while all is well. */
export function SaveTrouble() {
  const { t } = useTranslation()
  const { draft } = useComposer()
  const saving = useSyncExternalStore(draft.subscribe, () => draft.get().saving)
  const text = () => textOf(draft.get().item, t)
  if (saving.is === 'failed') return <NotSaved error={saving.error} text={text} onRetry={() => void draft.retry()} />
  if (saving.is !== 'conflict') return null
  return (
    <Unsaved title={t('composer.save.conflict')} why={t('composer.save.conflictWhy')} text={text}>
      <Button small onPress={() => void draft.retry()}>
        {t('composer.save.keepMine')}
      </Button>
      <Button small onPress={() => void draft.takeTheirs()}>
        {t('composer.save.takeTheirs')}
      </Button>
    </Unsaved>
  )
}
