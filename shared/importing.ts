import { z } from 'zod'
import type { Numbers } from './history.ts'
import { iconReading, id, instant, text, zone, type Channel } from './model.ts'
import type { Day, Instant } from './time.ts'

/** What the creator said about files that have been handed over: which, whose, and how to read them. */
export const importRequest = z.object({
  channelId: id,
  /** Ids that an upload answered. */
  uploads: z.array(id).min(1).max(50),
  /** Null: found out from the bytes. */
  encoding: z.enum(['utf-8', 'gb18030', 'utf-16le', 'utf-16be']).nullable(),
  /** Header → field, where the file is of no known platform; null: as was said before of such headers. */
  mapping: z.record(z.string(), z.string()).nullable(),
  /** When the numbers were taken; null: the file's own word, else its date, else now. */
  capturedAt: instant.nullable(),
  /** The answer to 推荐/喜欢; null keeps the channel's. */
  iconReading: iconReading.nullable(),
  /** Whose wall the file's times are of, where its platform does not say; not given: as answered before, else as is usual. */
  zone: zone.nullish(),
})
export type ImportRequest = z.infer<typeof importRequest>

export const importLink = z.object({ key: text(4200), itemId: id })

/** A row that is not written, and why: the first file row is 1, the header. */
export interface SkippedRow {
  readonly row: number
  readonly column: string
  readonly reason: string
  /** The cell as it stands in the file, cut to 80 characters. */
  readonly cell: string
}

export interface PreviewPost {
  /** Where it stands in the file; the first row is 1. */
  readonly row: number
  /** Cut to 120 characters. */
  readonly title: string
  readonly publishedDay: Day
  readonly views: number | null
  /** Of a post that is known: which numbers differ from those known at that time. */
  readonly changes: readonly { readonly name: keyof Numbers; readonly before: number | null; readonly now: number }[]
}

/** «This imported post looks like that planned item»: same channel, within a day, titles alike or one the beginning of the other. */
export interface LinkProposal {
  readonly key: string
  readonly title: string
  readonly publishedDay: Day
  readonly itemId: string
  readonly itemTitle: string
  readonly itemDay: Day
  /** Dice coefficient of the titles' bigrams, 0–1. */
  readonly similarity: number
  /** The post's title begins with the planned one: a caption and #tags may follow it. */
  readonly begins: boolean
  readonly daysApart: number
}

/** One file of an import, read and compared with the history: what would be written. */
export interface FilePreview {
  readonly file: string
  /** The importer that recognised it. */
  readonly format: string
  readonly encoding: string
  readonly rows: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  /** Of those updated, how many add to what another file of this import tells of the same look at the post. */
  readonly merged: number
  readonly skipped: readonly SkippedRow[]
  /** Said but not refused: doubled keys, rounded numbers, unknown columns … */
  readonly notes: readonly { readonly code: string; readonly params: Readonly<Record<string, string | number>> }[]
  readonly capturedAt: Instant
  readonly capturedFrom: 'file' | 'asked' | 'file-date' | 'now'
  readonly columns: readonly { readonly header: string; readonly field: string | null }[]
  /** Header → field, where the creator said so, now or before. */
  readonly mapping: Readonly<Record<string, string>> | null
  /** The channel that the last such table went into, where the file is of no platform by itself. */
  readonly wentTo: string | null
  /** Whose wall its times were taken to be of, where the platform does not say; null: it does, or there is no time in it. */
  readonly zone: string | null
  /** Each group, newest first, to look at. */
  readonly posts: {
    readonly created: readonly PreviewPost[]
    readonly updated: readonly PreviewPost[]
    readonly unchanged: readonly PreviewPost[]
  }
}

export interface ImportPreview {
  readonly channel: Pick<Channel, 'id' | 'name' | 'platform'>
  readonly files: readonly FilePreview[]
  readonly links: readonly LinkProposal[]
  /** Asked once a channel: one post's two numbers, to check against the phone. Null where it does not arise or is answered. */
  readonly iconQuestion: { readonly title: string; readonly recommend: string; readonly favour: string } | null
  readonly total: ImportTotal
}

/** Posts, each once, however many of the files tell of it; and rows that are skipped. */
export interface ImportTotal {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly skipped: number
}

export interface ImportResult {
  readonly files: readonly Pick<
    FilePreview,
    'file' | 'format' | 'encoding' | 'rows' | 'created' | 'updated' | 'unchanged' | 'skipped'
  >[]
  readonly total: ImportTotal
  /** Null if nothing had to be written. */
  readonly batchId: string | null
  readonly linked: number
}
