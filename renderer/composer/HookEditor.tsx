import { Copy, Trash2, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { asKind, hookById, hookIn } from '../../shared/hooks.ts'
import { HOOK_KINDS, PLACEMENTS, type Hook } from '../../shared/model.ts'
import { SIGNALS, type Signal } from '../../shared/platforms.ts'
import { copyHook, editHook, letterOf, other } from '../../shared/variants.ts'
import { Button, IconButton } from '../kit/Button.tsx'
import { TextArea } from '../kit/Field.tsx'
import { AbMark } from '../kit/marks.tsx'
import { Select } from '../kit/Select.tsx'
import { HookChip, SIGNAL_ICON, SignalChip, toneOf } from '../kit/signals.tsx'
import { spokenWords } from '../../shared/hooks.ts'
import { newId, useComposer } from './composer.ts'
import css from './HookEditor.module.css'
import { Lines, Options, OwedFields } from './HookParts.tsx'
import { HookSecond } from './HookSecond.tsx'

const NONE = 'none'

/** Changes the hook being edited; `part` names the field typed in. */
export type EditHook = (part: string, change: (hook: Hook) => Hook) => void

/** The selected hook, all of it. */
export function HookEditor() {
  const { item, hookId, isLocked } = useComposer()
  const letter = hookId && letterOf(item, hookId)
  const hook = letter ? hookById(item.variants[letter], hookId) : null
  if (!hook || !letter) return null
  return isLocked ? <ReadHook hook={hook} /> : <EditedHook key={hook.id} hook={hook} letter={letter} />
}

function ReadHook({ hook }: { readonly hook: Hook }) {
  const { channel } = useComposer()
  const { t } = useTranslation()
  return (
    <div className={css.read}>
      <HookChip hook={hook} channel={channel} />
      <span className="strong">{t(`hook.${hook.kind}`)}</span>
      <span>{spokenWords(hook)}</span>
    </div>
  )
}

function EditedHook({ hook, letter }: { readonly hook: Hook; readonly letter: 'A' | 'B' }) {
  const { t } = useTranslation()
  const { item, channel, edit, selectHook } = useComposer()
  const wordsRef = useRef<HTMLInputElement & HTMLTextAreaElement>(null)
  const rootRef = useRef<HTMLElement>(null)
  const hasB = item.variants.B !== null
  const change: EditHook = (part, next) => edit(`hooks.${hook.id}.${part}`, (before) => editHook(before, hook.id, next))
  const signals = SIGNALS.map((id) => ({ id, label: t(`signal.${id}`), icon: <SignalIcon signal={id} /> }))

  useEffect(() => {
    const editor = rootRef.current
    if (!editor) return undefined
    editor.scrollIntoView({ block: 'nearest' })
    // Esc leads back to the flag on the film.
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      event.preventDefault()
      document.querySelector<HTMLElement>(`[data-hook="${hook.id}"]`)?.focus()
    }
    editor.addEventListener('keydown', leave)
    return () => editor.removeEventListener('keydown', leave)
  }, [hook.id])

  return (
    <section ref={rootRef} className={css.editor} aria-label={t('composer.selected')} data-hook-editor={hook.id}>
      <header className={css.head}>
        <span className="small dim">{t('composer.selected')}</span>
        {hasB ? <AbMark letter={letter} label={t('composer.version', { letter })} /> : null}
        {hook.lines ? (
          <>
            <SignalChip signal={hook.lines.light.signal} tone={toneOf(channel, hook.lines.light.signal)} />
            <SignalChip signal={hook.lines.deep.signal} tone={toneOf(channel, hook.lines.deep.signal)} />
          </>
        ) : (
          <HookChip hook={hook} channel={channel} />
        )}
        <span className={css.said}>{spokenWords(hook)}</span>
        <span className="push" />
        {hasB ? (
          <Button
            small
            look="bare"
            icon={<Copy className="i12" aria-hidden />}
            onPress={() => edit(`hooks.${hook.id}.copy`, (before) => copyHook(before, hook.id, newId))}
          >
            {t('composer.copyHookTo', { letter: other(letter) })}
          </Button>
        ) : null}
        <IconButton
          small
          label={t('composer.removeHook')}
          icon={<Trash2 className="i14" aria-hidden />}
          onPress={() => {
            edit(`hooks.${hook.id}`, (before) => editHook(before, hook.id, () => null))
            selectHook(null)
          }}
        />
        <IconButton
          small
          label={t('kit.close')}
          icon={<X className="i14" aria-hidden />}
          onPress={() => selectHook(null)}
        />
      </header>
      <div className={css.fields}>
        <Select
          small
          label={t('composer.hookKind')}
          options={HOOK_KINDS.map((id) => ({ id, label: t(`hook.${id}`) }))}
          value={hook.kind}
          onChange={(kind) => change('kind', (before) => asKind(before, kind, channel))}
        />
        <Select
          small
          label={t('composer.placement')}
          options={PLACEMENTS.map((id) => ({ id, label: t(`placement.${id}`) }))}
          value={hook.placement}
          onChange={(placement) => change('placement', (before) => hookIn(before, placement, item.durationSeconds))}
        />
        <HookSecond hook={hook} change={change} />
        {hook.lines || hook.options ? null : (
          <Select
            small
            label={t('composer.signal')}
            options={[{ id: NONE, label: t('composer.noSignal') }, ...signals]}
            value={hook.signal ?? NONE}
            onChange={(signal) =>
              change('signal', (before) => ({ ...before, signal: signal === NONE ? null : signal }))
            }
          />
        )}
      </div>
      {hook.lines ? null : (
        <TextArea
          label={t('composer.words')}
          rows={2}
          maxLength={1000}
          inputRef={wordsRef}
          value={hook.words}
          onChange={(words) => change('words', (before) => ({ ...before, words }))}
        />
      )}
      {hook.options ? <Options options={hook.options} signals={signals} change={change} /> : null}
      {hook.lines ? <Lines lines={hook.lines} change={change} /> : null}
      {hook.promise ? <OwedFields promise={hook.promise} signals={signals} change={change} /> : null}
    </section>
  )
}

export function SignalIcon({ signal }: { readonly signal: Signal }) {
  const Icon = SIGNAL_ICON[signal]
  return <Icon className="i14" aria-hidden />
}
