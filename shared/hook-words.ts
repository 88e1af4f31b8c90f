// How a text is read before its words are weighed: the same for the examples that weights are learnt from and for posts.

/** A word of a Latin script, one other character, a number, or the end of a line; `start` and `end` in the text. */
export interface Token {
  readonly says: string
  readonly start: number
  readonly end: number
}

/** Most tokens that are weighed together. */
export const LONGEST_RUN = 4

/** Characters as Taiwan and Hong Kong write them, each before the one that most examples have. */
const TRADITIONAL =
  '關关點点讚赞轉转發发給给們们說说話话誰谁嗎吗裡里這这個个條条還还選选結结開开後后會会對对應应該该覺觉評评論论訂订閱阅鐘钟講讲視视頻频讓让幫帮買买樣样麼么為为從从來来時时間间沒没過过問问題题歡欢愛爱許许願愿見见邊边學学長长兒儿圖图號号連连寫写畫画聽听讀读語语請请記记傳传單单價价幾几歲岁萬万億亿數数滿满領领圍围親亲實实無无與与兩两動动遊游戲戏網网電电車车門门風风飛飞馬马魚鱼鳥鸟麵面飯饭餓饿館馆龍龙齊齐決决劇剧壞坏處处進进遠远運运達达錄录錯错鏡镜頭头顏颜類类驚惊體体髮发黃黄樂乐業业東东獨独當当盤盘種种穩稳終终經经絕绝續续總总繼继羅罗義义習习舊旧蓋盖藝艺藥药補补裝装製制複复觀观計计訊讯試试認认課课調调諒谅謝谢證证識识護护賺赚賽赛贊赞跡迹蹤踪軟软較较輕轻辦办農农鄰邻釣钓銀银鋪铺錢钱鍋锅鍾钟鐵铁閃闪隊队階阶際际隨随險险難难離离靈灵靜静預预頁页頂顶順顺須须顧顾飾饰騙骗鬧闹鹹咸黨党'
const SIMPLIFIED = new Map(
  Array.from({ length: TRADITIONAL.length / 2 }, (_, i) => [TRADITIONAL.charAt(2 * i), TRADITIONAL.charAt(2 * i + 1)]),
)
const ANY_TRADITIONAL = new RegExp(`[${[...SIMPLIFIED.keys()].join('')}]`, 'gu')
const WIDE = /[\uff01-\uff5e]/gu
const TO_NARROW = 0xfee0

/** One way of writing where there are several, every character in its place. */
function plain(text: string): string {
  const one = text
    .replace(WIDE, (wide) => String.fromCharCode(wide.charCodeAt(0) - TO_NARROW))
    .replace(/[’‘]/gu, "'")
    .replace(ANY_TRADITIONAL, (old) => SIMPLIFIED.get(old) ?? old)
  const lower = one.toLowerCase()
  return lower.length === one.length ? lower : one
}

const TOKEN = /[a-z']+|\d+|\n|\S/gu

/** The tokens of a title or a caption, with one for its beginning and one for its end; none for an empty text. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  for (const { 0: says, index } of plain(text).matchAll(TOKEN)) {
    const sort = says === '\n' ? '⏎' : /^\d/u.test(says) ? '0' : says
    tokens.push({ says: sort, start: index, end: index + says.length })
  }
  if (tokens.length === 0) return tokens
  return [{ says: '⟨', start: 0, end: 0 }, ...tokens, { says: '⟩', start: text.length, end: text.length }]
}
