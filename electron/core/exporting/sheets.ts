import type { Numbers, Post } from '../../../shared/history.ts'
import { spokenWords } from '../../../shared/hooks.ts'
import { chosenVariant, titleOf } from '../../../shared/items.ts'
import type { Channel, Item, Settings } from '../../../shared/model.ts'
import {
  CHANNEL_HEADERS,
  NO,
  PLATFORM_HEADERS,
  PROVISIONAL_HEADERS,
  TEMPLATE,
  YES,
} from '../../../shared/importers/own-template.ts'
import { COUNTS } from '../../../shared/platforms.ts'
import { tagList } from '../../../shared/tag-list.ts'
import { wallOf, type Day, type Instant } from '../../../shared/time.ts'

/** A day, with a time of day (`20:30` or `20:30:15`) where there is one. */
export interface Moment {
  readonly day: Day
  readonly time: string | null
}

type Cell = string | number | Moment | null
export interface Sheet {
  readonly headers: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

export interface ExportedPost extends Post {
  readonly capturedAt: Instant | null
  readonly numbers: Numbers | null
}

const POST_HEADERS = [
  'platform_post_id',
  'published_at',
  'title',
  'format',
  'duration_s',
  'tags',
  'hooks',
  ...COUNTS,
  'completion_rate',
  'avg_watch_s',
  'is_public',
]
const CHINESE = new Map(TEMPLATE.map(([english, chinese]) => [english, chinese]))

/** The own template (formats.md §12), whether each post is still to be confirmed, and whose it is: what is exported here can be imported again, here or elsewhere. */
export function postsTable(
  posts: readonly ExportedPost[],
  channels: readonly Channel[],
  language: Settings['language'],
): Sheet {
  const byId = new Map(channels.map((channel) => [channel.id, channel]))
  const isChinese = language === 'zh-CN'
  const said = ([english, chinese]: readonly [string, string]) => (isChinese ? chinese : english)
  return {
    headers: [
      ...POST_HEADERS.map((header) => said([header, CHINESE.get(header) ?? header])),
      ...[PROVISIONAL_HEADERS, CHANNEL_HEADERS, PLATFORM_HEADERS].map(said),
    ],
    rows: posts.map((post) => {
      const channel = byId.get(post.channelId)
      const wall = post.publishedAt ? wallOf(post.publishedAt, channel?.zone ?? 'UTC') : null
      const seconds = post.publishedAt?.slice(16, 19) ?? ''
      return [
        post.platformPostId,
        wall
          ? { day: wall.day, time: `${wall.time}${seconds === ':00' ? '' : seconds}` }
          : { day: post.publishedDay, time: null },
        post.title,
        post.format,
        post.durationSeconds,
        tagList(post.tags),
        post.hooks.join(';'),
        ...COUNTS.map((count) => post.numbers?.[count] ?? null),
        post.numbers?.completion ?? null,
        post.numbers?.averageWatchSeconds ?? null,
        said(post.isPublic ? YES : NO),
        post.provisional ? said(YES) : null,
        channel?.name ?? null,
        channel?.platform ?? null,
      ]
    }),
  }
}

const PLAN_HEADERS: Readonly<Record<Settings['language'], readonly string[]>> = {
  'zh-CN': ['日期', '时间', '频道', '标题', '状态', '形态', '内容矩阵', '轨道', '时长秒', '标签', '互动钩子', '目标'],
  en: ['day', 'time', 'channel', 'title', 'status', 'format', 'kind', 'track', 'duration_s', 'tags', 'hooks', 'target'],
}

export function planTable(items: readonly Item[], channels: readonly Channel[], language: Settings['language']): Sheet {
  const names = new Map(channels.map(({ id, name }) => [id, name]))
  return {
    headers: PLAN_HEADERS[language],
    rows: items.map((item) => [
      item.day && { day: item.day, time: null },
      item.time,
      names.get(item.channelId) ?? item.channelId,
      titleOf(item),
      item.status,
      item.format,
      item.kind,
      item.track,
      item.durationSeconds,
      tagList(item.tags),
      chosenVariant(item)
        .hooks.map((hook) => `${hook.kind}@${hook.placement}: ${spokenWords(hook)}`)
        .join('; '),
      item.target && `${item.target.metric}=${item.target.value}`,
    ]),
  }
}
