import { below, pick, type Random } from './random.ts'

/** Tables as the back-ends write them (`formats.md`), their cells drawn anew: the header, rows of posts, what stands around them. */
interface Shape {
  readonly header: string
  readonly cell: (header: string, row: number, random: Random) => string
  /** Above the header, or as the first row below it. */
  readonly banner?: string
  readonly total?: string
}

const TITLES = ['三招学会剪辑\n第二招 #剪辑', '早安,"朋友们"', '第三条', '#日常', '=', 'Three cuts #edit', '']
const count = (random: Random) => (random() < 0.1 ? '-' : String(below(random, 100_000)))
const two = (value: number) => String(value).padStart(2, '0')
const dayOf = (random: Random) => ({ month: 1 + below(random, 9), day: 10 + below(random, 19) })
const percent = (random: Random) => `${below(random, 100)}.${below(random, 100)}%`
const clock = (random: Random) => `${two(below(random, 24))}:${two(below(random, 60))}`

const MONTHS = ['en', 'el', 'zh-CN', 'fr', 'de', 'es', 'it', 'pt', 'ru', 'ja', 'ko'].map((language) => {
  const format = new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', timeZone: 'UTC' })
  return (at: number) => format.format(at)
})

const template: Shape['cell'] = (header, row, random) => {
  const { month, day } = dayOf(random)
  if (/id$/i.test(header)) return `export/${row}`
  if (/published|发布/.test(header)) return `2026-0${month}-${day}${random() < 0.5 ? ' 20:30' : ''}`
  if (/title|标题|描述/.test(header)) return pick(random, TITLES)
  if (/format|形态/.test(header)) return pick(random, ['short', '短视频', 'gallery', ''])
  if (/tags|标签/.test(header)) return '剪辑;开场'
  if (/hooks|钩子/.test(header)) return pick(random, ['suspense', '双轨CTA', ''])
  if (/rate|完播/.test(header)) return percent(random)
  if (/duration|时长/.test(header)) return `${below(random, 90)}.50${header === '平均播放时长' ? '秒' : ''}`
  return count(random)
}

const douyin: Shape['cell'] = (header, _, random) => {
  const { month, day } = dayOf(random)
  if (header === '作品名称') return pick(random, TITLES)
  if (header === '发布时间') return `2026-0${month}-${day} ${clock(random)}:00`
  if (header === '体裁') return pick(random, ['1min-视频', '1-3min视频', '5min+视频', '图文', '视频'])
  if (header.endsWith('状态')) return pick(random, ['公开', '公开', '自见', '审核中'])
  if (header === '平均播放时长') return `${below(random, 60)}.209459`
  if (header.endsWith('率')) return random() < 0.3 ? '-' : `0.${two(below(random, 100))}4074`
  return header === '粉丝增量' ? String(below(random, 40) - 10) : count(random)
}

const xiaohongshu: Shape['cell'] = (header, row, random) => {
  const { month, day } = dayOf(random)
  if (header === '笔记标题') return pick(random, TITLES)
  if (header === '首次发布时间')
    return `2026年0${month}月${day}日${clock(random).replace(':', '时')}分${two(row % 60)}秒`
  if (header === '体裁') return pick(random, ['视频', '图文'])
  return header === '封面点击率' ? `0.0${below(random, 99)}` : String(below(random, 9000))
}

const bilibili: Shape['cell'] = (header, row, random) => {
  const { month, day } = dayOf(random)
  if (header === '视频标题') return pick(random, TITLES)
  if (header === '发布时间') return `2026年0${month}月${day}日 ${clock(random)}:${two(row % 60)}`
  if (header === '封标点击率') return pick(random, ['3.5星', '-', '4星'])
  return /[率度占比]$/.test(header) ? pick(random, [percent(random), '<0.1%', '-']) : count(random)
}

const youtube: Shape['cell'] = (header, row, random) => {
  const { month, day } = dayOf(random)
  if (/^(content|video|内容)$/i.test(header)) return `abcdefgh${String(row).padStart(3, '0')}`
  if (/title|标题/.test(header)) return pick(random, TITLES)
  if (/publish|pub\u00ad|发布/.test(header))
    return pick(random, [`May ${day}, 2020`, `2026年${month}月${day}日`, `${day}-Jun-21`])
  if (header === 'Duration') return pick(random, ['394', '31.0', ''])
  if (header === 'Average view duration') return `0:0${below(random, 9)}:25`
  return random() < 0.1
    ? ''
    : /%|hours|小时|USD/.test(header)
      ? `${below(random, 120)}.16`
      : String(below(random, 90_000))
}

const tiktok: Shape['cell'] = (header, row, random) => {
  const uploaded = 1_780_000_000 + row * 86_400 * 3 + below(random, 9000)
  if (header === 'Time') return pick(random, MONTHS)(1_790_000_000_000)
  if (header === 'Video title') return pick(random, TITLES)
  if (header === 'Video link') return `https://www.tiktok.com/@me/video/${(BigInt(uploaded) << 32n) + BigInt(row)}`
  if (header === 'Post time') return pick(random, MONTHS)((uploaded + pick(random, [0, 0, 86_400 * 3])) * 1000)
  if (header === 'Watched full video') return '38%'
  return header === 'Average watch time' ? '0:12' : pick(random, [count(random), '1.2K', '18,400'])
}

const instagram: Shape['cell'] = (header, row, random) => {
  const { month, day } = dayOf(random)
  if (header === 'Post ID') return `1794635271836${String(row).padStart(4, '0')}`
  if (header === 'Description') return pick(random, TITLES)
  if (header === 'Publish time') return `0${month}/${day}/2026 ${clock(random)}`
  if (header === 'Post type') return pick(random, ['IG reel', 'IG image', 'IG carousel'])
  if (header === 'Date') return random() < 0.02 ? '03/15/2026' : 'Lifetime'
  return /Account|Permalink|comment$/.test(header) ? 'me' : String(below(random, 9000))
}

const kuaishou: Shape['cell'] = (header, row, random) =>
  header === '作品' ? `第${row}条` : template(header === '发布时间' ? header : header.replace('量', ''), row, random)

const toutiao: Shape['cell'] = (header, row, random) => {
  if (header === 'ID') return `73905128346512${String(row).padStart(5, '0')}`
  if (header === '链接') return `https://www.toutiao.com/video/${row}`
  if (header === '点击率') return `0.0${below(random, 99)}`
  if (header === '平均播放完成率') return pick(random, ['42.18', '-1.00'])
  return random() < 0.1 && header.endsWith('量') ? '-1' : template(header.replace('量', ''), row, random)
}

const weibo: Shape['cell'] = (header, row, random) =>
  header === '微博内容' ? pick(random, TITLES) : template(header.replace('数', ''), row, random)

/** A table that lists no posts, of any back-end. */
const daily: Shape['cell'] = (header, row, random) =>
  /date|日期/i.test(header) ? `2026-03-${10 + (row % 20)}` : String(below(random, 900))

export const EXPORT_SHAPES: Readonly<Record<string, Shape>> = {
  'own template': {
    header:
      'platform_post_id,published_at,title,format,duration_s,tags,hooks,views,impressions,likes,hearts,comments,completion_rate',
    cell: template,
  },
  双轨模板: {
    header: '作品ID,发布时间,标题,形态,时长秒,标签,钩子,播放量,曝光量,点赞,小红心,评论,完播率',
    cell: template,
  },
  '视频号 15': {
    header:
      '视频描述,视频ID,发布时间,完播率,平均播放时长,播放量,推荐,喜欢,评论量,分享量,关注量,转发聊天和朋友圈,设为铃声,设为状态,设为朋友圈封面',
    cell: template,
  },
  '视频号 19': {
    header:
      '视频描述,视频ID,发布时间,完播率,平均播放时长,播放量,推荐,喜欢,评论量,分享量,关注量,转发聊天和朋友圈,设为铃声,设为状态,设为朋友圈封面,企微链接点击次数,企微链接点击人数,添加到通讯录次数,添加到通讯录人数',
    cell: template,
  },
  '抖音 16': {
    header:
      '作品名称,发布时间,体裁,审核状态,播放量,完播率,5s完播率,封面点击率,2s跳出率,平均播放时长,点赞量,分享量,评论量,收藏量,主页访问量,粉丝增量',
    cell: douyin,
  },
  '抖音 15': {
    header:
      '作品名称,发布时间,体裁,审核状态,播放量,完播率,5s完播率,2s跳出率,平均播放时长,点赞量,分享量,评论量,收藏量,主页访问量,粉丝增量',
    cell: douyin,
  },
  '抖音 2026': {
    header:
      '作品名称,发布时间,体裁,发布状态,播放量,完播率,5s完播率,2s跳出率,平均播放时长,点赞量,分享量,评论量,收藏量,主页访问量,粉丝增量',
    cell: douyin,
  },
  小红书: {
    header: '笔记标题,首次发布时间,体裁,曝光,观看量,封面点击率,点赞,评论,收藏,涨粉,分享,人均观看时长,弹幕',
    cell: xiaohongshu,
    banner: '最多导出排序后前1000条笔记',
  },
  '小红书 older': { header: '笔记标题,首次发布时间,体裁,观看量,点赞,评论,收藏,涨粉,分享', cell: xiaohongshu },
  B站: {
    header:
      '视频标题,发布时间,播放量,封标点击率,粉丝观看率,互动率,涨粉量,播转粉率,点赞量,评论量,弹幕量,收藏量,投币量,投币率,转发量',
    cell: bilibili,
  },
  'B站 few': { header: '投币量,视频标题,发布时间', cell: bilibili },
  'YouTube old': {
    header:
      'Video,Video title,Video pub\u00adlish time,Comments added,Shares,Likes,Views,Watch time (hours),Subscribers',
    cell: youtube,
    total: 'Total',
  },
  YouTube: {
    header:
      'Content,Video title,Video publish time,Duration,Subscribers,Subscribers gained,Average percentage viewed (%),Impressions,Likes,Views,Average view duration',
    cell: youtube,
    total: 'Total',
  },
  'YouTube Shorts': {
    header:
      'Content,Video title,Video publish time,Duration,New viewers,Returning viewers,Likes,Subscribers gained,Shown in feed,Viewed (vs. swiped away) (%),Average percentage viewed (%),Views',
    cell: youtube,
    total: 'Total',
  },
  'YouTube 中文': {
    header: '内容,视频标题,视频发布时间,观看次数,观看时长（小时）,订阅人数,估算收入 (USD),展示次数,展示点击率 (%)',
    cell: youtube,
    total: '总计',
  },
  TikTok: {
    header: 'Time,Video title,Video link,Post time,Total likes,Total comments,Total shares,Total views',
    cell: tiktok,
  },
  'TikTok more': {
    header:
      'Time,Video title,Video link,Post time,Total likes,Total comments,Total shares,Total views,Average watch time,Watched full video,Add to favorites',
    cell: tiktok,
  },
  Meta: {
    header:
      'Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,Data comment,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves',
    cell: instagram,
  },
  快手: { header: '作品,发布时间,播放量,完播率,评论量,点赞量,收藏量,涨粉量', cell: kuaishou },
  头条: {
    header:
      '标题,发布时间,ID,链接,展现量,粉丝展现量,播放量,粉丝播放量,点击率,平均播放完成率,平均播放时长,点赞量,评论量,转发量,分享量,收藏量',
    cell: toutiao,
  },
  微博: { header: '微博内容,发布时间,转发数,评论数,点赞数', cell: weibo },
  'account by day': { header: '日期,播放量', cell: daily },
  'YouTube by place': { header: 'Geography,Views,Watch time (hours)', cell: daily, total: 'Total' },
  'TikTok overview': { header: 'Date,Video Views,Profile Views,Likes,Comments,Shares', cell: daily },
  'Meta daily': { header: 'Date,Primary', cell: daily, banner: 'Views' },
}

/** What the columns of a table of no known platform are, as a creator says it. */
export const MAPPINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  快手: { 作品: 'title', 发布时间: 'publishedAt', 播放量: 'views', 完播率: 'completion' },
  头条: {
    标题: 'title',
    发布时间: 'publishedAt',
    ID: 'platformPostId',
    展现量: 'impressions',
    播放量: 'views',
    平均播放时长: 'averageWatchSeconds',
    点赞量: 'likes',
    转发量: 'shares',
  },
  微博: { 微博内容: 'description', 发布时间: 'publishedAt', 转发数: 'shares', 评论数: 'comments', 点赞数: 'likes' },
}

/** One well-formed table of a shape. */
export function tableOf({ header, cell, banner, total }: Shape, random: Random): string[][] {
  const names = header.split(',')
  const rows = Array.from({ length: 1 + below(random, 12) }, (_, row) => names.map((name) => cell(name, row, random)))
  return [
    ...(banner ? [[banner]] : []),
    names,
    ...(total ? [names.map((_, at) => (at === 0 ? total : at < 3 ? '' : '900'))] : []),
    ...rows,
  ]
}
