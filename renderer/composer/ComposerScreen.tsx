import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { blanksIn } from '../../shared/blanks.ts'
import type { Channel, Item, Letter } from '../../shared/model.ts'
import { titleOf } from '../../shared/items.ts'
import { letterOf } from '../../shared/variants.ts'
import { actionOf, useActions, type Action } from '../actions.ts'
import { BrokenPage } from '../damage/BrokenPage.tsx'
import { useBrokenOne } from '../damage/use-damaged.ts'
import { useChannel, useData } from '../data.ts'
import { sentenceOf } from '../i18n.ts'
import { isCovered, isField } from '../keys.ts'
import { Button } from '../kit/Button.tsx'
import { EmptyState } from '../kit/Page.tsx'
import { go, goBack, useUi } from '../ui.ts'
import { redoNext, undoLast } from '../undoing.ts'
import { useQuery } from '../use-query.ts'
import { ComposerContext, useComposer, useDraftItem, useItem, type Composer } from './composer.ts'
import { ComposerBar } from './ComposerBar.tsx'
import css from './Composer.module.css'
import { Details } from './Details.tsx'
import type { Draft } from './draft.ts'
import { Findings } from './Findings.tsx'
import { Forecasts } from './Forecasts.tsx'
import { NOTE_TABLES, NotesContext } from './notes.ts'
import { PublishDialog } from './PublishDialog.tsx'
import { Published, Sealed } from './Published.tsx'
import { SaveTrouble } from './SaveState.tsx'
import side from './Side.module.css'
import { Timeline } from './Timeline.tsx'
import { useDraft } from './use-draft.ts'
import { useSettled } from './use-settled.ts'
import { Variants } from './Variants.tsx'
import { focusPlace, wantedOf, wantOn } from './wanted.ts'

/** How long typing rests before forecasts and findings are asked again. */
const ANSWER_MS = 120

/** The editor of one item. */
export function ComposerScreen() {
  const id = useUi((ui) => ui.id)
  return id ? <Opened key={id} id={id} /> : <Missing />
}

function ToPlan() {
  const { t } = useTranslation()
  return <Button onPress={() => go('plan')}>{t('composer.toPlan')}</Button>
}

function Missing({ why }: { readonly why?: string }) {
  const { t } = useTranslation()
  return (
    <EmptyState title={t('composer.gone')} actions={<ToPlan />}>
      {why ?? t('composer.goneWhy')}
    </EmptyState>
  )
}

function Opened({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const opened = useDraft(id)
  const isLate = useSettled(opened.is, 300) === 'loading'
  const broken = useBrokenOne('item', id)
  if (opened.is === 'gone' && broken) return <BrokenPage thing={broken} back={<ToPlan />} />
  if (opened.is === 'gone')
    return <Missing {...(opened.error.code === 'not-found' ? {} : { why: sentenceOf(opened.error) })} />
  if (opened.is === 'loading') return isLate ? <p className={css.loading}>{t('composer.loading')}</p> : null
  return <WithChannel draft={opened.draft} />
}

function WithChannel({ draft }: { readonly draft: Draft }) {
  const channel = useChannel(useDraftItem(draft, ({ channelId }) => channelId))
  return channel ? <Editor draft={draft} channel={channel} /> : <Missing />
}

function Editor({ draft, channel }: { readonly draft: Draft; readonly channel: Channel }) {
  const { isLocked, hasB } = useDraftItem(draft, ({ status, variants }) => ({
    isLocked: status === 'published',
    hasB: variants.B !== null,
  }))
  const [opensOn] = useState(() => wantedOf(draft.get().item.id))
  const [hookId, setHookId] = useState(opensOn && 'hookId' in opensOn ? opensOn.hookId : null)
  const [wanted, setWanted] = useState<Letter>(() => {
    const { item } = draft.get()
    return (hookId === null ? null : letterOf(item, hookId)) ?? item.chosen
  })
  const [isPublishing, setPublishing] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const letter = hasB ? wanted : 'A'
  const publish = useCallback(() => setPublishing(true), [])

  const selectHook = useCallback(
    (id: string | null, toEdit: boolean | { readonly fields: string | null } = false) => {
      setHookId(id)
      const own = id && letterOf(draft.get().item, id)
      if (own) setWanted(own)
      if (id && toEdit) focusWords(root.current, id, toEdit === true ? null : toEdit.fields)
    },
    [draft],
  )
  const composer = useMemo(
    (): Composer => ({ draft, channel, isLocked, edit: draft.edit, hookId, selectHook, letter, showLetter: setWanted }),
    [draft, channel, isLocked, hookId, selectHook, letter],
  )
  const closeHook = useMemo(() => (hookId === null ? null : () => setHookId(null)), [hookId])
  useActions(useMemo(() => actionsOf(draft, publish, closeHook), [draft, publish, closeHook]))
  useFlushing(root, draft)
  useEffect(() => {
    wantOn(draft.get().item.id, null)
    if (opensOn)
      return 'place' in opensOn ? focusPlace(opensOn.place) : focusWords(root.current, opensOn.hookId, opensOn.fields)
    // Nothing said yet: the title comes first.
    if (titleOf(draft.get().item) === '') root.current?.querySelector<HTMLElement>('[data-place=title]')?.focus()
  }, [draft, opensOn])

  const { value: notes } = useQuery('playbook.get', { channelId: channel.id }, NOTE_TABLES)
  return (
    <ComposerContext value={composer}>
      <NotesContext value={notes}>
        <div ref={root} className={css.screen}>
          <ComposerBar onPublish={publish} />
          <SaveTrouble />
          <div className={css.body}>
            <div className={css.main}>
              {isLocked ? <Published /> : null}
              <Details />
              <Variants />
              <Timeline />
            </div>
            <Answers onPublish={publish} />
          </div>
          {isPublishing ? <PublishDialog onClose={() => setPublishing(false)} /> : null}
        </div>
      </NotesContext>
    </ComposerContext>
  )
}

const whole = (item: Item) => item
/** Drawn when what they are asked about has settled, not at each key. */
const SettledForecasts = memo(Forecasts)
const SettledFindings = memo(Findings)

/** What the past and the rules say of the item as it stands on the screen. */
function Answers({ onPublish }: { readonly onPublish: () => void }) {
  const { isLocked } = useComposer()
  const settled = useSettled(useItem(whole), ANSWER_MS)
  // What is asked about is the same before and after it is saved.
  const asked = useMemo(() => ({ ...settled, revision: 0 }), [settled])
  return (
    <aside className={side.side}>
      {isLocked ? <Sealed /> : <SettledForecasts draft={asked} />}
      <SettledFindings draft={asked} onPublish={onPublish} />
    </aside>
  )
}

/** Leaving a field writes at once; while an IME composes nothing is written. */
function useFlushing(root: React.RefObject<HTMLDivElement | null>, draft: Draft): void {
  useEffect(() => {
    const element = root.current
    if (!element) return undefined
    const start = () => draft.hold(true)
    const end = () => draft.hold(false)
    const leave = () => {
      draft.hold(false)
      void draft.flush()
    }
    element.addEventListener('compositionstart', start)
    element.addEventListener('compositionend', end)
    element.addEventListener('focusout', leave)
    return () => {
      element.removeEventListener('compositionstart', start)
      element.removeEventListener('compositionend', end)
      element.removeEventListener('focusout', leave)
    }
  }, [root, draft])
}

/** Once the editor of the hook is there, and the menu that opened it is gone; on what is to be filled in, if anything. */
function focusWords(root: HTMLElement | null, hookId: string, fields: string | null, tries = 20): void {
  const FIELDS = 'textarea, input:not([type=hidden])'
  setTimeout(() => {
    const editor = root?.querySelector(`[data-hook-editor="${hookId}"]`)
    if (!editor && tries > 0) return focusWords(root, hookId, fields, tries - 1)
    const named = fields === null ? [] : [...(editor?.querySelectorAll<HTMLElement>(fields) ?? [])]
    const empty = named.find((one) => one instanceof HTMLInputElement && one.value === '')
    const field =
      empty ?? named[0] ?? editor?.querySelector<HTMLElement>('textarea') ?? editor?.querySelector<HTMLElement>(FIELDS)
    field?.focus()
    const [blank] = field instanceof HTMLTextAreaElement ? blanksIn(field.value) : []
    if (blank && field instanceof HTMLTextAreaElement) field.setSelectionRange(blank.from, blank.to)
  }, 120)
}

const canWrite = () => useData.getState().connection === 'open'

/** Undo speaks of what is written: what is still being typed is written first. */
const actionsOf = (draft: Draft, publish: () => void, closeHook: (() => void) | null): readonly Action[] => [
  ...(['undo', 'redo'] as const).map((id): Action => {
    const known = actionOf(id)
    return {
      id,
      label: `action.${id}`,
      group: 'edit',
      keys: known?.keys ?? [],
      when: () => canWrite() && Boolean(useData.getState().history?.[id] || !draft.isClean()),
      run: async () => {
        await draft.flush()
        if (draft.isClean()) await (id === 'undo' ? undoLast() : redoNext())
      },
    }
  }),
  {
    id: 'publish',
    label: 'action.publish',
    group: 'item',
    keys: ['Mod+Enter'],
    when: () => canWrite() && draft.get().item.status !== 'published',
    run: publish,
  },
  {
    id: 'leave',
    label: 'composer.leave',
    group: 'go',
    keys: ['Escape'],
    inFields: true,
    // What lies over the page takes the key itself.
    when: () => !isCovered(),
    run: () => stepOut(draft, closeHook),
  },
]

/** One step a press: out of the field, then the hook, then the composer, once all of it is written. */
async function stepOut(draft: Draft, closeHook: (() => void) | null): Promise<void> {
  const field = document.activeElement
  if (field instanceof HTMLElement && isField(field)) return field.blur()
  if (closeHook) return closeHook()
  await draft.flush()
  // What could not be written is told of in its place, and stays in sight.
  if (!draft.isClean()) return
  goBack()
}
