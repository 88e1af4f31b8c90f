import { normalise } from '../text.ts'
import { PLAIN, type Column, type Importer } from './importer.ts'

const COUNTED: Readonly<Record<string, Column>> = {
  视频标题: { field: 'title' },
  发布时间: { field: 'publishedAt' },
  播放量: { field: 'views' },
  点赞量: { field: 'likes' },
  评论量: { field: 'comments' },
  收藏量: { field: 'saves' },
  投币量: { field: 'coins' },
  转发量: { field: 'shares' },
  涨粉量: { field: 'follows' },
}

/** Kept as they stand: shares of counts that are there anyway (`<0.1%` among them), 封标点击率 in stars (`3.5星`), means. */
const KEPT = [
  '游客播放占比',
  '粉丝观看率',
  '封标点击率',
  '粉丝点击率',
  '游客点击率',
  '3秒跳出率',
  '粉丝3秒跳出率',
  '游客3秒跳出率',
  '互动率',
  '粉丝互动率',
  '游客互动率',
  '播转粉率',
  '取关量',
  '点赞率',
  '评论率',
  '弹幕量',
  '弹幕率',
  '收藏率',
  '投币率',
  '转发率',
  '平均播放进度',
]

const columns = new Map<string, Column>([
  ...Object.entries(COUNTED).map(([header, column]) => [normalise(header), column] as const),
  ...KEPT.map((header) => [normalise(header), { field: 'raw', header, isCount: false }] as const),
])

/** Any one of these tells the file, whatever else was ticked. */
const OWN = [
  '封标点击率',
  '播转粉率',
  '投币量',
  '投币率',
  '弹幕量',
  '弹幕率',
  '游客播放占比',
  '粉丝观看率',
  '平均播放进度',
]

/**
 * B站创作中心 → 数据概览 → 近期稿件对比 → 导出: only the figures that were ticked, of 2 to 10 works a file. No id: a post is told by
 * its title and its moment.
 */
export const bilibili: Importer = {
  ...PLAIN,
  id: 'bilibili',
  platform: 'bilibili',
  zone: 'Asia/Shanghai',
  columns,
  recognises: (headers) =>
    headers.has('视频标题') &&
    headers.has('发布时间') &&
    (OWN.some((header) => headers.has(header)) || [...headers].every((header) => columns.has(header))),
  usualFormat: 'long',
}
