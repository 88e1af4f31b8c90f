import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputOf } from '../../shared/contract.ts'
import { asKind, newHook, spokenWords } from '../../shared/hooks.ts'
import type { Channel, Hook, Placement } from '../../shared/model.ts'
import { saying, templateFrom, type Template } from '../../shared/playbook.ts'
import { signalsOn, type Signal } from '../../shared/platforms.ts'
import { HOOK_KINDS, PLACEMENTS } from '../../shared/values.ts'
import { act } from '../data.ts'
import { TextArea, TextField } from '../kit/Field.tsx'
import { FormDialog } from '../kit/FormDialog.tsx'
import { Select } from '../kit/Select.tsx'
import { NotSaved } from '../trouble/NotSaved.tsx'
import { useWriting } from '../writing.ts'
import { ChannelSelect } from './ChannelSelect.tsx'
import css from './Playbook.module.css'

const ANYWHERE = 'anywhere'
const NONE = 'none'

type Draft = InputOf<'playbook.saveTemplates'>['templates'][number]

interface TemplateDialogProps {
  /** The one that is changed; null: a new one. */
  readonly of: Template | null
  /** What a new one begins with. */
  readonly from?: Hook
  readonly channel: Channel
  readonly channels: readonly Channel[]
  /** Where a new one is from, besides the creator. */
  readonly more?: Pick<Draft, 'origin' | 'experimentId'>
  readonly onClose: () => void
}

/** A wording, written or changed. What is to be filled in each time stands as `___`. */
export function TemplateDialog({ of, from, channel, channels, more = {}, onClose }: TemplateDialogProps) {
  const { t } = useTranslation()
  const [channelId, setChannelId] = useState(of ? of.channelId : from ? channel.id : null)
  const [place, setPlace] = useState<Placement | null>(of ? of.placement : (from?.placement ?? null))
  const [hook, setHook] = useState<Hook>(() => {
    const blank = from ?? newHook('', of?.kind ?? 'question', channel, null, null)
    return of ? { ...saying(of, blank, channel), signal: of.signal } : blank
  })
  const [isTried, setTried] = useState(false)
  const title = t(of ? 'playbook.hooks.change' : 'playbook.new.template')
  const writing = useWriting(title)
  const { words, lines, options } = hook
  const isEmpty = spokenWords(hook).trim() === ''
  const save = async () => {
    setTried(true)
    if (isEmpty) return
    const said = { ...templateFrom(hook), placement: place, channelId }
    const template = of ? { ...said, id: of.id } : { ...said, ...more }
    const how = of ? {} : { said: t('playbook.kept') }
    const kept = await writing.write('playbook.saveTemplates', { templates: [template] }, how)
    if (kept) onClose()
  }
  const remove = async () => {
    if (of && (await act('playbook.removeTemplate', { id: of.id }, { said: t('playbook.removed') }))) onClose()
  }
  const signals = signalsOn(channel.platform, [channel.light, ...channel.deep, ...(hook.signal ? [hook.signal] : [])])
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      trouble={<NotSaved error={writing.error} text={spokenWords(hook)} onRetry={() => void save()} />}
      does={t('kit.save')}
      onDo={save}
      remove={of && { label: t('playbook.remove'), run: remove }}
    >
      <div className={css.fields}>
        {lines ? (
          (['light', 'deep'] as const).map((which) => (
            <TextField
              key={which}
              label={t(`composer.line.${which}`)}
              maxLength={400}
              autoFocus={which === 'light'}
              value={lines[which].words}
              onChange={(said) => setHook({ ...hook, lines: { ...lines, [which]: { ...lines[which], words: said } } })}
              error={isTried && isEmpty && which === 'light' ? t('error.template-empty') : null}
            />
          ))
        ) : (
          <TextArea
            label={t('playbook.hooks.words')}
            hint={t('playbook.hooks.wordsHint')}
            autoFocus
            rows={3}
            maxLength={1000}
            value={words}
            onChange={(said) => setHook({ ...hook, words: said })}
            onEnter={() => void save()}
            error={isTried && isEmpty ? t('error.template-empty') : null}
          />
        )}
        {options ? (
          <div className={css.two}>
            {(['a', 'b'] as const).map((which) => (
              <TextField
                key={which}
                label={t('composer.option', { letter: which.toUpperCase() })}
                maxLength={120}
                value={options[which].label}
                onChange={(label) =>
                  setHook({ ...hook, options: { ...options, [which]: { ...options[which], label } } })
                }
              />
            ))}
          </div>
        ) : null}
        <div className={css.two}>
          <Select
            label={t('composer.hookKind')}
            options={HOOK_KINDS.map((id) => ({ id, label: t(`hook.${id}`) }))}
            value={hook.kind}
            onChange={(kind) => setHook(asKind(hook, kind, channel))}
          />
          <Select<string>
            label={t('composer.placement')}
            options={[
              { id: ANYWHERE, label: t('playbook.anywhere') },
              ...PLACEMENTS.map((id) => ({ id: id as string, label: t(`placement.${id}`) })),
            ]}
            value={place ?? ANYWHERE}
            onChange={(id) => setPlace(PLACEMENTS.find((one) => one === id) ?? null)}
          />
          {lines ? null : (
            <Select<string>
              label={t('composer.signal')}
              options={[
                { id: NONE, label: t('composer.noSignal') },
                ...signals.map((id) => ({ id: id as string, label: t(`signal.${id}`) })),
              ]}
              value={hook.signal ?? NONE}
              onChange={(id) => setHook({ ...hook, signal: id === NONE ? null : (id as Signal) })}
            />
          )}
          <ChannelSelect channels={channels} value={channelId} onChange={setChannelId} />
        </div>
      </div>
    </FormDialog>
  )
}
