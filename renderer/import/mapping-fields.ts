/** What a column can be said to be, in the words the core reads (`by-mapping`), in the order of the choice. */
export const MAPPING_FIELDS = [
  'publishedAt',
  'published_month_first',
  'published_day_first',
  'title',
  'description',
  'platformPostId',
  'format',
  'durationSeconds',
  'tags',
  'hooks',
  'views',
  'impressions',
  'likes',
  'hearts',
  'comments',
  'shares',
  'saves',
  'follows',
  'coins',
  'completion',
  'completion_percent',
  'averageWatchSeconds',
  'isPublic',
] as const
export type MappingField = (typeof MAPPING_FIELDS)[number]

/** Ways of writing one and the same thing. */
const SAME: Readonly<Record<string, MappingField>> = {
  published_month_first: 'publishedAt',
  published_day_first: 'publishedAt',
  completion_percent: 'completion',
}
const meantBy = (field: string): string => SAME[field] ?? field

/** What is still missing before a table can be read: its day, and something that names a post. */
export function missingOf(fields: readonly (string | null)[]): 'publishedAt' | 'title' | null {
  if (!fields.some((field) => field !== null && meantBy(field) === 'publishedAt')) return 'publishedAt'
  return fields.some((field) => field === 'title' || field === 'description' || field === 'platformPostId')
    ? null
    : 'title'
}

/** The first field that two columns claim, or null. */
export function doubledOf(fields: readonly (string | null)[]): string | null {
  const meant = fields.map((field) => field && meantBy(field))
  return meant.find((field, at) => field !== null && meant.indexOf(field) !== at) ?? null
}
