import type { Experiment, Round } from '../../shared/experiment.ts'
import type { Dismissal } from '../../shared/finding.ts'
import type { Goal } from '../../shared/goal.ts'
import type { Checklist, Template, Topic } from '../../shared/playbook.ts'
import type { ImportBatch, Post, Seal, Snapshot } from '../../shared/history.ts'
import type { Verdict } from '../../shared/oddity.ts'
import type {
  Campaign,
  Channel,
  Hook,
  HookKind,
  Item,
  Letter,
  Promised,
  Series,
  Status,
  Variant,
} from '../../shared/model.ts'
import type { Instant } from '../../shared/time.ts'

/** The rows as the core sees them; lists and small records are kept as JSON in one column. */
/** What a link sets on a post. */
export const LINKED = [
  'hooks',
  'track',
  'kind',
  'isAd',
  'format',
  'durationSeconds',
  'tags',
  'publishedAt',
  'hourSource',
  'excludedBecause',
] as const
export type Linked = Pick<Post, (typeof LINKED)[number]>

/** A provisional post that went into another, with the ids of its numbers and of what was rejected on it. */
export interface Merged {
  readonly post: Rows['post']
  readonly snapshots: readonly string[]
  readonly rejected: readonly HookKind[]
  readonly verdict: Verdict | null
}

export interface Rows {
  channel: Channel
  series: Series
  campaign: Campaign
  item: Omit<Item, 'variants'>
  variant: Omit<Variant, 'hooks'> & { id: string; itemId: string; letter: Letter }
  hook: Omit<Hook, 'promise'> & { itemId: string; letter: Letter; position: number }
  /** `id` is its hook's. */
  promise: Promised & { id: string; itemId: string }
  /** `maturesAt`: from then on a snapshot may judge the post. `key`: what a re-import knows it by. */
  post: Post & { maturesAt: Instant; key: string }
  snapshot: Snapshot
  /** What one file said of a look at a post, where several files tell of it: the snapshot is all of them together. */
  piece: Omit<Snapshot, 'source'> & { snapshotId: string }
  /** `id` is the post's. */
  verdict: { id: string; says: Verdict; at: Instant }
  /** `id` is `postId/hook`. */
  rejection: { id: string; postId: string; hook: HookKind; at: Instant }
  /** `id` is the post's. What it was before the link and what the link made of it; the provisional post that went into it. */
  link: { id: string; status: Status; before: Linked; after: Linked; merged: Merged | null }
  /** `made`: the posts it created, each with its row's sum as created: what tells edited ones later. */
  batch: ImportBatch & { made: Readonly<Record<string, number>> }
  experiment: Experiment
  round: Round
  template: Template
  topic: Topic
  checklist: Checklist
  goal: Goal
  dismissal: Dismissal
  seal: Seal
  setting: { id: string; value: unknown }
  /** One undo step: the edits of one call. */
  step: {
    id: string
    position: number
    name: string
    at: Instant
    isUndone: boolean
    coalesce: string | null
    tables: readonly string[]
    /** Characters of `edits`, which may be many: read only to undo or redo. */
    size: number
    edits: string
  }
  /** The answer to a write that named an op id. */
  op: { id: string; name: string; result: string; sequence: number }
}

export type TableName = keyof Rows
export type ColumnKind = 'text' | 'number' | 'boolean' | 'json'

interface Table<T extends TableName> {
  /** Edits of the others are no undo steps: append-only records, settings and the log itself. */
  readonly isUndoable: boolean
  readonly columns: Readonly<Record<keyof Rows[T] & string, ColumnKind>>
}

/** Every table, its columns in the order that row sums are made in. `id` is always first and always text. */
export const TABLES = {
  channel: {
    isUndoable: true,
    columns: {
      id: 'text',
      name: 'text',
      platform: 'text',
      zone: 'text',
      light: 'text',
      deep: 'json',
      persona: 'text',
      hashtagSets: 'json',
      dailyCap: 'number',
      iconReading: 'text',
    },
  },
  series: { isUndoable: true, columns: { id: 'text', channelId: 'text', name: 'text', cadenceDays: 'number' } },
  campaign: {
    isUndoable: true,
    columns: {
      id: 'text',
      channelId: 'text',
      name: 'text',
      purpose: 'text',
      from: 'text',
      to: 'text',
      join: 'text',
      spread: 'text',
      redeem: 'text',
    },
  },
  item: {
    isUndoable: true,
    columns: {
      id: 'text',
      revision: 'number',
      channelId: 'text',
      title: 'text',
      brief: 'json',
      format: 'text',
      kind: 'text',
      track: 'text',
      durationSeconds: 'number',
      tags: 'json',
      audience: 'json',
      isAd: 'boolean',
      target: 'json',
      seriesId: 'text',
      campaignId: 'text',
      siblingGroup: 'text',
      day: 'text',
      time: 'text',
      status: 'text',
      chosen: 'text',
    },
  },
  variant: {
    isUndoable: true,
    columns: {
      id: 'text',
      itemId: 'text',
      letter: 'text',
      title: 'text',
      cover: 'text',
      style: 'text',
      caption: 'text',
      pinned: 'text',
    },
  },
  hook: {
    isUndoable: true,
    columns: {
      id: 'text',
      itemId: 'text',
      letter: 'text',
      position: 'number',
      kind: 'text',
      placement: 'text',
      second: 'number',
      signal: 'text',
      words: 'text',
      options: 'json',
      lines: 'json',
    },
  },
  promise: {
    isUndoable: true,
    columns: {
      id: 'text',
      itemId: 'text',
      signal: 'text',
      threshold: 'number',
      what: 'text',
      by: 'text',
      outcome: 'text',
    },
  },
  post: {
    isUndoable: true,
    columns: {
      id: 'text',
      channelId: 'text',
      key: 'text',
      platformPostId: 'text',
      title: 'text',
      publishedDay: 'text',
      publishedAt: 'text',
      maturesAt: 'text',
      hourSource: 'text',
      format: 'text',
      durationSeconds: 'number',
      tags: 'json',
      hooks: 'json',
      track: 'text',
      kind: 'text',
      isAd: 'boolean',
      isPublic: 'boolean',
      excludedBecause: 'text',
      provisional: 'boolean',
      itemId: 'text',
      variant: 'text',
      batchId: 'text',
    },
  },
  snapshot: {
    isUndoable: true,
    columns: {
      id: 'text',
      postId: 'text',
      capturedAt: 'text',
      source: 'text',
      batchId: 'text',
      numbers: 'json',
      raw: 'json',
    },
  },
  piece: {
    isUndoable: true,
    columns: {
      id: 'text',
      postId: 'text',
      snapshotId: 'text',
      batchId: 'text',
      capturedAt: 'text',
      numbers: 'json',
      raw: 'json',
    },
  },
  verdict: { isUndoable: true, columns: { id: 'text', says: 'text', at: 'text' } },
  rejection: { isUndoable: true, columns: { id: 'text', postId: 'text', hook: 'text', at: 'text' } },
  link: { isUndoable: true, columns: { id: 'text', status: 'text', before: 'json', after: 'json', merged: 'json' } },
  batch: {
    isUndoable: true,
    columns: {
      id: 'text',
      channelId: 'text',
      at: 'text',
      files: 'json',
      format: 'text',
      created: 'number',
      updated: 'number',
      unchanged: 'number',
      skipped: 'number',
      takenBack: 'boolean',
      made: 'json',
    },
  },
  experiment: {
    isUndoable: true,
    columns: {
      id: 'text',
      channelId: 'text',
      name: 'text',
      tried: 'text',
      a: 'text',
      b: 'text',
      metric: 'text',
      smallest: 'number',
      alpha: 'number',
      plannedRounds: 'number',
      isAfterwards: 'boolean',
      createdAt: 'text',
      endedAt: 'text',
      better: 'text',
      conclusion: 'text',
    },
  },
  round: {
    isUndoable: true,
    columns: {
      id: 'text',
      experimentId: 'text',
      position: 'number',
      first: 'text',
      itemA: 'text',
      itemB: 'text',
      postA: 'text',
      postB: 'text',
      at: 'text',
    },
  },
  template: {
    isUndoable: true,
    columns: {
      id: 'text',
      channelId: 'text',
      kind: 'text',
      placement: 'text',
      signal: 'text',
      words: 'text',
      options: 'json',
      lines: 'json',
      promise: 'json',
      origin: 'text',
      experimentId: 'text',
      createdAt: 'text',
    },
  },
  topic: {
    isUndoable: true,
    columns: {
      id: 'text',
      channelId: 'text',
      words: 'text',
      festival: 'text',
      seriesId: 'text',
      createdAt: 'text',
    },
  },
  checklist: { isUndoable: true, columns: { id: 'text', name: 'text', steps: 'json', createdAt: 'text' } },
  goal: {
    isUndoable: true,
    columns: {
      id: 'text',
      channelId: 'text',
      unit: 'text',
      amount: 'number',
      metric: 'text',
      kind: 'text',
      track: 'text',
      format: 'text',
      since: 'text',
      createdAt: 'text',
    },
  },
  dismissal: { isUndoable: true, columns: { id: 'text', code: 'text', itemId: 'text', reason: 'text', at: 'text' } },
  seal: {
    isUndoable: false,
    columns: { id: 'text', itemId: 'text', at: 'text', afterNumbers: 'boolean', forecast: 'json' },
  },
  setting: { isUndoable: false, columns: { id: 'text', value: 'json' } },
  step: {
    isUndoable: false,
    columns: {
      id: 'text',
      position: 'number',
      name: 'text',
      at: 'text',
      isUndone: 'boolean',
      coalesce: 'text',
      tables: 'json',
      size: 'number',
      edits: 'text',
    },
  },
  op: { isUndoable: false, columns: { id: 'text', name: 'text', result: 'text', sequence: 'number' } },
} satisfies { readonly [T in TableName]: Table<T> }

export const TABLE_NAMES = Object.keys(TABLES) as TableName[]
