/** What a column can be said to be, in the words the core reads (`by-mapping`), in the order of the choice. */
export const MAPPING_FIELDS = [
  'publishedAt',
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
] as const
export type MappingField = (typeof MAPPING_FIELDS)[number]

/** What is still missing before a table can be read: its day, and something that names a post. */
export function missingOf(fields: readonly (string | null)[]): 'publishedAt' | 'title' | null {
  if (!fields.includes('publishedAt')) return 'publishedAt'
  return fields.some((field) => field === 'title' || field === 'description' || field === 'platformPostId')
    ? null
    : 'title'
}

/** The first field that two columns claim, or null. */
export const doubledOf = (fields: readonly (string | null)[]): string | null =>
  fields.find((field, at) => field !== null && fields.indexOf(field) !== at) ?? null
