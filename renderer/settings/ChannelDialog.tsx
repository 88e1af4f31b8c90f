import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../shared/model.ts'
import { act, useData } from '../data.ts'
import { FormDialog } from '../kit/FormDialog.tsx'
import { NotSaved } from '../trouble/NotSaved.tsx'
import { useWriting } from '../writing.ts'
import { nameError, newDraft, savingOf, type ChannelDraft } from './channel-draft.ts'
import { ChannelForm } from './ChannelForm.tsx'

interface ChannelDialogProps {
  /** Null: a new one. */
  readonly channel: Channel | null
  /** How a new one begins. */
  readonly start?: ChannelDraft
  readonly onSaved?: (channel: Channel) => void
  readonly onClose: () => void
}

export function ChannelDialog({ channel, start, onSaved, onClose }: ChannelDialogProps) {
  const { t } = useTranslation()
  const channels = useData((data) => data.channels) ?? []
  const [draft, setDraft] = useState<ChannelDraft>(() => channel ?? start ?? newDraft('douyin'))
  const [hasTried, setHasTried] = useState(false)
  const others = channels.filter((other) => other.id !== channel?.id)
  const error = nameError(draft, others)
  const title = channel ? t('settings.editChannel', { name: channel.name }) : t('settings.addChannel')
  const writing = useWriting(title)

  const save = async () => {
    setHasTried(true)
    if (error) return
    const said = t(channel ? 'settings.channelSaved' : 'settings.channelAdded', { name: draft.name.trim() })
    const saved = await writing.write('channels.save', savingOf(draft, channel?.id), { said })
    if (!saved) return
    onSaved?.(saved)
    onClose()
  }
  const remove = async () => {
    if (!channel) return
    const said = t('settings.channelRemoved', { name: channel.name })
    if (await act('channels.remove', { id: channel.id }, { said })) onClose()
  }

  return (
    <FormDialog
      title={title}
      onClose={onClose}
      trouble={
        <NotSaved error={writing.error} text={`${draft.name}\n${draft.persona}`.trim()} onRetry={() => void save()} />
      }
      does={t('kit.save')}
      onDo={save}
      remove={channel && others.length > 0 ? { label: t('settings.removeChannel'), run: remove } : null}
    >
      <ChannelForm
        draft={draft}
        onChange={setDraft}
        nameError={hasTried || draft.name ? error : null}
        onEnter={() => void save()}
      />
    </FormDialog>
  )
}
