import type { Numbers } from '../history.ts'
import type { SkippedRow } from '../importing.ts'
import type { Format, HookKind, IconReading } from '../model.ts'
import type { Count, PlatformId } from '../platforms.ts'
import type { Day, Instant, Zone } from '../time.ts'
import type { DateOrder, Published } from './dates.ts'
import type { RateForm, Reading } from './values.ts'

/** What a column can mean. `description` is a title with hashtags in it. */
export type Field =
  | 'platformPostId'
  | 'publishedAt'
  | 'title'
  | 'description'
  | 'format'
  | 'isPublic'
  | 'provisional'
  | 'durationSeconds'
  | 'tags'
  | 'hooks'
  | 'averageWatchSeconds'
  | 'completion'
  | 'capturedDay'
  | Count

/**
 * What stands below a header: a field, for rates and dates how they are written, for formats in which words, for ids in which
 * text; or a cell kept raw, which must be a count where its meaning is asked.
 */
export type Column = Meaning & {
  /** A header that says the same better: where it stands too, this one is only kept. */
  readonly yieldsTo?: string
}

type Meaning =
  | { readonly field: Exclude<Field, 'completion' | 'format' | 'publishedAt' | 'platformPostId'> }
  | { readonly field: 'publishedAt'; readonly order?: DateOrder }
  /** `inside`: its first group is the id. */
  | { readonly field: 'platformPostId'; readonly inside?: RegExp }
  | { readonly field: 'format'; readonly words?: ReadonlyMap<string, Format> }
  | { readonly field: 'completion'; readonly rate: RateForm }
  | { readonly field: 'raw'; readonly header: string; readonly isCount: boolean }

/** Cells of the file kept as they stand, under their headers. */
export type Raw = Readonly<Record<string, string>>

/** Those of one platform bear its name. */
type ImporterId = 'own-template' | 'by-mapping' | Exclude<PlatformId, 'kuaishou' | 'other'>

/** A number that cannot be what its column says: taken as missing, and remarked. */
interface Doubt {
  readonly of: keyof Numbers
  readonly code: 'gallery-completion' | 'impressions-late'
}

/** A row's cell under a normalised header; empty where there is none. */
export type CellUnder = (header: string) => string

/** One kind of file: its headers in normalised form and what they mean. A new platform is one more of these. */
export interface Importer {
  readonly id: ImporterId
  readonly platform: PlatformId | null
  readonly columns: ReadonlyMap<string, Column>
  /** True if these normalised headers are this importer's. Never by position or number of columns. */
  readonly recognises: (headers: ReadonlySet<string>) => boolean
  /** What a post of this platform is if nothing says otherwise. */
  readonly usualFormat: Format
  /** Our own exports put `'` before a cell that a spreadsheet would run as a formula; read back without it. */
  readonly unguards: boolean
  /** Headers that say whose a row is, and nothing of its post. */
  readonly beside: ReadonlySet<string>
  /** Whose a row is, where it says so. */
  readonly channelOf: (under: CellUnder) => NamedChannel | null
  /** Whose wall the file's times are of; null: the channel's. */
  readonly zone: Zone | null
  /** The platform does not say whose: the creator may know better. */
  readonly asksZone: boolean
  /** Reads a date that alone does not say all; null: as it stands. */
  readonly readPublished: ((cell: string, under: CellUnder, context: Context) => Reading<Published | null>) | null
  /** True for a row that is no post: a sum of all, a remark below the table. */
  readonly isNoPost: (under: CellUnder) => boolean
  /** What a post is by its other cells, where the file has no words for it. */
  readonly formatOf: ((durationSeconds: number | null, under: CellUnder) => Format | null) | null
  /** A number of -1 is none (头条 writes it so); followers won less lost may be -1. */
  readonly minusOneIsMissing: boolean
  /** Posts without a title occur: then the moment alone tells one from others. */
  readonly mayBeUntitled: boolean
  readonly doubts: (numbers: Numbers, format: Format) => readonly Doubt[]
  /** Numbers that rest on raw columns, worked out again whenever their meaning is answered anew. */
  readonly interpret: (numbers: Numbers, raw: Raw, icons: IconReading) => Numbers
  /** What a row's raw columns give reason to say. */
  readonly remarks: (numbers: Numbers, raw: Raw) => readonly string[]
}

/** What an importer does of which nothing special is to be said. */
export const PLAIN = {
  unguards: false,
  beside: new Set<string>(),
  channelOf: () => null,
  minusOneIsMissing: false,
  zone: null,
  asksZone: false,
  readPublished: null,
  isNoPost: () => false,
  formatOf: null,
  mayBeUntitled: false,
  doubts: () => [],
  interpret: (numbers: Numbers) => numbers,
  remarks: () => [],
} satisfies Partial<Importer>

/** A channel as a row of our own exports names it. */
export interface NamedChannel {
  readonly name: string
  readonly platform: string
}

export interface Context {
  /** The channel's. */
  readonly zone: Zone
  readonly icons: IconReading
  /** Whether rows that name this channel are read: of a file of several, each channel takes its own. */
  readonly isWanted?: (channel: NamedChannel) => boolean
  /** Whose wall the file's times are of, where the creator was asked. */
  readonly writtenZone?: Zone | null | undefined
  /** The channel's: what is dated later cannot have come out. */
  readonly today: Day
}

/** One post of a file. */
export interface ImportedPost {
  /** `id:…`, or `title:…|day or moment` where the platform gives none. */
  readonly key: string
  readonly platformPostId: string | null
  readonly title: string
  readonly publishedDay: Day
  readonly publishedAt: Instant | null
  readonly hourSource: 'export' | 'unknown'
  /** Null: the file does not say. */
  readonly format: Format | null
  readonly durationSeconds: number | null
  readonly tags: readonly string[]
  readonly hooks: readonly HookKind[]
  /** Null: the file does not say. */
  readonly isPublic: boolean | null
  /** One of our own exports says that only its plan was marked published. */
  readonly provisional: boolean
  readonly numbers: Numbers
  readonly raw: Raw | null
  /** Where it stands in the file; the first row is 1. */
  readonly row: number
}

/** A locale key with what fills its sentence. */
export interface Note {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}

/** A file read to its end. Every filled row is a post, was overruled by a later row of the same key, or was skipped. */
export interface Imported {
  readonly importer: Importer
  /** Filled rows below the header. */
  readonly rows: number
  readonly columns: readonly { readonly header: string; readonly field: string | null }[]
  readonly posts: readonly ImportedPost[]
  /** The day on which its numbers were taken, if the file says so. */
  readonly capturedDay: Day | null
  readonly skipped: readonly SkippedRow[]
  readonly notes: readonly Note[]
}
