import { Plus } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '../../shared/contract.ts'
import type { Template, Topic } from '../../shared/playbook.ts'
import { useActions, type Action } from '../actions.ts'
import { useBroken } from '../damage/use-damaged.ts'
import { useData } from '../data.ts'
import { sentenceOf } from '../i18n.ts'
import { Button, LinkButton } from '../kit/Button.tsx'
import { SearchField } from '../kit/Field.tsx'
import { Menu } from '../kit/Menu.tsx'
import { Banner, Bar, EmptyState } from '../kit/Page.tsx'
import { Segmented } from '../kit/Segmented.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { UndoRedo } from '../UndoRedo.tsx'
import { go, useUi } from '../ui.ts'
import { useLate } from '../use-late.ts'
import { useQuery } from '../use-query.ts'
import { ChecklistDialog } from './ChecklistDialog.tsx'
import { Checklists } from './Checklists.tsx'
import { withShipped, type AnyChecklist } from './lists.ts'
import { Conclusions } from './Conclusions.tsx'
import css from './Playbook.module.css'
import { addRules, missingRules } from './rules.ts'
import { TemplateDialog } from './TemplateDialog.tsx'
import { TemplateTable } from './TemplateTable.tsx'
import { TopicDialog } from './TopicDialog.tsx'
import { Topics } from './Topics.tsx'
import { PLAYBOOK_TABLES, foundIn } from './words.ts'

const EXPERIMENT_TABLES = ['experiment', 'round', 'item', 'post', 'snapshot', 'verdict', 'channel']
const SECTIONS = ['all', 'hooks', 'topics', 'conclusions', 'checklists'] as const
type Section = (typeof SECTIONS)[number]

/** What is being written; null in it: a new one. */
type Open =
  | { readonly what: 'template'; readonly of: Template | null }
  | { readonly what: 'topic'; readonly of: Topic | null }
  | { readonly what: 'checklist'; readonly of: AnyChecklist | null }

/** What an address names, to be opened; null where it is not there. */
function entryOf(
  id: string,
  { templates, topics }: OutputOf<'playbook.get'>,
  lists: readonly AnyChecklist[],
): Open | null {
  const template = templates.find((row) => row.template.id === id)?.template
  if (template) return { what: 'template', of: template }
  const topic = topics.find((row) => row.topic.id === id)?.topic
  if (topic) return { what: 'topic', of: topic }
  const checklist = lists.find((list) => list.id === id)
  return checklist ? { what: 'checklist', of: checklist } : null
}

/** The playbook: wordings with their own record, topics, conclusions of experiments, checklists. */
export function PlaybookScreen() {
  const { t } = useTranslation()
  const channels = useData((data) => data.channels) ?? []
  const shownId = useUi((ui) => ui.channelId)
  const channel = channels.find(({ id }) => id === shownId) ?? channels[0]
  const ofChannel = shownId ? { channelId: shownId } : {}
  const { value, error } = useQuery('playbook.get', ofChannel, PLAYBOOK_TABLES)
  const { value: tried } = useQuery('experiments.list', ofChannel, EXPERIMENT_TABLES)
  const brokenLists = useBroken('checklist')
  const isLate = useLate(value === null && error === null)
  const [section, setSection] = useState<Section>('all')
  const [text, setText] = useState('')
  const [open, setOpen] = useState<Open | null>(null)
  const search = useRef<HTMLInputElement>(null)
  const asked = useUi((ui) => ui.id)
  const toAll = () => go('playbook', null, 'instead')
  const close = () => {
    setOpen(null)
    if (asked !== null) toAll()
  }
  useActions(
    useMemo(
      (): readonly Action[] => [
        {
          id: 'find',
          label: 'playbook.find',
          group: 'edit',
          keys: ['/'],
          run: () => search.current?.focus(),
        },
        {
          id: 'new',
          label: 'playbook.new.template',
          group: 'edit',
          keys: ['N'],
          when: () => useData.getState().connection === 'open',
          run: () => setOpen({ what: 'template', of: null }),
        },
      ],
      [],
    ),
  )
  if (!channel) return null

  const bar = (counts: Readonly<Record<Section, number>> | null, rules: number) => (
    <Bar title={t('playbook.title')}>
      {counts ? (
        <Segmented
          label={t('playbook.section.label')}
          options={SECTIONS.map((id) => ({
            id,
            label: id === 'all' ? t('playbook.section.all') : t(`playbook.section.${id}`, { n: counts[id] }),
          }))}
          value={section}
          onChange={setSection}
        />
      ) : null}
      <span className="push" />
      {counts ? (
        <SearchField
          label={t('playbook.find')}
          clearLabel={t('kit.clear')}
          value={text}
          onChange={setText}
          inputRef={search}
          className={css.search ?? ''}
        />
      ) : null}
      <UndoRedo />
      <Menu
        label={t('playbook.new.open')}
        trigger={
          <Button look="main" icon={<Plus aria-hidden />}>
            {t('playbook.new.open')}
          </Button>
        }
        rows={[
          {
            id: 'template',
            label: t('playbook.new.template'),
            keys: 'N',
            run: () => setOpen({ what: 'template', of: null }),
          },
          { id: 'topic', label: t('playbook.new.topic'), run: () => setOpen({ what: 'topic', of: null }) },
          { id: 'checklist', label: t('playbook.new.checklist'), run: () => setOpen({ what: 'checklist', of: null }) },
          ...(rules > 0
            ? [
                'line' as const,
                {
                  id: 'rules',
                  label: t('playbook.rules.add', { count: rules }),
                  run: () => void addRules(missingRules(value?.templates ?? [], channel, t)),
                },
              ]
            : []),
        ]}
      />
    </Bar>
  )
  if (!value)
    return (
      <>
        {bar(null, 0)}
        {error ? (
          <EmptyState title={t('playbook.unread')}>{sentenceOf(error)}</EmptyState>
        ) : isLate ? (
          <EmptyState small title={t('playbook.reading')} />
        ) : null}
      </>
    )

  const lists = withShipped(value.checklists, brokenLists, t)
  const named = asked === null ? null : entryOf(asked, value, lists)
  const shown = open ?? named
  const ended = (tried?.experiments ?? []).filter(({ state }) => state === 'ended')
  const isFound = foundIn(text)
  const templates = value.templates.filter(({ template, behind }) =>
    isFound(
      template.words,
      template.lines?.light.words,
      template.lines?.deep.words,
      t(`hook.${template.kind}`),
      behind?.experiment.name,
    ),
  )
  const topics = value.topics.filter(({ topic }) =>
    isFound(topic.words, topic.festival ? t(`festival.${topic.festival}`) : undefined),
  )
  const conclusions = ended.filter(({ experiment }) => isFound(experiment.name, experiment.conclusion))
  const checklists = lists.filter(({ name, steps }) => isFound(name, ...steps.map(({ words }) => words)))
  const isSought = text.trim() !== ''
  const rules = missingRules(value.templates, channel, t)
  const counts = {
    all: 0,
    hooks: templates.length,
    topics: topics.length,
    conclusions: conclusions.length,
    checklists: checklists.length,
  }
  const parts = {
    hooks:
      isSought && templates.length === 0 && section === 'all' ? null : (
        <TemplateTable
          rows={templates}
          channels={channels}
          isSought={isSought}
          rules={rules.length}
          onAdd={() => setOpen({ what: 'template', of: null })}
          onRules={() => void addRules(rules)}
          onOpen={(of) => setOpen({ what: 'template', of })}
        />
      ),
    conclusions:
      conclusions.length === 0 && section === 'all' ? null : (
        <Conclusions rows={conclusions} channels={channels} showsAll={section !== 'all' || isSought} />
      ),
    topics:
      isSought && topics.length === 0 && section === 'all' ? null : (
        <Topics
          rows={topics}
          channel={channel}
          showsAll={section !== 'all' || isSought}
          isSought={isSought}
          onAll={() => setSection('topics')}
          onAdd={() => setOpen({ what: 'topic', of: null })}
          onOpen={(of) => setOpen({ what: 'topic', of })}
        />
      ),
    checklists:
      isSought && checklists.length === 0 && section === 'all' ? null : (
        <Checklists
          lists={checklists}
          zone={channel.zone}
          showsAll={section !== 'all' || isSought}
          onOpen={(of) => setOpen({ what: 'checklist', of })}
        />
      ),
  }
  const isNothing = isSought && Object.values(counts).every((count) => count === 0)
  return (
    <>
      {bar(counts, rules.length)}
      {asked !== null && named === null ? (
        <Banner>
          {t('playbook.entryGone')} <LinkButton onPress={toAll}>{t('playbook.toAll')}</LinkButton>
        </Banner>
      ) : null}
      {isNothing ? (
        <EmptyState
          small
          title={t('playbook.nothingFound', { text: text.trim() })}
          actions={<LinkButton onPress={() => setText('')}>{t('playbook.clearSearch')}</LinkButton>}
        />
      ) : section === 'all' ? (
        <Sheet
          isWide
          asideLabel={t('playbook.aside')}
          aside={
            <>
              {parts.topics}
              {parts.checklists}
            </>
          }
        >
          {parts.hooks}
          {parts.conclusions}
        </Sheet>
      ) : (
        <div className={css.only}>{parts[section]}</div>
      )}
      {shown?.what === 'template' ? (
        <TemplateDialog of={shown.of} channel={channel} channels={channels} onClose={close} />
      ) : shown?.what === 'topic' ? (
        <TopicDialog of={shown.of} channels={channels} onClose={close} />
      ) : shown?.what === 'checklist' ? (
        <ChecklistDialog of={shown.of} onClose={close} />
      ) : null}
    </>
  )
}
