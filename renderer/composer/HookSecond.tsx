import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockText, readClock } from '../../shared/format.ts'
import { hookAt, isOnFilm } from '../../shared/hooks.ts'
import type { Hook } from '../../shared/model.ts'
import { TextField } from '../kit/Field.tsx'
import { useItem } from './composer.ts'
import type { EditHook } from './HookEditor.tsx'
import css from './HookEditor.module.css'

const LONGEST = 86_400

interface HookSecondProps extends Pick<Hook, 'placement' | 'second'> {
  readonly change: EditHook
}

/** The second of the film at which a hook comes; nothing to say for what stands beside the film. */
export function HookSecond({ placement, second, change }: HookSecondProps) {
  const { t } = useTranslation()
  const { isStill, duration } = useItem(({ format, durationSeconds }) => ({
    isStill: format === 'gallery',
    duration: durationSeconds,
  }))
  const [typed, setTyped] = useState<string | null>(null)
  if (!isOnFilm(placement) || isStill) return null
  const most = duration ?? LONGEST
  const read = typed === null ? second : readClock(typed)
  const isWrong = typed !== null && typed.trim() !== '' && (read === null || read > most)

  const take = (text: string) => {
    setTyped(text)
    const said = readClock(text)
    if (text.trim() === '') change('second', (before) => ({ ...before, second: null }))
    else if (said !== null && said <= most)
      // Without a length nobody knows where its ending begins: the place stays as it is.
      change('second', (before) => (duration === null ? { ...before, second: said } : hookAt(before, said, most)))
  }

  return (
    <TextField
      className={css.second ?? ''}
      label={t('composer.second')}
      placeholder={t('composer.secondHint')}
      value={typed ?? (second === null ? '' : clockText(second))}
      error={isWrong ? t('composer.secondWrong', { length: clockText(most) }) : null}
      onChange={take}
      onBlur={() => {
        if (!isWrong) setTyped(null)
      }}
    />
  )
}
