import type { Format } from '../model.ts'
import { normalise } from '../text.ts'
import { PLAIN, type Column, type Importer } from './importer.ts'

const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['ig reel', 'short'],
  ['ig video', 'short'],
  ['ig image', 'gallery'],
  ['ig carousel', 'gallery'],
])

const COLUMNS: Readonly<Record<string, Column>> = {
  'Post ID': { field: 'platformPostId' },
  Description: { field: 'description' },
  'Duration (sec)': { field: 'durationSeconds' },
  'Publish time': { field: 'publishedAt', order: 'month-first' },
  'Post type': { field: 'format', words: FORMATS },
  Views: { field: 'views' },
  Plays: { field: 'views', yieldsTo: 'views' },
  Impressions: { field: 'impressions' },
  Likes: { field: 'likes' },
  Shares: { field: 'shares' },
  Follows: { field: 'follows' },
  Comments: { field: 'comments' },
  Saves: { field: 'saves' },
  Reach: { field: 'raw', header: 'Reach', isCount: false },
}

/** Told by the account beside the post: a Facebook page's file names its page. */
const OWN = ['account id', 'account username', 'account name']

/**
 * Meta Business Suite → Insights → Content → Export. Times of day stand there without a zone: those of California, as far as is
 * known, unless the creator says otherwise.
 */
export const instagram: Importer = {
  ...PLAIN,
  id: 'instagram',
  platform: 'instagram',
  zone: 'America/Los_Angeles',
  asksZone: true,
  columns: new Map(Object.entries(COLUMNS).map(([header, column]) => [normalise(header), column])),
  recognises: (headers) =>
    headers.has('post id') && headers.has('publish time') && OWN.some((header) => headers.has(header)),
  usualFormat: 'short',
  mayBeUntitled: true,
}
