import { normalise } from '../text.ts'
import { PLAIN, type Column, type Importer } from './importer.ts'

/** English and Chinese names of one column. Which of them stand in a file is as the creator ticked them, in any order. */
const COLUMNS: readonly (readonly [names: readonly string[], column: Column])[] = [
  [['Content', 'Video', '内容', '视频'], { field: 'platformPostId' }],
  [['Video title', '视频标题'], { field: 'title' }],
  [['Video publish time', '视频发布时间'], { field: 'publishedAt' }],
  [['Duration', '时长'], { field: 'durationSeconds' }],
  [['Views', '观看次数'], { field: 'views' }],
  [['Impressions', '展示次数'], { field: 'impressions' }],
  [['Likes', '点赞次数'], { field: 'likes' }],
  [['Comments added', 'Comments', '评论数', '评论次数'], { field: 'comments' }],
  [['Shares', '分享次数'], { field: 'shares' }],
  [['Subscribers gained', '新增订阅人数'], { field: 'follows' }],
  // Won less lost. As a signal of a post, those won count.
  [['Subscribers'], { field: 'follows', yieldsTo: 'subscribers gained' }],
  [['订阅人数'], { field: 'follows', yieldsTo: '新增订阅人数' }],
  [['Average view duration', '平均观看时长'], { field: 'averageWatchSeconds' }],
]

/** Kept as they stand. «Average percentage viewed» is no share of viewers who saw the end (it passes 100), and so no completion. */
const KEPT = [
  'Average percentage viewed (%)',
  'Average views per viewer',
  'CPM (USD)',
  'Dislikes',
  'Engaged views',
  'Impressions click-through rate (%)',
  'Likes (vs. dislikes) (%)',
  'New viewers',
  'Returning viewers',
  'RPM (USD)',
  'Shown in feed',
  'Subscribers lost',
  'Unique viewers',
  'Viewed (vs. swiped away) (%)',
  'Watch time (hours)',
  'Your estimated revenue (USD)',
  'Estimated revenue (USD)',
  '观看时长（小时）',
  '估算收入 (USD)',
  '展示点击率 (%)',
]

const TITLE = ['video title', '视频标题']
export const PUBLISHED = ['video publish time', '视频发布时间']
const CONTENT = ['content', 'video', '内容', '视频']

const SHORT_UP_TO_SECONDS = 180
const VIDEO_ID = /^[\w-]{11}$/

/**
 * YouTube Studio → 高级模式 → 内容 → 导出, `Table data.csv`: days without an hour, percents as bare numbers. The first row is the
 * total of all, and a remark may stand below the last.
 */
export const youtube: Importer = {
  ...PLAIN,
  id: 'youtube',
  platform: 'youtube',
  columns: new Map<string, Column>([
    ...COLUMNS.flatMap(([names, column]) => names.map((name) => [normalise(name), column] as const)),
    ...KEPT.map((header) => [normalise(header), { field: 'raw', header, isCount: false }] as const),
  ]),
  recognises: (headers) =>
    PUBLISHED.some((name) => headers.has(name)) && [...CONTENT, ...TITLE].some((name) => headers.has(name)),
  usualFormat: 'long',
  isNoPost: (under) =>
    [...TITLE, ...PUBLISHED].every((name) => under(name) === '') &&
    CONTENT.some((name) => under(name) !== '') &&
    !CONTENT.some((name) => VIDEO_ID.test(under(name))),
  formatOf: (seconds) => (seconds === null ? null : seconds <= SHORT_UP_TO_SECONDS ? 'short' : 'long'),
}
