import { day as aDay, time as aTime, type Item, type ItemDraft } from '../../../shared/model.ts'
import { FORMATS, KINDS, METRICS, TRACKS } from '../../../shared/values.ts'
import { daysOfWeek, type Day } from '../../../shared/time.ts'
import { newId } from '../../clock.ts'
import { Usage } from '../args.ts'
import type { Words } from '../words.ts'
import { ask } from './caller.ts'
import { asInstant, asModel, asWeek, needed, noMore, oneOf, wholeNumber } from './check-args.ts'
import { command } from './command.ts'
import { readHook } from './hooks.ts'
import { table } from './table.ts'

/** `lightRate=0.05` */
function readTarget(text: string): Item['target'] {
  const [metric = '', value = ''] = text.split('=')
  const number = Number(value)
  if (value === '' || !(number >= 0)) throw new Usage(`--target ${text}: METRIC=VALUE`)
  return { metric: oneOf(METRICS, metric, '--target'), value: number }
}

const rows = (items: readonly Item[], words: Words) =>
  table(
    [words('cli.id'), words('cli.day'), words('cli.time'), words('cli.status'), words('cli.title')],
    items.map(({ id, day, time, status, title }) => [
      id,
      day ?? '–',
      time ?? '–',
      words(`itemStatus.${status}`),
      title,
    ]),
  )

export const itemAdd = command({
  name: 'item add',
  usage:
    '--channel ID --title T [--day D] [--time T] [--format F] [--kind K] [--track R] [--duration S] [--tag T]… ' +
    '[--hook KIND:PLACEMENT:SIGNAL:WORDS]… [--target METRIC=VALUE]',
  options: {
    channel: { type: 'string' },
    title: { type: 'string' },
    day: { type: 'string' },
    time: { type: 'string' },
    format: { type: 'string' },
    kind: { type: 'string' },
    track: { type: 'string' },
    duration: { type: 'string' },
    tag: { type: 'string', multiple: true },
    hook: { type: 'string', multiple: true },
    target: { type: 'string' },
  },
  read: ({ values, positionals }): ItemDraft => {
    noMore(positionals)
    const { hook: hooks = [], tag: tags = [] } = values
    return {
      channelId: needed(values.channel, '--channel'),
      title: needed(values.title, '--title'),
      ...(values.day === undefined ? {} : { day: asModel(aDay, values.day, '--day', 'cli.not-day') }),
      ...(values.time === undefined ? {} : { time: asModel(aTime, values.time, '--time', 'cli.not-time') }),
      ...(values.format === undefined ? {} : { format: oneOf(FORMATS, values.format, '--format') }),
      ...(values.kind === undefined ? {} : { kind: oneOf(KINDS, values.kind, '--kind') }),
      ...(values.track === undefined ? {} : { track: oneOf(TRACKS, values.track, '--track') }),
      ...(values.duration === undefined ? {} : { durationSeconds: wholeNumber(values.duration, '--duration') }),
      ...(values.target === undefined ? {} : { target: readTarget(values.target) }),
      tags,
      variants: { A: { hooks: hooks.map((hook) => readHook(hook, newId())) } },
    }
  },
  run: async (draft, { caller, words }) => {
    const item = await ask(caller, 'items.save', { item: draft })
    return { json: { item }, text: `${words('cli.item-added')}\n${rows([item], words)}` }
  },
})

/** Long before and long after every plan. */
export const EVER = { from: '1900-01-01' as Day, to: '2200-12-31' as Day }

export const itemList = command({
  name: 'item list',
  usage: '[--week W]',
  options: { week: { type: 'string' } },
  read: ({ values, positionals }) => {
    noMore(positionals)
    return values.week === undefined ? null : asWeek(values.week)
  },
  run: async (week, { caller, words }) => {
    const span = week === null ? null : daysOfWeek(week, (await ask(caller, 'settings.get', {})).weekStart)
    const planned = await ask(caller, 'items.between', span ?? EVER)
    const items = span ? planned : [...planned, ...(await ask(caller, 'items.undated', {}))]
    return { json: { items }, text: rows(items, words) || words('cli.no-items') }
  },
})

export const itemPublish = command({
  name: 'item publish',
  usage: 'ID [--at INSTANT]',
  options: { at: { type: 'string' } },
  read: ({ values, positionals }) => {
    const [id, ...more] = positionals
    noMore(more)
    return { id: needed(id, 'ID'), ...(values.at === undefined ? {} : { at: asInstant(values.at, '--at') }) }
  },
  run: async (input, { caller, words, progress }) => {
    const { item, post, seal } = await ask(caller, 'items.publish', input, progress)
    const known = seal.forecast.filter(({ kind }) => kind === 'known').length
    const at = post.publishedAt ?? post.publishedDay
    const text = words('cli.item-published', { title: item.title, at, count: known, known })
    return { json: { item, post, seal }, text }
  },
})
