import { Hash, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../kit/Button.tsx'
import { Menu } from '../kit/Menu.tsx'
import { useComposer, useItem } from './composer.ts'
import css from './Details.module.css'

const MOST = 40
const LONGEST = 40
/** What parts two tags when several are typed or pasted. */
const BETWEEN = /[\s,，、;；#＃]+/u

/** Topics: Enter, a comma or leaving the field adds what is typed; Backspace in the empty field takes the last one. */
export function Tags() {
  const { t } = useTranslation()
  const { channel, isLocked, edit } = useComposer()
  const all = useItem((item) => item.tags)
  const [typed, setTyped] = useState('')

  const put = (change: (tags: readonly string[]) => readonly string[]) =>
    edit('tags', (before) => ({ ...before, tags: [...new Set(change(before.tags))].slice(0, MOST) }))
  const add = (text: string) => {
    const tags = text.split(BETWEEN).flatMap((tag) => (tag ? [tag.slice(0, LONGEST)] : []))
    if (tags.length > 0) put((before) => [...before, ...tags])
    setTyped('')
  }

  return (
    <div className={css.tags} role="group" aria-label={t('composer.tags')}>
      <span className={css.label} aria-hidden>
        {t('composer.tags')}
      </span>
      <div className={css.chips}>
        {isLocked && all.length === 0 ? <span className="dim">{t('composer.none')}</span> : null}
        {all.map((tag) => (
          <span key={tag} className={css.tag}>
            {tag}
            {isLocked ? null : (
              <button
                type="button"
                aria-label={t('composer.dropTag', { tag })}
                onClick={() => put((tags) => tags.filter((one) => one !== tag))}
              >
                <X className="i12" aria-hidden />
              </button>
            )}
          </span>
        ))}
        {isLocked ? null : (
          <input
            aria-label={t('composer.addTag')}
            placeholder={all.length === 0 ? t('composer.addTag') : '+'}
            value={typed}
            onChange={(event) => {
              const text = event.target.value
              // An IME composes with spaces of its own: what it types is cut up when it is done.
              const isComposing = (event.nativeEvent as InputEvent).isComposing
              if (!isComposing && /\S/.test(text) && BETWEEN.test(text.slice(1))) add(text)
              else setTyped(text)
            }}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return
              if (event.key === 'Enter') add(typed)
              if (event.key === 'Backspace' && typed === '') put((tags) => tags.slice(0, -1))
            }}
            onBlur={() => add(typed)}
          />
        )}
        {channel.hashtagSets.length > 0 && !isLocked ? (
          <Menu
            label={t('composer.tagSets')}
            trigger={<IconButton small label={t('composer.tagSets')} icon={<Hash className="i12" aria-hidden />} />}
            rows={channel.hashtagSets.map(({ name, tags }) => ({
              id: name,
              label: `${name} ${tags.length}`,
              run: () => put((before) => [...before, ...tags.map((tag) => tag.replace(/^[#＃]/u, ''))]),
            }))}
          />
        ) : null}
      </div>
    </div>
  )
}
