import type { Format } from '../model.ts'
import { normalise } from '../text.ts'
import { PLAIN, type Column, type Importer } from './importer.ts'

/** 体裁 in the back-end's own words. They tell a range of lengths and no length, so that a post's duration stays unknown. */
const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['视频', 'short'],
  ['1min-视频', 'short'],
  ['1-3min视频', 'short'],
  ['3-5min视频', 'long'],
  ['5min+视频', 'long'],
  ['直播', 'live'],
  ['图文', 'gallery'],
])

const COLUMNS: Readonly<Record<string, Column>> = {
  作品名称: { field: 'description' },
  发布时间: { field: 'publishedAt' },
  体裁: { field: 'format', words: FORMATS },
  审核状态: { field: 'isPublic' },
  发布状态: { field: 'isPublic' },
  作品时长: { field: 'durationSeconds' },
  播放量: { field: 'views' },
  完播率: { field: 'completion', rate: 'fraction-or-percent-sign' },
  平均播放时长: { field: 'averageWatchSeconds' },
  点赞量: { field: 'likes' },
  分享量: { field: 'shares' },
  评论量: { field: 'comments' },
  收藏量: { field: 'saves' },
  粉丝增量: { field: 'follows' },
  ...Object.fromEntries(
    ['5s完播率', '封面点击率', '2s跳出率', '主页访问量'].map(
      (header) => [header, { field: 'raw', header, isCount: false }] as const,
    ),
  ),
}

/** Any one of these beside 作品名称 tells the file: a copy saved again may lack some of them. */
const OWN = ['体裁', '审核状态', '发布状态', '5s完播率', '2s跳出率', '主页访问量', '粉丝增量']

/** 抖音创作者中心 → 数据中心 → 作品分析 → 投稿列表 → 导出数据. No id: a post is told by its title and its moment. */
export const douyin: Importer = {
  ...PLAIN,
  id: 'douyin',
  platform: 'douyin',
  zone: 'Asia/Shanghai',
  columns: new Map(Object.entries(COLUMNS).map(([header, column]) => [normalise(header), column])),
  recognises: (headers) => headers.has('作品名称') && OWN.some((header) => headers.has(header)),
  usualFormat: 'short',
  // 图文 get a 完播率 too, of pages turned: 5–41 %, and nothing that could stand beside a film's.
  doubts: ({ completion }, format) =>
    format === 'gallery' && completion !== null ? [{ of: 'completion', code: 'gallery-completion' }] : [],
}
