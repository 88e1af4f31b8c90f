import { useEffect, useState } from 'react'
import type { AppError } from '../../shared/result.ts'
import { call, onChange, onConnection, onPower } from '../client.ts'
import { leaveUntouched } from '../fresh.ts'
import { t } from '../i18n.ts'
import { keepParts } from '../keep-parts.ts'
import { warn } from '../kit/Toast.tsx'
import { go, useUi } from '../ui.ts'
import { keepUnwritten } from '../unwritten.ts'
import { openDraft, type Draft, type DraftDoor } from './draft.ts'

function doorOfDraft(): DraftDoor {
  let last = ''
  return {
    save: (item, coalesce, isOver) => {
      const input = { item, coalesce, ...(isOver ? { over: last } : {}) }
      last = crypto.randomUUID()
      return call('items.save', input, { opId: last })
    },
    read: (id) => call('items.get', { id }),
    later: (run, milliseconds) => {
      const timer = setTimeout(run, milliseconds)
      return () => clearTimeout(timer)
    },
  }
}

/** Drafts outlive their screen for as long as they hold words that are not written. */
const drafts = new Map<string, Draft>()

const writeOut = () => {
  for (const draft of drafts.values()) void draft.flush()
}
keepUnwritten({
  tell: () =>
    [...drafts.values()]
      .filter((draft) => !draft.isClean())
      .map((draft) => {
        const { item, saving } = draft.get()
        return {
          title: item.title || t('plan.untitled'),
          isSent: saving.is === 'saving',
          isStuck: saving.is === 'failed' || saving.is === 'conflict',
        }
      }),
  writeOut,
})
onPower((power) => {
  if (power === 'rest') writeOut()
})
window.addEventListener('pagehide', () => {
  for (const draft of drafts.values()) draft.flushLast()
})

const TABLES = ['item', 'variant', 'hook', 'promise']

type Opened =
  | { readonly is: 'loading' }
  | { readonly is: 'gone'; readonly error: AppError }
  | { readonly is: 'open'; readonly draft: Draft }

/** The draft of an item: opened, kept in step with the file, and written out when the screen or the page goes. */
export function useDraft(id: string): Opened {
  const [opened, setOpened] = useState<Opened>({ is: 'loading' })

  useEffect(() => {
    let isHere = true
    const show = (next: Opened) => {
      if (isHere) setOpened((before) => keepParts(before, next))
    }
    const open = async () => {
      const known = drafts.get(id)
      const error = known ? await known.refresh() : null
      // What was typed is shown whatever became of the file.
      const isGone = error?.code === 'not-found' || (error?.code === 'damaged-file' && known?.isClean())
      if (known) return show(error && isGone ? { is: 'gone', error } : { is: 'open', draft: known })
      const first = await call('items.get', { id })
      if (!first.ok) return show({ is: 'gone', error: first.error })
      const draft = drafts.get(id) ?? openDraft(first.value, doorOfDraft())
      drafts.set(id, draft)
      show({ is: 'open', draft })
    }
    void open()
    const stop = onChange(({ tables }) => {
      if (tables.some((table) => TABLES.includes(table))) void open()
    })
    const stopHearing = onConnection((connection) => {
      if (connection === 'open') void open()
    })
    const flush = () => void drafts.get(id)?.flush()
    document.addEventListener('visibilitychange', flush)
    return () => {
      isHere = false
      stop()
      stopHearing()
      document.removeEventListener('visibilitychange', flush)
      void leave(id)
    }
  }, [id])

  return opened
}

function isShown(id: string): boolean {
  const ui = useUi.getState()
  return ui.screen === 'item' && ui.id === id
}

async function leave(id: string): Promise<void> {
  const draft = drafts.get(id)
  if (!draft) return
  await draft.flush()
  // Left and come back to at once: it is being written, and stays the one draft of its item.
  if (isShown(id)) return
  if (!draft.isClean())
    return warn(t('composer.leftUnsaved'), { label: t('composer.goBack'), run: () => go('item', id) })
  drafts.delete(id)
  await leaveUntouched(draft.get().item)
}
