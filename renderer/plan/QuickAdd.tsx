import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ideasIn, linesBeside, MOST_AT_ONCE, tooLongOf } from '../../shared/ideas.ts'
import { TextArea } from '../kit/Field.tsx'
import { NotSaved } from '../trouble/NotSaved.tsx'
import { useWriting } from '../writing.ts'
import { channelOfNew } from './commands.ts'
import css from './Drawer.module.css'
import { editNoting, useNoting } from './noting.ts'

/** A line noted is an idea, and so is each of several that are pasted. What could not be kept stays in the field. */
export function QuickAdd() {
  const { t } = useTranslation()
  const text = useNoting((noting) => noting.text)
  const tooLong = tooLongOf(ideasIn(text))
  const writing = useWriting(t('plan.drawer.note'))
  /** Answers which of them are in the file by then. */
  const keep = async (titles: readonly string[]): Promise<readonly string[]> => {
    const channelId = channelOfNew()
    if (!channelId) return []
    // The newest stands on top: so they read as they were pasted.
    const ideas = titles.toReversed()
    let kept = 0
    while (kept < ideas.length) {
      const items = ideas.slice(kept, kept + MOST_AT_ONCE).map((title) => ({ channelId, title }))
      const [item] = items
      const done =
        item && items.length === 1
          ? await writing.write('items.save', { item })
          : await writing.write('items.saveMany', { items }, { said: t('plan.said.noted', { count: items.length }) })
      if (!done) break
      kept += items.length
    }
    return ideas.slice(0, kept)
  }
  const note = async () => {
    const kept = await keep(ideasIn(text).fit)
    // What was typed since stays too.
    if (kept.length > 0) editNoting((now) => linesBeside(now, kept))
  }
  const noteEach = async (pasted: string) => {
    const rest = linesBeside(pasted, await keep(ideasIn(pasted).fit))
    if (rest) editNoting((now) => (now ? `${now}\n${rest}` : rest))
  }
  return (
    <div className={css.quick}>
      <Plus className="i14" aria-hidden />
      <TextArea
        label={t('plan.drawer.note')}
        labelHidden
        placeholder={t('plan.drawer.note')}
        error={tooLong && t('plan.drawer.tooLong', tooLong)}
        // For browsers that do not give it the height of its text themselves.
        rows={Math.min(text.split('\n').length, 6)}
        value={text}
        onChange={(next) => {
          // A cell copied from a table ends its line.
          editNoting(() => next.replace(/[\r\n]+$/, ''))
          if (next.trim() === '') writing.forget()
        }}
        entersAlone
        onEnter={() => void note()}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain')
          const { fit, tooLong: others } = ideasIn(pasted)
          if (fit.length + others.length < 2) return
          event.preventDefault()
          void noteEach(pasted)
        }}
      />
      <NotSaved isFramed error={writing.error} text={text} onRetry={() => void note()} />
    </div>
  )
}
