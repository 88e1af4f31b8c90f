import { Check, Copy, PenLine } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { momentText } from '../../shared/format.ts'
import type { Instant } from '../../shared/time.ts'
import { now } from '../clock.ts'
import { homeZone, useData, useLanguage } from '../data.ts'
import { sentenceOf } from '../i18n.ts'
import { Button } from '../kit/Button.tsx'
import { SeverityMark } from '../kit/SeverityMark.tsx'
import { say, warn } from '../kit/Toast.tsx'
import { useComposer } from './composer.ts'
import { textOf } from './text-of.ts'
import css from './Composer.module.css'

/** A save that takes no longer than this is not worth a word. */
const SLOW_MS = 400
/** «Saved» waits this long, so that it does not flicker between two keystrokes. */
const CALM_MS = 600

/** Whether what is on the screen is on the disk. It never says so before the core has answered. */
export function SaveState() {
  const { draft } = useComposer()
  const saving = useSyncExternalStore(draft.subscribe, () => draft.get().saving)
  const { t } = useTranslation()
  const language = useLanguage()
  const { is } = saving
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

  // What was shown may lag behind, but never as «saved» while it is not.
  const safe = shown.is === 'saved' && is !== 'saved' ? 'writing' : shown.is
  const at = shown.at ?? lastWrite
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(textOf(draft.get().item, t))
      say(t('composer.copied'))
    } catch {
      warn(t('composer.notCopied'))
    }
  }

  if (saving.is === 'failed' || saving.is === 'conflict') {
    const isConflict = saving.is === 'conflict'
    return (
      <div className={css.failed} role="alert">
        <SeverityMark severity="error" label={null} />
        <span>
          <b>{t(isConflict ? 'composer.save.conflict' : 'composer.save.failed')}</b>{' '}
          {isConflict ? t('composer.save.conflictWhy') : sentenceOf(saving.error)}
        </span>
        <Button small onPress={() => void draft.retry()}>
          {t(isConflict ? 'composer.save.keepMine' : 'composer.save.retry')}
        </Button>
        {isConflict ? (
          <Button small onPress={() => void draft.takeTheirs()}>
            {t('composer.save.takeTheirs')}
          </Button>
        ) : null}
        <Button small look="bare" icon={<Copy className="i12" aria-hidden />} onPress={() => void copy()}>
          {t('composer.save.copy')}
        </Button>
      </div>
    )
  }
  return (
    <span className={css.saved} role="status">
      {safe === 'saved' ? <Check className="i14" aria-hidden /> : <PenLine className="i14" aria-hidden />}
      <span>
        {t(`composer.save.${safe}`)}
        {safe === 'saved' && at ? ` ${momentText(at, homeZone(), now(), language)}` : ''}
      </span>
    </span>
  )
}
