import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../shared/model.ts'
import { DEFAULT_SETTINGS } from '../../shared/values.ts'
import { useData } from '../data.ts'
import { TextArea } from '../kit/Field.tsx'
import { NotSaved } from '../trouble/NotSaved.tsx'
import { useWriting } from '../writing.ts'
import { Heading } from './Heading.tsx'
import css from './Settings.module.css'
import { wordListError, wordsIn } from './word-list.ts'

type ListName = keyof Pick<Settings, 'sensitiveWords' | 'allowedWords'>

export function WordLists() {
  const { t } = useTranslation()
  return (
    <>
      <h2 className={css.verdict}>{t('settings.section.words')}</h2>
      <p className={css.lead}>{t('settings.wordsWhy')}</p>
      <WordList name="sensitiveWords" />
      <WordList name="allowedWords" />
    </>
  )
}

/** Saved when the field is left. */
function WordList({ name }: { readonly name: ListName }) {
  const { t } = useTranslation()
  const saved = useData((data) => data.settings ?? DEFAULT_SETTINGS)[name]
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? saved.join('\n')
  const words = wordsIn(text)
  const error = wordListError(words)

  const writing = useWriting(t(`settings.${name}`))
  const save = async () => {
    if (typed === null || error) return
    if (words.join('\n') === saved.join('\n') || (await writing.write('settings.save', { [name]: [...words] })))
      setTyped(null)
  }

  return (
    <section className={css.section}>
      <Heading title={t(`settings.${name}`)} note={t('settings.wordCount', { count: words.length })} />
      <TextArea
        label={t(`settings.${name}`)}
        labelHidden
        rows={6}
        value={text}
        onChange={setTyped}
        onBlur={() => void save()}
        onEnter={() => void save()}
        hint={t(`settings.${name}Why`)}
        error={error ? t(error.key, error.params) : null}
      />
      <NotSaved isFramed error={writing.error} text={text} onRetry={() => void save()} />
    </section>
  )
}
