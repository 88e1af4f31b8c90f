import type { Signal } from './platforms.ts'

// Whether a text asks twice, as a 双轨CTA does: for two different things, each on a condition of its own.

/**
 * Ways in which posts ask, wider than words on a plan need: slang, signs, and asks that no platform counts (`elsewhere`: a
 * message, a link, homework to hand in).
 */
const ASKS: Readonly<Record<Signal | 'elsewhere', RegExp>> = {
  like: /[点點给給留扣按打赏賞送来來值畀戳顺手先].{0,4}[赞讚]|[赞讚](?=一[下个個]|走|我|它|了|起|$)|[→—]\s*[赞讚]|双击|雙擊|大拇指|亮.{0,2}[灯燈]|一键三连|👍|\blikes?\b(?!\s(?:i|you|he|she|we|they|me)\b)|\bthumbs?\b|\btaps?\b/iu,
  heart: /心心|[颗顆点點亮].{0,3}心|[红紅爱愛]心|[❤♥]|\bhearts?\b/iu,
  comment:
    /[评評][论論][区區]?|留言|[弹彈]幕|留[个個句下]|[写寫](?:下|出|在|[两兩]句|一)|打(?:出|[个個]|在|一|卡|[「“"])|扣(?:[个個]|在|一|\d|[「“"])|[报報][数數]|[说說聊](?:一下|[说說聊])|告[诉訴]|吱|底下|下面|\bcomments?\b|\btell\b|\btype\b|\breply\b|\bwrite\b|\bbelow\b|\bdrop\b/iu,
  share:
    /[转轉][发發给給]?|分享|[发發拉](?:给|給|他|她|你)|[甩丢递遞](?:给|給)|@|艾特|\bshar(?:e|es|ing)\b|\bsend\b|\bpass\b|\bforward\b|\btag\b/iu,
  save: /收藏|收(?:好|[着著]|起|下|[进進]|一下|了)|存|[码碼]住|[码碼]下|[马馬]住|[马馬]克|留[着著]|截[图圖]|文件夹|一键三连|[⭐★]|\bsav(?:e|es|ed|ing)\b|\bbookmark\b|\bkeep\b|\bplaylist\b|\bpin\b|\bscreenshot\b/iu,
  coin: /投.{0,2}[币幣]|一键三连|\bcoins?\b/iu,
  follow:
    /[关關]注|[订訂][阅閱]|追(?:更|[剧劇]|我)|蹲|跟(?:[着著住上]|我)|盯[着著]|\bfollow(?:s|ing)?\b|\bsubscrib\w*|\bsub\b|\bstick around\b|\bjoin\b|\bbell\b/iu,
  elsewhere:
    /主[页頁]|[简簡]介|私信|私我|群|橱窗|[链鏈]接|小[黄黃][车車]|加(?:我|上)|[约約預预报報](?:我|名|[约約])|直播|寄来|[发發]我|打卡|\bdms?\b|\blink\b|\bbio\b|\bnewsletter\b|\bmessage\b|\bemail\b|\bpatreon\b|\btip\b|\bgrab\b/iu,
}
const SIGNALS = Object.keys(ASKS) as (keyof typeof ASKS)[]

const CLAUSE = /[^。！？!?；;，,、：:\n|.…·]+/gu
/** Marks after which a sentence goes on, or its question is answered. */
const LEADS_ON = /^[，,、：:？?]\s*$/u

/** What is said with an ask without saying for whom it is meant. */
const FILLER =
  /[请請]|[记記]得|[欢歡]迎|[别別]忘了?|[顺順随隨]手|[点點]|一下|一[个個波]|[个個]|吧|[哦喔呀啊呗]|也|再|和|先|大家|可以|\b(?:please|pls|and|or|also|don't|forget|to|a|the|this|it|hit|leave|me|us|for|more|now|just|then|if|you)\b|[^\p{L}]/giu

/** Characters that make a condition: 「会的」, 「馋了」. */
const LEAST = 2

/** A stretch of a text, from `start` up to before `end`. */
interface Stretch {
  readonly start: number
  readonly end: number
}

/** A clause that asks: what for, and where it begins with the condition it is asked on. */
interface Ask extends Stretch {
  readonly what: readonly (keyof typeof ASKS)[]
}

/** The asks of a text that have a condition of their own: their clause, or the one that leads up to it, says more than the ask. */
function asksOf(text: string): readonly Ask[] {
  const asks: Ask[] = []
  let before: Stretch | null = null
  for (const { 0: clause, index } of text.matchAll(CLAUSE)) {
    const here = { start: index + clause.search(/\S|$/u), end: index + clause.length }
    const what = SIGNALS.filter((signal) => ASKS[signal].test(clause))
    const rest = what.reduce((left, signal) => left.replace(ASKS[signal], ''), clause).replace(FILLER, '')
    const leads = before !== null && LEADS_ON.test(text.slice(before.end, here.start)) ? before : null
    if (what.length > 0 && (leads || rest.length >= LEAST))
      asks.push({ what, start: (leads ?? here).start, end: here.end })
    before = what.length === 0 && rest !== '' ? here : null
  }
  return asks
}

/** From where to where a text asks for two different things, each on a condition of its own; null where it does not. */
export function twoAsks(text: string): Stretch | null {
  const asks = asksOf(text)
  for (const [at, one] of asks.entries()) {
    const other = asks.slice(at + 1).find(({ what }) => String(what) !== String(one.what))
    if (other) return { start: one.start, end: other.end }
  }
  return null
}
