import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FESTIVALS, type Festival } from '../../shared/festival-ids.ts'
import { dayText } from '../../shared/format.ts'
import { ideasIn, tooLongOf } from '../../shared/ideas.ts'
import type { Channel } from '../../shared/model.ts'
import type { Topic } from '../../shared/playbook.ts'
import { act, homeZone, useLanguage } from '../data.ts'
import { TextArea } from '../kit/Field.tsx'
import { FormDialog } from '../kit/FormDialog.tsx'
import { Select } from '../kit/Select.tsx'
import { useQuery } from '../use-query.ts'
import { useComing } from './coming.ts'
import { NotSaved } from '../trouble/NotSaved.tsx'
import { useWriting } from '../writing.ts'
import { ChannelSelect } from './ChannelSelect.tsx'
import css from './Playbook.module.css'

const WHENEVER = 'whenever'

interface TopicDialogProps {
  readonly of: Topic | null
  readonly channels: readonly Channel[]
  readonly onClose: () => void
}

export function TopicDialog({ of, channels, onClose }: TopicDialogProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { value: series } = useQuery('series.list', {}, ['series'])
  const coming = useComing(homeZone())
  const [words, setWords] = useState(of?.words ?? '')
  const [when, setWhen] = useState<string>(of?.festival ?? of?.seriesId ?? WHENEVER)
  const [channelId, setChannelId] = useState(of?.channelId ?? null)
  const [isTried, setTried] = useState(false)
  const title = t(of ? 'playbook.topics.change' : 'playbook.new.topic')
  const writing = useWriting(title)
  const festivals = FESTIVALS.toSorted((a, b) => ((coming?.get(a) ?? '') < (coming?.get(b) ?? '') ? -1 : 1))
  // A series is of one channel: with one chosen only its own are there, and choosing one chooses its channel.
  const own = (series ?? []).filter((one) => channelId === null || one.channelId === channelId)
  const chooseWhen = (id: string) => {
    setWhen(id)
    setChannelId(own.find((one) => one.id === id)?.channelId ?? channelId)
  }
  const chooseChannel = (id: string | null) => {
    setChannelId(id)
    if (own.some((one) => one.id === when && one.channelId !== id)) setWhen(WHENEVER)
  }
  const options = [
    { id: WHENEVER, label: t('playbook.topics.whenever') },
    ...festivals.map((id) => {
      const day = coming?.get(id)
      return { id, label: t(`festival.${id}`), ...(day ? { meta: dayText(day, language) } : {}) }
    }),
    ...own.map(({ id, name }) => ({ id, label: name, meta: t('playbook.topics.series') })),
  ]
  const ideas = ideasIn(words)
  const tooLong = tooLongOf(ideas)
  const save = async () => {
    setTried(true)
    // A line a topic: a list that was written elsewhere comes in at once.
    const lines = ideas.fit
    if (lines.length === 0 || tooLong) return
    const festival = (FESTIVALS as readonly string[]).includes(when) ? (when as Festival) : null
    const seriesId = festival || when === WHENEVER ? null : when
    const topics = lines.map((line, i) => ({
      ...(of && i === 0 ? { id: of.id } : {}),
      words: line,
      festival,
      seriesId,
      channelId,
    }))
    if (await writing.write('playbook.saveTopics', { topics })) onClose()
  }
  const remove = async () => {
    if (of && (await act('playbook.removeTopic', { id: of.id }, { said: t('playbook.removed') }))) onClose()
  }
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      trouble={<NotSaved error={writing.error} text={words} onRetry={() => void save()} />}
      does={t('kit.save')}
      onDo={save}
      remove={of && { label: t('playbook.remove'), run: remove }}
    >
      <div className={css.fields}>
        <TextArea
          label={t('playbook.topics.words')}
          hint={of ? null : t('playbook.topics.wordsHint')}
          placeholder={t('playbook.topics.example')}
          autoFocus
          rows={3}
          value={words}
          onChange={setWords}
          onEnter={() => void save()}
          error={
            tooLong
              ? t('playbook.topics.wordsTooLong', tooLong)
              : isTried && words.trim() === ''
                ? t('playbook.topics.wordsMissing')
                : null
          }
        />
        <div className={css.two}>
          <Select label={t('playbook.topics.when')} options={options} value={when} onChange={chooseWhen} />
          <ChannelSelect channels={channels} value={channelId} onChange={chooseChannel} />
        </div>
      </div>
    </FormDialog>
  )
}
