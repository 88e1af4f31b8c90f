/** Characters as Taiwan and Hong Kong write them, each before the one that patterns are written with. */
const TRADITIONAL =
  '關关點点讚赞轉转發发給给們们說说話话誰谁嗎吗裡里這这個个條条還还選选結结開开後后會会對对應应該该覺觉評评論论訂订閱阅鐘钟講讲視视頻频藏藏讓让幫帮買买樣样麼么為为從从來来時时間间沒没過过問问題题歡欢愛爱許许願愿見见邊边學学長长兒儿圖图號号連连結结寫写畫画聽听讀读願愿猜猜語语請请記记傳传單单價价幾几歲岁萬万億亿數数滿满領领圍围親亲實实無无與与兩两動动遊游戲戏歲岁網网電电車车門门風风飛飞馬马魚鱼鳥鸟麵面飯饭餓饿館馆龍龙齊齐決决劇剧壞坏處处進进遠远運运達达錄录錯错鏡镜頭头顏颜類类願愿驚惊體体髮发黃黄樂乐業业東东業业處处獨独當当盤盘種种穩稳終终經经絕绝續续總总繼继羅罗義义習习舊旧蓋盖藝艺藥药號号補补裝装製制複复觀观計计訊讯試试該该認认課课調调請请諒谅謝谢證证識识護护賺赚賽赛贊赞跡迹蹤踪軟软較较輕轻辦办農农鄰邻釣钓銀银鋪铺錢钱鍋锅鍾钟鐵铁閃闪隊队階阶際际隨随險险難难離离靈灵靜静預预頁页頂顶順顺須须顧顾飾饰騙骗鬧闹鹹咸點点黨党嘅的哋们唔不係是咗了冇没睇看俾给撳按嗰那佢他喺在啲些'
const SIMPLIFIED = new Map(
  Array.from({ length: TRADITIONAL.length / 2 }, (_, i) => [TRADITIONAL.charAt(2 * i), TRADITIONAL.charAt(2 * i + 1)]),
)
const ANY_TRADITIONAL = new RegExp(`[${[...SIMPLIFIED.keys()].join('')}]`, 'gu')

/** Hashtags and names that are called: labels, not words that are said. */
const LABEL =
  /#[^\s#，,。！!？?]+(?:\[话题\])?#?|@(?!你|那|谁|一个|闺|老|对|兄|朋|同|身|TA|一下|出)[^\s@，,。！!？?]+/giu
/** Titles of works, and what somebody is quoted with. A word or two in quotes may be what is to be typed. */
const QUOTED = /《[^》]*》|“[^”\n]{7,}”|「[^」\n]{7,}」|『[^』\n]{7,}』|"[^"\n]{13,80}"/gu

/** A text as patterns are written for it, every character in its place. */
export function readable(text: string): string {
  const plain = text
    .replace(LABEL, (label) => ' '.repeat(label.length))
    .replace(QUOTED, (quoted) => '_'.repeat(quoted.length))
    .replace(/[’‘]/gu, "'")
    .replace(ANY_TRADITIONAL, (one) => SIMPLIFIED.get(one) ?? one)
  const lower = plain.toLowerCase()
  return lower.length === plain.length ? lower : plain
}
