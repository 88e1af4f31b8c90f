import { normalise } from '../text.ts'
import { addDays, daysBetween, instantAt, wallOf, type Zone } from '../time.ts'
import { firstOn, readPublished, type Published } from './dates.ts'
import { PLAIN, type Column, type Importer } from './importer.ts'
import { readNamedDay } from './month-names.ts'
import { readId, type Reading } from './values.ts'

/** A post's id inside its link, and the kind of post before it. */
const LINK = /\/(?:video|photo)\/(\d{15,20})(?!\d)/

const COLUMNS: Readonly<Record<string, Column>> = {
  Time: { field: 'capturedDay' },
  'Video title': { field: 'description' },
  'Video link': { field: 'platformPostId', inside: LINK },
  'Post time': { field: 'publishedAt' },
  'Total likes': { field: 'likes' },
  'Total comments': { field: 'comments' },
  'Total shares': { field: 'shares' },
  'Total views': { field: 'views' },
  'Add to favorites': { field: 'saves' },
  'Average watch time': { field: 'averageWatchSeconds' },
  'Watched full video': { field: 'completion', rate: 'percent-sign' },
  'Total play time': { field: 'raw', header: 'Total play time', isCount: false },
}

/** How long after its upload a post may be scheduled for, in days. Further off, the id tells nothing of it. */
const MOST_SCHEDULED = 60

/**
 * A post's day, written without a year, and often its moment: the upper 32 bits of an id are the second of the upload. A post
 * comes out on that day or, scheduled, on a later one; the hour is known only if the day on the channel's wall is the one written.
 */
export function publishedBy(id: string | null, cell: string, zone: Zone): Reading<Published | null> {
  const named = readNamedDay(cell)
  if (named === null || named.year !== null) return readPublished(cell, { zone })
  if (id === null) return { problem: 'year-missing' }
  const at = instantAt(Number(BigInt(id) >> 32n) * 1000)
  const uploaded = wallOf(at, zone).day
  // The day before too: the written one is of the account's wall, which may be behind the channel's.
  const day = firstOn(named, addDays(uploaded, -1))
  if (day === null) return { problem: 'date-impossible' }
  if (daysBetween(uploaded, day) > MOST_SCHEDULED) return { problem: 'year-missing' }
  return { value: { day, at: day === uploaded ? at : null } }
}

/** TikTok Studio → Analytics → Content → Download data, `Content.csv`: days in the language of the account, without a year. */
export const tiktok: Importer = {
  ...PLAIN,
  id: 'tiktok',
  platform: 'tiktok',
  columns: new Map(Object.entries(COLUMNS).map(([header, column]) => [normalise(header), column])),
  recognises: (headers) => headers.has('video link') && headers.has('post time'),
  usualFormat: 'short',
  mayBeUntitled: true,
  readPublished: (cell, under, { zone }) => {
    const link = readId(under('video link'), LINK)
    return publishedBy('value' in link ? link.value : null, cell, zone)
  },
  formatOf: (_, under) => (under('video link').includes('/photo/') ? 'gallery' : 'short'),
}
