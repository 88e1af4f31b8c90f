import { addDays, type Day } from '../../shared/time.ts'

/** What old posts of an export say: some ask for something, some lure, most do neither. */
const SAID: readonly string[] = [
  '绿皮车过夜的十件小东西，建议收藏',
  '路过嘉峪关，没进关城',
  '你们那边几点天黑？评论区聊聊',
  '候车室里能睡觉的三个角落',
  '甜豆花还是咸豆花？',
  '修了三次的保温杯，直到拆开才发现原因',
  '换了三趟车，去看一棵树。所谓远方，不过是别人住惯的地方',
  '点赞过万，我就去坐一次最慢的那趟车',
  '把行李减到七公斤',
  '卧铺的上铺一共几格台阶，转给那个总买上铺的朋友',
  '盐湖夜路（上），剩下的二十公里，明晚接着讲',
  '下一站去哪，你们定',
]

/** A history of 60 days, a post a day, without a hook on any of them. */
export function wordyCsv(from: Day, count = 60): string {
  const rows = Array.from({ length: count }, (_, i) => {
    const views = 8000 + 137 * ((i * 7) % 13)
    return `${i},${addDays(from, i)} 20:00,${SAID[i % SAID.length]},short,40,路上,,${views},${Math.round(views * (0.04 + 0.003 * (i % 6)))},80,40`
  })
  return `platform_post_id,published_at,title,format,duration_s,tags,hooks,views,likes,hearts,comments\n${rows.join('\n')}\n`
}
