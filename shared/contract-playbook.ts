import { z } from 'zod'
import { output, query, write } from './calls.ts'
import { FESTIVALS, type Festival } from './festival-ids.ts'
import { LONGEST_IDEA } from './ideas.ts'
import { hook, hookKind, id, instant, placement, signal, text } from './model.ts'
import { ORIGINS, type Checklist, type Template, type TemplateRow, type Topic, type TopicRow } from './playbook.ts'

const { options, lines, promise } = hook.shape

const template = z.object({
  /** Without one: a new template. */
  id: id.optional(),
  channelId: id.nullable().optional(),
  kind: hookKind,
  placement: placement.nullable().optional(),
  signal: signal.nullable().optional(),
  words: text(1000),
  options: options.optional(),
  lines: lines.optional(),
  promise: promise.optional(),
  origin: z.enum(ORIGINS).optional(),
  experimentId: id.nullable().optional(),
})

const topic = z.object({
  id: id.optional(),
  channelId: id.nullable().optional(),
  words: text(LONGEST_IDEA).min(1),
  festival: z
    .enum(FESTIVALS as [Festival, ...Festival[]])
    .nullable()
    .optional(),
  seriesId: id.nullable().optional(),
})

const step = z.object({ id, words: text(200).min(1), note: text(400), doneAt: instant.nullable() })

/** Calls about the playbook; a part of the contract. */
export const playbookCalls = {
  /** Of one channel what is for it or for every one; the templates whose own record promises most first. */
  'playbook.get': query(
    z.object({ channelId: id.optional() }),
    output<{
      readonly templates: readonly TemplateRow[]
      readonly topics: readonly TopicRow[]
      readonly checklists: readonly Checklist[]
    }>(),
  ),
  /** The topics alone: nothing is looked up in the posts for them. */
  'playbook.topics': query(z.object({ channelId: id.optional() }), output<{ readonly topics: readonly TopicRow[] }>()),
  /** New ones and changed ones, in one step. A new one in the words of one that is there is refused. */
  'playbook.saveTemplates': write(
    z.object({ templates: z.array(template).min(1).max(200) }),
    output<readonly Template[]>(),
  ),
  /**
   * What the side of an experiment that was concluded to be better said in its newest round, and the other did not: its hooks;
   * where titles were tried, its title.
   */
  'playbook.keepWinner': write(z.object({ experimentId: id }), output<readonly Template[]>()),
  'playbook.removeTemplate': write(z.object({ id }), output<{ readonly removed: string }>()),
  'playbook.saveTopics': write(z.object({ topics: z.array(topic).min(1).max(200) }), output<readonly Topic[]>()),
  'playbook.removeTopic': write(z.object({ id }), output<{ readonly removed: string }>()),
  /** The whole list, ticks and all. */
  'playbook.saveChecklist': write(
    z.object({ id: id.optional(), name: text(80).min(1), steps: z.array(step).max(100) }),
    output<Checklist>(),
  ),
  'playbook.removeChecklist': write(z.object({ id }), output<{ readonly removed: string }>()),
}
