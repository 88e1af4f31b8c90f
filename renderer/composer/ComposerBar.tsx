import { ChevronLeft, Copy, Ellipsis, Trash2 } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { titleOf } from '../../shared/items.ts'
import { nameAmong } from '../channel-name.ts'
import { act, useData } from '../data.ts'
import { Button, IconButton } from '../kit/Button.tsx'
import { Menu, type MenuRow } from '../kit/Menu.tsx'
import { Bar } from '../kit/Page.tsx'
import { say } from '../kit/Toast.tsx'
import { go, goBack, useUi } from '../ui.ts'
import { UndoRedo } from '../UndoRedo.tsx'
import { useWindowTitle } from '../window-title.ts'
import { useComposer, useItem } from './composer.ts'
import css from './Composer.module.css'
import type { Draft } from './draft.ts'
import { SaveState } from './SaveState.tsx'

/** Back, what it is called, whether it is saved, and what can be done with the whole of it. */
export function ComposerBar({ onPublish }: { readonly onPublish: () => void }) {
  const { t } = useTranslation()
  const { draft, isLocked } = useComposer()
  const id = useItem((item) => item.id)
  const from = useUi((ui) => ui.from?.screen)
  const duplicate = () =>
    void whenWritten(draft, async () => {
      const copy = await act('items.duplicate', { id })
      if (copy) say(t('composer.duplicated'), { label: t('composer.open'), run: () => go('item', copy.id) })
    })
  return (
    <Bar
      title={<Title />}
      before={
        <Button look="bare" className={css.back ?? ''} icon={<ChevronLeft aria-hidden />} onPress={goBack}>
          {t(from === 'history' || from === 'settings' ? `nav.${from}` : 'nav.plan')}
        </Button>
      }
    >
      <span className="push" />
      <SaveState />
      <DraftUndo />
      <Button className={css.wide ?? ''} onPress={duplicate}>
        {t('composer.duplicate')}
      </Button>
      {isLocked ? null : (
        <Button look="main" onPress={onPublish}>
          {t('composer.publish')}
        </Button>
      )}
      <More duplicate={duplicate} />
    </Bar>
  )
}

/** Apart from the bar, as the rest of it stays while a title is typed. */
function Title() {
  const { t } = useTranslation()
  const title = useItem((item) => titleOf(item))
  useWindowTitle(title || t('composer.untitled'))
  return title || <span className="dim">{t('composer.untitled')}</span>
}

/** Words that are not written yet can be undone too. */
function DraftUndo() {
  const { draft } = useComposer()
  const isClean = useSyncExternalStore(draft.subscribe, draft.isClean)
  return <UndoRedo hasMore={!isClean} />
}

/** Runs what needs the file to have all that is on the screen. */
async function whenWritten(draft: Draft, run: () => Promise<void>): Promise<void> {
  await draft.flush()
  if (draft.isClean()) await run()
}

function More({ duplicate }: { readonly duplicate: () => void }) {
  const { t } = useTranslation()
  const { draft, isLocked, edit } = useComposer()
  const item = useItem(({ id, channelId, status }) => ({ id, channelId, status }))
  const channels = useData((data) => data.channels) ?? []
  const copyTo = (channelId: string, name: string) =>
    void whenWritten(draft, async () => {
      const copy = await act('items.copyToChannel', { id: item.id, channelId })
      if (copy)
        say(t('composer.copiedTo', { channel: name }), { label: t('composer.open'), run: () => go('item', copy.id) })
    })
  const remove = () =>
    void whenWritten(draft, async () => {
      const title = titleOf(draft.get().item) || t('composer.untitled')
      if (await act('items.remove', { ids: [item.id] }, { said: t('composer.removed', { title }) })) goBack()
    })
  const siblings = channels
    .filter(({ id }) => id !== item.channelId)
    .map((channel): MenuRow => ({
      id: channel.id,
      label: t('composer.copyToChannel', { channel: nameAmong(channel, channels) }),
      run: () => copyTo(channel.id, nameAmong(channel, channels)),
    }))
  const isDropped = item.status === 'dropped'
  const drop: readonly MenuRow[] = isLocked
    ? []
    : [
        {
          id: 'drop',
          label: t(isDropped ? 'composer.undrop' : 'composer.drop'),
          run: () => edit('status', (before) => ({ ...before, status: isDropped ? 'draft' : 'dropped' })),
        },
      ]
  return (
    <Menu
      label={t('composer.more')}
      trigger={<IconButton label={t('composer.more')} icon={<Ellipsis aria-hidden />} />}
      rows={[
        { id: 'duplicate', label: t('composer.duplicate'), icon: <Copy aria-hidden />, run: duplicate },
        ...siblings,
        'line',
        ...drop,
        { id: 'remove', label: t('composer.remove'), icon: <Trash2 aria-hidden />, run: remove },
      ]}
    />
  )
}
