import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { blanksIn } from '../../shared/blanks.ts'
import type { Hook } from '../../shared/model.ts'
import { afterPaint } from '../after-paint.ts'
import { Button } from '../kit/Button.tsx'
import { TextArea } from '../kit/Field.tsx'
import type { EditHook } from './HookEditor.tsx'
import css from './Snippets.module.css'
import { Snippets } from './Snippets.tsx'

interface HookWordsProps {
  readonly hook: Hook
  readonly change: EditHook
}

/** What a hook says, the blanks in it that are still to be filled in, and other words from the playbook. */
export function HookWords({ hook, change }: HookWordsProps) {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const { words, lines } = hook
  const blanks = lines ? [] : blanksIn(words)
  const choose = (turn: number) => {
    const [area, blank] = [field.current, blanksIn(field.current?.value ?? '')[turn]]
    area?.focus()
    if (blank) area?.setSelectionRange(blank.from, blank.to)
  }
  return (
    <>
      {lines ? null : (
        <TextArea
          label={t('composer.words')}
          rows={2}
          maxLength={1000}
          value={words}
          onChange={(said) => change('words', (before) => ({ ...before, words: said }))}
          inputRef={field}
        />
      )}
      {blanks.length > 0 ? (
        <p className={css.blanks}>
          {t('composer.blanks.left', { count: blanks.length })}
          {blanks.map(({ from }, turn) => (
            <Button key={from} small look="bare" onPress={() => choose(turn)}>
              {t('composer.blanks.one', { n: turn + 1 })}
            </Button>
          ))}
        </p>
      ) : null}
      <Snippets hook={hook} change={change} onUsed={() => afterPaint(() => choose(0))} />
    </>
  )
}
