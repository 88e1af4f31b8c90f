import type { Format } from '../model.ts'
import { normalise } from '../text.ts'
import { PLAIN, type Column, type Importer } from './importer.ts'

const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['视频', 'short'],
  ['图文', 'gallery'],
])

const COLUMNS: Readonly<Record<string, Column>> = {
  笔记标题: { field: 'title' },
  首次发布时间: { field: 'publishedAt' },
  体裁: { field: 'format', words: FORMATS },
  曝光: { field: 'impressions' },
  观看量: { field: 'views' },
  点赞: { field: 'likes' },
  评论: { field: 'comments' },
  收藏: { field: 'saves' },
  涨粉: { field: 'follows' },
  分享: { field: 'shares' },
  人均观看时长: { field: 'averageWatchSeconds' },
  ...Object.fromEntries(
    ['封面点击率', '弹幕'].map((header) => [header, { field: 'raw', header, isCount: false }] as const),
  ),
}

/** 小红书创作服务平台 → 数据看板 → 内容分析 → 笔记数据 → 导出数据: a banner, then the header; older files lack 曝光 and 弹幕. */
export const xiaohongshu: Importer = {
  ...PLAIN,
  id: 'xiaohongshu',
  platform: 'xiaohongshu',
  zone: 'Asia/Shanghai',
  columns: new Map(Object.entries(COLUMNS).map(([header, column]) => [normalise(header), column])),
  recognises: (headers) => headers.has('笔记标题') && headers.has('首次发布时间'),
  usualFormat: 'short',
  mayBeUntitled: true,
  // A fresh note shows 曝光 0 beside views: it has not been counted yet, for nobody views what was never shown.
  doubts: ({ impressions, views }) =>
    impressions === 0 && views !== null && views > 0 ? [{ of: 'impressions', code: 'impressions-late' }] : [],
}
