import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockText, readClock } from '../../shared/format.ts'
import { hookAt, isOnFilm } from '../../shared/hooks.ts'
import type { Hook } from '../../shared/model.ts'
import { TextField } from '../kit/Field.tsx'
import { useComposer } from './composer.ts'
import type { EditHook } from './HookEditor.tsx'
import css from './HookEditor.module.css'

const LONGEST = 86_400

/** The second of the film at which a hook comes; nothing to say for what stands beside the film. */
export function HookSecond({ hook, change }: { readonly hook: Hook; readonly change: EditHook }) {
  const { t } = useTranslation()
  const { item } = useComposer()
  const [typed, setTyped] = useState<string | null>(null)
  if (!isOnFilm(hook.placement) || item.format === 'gallery') return null
  const most = item.durationSeconds ?? LONGEST
  const read = typed === null ? hook.second : readClock(typed)
  const isWrong = typed !== null && typed.trim() !== '' && (read === null || read > most)

  const take = (text: string) => {
    setTyped(text)
    const second = readClock(text)
    if (text.trim() === '') change('second', (before) => ({ ...before, second: null }))
    else if (second !== null && second <= most)
      // Without a length nobody knows where its ending begins: the place stays as it is.
      change('second', (before) =>
        item.durationSeconds === null ? { ...before, second } : hookAt(before, second, most),
      )
  }

  return (
    <TextField
      className={css.second ?? ''}
      label={t('composer.second')}
      placeholder={t('composer.secondHint')}
      value={typed ?? (hook.second === null ? '' : clockText(hook.second))}
      error={isWrong ? t('composer.secondWrong', { length: clockText(most) }) : null}
      onChange={take}
      onBlur={() => {
        if (!isWrong) setTyped(null)
      }}
    />
  )
}
