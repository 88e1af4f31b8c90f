import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wholeText } from '../../../shared/format.ts'
import { useActions, type Action } from '../../actions.ts'
import { useLanguage } from '../../data.ts'
import { sentenceOf } from '../../i18n.ts'
import { Button } from '../../kit/Button.tsx'
import { Back, Bar, EmptyState } from '../../kit/Page.tsx'
import { goUp, useUi } from '../../ui.ts'
import { useLate } from '../../use-late.ts'
import { useQuery } from '../../use-query.ts'
import { UndoRedo } from '../../UndoRedo.tsx'
import { SuggestionList } from './SuggestionList.tsx'
import { SUGGESTING } from './suggesting.ts'
import css from './Suggestions.module.css'

/** Rows asked for at a time: those in sight and as many around them. */
const PAGE = 100

const back = () => goUp('history')
const ACTIONS: readonly Action[] = [
  { id: 'suggest-back', label: 'post.back', group: 'go', keys: ['Escape'], run: back },
]

/** The hooks that the words of old posts show, to be tagged a kind at a time or one by one. */
export function SuggestionsPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const channelId = useUi((ui) => ui.channelId)
  const [offset, setOffset] = useState(0)
  const asked = { ...(channelId ? { channelId } : {}), offset, limit: PAGE * 3 }
  const { value, error } = useQuery('hooks.suggested', asked, SUGGESTING)
  const isLate = useLate(value === null)
  useActions(ACTIONS)

  const way = <Button onPress={back}>{t('post.back')}</Button>
  return (
    <>
      <Bar title={t('suggest.title')} before={<Back onPress={back}>{t('nav.history')}</Back>}>
        <span className="push" />
        <UndoRedo />
      </Bar>
      {error && !value ? (
        <EmptyState title={t('suggest.unread')} actions={way}>
          {sentenceOf(error)}
        </EmptyState>
      ) : value === null ? (
        isLate ? (
          <p className={css.reading} role="status">
            {t('suggest.reading')}
          </p>
        ) : null
      ) : value.total === 0 ? (
        <EmptyState title={t('suggest.none')} actions={way}>
          {t('suggest.noneWhy')}
        </EmptyState>
      ) : (
        <section className={css.page} aria-label={t('suggest.title')}>
          <header className={css.intro}>
            <h2>{t('suggest.some', { count: value.posts, n: wholeText(value.posts, language) })}</h2>
            <p>{t('suggest.why')}</p>
            <p className="small dim">{t('suggest.keys')}</p>
          </header>
          <p className="vh" role="status">
            {t('suggest.some', { count: value.posts, n: wholeText(value.posts, language) })}
          </p>
          <SuggestionList
            found={value}
            channelId={channelId}
            onWant={(from, to) => {
              // A page before what is in sight and one after it are there too.
              if (from < value.offset || to > value.offset + PAGE * 3)
                setOffset(Math.max(0, Math.floor(from / PAGE) - 1) * PAGE)
            }}
          />
        </section>
      )}
    </>
  )
}
