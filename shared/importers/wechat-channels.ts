import type { Numbers } from '../history.ts'
import type { IconReading } from '../model.ts'
import { normalise } from '../text.ts'
import { PLAIN, type Column, type Importer, type Raw } from './importer.ts'
import { readCount } from './values.ts'

/** The two columns whose icons the platform nowhere names (`formats.md` §0.1): kept raw, read as the creator answers. */
export const RECOMMEND = '推荐'
export const FAVOUR = '喜欢'
const FORWARDS = '转发聊天和朋友圈'

/** The answer taken until the creator gives one: 推荐 is the heart ♡, 喜欢 the thumb 👍. */
export const USUAL_ICONS: IconReading = 'recommend-is-heart'

const KEPT = [
  RECOMMEND,
  FAVOUR,
  FORWARDS,
  '设为铃声',
  '设为状态',
  '设为朋友圈封面',
  '企微链接点击次数',
  '企微链接点击人数',
  '添加到通讯录次数',
  '添加到通讯录人数',
]

const COLUMNS: Readonly<Record<string, Column>> = {
  视频描述: { field: 'description' },
  视频ID: { field: 'platformPostId' },
  发布时间: { field: 'publishedAt' },
  完播率: { field: 'completion', rate: 'percent-sign' },
  平均播放时长: { field: 'averageWatchSeconds' },
  播放量: { field: 'views' },
  评论量: { field: 'comments' },
  分享量: { field: 'shares' },
  关注量: { field: 'follows' },
  ...Object.fromEntries(KEPT.map((header) => [header, { field: 'raw', header, isCount: true } as const])),
}

function countIn(raw: Raw, header: string): number | null {
  const reading = readCount(raw[header] ?? '')
  return 'value' in reading ? reading.value : null
}

/** 视频号助手 → 数据中心 → 单篇视频 → 下载表格, with 15 or 19 columns. */
export const wechatChannels: Importer = {
  ...PLAIN,
  id: 'wechat-channels',
  platform: 'wechat-channels',
  columns: new Map(Object.entries(COLUMNS).map(([header, column]) => [normalise(header), column])),
  recognises: (headers) =>
    headers.has(normalise('视频ID')) || headers.has('视频描述')
      ? headers.has(FORWARDS) || (headers.has(RECOMMEND) && headers.has(FAVOUR))
      : false,
  usualFormat: 'short',
  interpret(numbers, raw, icons) {
    // Raw columns of another platform's file say nothing here.
    if (!KEPT.some((header) => Object.hasOwn(raw, header))) return numbers
    const recommend = countIn(raw, RECOMMEND)
    const favour = countIn(raw, FAVOUR)
    const [hearts, likes] = icons === 'recommend-is-heart' ? [recommend, favour] : [favour, recommend]
    // 分享量 and 转发聊天和朋友圈 are one number under two names: it counts once.
    return { ...numbers, hearts, likes, shares: numbers.shares ?? countIn(raw, FORWARDS) }
  },
  remarks(numbers: Numbers, raw) {
    const forwards = countIn(raw, FORWARDS)
    return forwards !== null && numbers.shares !== null && forwards !== numbers.shares ? ['shares-differ'] : []
  },
}
