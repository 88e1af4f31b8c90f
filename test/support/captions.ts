import type { HookKind } from '../../shared/model.ts'
import { addDays, type Day } from '../../shared/time.ts'
import { HOOK_KINDS } from '../../shared/values.ts'

/** Lists of coprime lengths: two wordings of a few hundred have at most one part in common. */
const PARTS = [
  '你,家里人,同事,老同学,邻居,老师傅,摊主,司机,房东,队友,掌柜,旅伴,老乡'.split(','),
  '在楼下,去渡口,到老车站,逛夜市,走盐湖,进村口,过码头,爬半山,回县城,赶早集,等末班,住小店,问路人,坐缆车'.split(','),
  '几点开门,怎么选面,等多久船,舍不得走,先吃什么,再来一趟,带多少钱,听见什么,看到日出,迷路几次,遇见谁,忘了拿伞,换乘几回,睡在哪里,付了多少'.split(
    ',',
  ),
  '写在下面,说来听听,讲给大家,留个地名,猜一猜,比一比,告诉新人,帮我记下,投一票,补一句,接着说,报个数,晒出来,别藏着,换你来,慢慢讲,挑一个'.split(
    ',',
  ),
] as const

const TELLS = [
  '车在半路坏了两次，修车的师傅说前面就是他家。',
  '天没亮就出了门，雾里只看得见站牌。',
  '一碗热汤下去，才想起来还没跟人道谢。',
  '走到第三个路口，问路的人比路还多。',
  '行李减到七公斤，剩下的都是用得上的。',
  '这一段没有拍，手冻得按不动快门。',
  '老板把找零推回来，说下次再来。',
  '铁轨在这里拐了一个很大的弯，像是舍不得走。',
] as const

/** The n-th of many wordings, no two nearly the same. */
export const keptWording = (n: number): { readonly kind: HookKind; readonly words: string } => ({
  kind: HOOK_KINDS[n % HOOK_KINDS.length] ?? 'question',
  words: PARTS.map((list) => list[n % list.length]).join(''),
})

/** An own-template CSV of `count` posts with captions of a hundred and more characters; every third says one of 200 wordings in it. */
export function captionedCsv(count: number, until: Day, seed = 5): string {
  let state = seed
  const random = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state / 2 ** 32
  }
  const noise = (spread: number) => Math.exp(spread * (random() + random() + random() - 1.5))
  const rows = Array.from({ length: count }, (_, i) => {
    const day = addDays(until, Math.floor((i + 1 - count) / 4))
    const tells = Array.from({ length: 5 }, () => TELLS[Math.floor(random() * TELLS.length)]).join('')
    const said = i % 3 === 0 ? `${keptWording(Math.floor(random() * 200)).words}？` : ''
    const title = `第${i}天，${tells}${said}${tells.slice(0, 40)}#慢车 #旅行`
    const views = Math.round(4000 * noise(1.3))
    const likes = Math.round(views * 0.03 * noise(0.8))
    return `${i},${day} ${8 + (i % 12)}:00,${title},short,45,${views},${likes},${Math.round(likes * 0.3 * noise(0.8))},${Math.round(likes * 0.12 * noise(0.9))}`
  })
  return `platform_post_id,published_at,title,format,duration_s,views,likes,hearts,comments\n${rows.join('\n')}\n`
}
