import { NotebookPen } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { spokenWords } from '../../shared/hooks.ts'
import type { Hook } from '../../shared/model.ts'
import { saying } from '../../shared/playbook.ts'
import { useLanguage } from '../data.ts'
import { Button, LinkButton } from '../kit/Button.tsx'
import { originText, recordText } from '../playbook/words.ts'
import { go } from '../ui.ts'
import { useComposer } from './composer.ts'
import type { EditHook } from './HookEditor.tsx'
import { othersThan, snippetsFor, topicsFor, useNotes } from './notes.ts'
import css from './Snippets.module.css'

const FEW = 3
const FEW_TOPICS = 2

interface SnippetsProps {
  readonly hook: Hook
  readonly change: EditHook
  /** Once other words stand in the field. */
  readonly onUsed: () => void
}

/** What the playbook has for such a hook, with what its own posts say of it: at a click it says that instead. */
export function Snippets({ hook, change, onUsed }: SnippetsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { channel } = useComposer()
  const notes = useNotes()
  const [showsAll, setShowsAll] = useState(false)
  const rows = othersThan(snippetsFor(notes?.templates ?? [], hook.kind, hook.placement), hook)
  const topics = topicsFor(notes?.topics ?? [], hook)
  if (rows.length + topics.length === 0) return null
  const shown = showsAll ? rows : rows.slice(0, FEW)
  const asked = showsAll ? topics : topics.slice(0, FEW_TOPICS)
  const isCut = shown.length + asked.length < rows.length + topics.length
  return (
    <section className={css.snippets} aria-label={t('composer.notes.title')}>
      <header className={css.head}>
        <NotebookPen className="i12" aria-hidden />
        <span>{t('composer.notes.title')}</span>
        {isCut || showsAll ? (
          <LinkButton className="push" onPress={() => setShowsAll(!showsAll)}>
            {showsAll ? t('composer.notes.fewer') : t('composer.notes.all', { count: rows.length + topics.length })}
          </LinkButton>
        ) : null}
      </header>
      <ul>
        {shown.map((row) => {
          const origin = originText(row, t)
          const words = spokenWords(row.template)
          return (
            <li key={row.template.id}>
              <Button
                look="bare"
                className={css.words ?? ''}
                aria-label={t('composer.notes.take', { words })}
                onPress={() => {
                  // A field of its own for each: taking two, one after the other, is two steps.
                  change(`template.${row.template.id}`, (before) => saying(row.template, before, channel))
                  onUsed()
                }}
              >
                {words}
              </Button>
              <span className={css.record}>
                {recordText(row, channel, language, t)}
                {origin && row.behind ? (
                  <LinkButton onPress={() => go('experiments', row.behind?.experiment.id ?? null)}>{origin}</LinkButton>
                ) : origin ? (
                  <span>{origin}</span>
                ) : null}
              </span>
            </li>
          )
        })}
        {asked.map(({ topic }) => (
          <li key={topic.id}>
            <Button
              look="bare"
              className={css.words ?? ''}
              aria-label={t('composer.notes.take', { words: topic.words })}
              onPress={() => {
                change(`topic.${topic.id}`, (before) => ({ ...before, words: topic.words }))
                onUsed()
              }}
            >
              {topic.words}
            </Button>
            <span className={css.record}>
              {t('composer.notes.topic', {
                when: topic.festival ? t(`festival.${topic.festival}`) : t('playbook.topics.whenever'),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
