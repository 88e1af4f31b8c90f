import { normalise } from '../text.ts'
import { bilibili } from './bilibili.ts'
import { douyin } from './douyin.ts'
import type { Column, Field } from './importer.ts'
import { instagram } from './instagram.ts'
import { ownTemplate } from './own-template.ts'
import { tiktok } from './tiktok.ts'
import { wechatChannels } from './wechat-channels.ts'
import { xiaohongshu } from './xiaohongshu.ts'
import { youtube } from './youtube.ts'

/** Words of tables that no importer is made for: 快手, 头条, 微博, pages copied by hand. */
const MORE: readonly (readonly [words: string, field: Field])[] = [
  ['作品 名称 内容标题 文章标题 作品标题 name', 'title'],
  ['内容 微博内容 文案 正文 caption text', 'description'],
  ['发布日期 发表时间 发布于 上线时间 日期 published date', 'publishedAt'],
  ['id 视频id 笔记id 微博id 链接 url link', 'platformPostId'],
  ['播放 播放数 播放次数 观看 观看数 浏览量 阅读量 plays', 'views'],
  ['曝光 展现量 展示量 曝光数', 'impressions'],
  ['赞 点赞数 喜欢数', 'likes'],
  ['爱心 小红心数 推荐数', 'hearts'],
  ['评论数 回复 回复数', 'comments'],
  ['转发 转发数 转发量 分享数 reposts', 'shares'],
  ['收藏数 favorites bookmarks', 'saves'],
  ['涨粉数 涨粉量 新增粉丝 新增关注 关注 followers', 'follows'],
  ['投币数', 'coins'],
  ['视频时长 时长(秒) length', 'durationSeconds'],
  ['平均观看时长 平均播放时长 人均播放时长', 'averageWatchSeconds'],
  ['类型 形式 体裁 type', 'format'],
  ['话题 tag', 'tags'],
]

const GUESSES: ReadonlyMap<string, Field> = new Map([
  ...MORE.flatMap(([words, field]) => words.split(' ').map((word) => [word, field] as const)),
  ...[youtube, instagram, tiktok, bilibili, xiaohongshu, douyin, wechatChannels, ownTemplate].flatMap(({ columns }) =>
    [...columns].flatMap(([header, column]) => (isFree(column) ? [[header, column.field] as const] : [])),
  ),
])

/** A mapping can say it, and its words mean the same in any table. */
function isFree(column: Column): column is Column & { readonly field: Field } {
  return !['raw', 'isPublic', 'provisional', 'capturedDay'].includes(column.field)
}

/** What the columns of an unknown table may be, by their headers: each field once, for the creator to look over. */
export function guessFields(headers: readonly string[]): Readonly<Record<string, Field>> {
  const guessed = new Map<Field, string>()
  for (const header of headers) {
    const field = GUESSES.get(normalise(header))
    if (field && !guessed.has(field)) guessed.set(field, header)
  }
  return Object.fromEntries([...guessed].map(([field, header]) => [header, field]))
}
