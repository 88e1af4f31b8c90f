import type { Numbers, Snapshot } from '../../../shared/history.ts'
import type { ImportedPost } from '../../../shared/importers/index.ts'
import { wechatChannels } from '../../../shared/importers/wechat-channels.ts'
import { isMissing } from '../../../shared/importers/values.ts'
import { epochOf } from '../../../shared/time.ts'
import type { IconReading } from '../../../shared/model.ts'
import type { Rows } from '../../db/tables.ts'
import type { Read } from '../../db/tx.ts'
import { groupBy } from '../items.ts'

/** Between the kinds of file that an import was of, as its batch names them. */
export const FORMATS_BETWEEN = ' + '

/** One file's word on a post: numbers and kept cells, taken at one time. */
export type Said = Pick<Snapshot, 'capturedAt' | 'numbers' | 'raw'>

/** One look at a post, told of by one file or by several: B站 exports only what was ticked, a few works a file. */
export interface Look {
  snapshot: Snapshot
  /** What each file said, in no order; the snapshot is all of them together. */
  readonly pieces: (Said & { readonly id: string | null; readonly batchId: string | null })[]
  /** The kinds of file they are of. */
  readonly formats: readonly string[]
  isTouched: boolean
}

/**
 * All looks at a channel's posts, oldest first. Kept columns are read in today's meaning of the two icons: a new answer alone is no
 * new number.
 */
export function looksOf(read: Read, channelId: string, icons: IconReading): Look[] {
  const ofChannel = 'postId IN (SELECT id FROM post WHERE channelId = ?)'
  const meant = <T extends Said>(said: T): T =>
    said.raw ? { ...said, numbers: wechatChannels.interpret(said.numbers, said.raw, icons) } : said
  const formats = new Map(
    read.select('batch', 'WHERE channelId = ?', channelId).map(({ id, format }) => [id, format.split(FORMATS_BETWEEN)]),
  )
  const pieces = groupBy(read.select('piece', `WHERE ${ofChannel}`, channelId), ({ snapshotId }) => snapshotId)
  return read.select('snapshot', `WHERE ${ofChannel} ORDER BY capturedAt, id`, channelId).map((row) => {
    const snapshot = meant(row)
    const said = pieces.get(row.id)?.map(meant) ?? [{ ...snapshot, id: null }]
    return { snapshot, pieces: said, formats: formats.get(row.batchId ?? '') ?? [], isTouched: false }
  })
}

/** Files of one kind that were taken within it are one look. */
const ONE_LOOK_MS = 60 * 60 * 1000

/** Several files' words as one: of two numbers the one taken later stands, as of the latest time. */
export function joined(pieces: readonly Said[]): Said {
  const words = pieces.map(({ capturedAt, numbers, raw }): Said => ({ capturedAt, numbers, raw }))
  return words.toSorted(inTime).reduce((before, next) => ({
    capturedAt: next.capturedAt,
    numbers: { ...before.numbers, ...saidOf(next.numbers) },
    raw: (before.raw ?? next.raw) && { ...before.raw, ...next.raw },
  }))
}

export const inTime = (a: Pick<Said, 'capturedAt'>, b: Pick<Said, 'capturedAt'>): number =>
  a.capturedAt < b.capturedAt ? -1 : a.capturedAt > b.capturedAt ? 1 : 0

const saidOf = (numbers: Numbers): Partial<Numbers> =>
  Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== null))

/**
 * The look that a file's word belongs to. Of an earlier import it is only one that has something the file has not, or lacks
 * something that it has: the same figures again are a look of their own.
 */
export function lookFor(looks: readonly Look[], word: Said, format: string, batchId: string): Look | null {
  const isOne = ({ snapshot, pieces, formats }: Look): boolean => {
    if (!formats.includes(format)) return false
    const times = [word, ...pieces].map(({ capturedAt }) => epochOf(capturedAt))
    if (Math.max(...times) - Math.min(...times) > ONE_LOOK_MS) return false
    return pieces.some((piece) => piece.batchId === batchId) || completes(snapshot, word)
  }
  return looks.findLast(isOne) ?? null
}

function completes(kept: Said, { numbers, raw }: Said): boolean {
  const names = Object.keys(numbers) as (keyof Numbers)[]
  return names.some((name) => (kept.numbers[name] === null) !== (numbers[name] === null)) || addsCells(kept, raw)
}

/** A filled cell under a header of which nothing is kept yet. */
export const addsCells = (kept: Said, raw: ImportedPost['raw']): boolean =>
  Object.entries(raw ?? {}).some(([header, cell]) => !isMissing(cell) && isMissing(kept.raw?.[header] ?? ''))

/** True if a file with these very words is among them: it has been read before. */
export const hasHeard = ({ pieces }: Look, { capturedAt, numbers }: Said): boolean =>
  pieces.some(
    (piece) =>
      piece.capturedAt === capturedAt &&
      Object.entries(numbers).every(([name, value]) => piece.numbers[name as keyof Numbers] === value),
  )

/** Puts one more file's word to a look. */
export function hear(look: Look, word: Said, batchId: string): void {
  look.pieces.push({ ...word, id: null, batchId })
  look.snapshot = { ...look.snapshot, ...joined(look.pieces) }
  look.isTouched = true
}

/** The rows of what each file said, where several tell of one look; one file's word is its snapshot. */
export const piecesOf = ({ snapshot, pieces }: Look, newId: () => string): Rows['piece'][] =>
  pieces.length < 2
    ? []
    : pieces
        .filter(({ id }) => id === null)
        .map(({ capturedAt, numbers, raw, batchId }) => ({
          id: newId(),
          postId: snapshot.postId,
          snapshotId: snapshot.id,
          batchId,
          capturedAt,
          numbers,
          raw,
        }))
