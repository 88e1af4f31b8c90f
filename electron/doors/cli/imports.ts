import { MOST_HANDED } from '../../core/importing/limits.ts'
import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { USUAL_ICONS, wechatChannels } from '../../../shared/importers/wechat-channels.ts'
import { importRequest, type FilePreview, type ImportRequest, type ImportResult } from '../../../shared/importing.ts'
import type { Channel, IconReading } from '../../../shared/model.ts'
import { Fail, orFail } from '../../../shared/result.ts'
import { instantAt } from '../../../shared/time.ts'
import { Usage } from '../args.ts'
import type { Words } from '../words.ts'
import { ask, type Caller } from './caller.ts'
import { needed, oneOf } from './check-args.ts'
import { command, type Answer } from './command.ts'
import { table } from './table.ts'

const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const

export const importFiles = command({
  name: 'import',
  usage: 'FILE… --channel ID [--map MAP.json] [--encoding E] [--dry-run]',
  options: {
    channel: { type: 'string' },
    map: { type: 'string' },
    encoding: { type: 'string' },
    'dry-run': { type: 'boolean' },
  },
  read: ({ values, positionals: files }) => {
    if (files.length === 0) throw new Usage('FILE ?')
    return {
      files,
      channelId: needed(values.channel, '--channel'),
      encoding: values.encoding === undefined ? null : oneOf(ENCODINGS, values.encoding, '--encoding'),
      mapping: values.map === undefined ? null : readMap(values.map),
      isTrial: values['dry-run'] ?? false,
    }
  },
  run: async ({ files, channelId, encoding, mapping, isTrial }, { caller, words, progress }) => {
    const uploads: string[] = []
    for (const file of files) uploads.push(await hand(file, caller))
    const channel = (await ask(caller, 'channels.list', {})).find(({ id }) => id === channelId)
    const request: ImportRequest = { channelId, uploads, encoding, mapping, capturedAt: null, iconReading: null }
    if (isTrial) {
      const preview = await ask(caller, 'imports.preview', request, progress)
      const { links } = preview
      return answer(preview.files.map(readOf), null, channel, words, words('cli.import-trial'), { links })
    }
    const done = await ask(caller, 'imports.commit', { ...request, links: [] }, progress)
    return answer(
      done.files,
      done.batchId,
      channel,
      words,
      words(done.batchId ? 'cli.imported' : 'cli.imported-nothing'),
    )
  },
})

const readOf = ({
  file,
  format,
  encoding,
  rows,
  created,
  updated,
  unchanged,
  skipped,
  notes,
}: FilePreview): ReadFile => ({ file, format, encoding, rows, created, updated, unchanged, skipped, notes })

type ReadFile = ImportResult['files'][number] & Partial<Pick<FilePreview, 'notes'>>

/** The last part of a key of the locales: the name that a thing keeps in every language. */
const nameOf = (key: string) => key.slice(key.lastIndexOf('.') + 1)

function answer(
  files: readonly ReadFile[],
  batchId: string | null,
  channel: Channel | undefined,
  words: Words,
  said: string,
  more: object = {},
): Answer {
  const told = files.map(({ notes, ...one }) => ({
    ...one,
    skipped: one.skipped.map(({ reason, ...where }) => ({ ...where, reason: words(reason), code: nameOf(reason) })),
    ...(notes
      ? { notes: notes.map((note) => ({ code: nameOf(note.code), message: words(note.code, note.params) })) }
      : {}),
  }))
  const skipped = told.flatMap((one) =>
    one.skipped.map(({ row, column, reason, cell }) => [one.file, row, column, reason, cell]),
  )
  const noted = told.flatMap(({ file, notes = [] }) => notes.map(({ message }) => `${file}: ${message}`))
  const isRead = files.some(({ format }) => format === wechatChannels.id)
  const iconReading = isRead ? (channel?.iconReading ?? USUAL_ICONS) : null
  const text = [
    table(
      headed(['file', 'format', 'encoding', ...COUNTED, 'skipped'], words),
      told.map((one) => rowOf(one, words)),
    ),
    table(headed(['file', 'row', 'column', 'reason', 'cell'], words), skipped),
    noted.join('\n'),
    iconReading && channel && !channel.iconReading ? iconWords(channel, words) : '',
    said,
  ]
  return { json: { files: told, batchId, iconReading, ...more }, text: text.filter(Boolean).join('\n\n') }
}

/** Which of 推荐 and 喜欢 was read as which while nobody has said so, and how to say it. */
function iconWords({ id, name, platform }: Channel, words: Words): string {
  const other: IconReading = 'recommend-is-like'
  return words('cli.icons-usual', { input: `'${JSON.stringify({ id, name, platform, iconReading: other })}'` })
}

const COUNTED = ['rows', 'created', 'updated', 'unchanged'] as const

const headed = (names: readonly string[], words: Words) => names.map((name) => words(`cli.import-${name}`))

const rowOf = (one: Omit<ReadFile, 'notes'>, words: Words) => [
  one.file,
  words([`import.format.${one.format}`, one.format]),
  one.encoding,
  ...COUNTED.map((count) => one[count]),
  one.skipped.length,
]

/** Hands a file over to whoever answers; says which one could not be read, and why. */
export async function hand(file: string, caller: Caller): Promise<string> {
  const { size, mtimeMs } = statOf(file)
  if (size > MOST_HANDED)
    throw new Fail('unsupported-file', 'import.refused.too-large', { path: file, params: { most: 60 } })
  return orFail(await caller.upload(basename(file), readFileSync(file), instantAt(mtimeMs))).id
}

function statOf(file: string) {
  const state = statSync(file, { throwIfNoEntry: false })
  if (!state?.isFile()) throw new Fail('not-found', 'error.no-such-file', { path: file })
  return state
}

function readMap(file: string): ImportRequest['mapping'] {
  try {
    return importRequest.shape.mapping.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new Usage(`--map ${file}: {"列名": "title", …}`)
  }
}
