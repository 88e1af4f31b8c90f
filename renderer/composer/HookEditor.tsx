import { Copy, Trash2, X } from 'lucide-react'
import { memo, useCallback, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { signalsOf } from '../../shared/checks/asks.ts'
import { asKind, hookById, hookIn, spokenWords } from '../../shared/hooks.ts'
import type { Hook, Letter } from '../../shared/model.ts'
import { HOOK_KINDS, PLACEMENTS } from '../../shared/values.ts'
import { signalsOn, type Signal } from '../../shared/platforms.ts'
import { copyHook, editHook, letterOf, other } from '../../shared/variants.ts'
import { Button, IconButton } from '../kit/Button.tsx'
import { AbMark } from '../kit/marks.tsx'
import { Select } from '../kit/Select.tsx'
import { HookChip, SIGNAL_ICON, SignalChip, toneOf } from '../kit/signals.tsx'
import { newId, useComposer, useItem } from './composer.ts'
import css from './HookEditor.module.css'
import { Lines, Options, OwedFields } from './HookParts.tsx'
import { HookSecond } from './HookSecond.tsx'
import { HookWords } from './HookWords.tsx'
import { KeepHook } from './KeepHook.tsx'
import { Wear } from './Wear.tsx'

const NONE = 'none'

/** Changes the hook being edited; `part` names the field typed in. */
export type EditHook = (part: string, change: (hook: Hook) => Hook) => void

/** The selected hook, all of it. */
export function HookEditor() {
  const { hookId, isLocked } = useComposer()
  const { hook, letter } = useItem((item) => {
    const own = hookId && letterOf(item, hookId)
    return { letter: own, hook: own ? hookById(item.variants[own], hookId) : null }
  })
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
      <span className="push" />
      <KeepHook hook={hook} />
    </div>
  )
}

interface HookProps {
  readonly hook: Hook
  readonly letter: Letter
}

function EditedHook({ hook, letter }: HookProps) {
  const { t } = useTranslation()
  const { channel, edit } = useComposer()
  const { id, options, lines, promise } = hook
  const rootRef = useRef<HTMLElement>(null)
  const change: EditHook = useCallback(
    (part, next) => edit(`hooks.${id}.${part}`, (before) => editHook(before, id, next)),
    [edit, id],
  )
  // As one text, so that typing, which asks for nothing new, draws no list anew.
  const asked = [channel.light, ...channel.deep, ...signalsOf(hook), promise?.signal ?? ''].join(' ')
  const signals = useMemo(
    () =>
      signalsOn(channel.platform, asked.split(' ') as Signal[]).map((signal) => ({
        id: signal,
        label: t(`signal.${signal}`),
        icon: <SignalIcon signal={signal} />,
      })),
    [t, channel.platform, asked],
  )

  useEffect(() => {
    const editor = rootRef.current
    if (!editor) return undefined
    editor.scrollIntoView({ block: 'nearest' })
    // Esc leads back to the flag on the film.
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      event.preventDefault()
      document.querySelector<HTMLElement>(`[data-hook="${id}"]`)?.focus()
    }
    editor.addEventListener('keydown', leave)
    return () => editor.removeEventListener('keydown', leave)
  }, [id])

  return (
    <section ref={rootRef} className={css.editor} aria-label={t('composer.selected')} data-hook-editor={id}>
      <Head hook={hook} letter={letter} />
      <Place
        kind={hook.kind}
        placement={hook.placement}
        second={hook.second}
        signal={hook.signal}
        signals={lines || options ? null : signals}
        change={change}
      />
      <HookWords hook={hook} change={change} />
      {options ? <Options options={options} signals={signals} change={change} /> : null}
      {lines ? <Lines lines={lines} change={change} /> : null}
      {promise ? <OwedFields key={id} promise={promise} signals={signals} change={change} /> : null}
      <Wear kind={hook.kind} words={hook.words} lines={lines} options={options} />
    </section>
  )
}

function Head({ hook, letter }: HookProps) {
  const { t } = useTranslation()
  const { channel, edit, selectHook } = useComposer()
  const hasB = useItem(({ variants }) => variants.B !== null)
  return (
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
      <KeepHook hook={hook} />
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
  )
}

interface PlaceProps extends Pick<Hook, 'kind' | 'placement' | 'second' | 'signal'> {
  /** Null: the parts of its kind say what it asks for. */
  readonly signals: readonly { readonly id: Signal; readonly label: string }[] | null
  readonly change: EditHook
}

/** What it is, where it stands, what it asks for: nothing that changes while its words are typed. */
const Place = memo(function Place({ kind, placement, second, signal, signals, change }: PlaceProps) {
  const { t } = useTranslation()
  const { draft, channel } = useComposer()
  return (
    <div className={css.fields}>
      <Select
        small
        label={t('composer.hookKind')}
        options={HOOK_KINDS.map((id) => ({ id, label: t(`hook.${id}`) }))}
        value={kind}
        onChange={(next) => change('kind', (before) => asKind(before, next, channel))}
      />
      <Select
        small
        label={t('composer.placement')}
        options={PLACEMENTS.map((id) => ({ id, label: t(`placement.${id}`) }))}
        value={placement}
        onChange={(next) => change('placement', (before) => hookIn(before, next, draft.get().item.durationSeconds))}
      />
      <HookSecond placement={placement} second={second} change={change} />
      {signals ? (
        <Select
          small
          label={t('composer.signal')}
          options={[{ id: NONE, label: t('composer.noSignal') }, ...signals]}
          value={signal ?? NONE}
          onChange={(next) => change('signal', (before) => ({ ...before, signal: next === NONE ? null : next }))}
        />
      ) : null}
    </div>
  )
})

function SignalIcon({ signal }: { readonly signal: Signal }) {
  const Icon = SIGNAL_ICON[signal]
  return <Icon className="i14" aria-hidden />
}
