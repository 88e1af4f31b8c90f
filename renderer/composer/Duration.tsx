import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockText, readClock } from '../../shared/format.ts'
import { useComposer, useItem } from './composer.ts'
import css from './Details.module.css'

/** The length of the film as `m:ss`. What cannot be read stays in the field, says so, and is not taken. */
export function Duration() {
  const { t } = useTranslation()
  const { isLocked, edit } = useComposer()
  const seconds = useItem(({ durationSeconds }) => durationSeconds)
  const [typed, setTyped] = useState<string | null>(null)
  const isWrong = typed !== null && typed.trim() !== '' && !isLength(readClock(typed))

  const take = (text: string) => {
    setTyped(text)
    const read = readClock(text)
    if (text.trim() === '' || isLength(read))
      edit('durationSeconds', (before) => ({ ...before, durationSeconds: text.trim() === '' ? null : read }))
  }

  return (
    <div className={css.duration}>
      <input
        aria-label={t('composer.duration')}
        title={t('composer.duration')}
        aria-invalid={isWrong}
        {...(isWrong ? { 'aria-describedby': 'duration-error' } : {})}
        inputMode="numeric"
        placeholder={t('composer.durationHint')}
        readOnly={isLocked}
        value={typed ?? (seconds === null ? '' : clockText(seconds))}
        onChange={(event) => take(event.target.value)}
        onBlur={() => setTyped((text) => (isWrong ? text : null))}
      />
      {isWrong ? (
        <span id="duration-error" role="alert" className={css.wrong}>
          {t('composer.durationWrong')}
        </span>
      ) : null}
    </div>
  )
}

const isLength = (seconds: number | null): seconds is number => seconds !== null && seconds >= 1 && seconds <= 86_400
