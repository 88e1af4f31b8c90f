import type { DecodedOf, OutputOf } from '../../shared/contract.ts'
import { spokenWords } from '../../shared/hooks.ts'
import { chosenVariant, titleOf } from '../../shared/items.ts'
import {
  byRecord,
  CRISIS,
  onlyIn,
  templateFrom,
  titleHook,
  type Checklist,
  type Template,
  type TemplateRecord,
  type TemplateRow,
  type Topic,
} from '../../shared/playbook.ts'
import { Fail } from '../../shared/result.ts'
import { normalise } from '../../shared/text.ts'
import { addDays, todayIn } from '../../shared/time.ts'
import type { TableName } from '../db/tables.ts'
import type { Read, Tx } from '../db/tx.ts'
import type { Context } from './context.ts'
import { experimentOf } from './experiments.ts'
import { loadItems } from './items.ts'
import { channelOf, listChannels } from './lookups.ts'
import { experimentRows } from './readings.ts'
import { topicsOf } from './topics.ts'

/** Days of uses that are listed one by one. */
const LATELY_DAYS = 365
/** Of one channel, or (null) of any. */
const OF_CHANNEL = 'WHERE channelId IS NULL OR channelId = coalesce(?, channelId) ORDER BY createdAt, id'

export async function getPlaybook(
  { channelId }: DecodedOf<'playbook.get'>,
  context: Context,
): Promise<OutputOf<'playbook.get'>> {
  const { read } = context
  const asked = channelId ?? null
  const templates = read.select('template', OF_CHANNEL, asked)
  const [records, behind] = [await recordsOf(templates, asked, context), await behindOf(templates, context)]
  const topics = await topicsOf(read, asked)
  const rows = templates.map((template): TemplateRow => ({
    template,
    record: records.get(template.id) ?? null,
    behind: template.experimentId === null ? null : (behind.get(template.experimentId) ?? null),
  }))
  return {
    templates: rows.toSorted(byRecord),
    topics,
    checklists: read.select('checklist', 'ORDER BY createdAt, id'),
  }
}

/** Each template's record on the channel where it was used most. */
async function recordsOf(
  templates: readonly Template[],
  channelId: string | null,
  { read, patterns, now }: Context,
): Promise<ReadonlyMap<string, TemplateRecord>> {
  const found = new Map<string, TemplateRecord>()
  for (const { id, zone } of listChannels(read)) {
    if (channelId !== null && id !== channelId) continue
    const own = templates.filter((template) => (template.channelId ?? id) === id)
    if (own.length === 0) continue
    const kept = own.map((template) => ({ id: template.id, kind: template.kind, words: spokenWords(template) }))
    const from = addDays(todayIn(zone, now), -LATELY_DAYS)
    for (const { id: templateId, ...record } of await patterns.ask('wordings', id, { kept, from })) {
      const made: TemplateRecord = { ...record, channelId: id, elsewhere: 0 }
      const before = found.get(templateId)
      const [more, less] = before && before.uses >= made.uses ? [before, made] : [made, before]
      found.set(templateId, { ...more, elsewhere: more.elsewhere + (less ? less.uses + less.elsewhere : 0) })
    }
  }
  return found
}

async function behindOf(templates: readonly Template[], context: Context) {
  const ids = new Set(templates.flatMap(({ experimentId }) => experimentId ?? []))
  const among = JSON.stringify([...ids])
  const experiments = context.read.select('experiment', 'WHERE id IN (SELECT value FROM json_each(?))', among)
  const rows = await experimentRows(experiments, context)
  return new Map(rows.map(({ experiment, verdict }) => [experiment.id, { experiment, verdict }]))
}

/** The row that a call names; one that is gone is not made anew. */
function known<T extends TableName>(read: Read, table: T, id: string | undefined) {
  if (id === undefined) return null
  const row = read.get(table, id)
  if (!row) throw new Fail('not-found', 'error.note-gone', { path: id })
  return row
}

const said = (input: object): object =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))

export function saveTemplates(
  { templates }: DecodedOf<'playbook.saveTemplates'>,
  tx: Tx,
  { newId, now }: Context,
): Template[] {
  return templates.map((input) => {
    const before = known(tx, 'template', input.id)
    const blank: Template = {
      id: newId(),
      channelId: null,
      kind: input.kind,
      placement: null,
      signal: null,
      words: '',
      options: null,
      lines: null,
      promise: null,
      origin: 'own',
      experimentId: null,
      createdAt: now,
    }
    const template: Template = { ...(before ?? blank), ...said(input) }
    if (template.channelId !== null) channelOf(tx, template.channelId)
    const words = normalise(spokenWords(template))
    if (words === '') throw new Fail('invalid', 'error.template-empty', { path: 'words' })
    const others = tx.select('template', 'WHERE kind = ? AND id <> ?', template.kind, template.id)
    const isKnown = others.some(
      (other) => normalise(spokenWords(other)) === words && [null, template.channelId].includes(other.channelId),
    )
    if (isKnown) throw new Fail('conflict', 'error.template-known', { path: 'words' })
    tx.put('template', template)
    return template
  })
}

/** What stood in an arm of a round: its item, or the post that was registered, and the item that this came of. */
function sideOf(read: Read, itemId: string | null, postId: string | null) {
  const post = postId === null ? null : read.get('post', postId)
  const [item = null] = loadItems(read, 'WHERE id = ?', itemId ?? post?.itemId ?? '')
  return item || post
    ? { title: item ? titleOf(item) : (post?.title ?? ''), hooks: item ? chosenVariant(item).hooks : [] }
    : null
}

export function keepWinner({ experimentId }: DecodedOf<'playbook.keepWinner'>, tx: Tx, context: Context): Template[] {
  const { better, channelId, tried } = experimentOf(tx, experimentId)
  if (better !== 'A' && better !== 'B') throw new Fail('conflict', 'error.no-winner', { path: experimentId })
  const rounds = tx.select('round', 'WHERE experimentId = ? ORDER BY position DESC', experimentId)
  for (const { itemA, itemB, postA, postB } of rounds) {
    const sides = { A: sideOf(tx, itemA, postA), B: sideOf(tx, itemB, postB) }
    const [winner, loser] = [sides[better], sides[better === 'A' ? 'B' : 'A']]
    if (!winner) continue
    const hooks = onlyIn(winner.hooks, loser?.hooks ?? []).map(templateFrom)
    const kept = tried === 'title' && winner.title !== '' ? [titleHook(winner.title)] : hooks
    if (kept.length === 0) continue
    const origin = { channelId, experimentId, origin: 'experiment' as const }
    return saveTemplates({ templates: kept.map((template) => ({ ...template, ...origin })) }, tx, context)
  }
  throw new Fail('not-found', 'error.no-winning-words', { path: experimentId })
}

export function saveTopics({ topics }: DecodedOf<'playbook.saveTopics'>, tx: Tx, { newId, now }: Context): Topic[] {
  return topics.map((input) => {
    const before = known(tx, 'topic', input.id)
    const blank: Topic = {
      id: newId(),
      channelId: null,
      words: input.words,
      festival: null,
      seriesId: null,
      createdAt: now,
    }
    const topic = inSeries({ ...(before ?? blank), ...said(input) }, before, tx)
    if (topic.channelId !== null) channelOf(tx, topic.channelId)
    tx.put('topic', topic)
    return topic
  })
}

/** A series is of one channel: a topic for any goes to that channel, one that moves to another leaves the series behind. */
function inSeries(topic: Topic, before: Topic | null, tx: Tx): Topic {
  if (topic.seriesId === null) return topic
  const series = tx.get('series', topic.seriesId)
  if (!series) throw new Fail('not-found', 'error.note-gone', { path: 'seriesId' })
  if (series.channelId === topic.channelId) return topic
  const isNew = topic.seriesId !== before?.seriesId
  if (topic.channelId === null && (isNew || before.channelId === null)) return { ...topic, channelId: series.channelId }
  if (isNew) throw new Fail('conflict', 'error.series-of-another', { path: 'seriesId', params: { name: series.name } })
  return { ...topic, seriesId: null }
}

/** The one that comes with the program is stored under its own id once something in it is ticked or changed. */
export function saveChecklist(
  { id, name, steps }: DecodedOf<'playbook.saveChecklist'>,
  tx: Tx,
  { newId, now }: Context,
): Checklist {
  const before = id === CRISIS ? tx.get('checklist', CRISIS) : known(tx, 'checklist', id)
  const checklist: Checklist = { id: id ?? newId(), name, steps, createdAt: before?.createdAt ?? now }
  tx.put('checklist', checklist)
  return checklist
}

export function removeNote(table: 'template' | 'topic' | 'checklist', id: string, tx: Tx): { removed: string } {
  known(tx, table, id)
  tx.remove(table, id)
  return { removed: id }
}
