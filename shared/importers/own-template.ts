import { unguarded } from '../formula-guard.ts'
import { normalise } from '../text.ts'
import { PLAIN, type Column, type Field, type Importer } from './importer.ts'

/** The template's columns in their order: header in English, in Chinese, meaning (`formats.md` §12). */
export const TEMPLATE: readonly (readonly [english: string, chinese: string, field: Field])[] = [
  ['platform_post_id', '作品ID', 'platformPostId'],
  ['published_at', '发布时间', 'publishedAt'],
  ['title', '标题', 'title'],
  ['format', '形态', 'format'],
  ['duration_s', '时长秒', 'durationSeconds'],
  ['tags', '标签', 'tags'],
  ['hooks', '钩子', 'hooks'],
  ['views', '播放量', 'views'],
  ['impressions', '曝光量', 'impressions'],
  ['likes', '点赞', 'likes'],
  ['hearts', '小红心', 'hearts'],
  ['comments', '评论', 'comments'],
  ['shares', '分享', 'shares'],
  ['saves', '收藏', 'saves'],
  ['follows', '涨粉', 'follows'],
  ['coins', '投币', 'coins'],
  ['completion_rate', '完播率', 'completion'],
  ['avg_watch_s', '平均播放秒数', 'averageWatchSeconds'],
  ['is_public', '是否公开', 'isPublic'],
]

/** Where our own exports say that a post came of marking its plan published, and no platform's export has confirmed it yet. */
export const PROVISIONAL_HEADERS = ['provisional', '待确认'] as const
/** How they say so, and whether a post is public: in English, in Chinese. */
export const YES = ['yes', '是'] as const
export const NO = ['no', '否'] as const

/** Where our own exports say whose a post is: in English, in Chinese. Kept apart: they are nothing of the post. */
export const CHANNEL_HEADERS = ['channel', '频道'] as const
export const PLATFORM_HEADERS = ['platform', '平台'] as const

/** A column of the template: a rate is a fraction, or a percent if it carries the sign. */
export const templateColumn = (field: Field): Column =>
  field === 'completion' ? { field, rate: 'fraction-or-percent-sign' } : { field }

const columns = new Map<string, Column>([
  ...TEMPLATE.flatMap(([english, chinese, field]) =>
    [english, chinese].map((header) => [normalise(header), templateColumn(field)] as const),
  ),
  ...PROVISIONAL_HEADERS.map((header) => [normalise(header), { field: 'provisional' }] as const),
])
const fieldsOf = (headers: ReadonlySet<string>) =>
  new Set([...headers].flatMap((header) => columns.get(header)?.field ?? []))

export const ownTemplate: Importer = {
  ...PLAIN,
  id: 'own-template',
  platform: null,
  columns,
  // Other platforms share single words (标题, 发布时间, 播放量): at least half of the headers must be the template's own.
  recognises(headers) {
    const fields = fieldsOf(headers)
    return (
      fields.has('publishedAt') &&
      (fields.has('title') || fields.has('platformPostId')) &&
      [...headers].filter((header) => columns.has(header)).length * 2 >= headers.size
    )
  },
  usualFormat: 'other',
  mayBeUntitled: true,
  unguards: true,
  beside: new Set([...CHANNEL_HEADERS, ...PLATFORM_HEADERS].map(normalise)),
  channelOf(under) {
    const [name = '', platform = ''] = [CHANNEL_HEADERS, PLATFORM_HEADERS].map((headers) =>
      headers.map(under).find((cell) => cell !== ''),
    )
    return name === '' ? null : { name: unguarded(name), platform }
  },
}
