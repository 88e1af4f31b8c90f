import { failed, ok, type Result } from '../result.ts'
import { normalise } from '../text.ts'
import { PLAIN, type Column, type Importer } from './importer.ts'
import { TEMPLATE, templateColumn } from './own-template.ts'
import { refusal } from './table.ts'

/** The words a mapping may use for a field: the template's two headers, the field's own name, and a few that only a mapping needs. */
const WORDS: ReadonlyMap<string, Column> = new Map<string, Column>([
  ...TEMPLATE.flatMap(([english, chinese, field]) =>
    [english, chinese, field].map((word) => [normalise(word), templateColumn(field)] as const),
  ),
  ['description', { field: 'description' }],
  ['描述', { field: 'description' }],
  // A bare percent number, `42`: only the creator can know that a column is written so.
  ['completion_percent', { field: 'completion', rate: 'percent' }],
  // 03/04/2026: only the creator can know whose way of writing it is.
  ['published_month_first', { field: 'publishedAt', order: 'month-first' }],
  ['published_day_first', { field: 'publishedAt', order: 'day-first' }],
  ['完播率百分数', { field: 'completion', rate: 'percent' }],
])

/** An importer made of what the creator said: header → field. */
export function byMapping(mapping: Readonly<Record<string, string>>): Result<Importer> {
  const columns = new Map<string, Column>()
  for (const [header, word] of Object.entries(mapping)) {
    const column = WORDS.get(normalise(word))
    if (!column) return failed(refusal('mapping-field', { header, field: word }))
    columns.set(normalise(header), column)
  }
  const fields = new Set([...columns.values()].map((column) => column.field))
  const named = fields.has('title') || fields.has('description') || fields.has('platformPostId')
  if (!fields.has('publishedAt') || !named) return failed(refusal('mapping-incomplete'))
  return ok({
    ...PLAIN,
    id: 'by-mapping',
    minusOneIsMissing: true,
    platform: null,
    columns,
    recognises: (headers) => [...columns.keys()].every((header) => headers.has(header)),
    usualFormat: 'other',
  })
}
