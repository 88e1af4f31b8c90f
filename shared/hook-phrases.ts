import type { HookKind } from './model.ts'

/** One way in which words show a hook. Its reason in plain words stands in the locales under `suggest.rule.<id>`. */
export interface HookRule {
  readonly id: string
  readonly kind: HookKind
  /** What every match of it has in it: most texts are done with after this. */
  readonly key: RegExp
  readonly zh: RegExp
  readonly en?: RegExp
  /** The hook is none after these words in the same sentence: «他在评论区告诉我…» tells, and asks nobody. */
  readonly notAfter?: RegExp
  /** … nor before these. */
  readonly notBefore?: RegExp
  /** Only as the last sentence of the title or the caption. */
  readonly isLast?: boolean
}

// Parts that patterns share.
const NUMBER = String.raw`(?:\d[\d,.]*|[一二两三四五六七八九十百千万几]+)\s*[万千百wk]?\+?`
const ACT = '(?:点个?赞|赞|评论|留言|转发|收藏|关注|粉丝|播放|小?红心|爱心|投币|三连|弹幕)'
/** Up to so many characters within one clause. */
const within = (most: number, least = 0) => `[^，,。.！!？?；;｜|\\n]{${least},${most}}`
const JOINT = '[，,、；;。！!\\s]{0,2}'
const rule = (...parts: readonly string[]) => new RegExp(parts.join(''), 'giu')

/** Somebody who is told of did it: no ask. */
const TOLD =
  /[他她它](?:们)?[^，,。]{0,6}$|(?:有人|网友|粉丝|老板|妈妈|爸爸|奶奶|爷爷|同事|朋友|客人|读者|观众|我把|我就?|都|被)[^，,。]{0,4}$/u
/**
 * What shows a hook of each kind, the surer kinds first: where two claim the same words, the earlier one has them.
 * Precision goes before recall: what a reader would have to guess at is not here.
 */
export const HOOK_RULES: readonly HookRule[] = [
  // ── asks that hand the next step over ──
  {
    id: 'ending-vote',
    key: /结局|结尾|下集|剧情|走向|下一步|多|高|票|every|ending|finale|next|ends/iu,
    kind: 'ending-vote',
    zh: rule(
      `(?:点赞|投票|票|留言|评论)${within(6)}(?:选|定|决定)${within(4)}(?:结局|结尾)`,
      `|投票[：:，, ]?${within(4)}(?:结局|结尾)|(?:结局|结尾|下集|剧情|故事走向|下一步)${within(4)}(?:由你们?|你们?来?|听你们?的?|交给你们?)(?:来)?(?:选|定|决定|说了算|投票)?`,
      `|(?:选|想看)${within(8)}(?:结局|结尾)${within(4)}(?:点个?赞|评论|留言|扣)`,
      `|(?:点?赞|小?红心|爱心|评论|收藏|留言|转发|投币)(?:更|最)?(?:多|高)(?:的)?[，,]?(?:我)?就?(?:放|拍|走|演|是|发|写|画|做|选)${within(10)}`,
      `|(?:想看|该)${within(10, 1)}[，,]?(?:点个?赞|评论|收藏|留言)[^。！!？?\\n]{0,40}(?:票数?(?:多|高)的|写票高|算正史|算数)|票数?(?:多|高|领先)的(?:那[版个]|结局|写)${within(6)}`,
      `|你(?:们)?(?:想要|来选|选)${within(4)}(?:哪[个种]|什么)(?:结局|结尾)`,
    ),
    en: rule(
      String.raw`\b(?:vote (?:for|on)|choose|pick|decide)\b[^.!?]{0,16}\b(?:ending|finale|how (?:it|this|the story) ends)`,
      String.raw`|\b(?:every|each) (?:like|heart|save|comment|share)\b[^.!?]{2,40}\b(?:every|each) (?:like|heart|save|comment|share)\b[^.!?]{0,24}|\b(?:most|more) (?:likes|hearts|saves|votes|comments)\b[^.!?]{0,10}\b(?:wins|ending|decides?)\b`,
      String.raw`|\byou (?:decide|choose|vote|pick)\b[^.!?]{0,12}\b(?:ending|ends|what happens next|the finale)`,
    ),
  },
  {
    id: 'choice-acts',
    key: /选|扣|打|回|刷|点个?赞|双击|[=＝:：→]| for | if /iu,
    kind: 'choice',
    zh: rule(
      `(?:点个?赞|评论|留言|收藏|转发|扣\\s*[1１一])${within(4)}选${within(8, 1)}[，,；; ]${within(12)}(?:点个?赞|评论|留言|收藏|转发|扣\\s*[2２二])${within(4)}选?`,
      `|(?:选|喜欢|要|想|站|支持)?${within(10, 1)}(?:扣|打|回|刷)\\s*[1１一A][，,；;、 ]+${within(12, 1)}(?:扣|打|回|刷)\\s*[2２二B]`,
      `|(?:想|选|喜欢|支持|站|觉得|爱|投)${within(12, 1)}的?(?:点个?赞|双击)[，,；; ]+${within(12, 1)}的?(?:评论|留言|转发|弹幕)(?!区)|(?:点赞|扣\\s*1|1)\\s*[=＝:：]${within(8, 1)}[，,；;、 ]+(?:评论|留言|收藏|扣\\s*2|2)\\s*[=＝:：]${within(8, 1)}`,
      `|(想看|想吃|想去|想要|支持|选|喜欢|站|投)${within(10, 1)}的?(?:点个?赞|点|扣|按|双击)${within(6)}[，,；; ]+\\1${within(10, 1)}的?(?:评论|留言|扣|按|点|收藏|转发)${within(6)}|[^，,。\\n]{1,10}\\s*(?:→|->|=|＝)\\s*(?:点赞|评论|收藏|扣\\s*\\d|小?红心)[，,；;。 \\n]*[^，,。\\n]{1,10}\\s*(?:→|->|=|＝)\\s*(?:点赞|评论|收藏|扣\\s*\\d|小?红心)`,
      `|选${within(8, 1)}(?:的)?(?:点个?赞|扣1)[，,；; ]+选${within(8, 1)}(?:的)?(?:评论|留言|收藏|扣2)`,
    ),
    en: rule(
      String.raw`\b(?:like|comment|heart|save)\s+(?:for|if)\b[^.!?]{1,24}[,;/]\s*(?:and\s+)?(?:like|comment|heart|save)\s+(?:for|if)\b[^.!?,]{1,24}`,
      String.raw`|\b(?:like|save|heart|share|comment)(?: [^\s=]+)? ?= ?[^.,;!?=]{1,24}[.,;/] ?(?:like|save|heart|share|comment)(?: [^\s=]+)? ?= ?[^.,;!?=]{1,24}`,
      String.raw`|\b(?:comment|type|drop)\s+["'“]?(?:1|A)["'”]?\s+(?:for|if)\b[^.!?]{1,30}\b(?:2|B)\b["'”]?\s+(?:for|if)\b[^.!?,]{1,20}`,
    ),
  },
  {
    id: 'choice-or',
    key: /还是|选| or |vs|rather|this or|pick|which/iu,
    kind: 'choice',
    zh: rule(
      // Both sides begin or end alike, the viewer is named, or the whole sentence is nothing but the two.
      `(?<![\\p{Script=Han}])([\\p{Script=Han}A-Z]{1,6}?)([\\p{Script=Han}])还是[\\p{Script=Han}A-Z]{1,6}?\\2(?=[？?，,])`,
      `|(?:你|你们|大家)(?:会|更|最|是|要|选|想|爱|喜欢|吃|站)${within(14, 1)}还是${within(10, 1)}[？?]`,
      `|(?:选|先)${within(10, 1)}还是(?:选|先|等)?${within(10, 1)}[？?]`,
      `|(?<=^|[，,。！!？?：:\\s])(?!你们?[挺站帮支]|[这那他她它]是)[\\p{Script=Han}A-Za-z0-9]{1,6}还是[\\p{Script=Han}A-Za-z0-9]{1,6}[？?]`,
      `|(?<![\\p{L}\\p{N}])[A-Z左右甲]\\s*(?:\\bor\\b|还是|\\bVS\\b)\\s*[A-Z左右乙](?![\\p{L}\\p{N}])`,
      `|[二三]选一(?=[，,？?！!。]|$|你)|(?:你|你们|大家)(?:会)?选(?:哪[个边一种款]|谁|[A-Z])`,
    ),
    en: rule(
      String.raw`\bwould you rather\b[^.!?]*|\bthis or that\b|\bpick (?:one|a side|your)\b`,
      String.raw`|\bwhich (?:one|side|team|version|look|outfit|\w+) (?:would|do|are|will) you (?:pick|choose|go for|prefer|picking|choosing|take|keep|buy|wear)`,
      String.raw`|(?<=^|[.!?:,]\s*)(?:team )?(?!is |was |are |did |does |do |has |should |can |will )[\w']+(?: [\w']+){0,2} or (?!not|what|just|so|is|am|nah)[\w']+(?: [\w']+){0,2}(?: (?:for|in|on|at|with) [\w ]{1,20})?\?`,
    ),
    notAfter: /不管|无论|不论|到底|究竟|不知道|分不清|说不清|纠结/u,
  },
  {
    id: 'unlock',
    key: /解锁|领|获取|拿|发|自取|送|comment|dm |type|reply|unlock|to get/iu,
    kind: 'unlock',
    zh: rule(
      `${ACT}(?:后|就|即可|来|一下)?[，,]?(?:可以?)?(?:解锁|领取?|获取|拿走)${within(8)}`,
      `|(?:评论区?|留言|私信|后台|弹幕)(?:里|我)?(?:扣|打|回复?|发送?|留)${within(8, 1)}[，,]?(?:发(?:给)?你|领取?|获取|自取|拿|送)${within(6)}`,
      `|扣\\s*[1１一6]+${within(4)}[，,]?(?:我)?(?:发(?:给)?你|领取?|送你)`,
      `|(?:私信|后台|评论|留言)${within(12)}(?:领取|获取|自取)${within(6)}|(?:点赞|关注|收藏)(?:后|了)?${within(4)}(?:私信|评论)?${within(3)}(?:发你|发给你)${within(6)}`,
      `|(?:点赞|关注|收藏|评论|转发)(?:后|了|＋|\\+|加)${within(10)}(?:领|解锁|拿走|取)${within(6)}`,
      `|解锁${within(8)}(?:请)?(?:点个?赞|评论|关注)`,
    ),
    en: rule(
      String.raw`\b(?:comment|dm|type|reply)(?: me)?\s+["'“]?[\w ]{1,20}["'”]?\s+(?:and|&|to get|for the|to (?:receive|unlock))\b[^.!?]{0,30}`,
      String.raw`|\b(?:drop|leave|hit|give)(?: me)? (?:a |the )?(?:like|comment|heart|save|follow)\b[^.!?]{0,6}\band (?:i|we)(?:'ll| will)\b[^.!?]{0,30}|\b(?:like|follow|comment|share|subscribe)\b[^.!?]{0,12}\bto (?:unlock|get (?:the|my|part))\b[^.!?]{0,20}`,
    ),
    notAfter: new RegExp(`${TOLD.source}|\\d+$|[百千万]个?$`, 'u'),
  },
  {
    id: 'threshold',
    key: /(?:[\d一二两三四五六七八九十百千万几][^。]*赞|[赞藏论言发注丝放心币连幕数量][^。]*[\d一二两三四五六七八九十百千万几])|[过满到够破][^。]*[赞藏论注发心丝币]|\d[^.]*(?:like|comment|share|sub|follow|save|heart)/iu,
    kind: 'threshold',
    zh: rule(
      `${ACT}(?:数|量)?(?:超过|过|到了?|满|破|达到?|够|超|突破|有)\\s*(?:${NUMBER})(?:个|赞|条|人)?(?!的|了|啦|后的)${JOINT}${within(8)}?(?:就|我|马上|立刻|立马|下[期集]|明[天晚]|今晚|周.|直播|开播|出|更新|教|公布|揭晓|安排|抽|送|拍|剪|继续|解锁|公开|进|去(?!年)|录|唱|跳|吃|画|写)${within(10)}`,
      `|(?:满|过|到|够|凑齐?|破|超过?)\\s*(?:${NUMBER})个?(?:赞|评论|收藏|关注|转发|小?红心|粉丝?|投币)(?!的|了|啦)${JOINT}${within(8)}?(?:就|我|马上|立刻|下[期集]|明天|今晚|直播|出|更|教|公布|揭晓|安排|抽|送|拍|继续|解锁)${within(10)}`,
      `|(?:${NUMBER})个?(?:赞|点赞|收藏|评论|关注|转发)(?:就|更新?|立刻|马上|出下|解锁|开播|加更)${within(10)}`,
    ),
    en: rule(
      String.raw`\b\d[\d,.]*\s*[km]?\s*(?:likes?|comments?|shares?|subs(?:cribers)?|followers?|saves?|hearts?)\b[^.!?]{0,8}(?:\band (?:i|we)\b|\bi'?ll\b|\bwe'?ll\b|\bi will\b|\bwe will\b|\bfor part\b|=)[^.!?]{0,30}|\bat \d[\d,.]*\s*[km]?\s*(?:likes?|comments?|shares?|subs(?:cribers)?|followers?|saves?)\b,? (?:i|we)\b[^.!?]{0,30}`,
      String.raw`|\b(?:if|when|once|as soon as)\b[^.!?]{0,24}\b\d[\d,.]*\s*[km]?\s*(?:likes?|comments?|shares?|subs(?:cribers)?|followers?|saves?|hearts?)\b[^.!?]{0,40}`,
      String.raw`|\bi'?ll\b[^.!?]{2,40}\b(?:if|when|once|at)\b[^.!?]{0,20}\b\d[\d,.]*\s*[km]?\s*(?:likes?|comments?|shares?|subs(?:cribers)?|followers?|saves?|hearts?)\b`,
    ),
    notAfter: /(?:上[条期]|昨天|终于|感谢|谢谢|庆祝|居然|竟然|已经)[^。！!？?]{0,14}$/u,
  },
  {
    id: 'co-create',
    key: /征集|投稿|评论|留言|弹幕|接|选|挑|抽|一人|话题|名|主意|招|你们|听你|接龙|共创|补全|续写|想看|想听|想让|想学|想知道|your|help|should|you |next|duet|stitch|remix|idea|suggest|request/iu,
    kind: 'co-create',
    zh: rule(
      `征集(?=[：:]|你|大家|一[个句张条份]|${within(8)}(?:故事|照片|名字|问题|经历|题目|主意|点子|歌词|菜名|建议|菜谱|声音|[！!]))${within(12)}`,
      `|我(?:来)?(?:挑|选|抽)${within(8, 1)}(?:做成|写成|拍成|画成|放进|念|写进|拍出来)${within(8)}|接(?:下一句|下去|着写|着画)|一人一[句笔段]|选中的${within(3)}(?:我|会|寄|送|下)${within(8)}`,
      `|带(?:上)?话题(?:发|晒|拍|来|投)${within(10)}|选${within(4, 1)}(?:[张条个位幅])${within(4)}(?:拼成|做成|放进|写进|剪进)${within(6)}`,
      `|(?:欢迎|来|可以|快来|向我|给我|等你|接受|期待你?的?)投稿`,
      `|(?:评论区?|留言|弹幕)(?:里)?(?:点菜|点单|许愿|出题|接龙|点歌|起名|取名|给(?:主意|灵感))`,
      `|(?:帮|给)(?:我|它|他|她|这[只个家条]${within(4)})${within(6)}(?:[取起]个?名字?|想个?名字|出个?主意|支个?招)`,
      `|(?:下[期一集次条]|明天|接下来)${within(8)}[，,]?(?:你们?(?:来)?(?:定|选|决定|说了算|点|安排)|听你们?的)`,
      `|(?:你们?|大家)(?:还)?想(?:看|听|让我|学|知道)${within(10)}[？?，,！!\\s]{0,2}(?:我)?(?:在|来)?(?:评论|留言|告诉|弹幕|我来|我去|点)${within(6)}`,
      `|(?:一起|来|欢迎)${within(3)}(?:接龙|共创|补全|续写)|(?:把|用)你们?的${within(8, 1)}(?:发给我|发到评论|拍成|做成|写成|画成|放进)${within(8)}`,
    ),
    en: rule(
      String.raw`\b(?:send (?:me|us|in)|submit|share with (?:me|us)) your\b[^.!?]{0,24}|\bhelp (?:me|us) (?:name|choose|pick|decide|finish)\b[^.!?]{0,20}`,
      String.raw`|\bwhat should (?:i|we) (?:\w+ ){1,3}next\b|\byou (?:pick|choose|decide) (?:what|where|the next|my next)\b[^.!?]{0,20}|\b(?:pick|choose|vote on) (?:my|our) next\b[^.!?]{0,16}|\b(?:duet|stitch|remix) (?:this|me|with)\b`,
      String.raw`|\b(?:drop|leave|comment|suggest)\b[^.!?]{0,10}\b(?:your )?(?:ideas?|suggestions?|requests?)\b[^.!?]{0,20}`,
    ),
    notAfter: /被[^，,。]{0,4}$|[他她][^，,。]{0,4}$|老师$|公司$/u,
  },
  {
    id: 'stance',
    key: /同意|赞同|支持|认同|反对|该不该|应|谁|值不值|算不算|过不过分|有没有错|对不对|队|我站|你站|们站|家站|吗|过分|帮|挺|党|派|agree|side|unpopular|mind|am i/iu,
    kind: 'stance',
    zh: rule(
      `(?:你|你们|大家)(?:站|支持|同意|赞同|认同|反对)(?:谁|哪|吗|还是|不|这种|他|她|我|吧)${within(10)}`,
      `|你们?(?:支持|站|帮|同意|挺)${within(8, 1)}还是${within(8, 1)}|(?:同意|赞同|支持|认同|反对)的?(?:请|就)?(?:扣\\s*\\d|点个?赞|举手|转发|评论|双击|留言)`,
      `|(?:该不该|应不应该|应该不应该|谁对谁错|谁的错|值不值得?|算不算|过不过分|有没有错|对不对)${within(12)}[？?]`,
      `|(?:你|你们|大家)(?:觉得|说|认为)${within(14)}(?:该不该|应不应该|应该|对不对|对吗|合理吗|公平吗|正常吗|值得吗|过分吗|有错吗|值不值|算不算|谁对|谁错)${within(10)}`,
      `|(?:同意|赞同|认同)吗[？?]?|(?:评论区?|来|请|快|必须)站个?队|站个队|选个队|[党派](?:出来|集合|举手|站出来|受死)|党[^，,。]{0,2}[，,]?${within(8)}(?:分个?(?:胜负|高下|输赢)|谁赢)|(?:不同意|不服|反对|支持)的?(?:来|到|去)?评论区?(?:来)?${within(6)}|我站${within(8, 1)}[，,]你(?:们)?(?:呢|站)`,
    ),
    en: rule(
      String.raw`\bagree or disagree\b|\b(?:do|would) you agree\b|\b(?:whose|which|what) side (?:are|do|would)? ?(?:you|are)?[^.!?]{0,12}|\bpick a side\b`,
      String.raw`|\bunpopular opinion\b|\bchange my mind\b|\bam i (?:wrong|the only one|overreacting)\b|\bagree\?`,
    ),
  },
  // ── asks for one act ──
  {
    id: 'save',
    key: /藏|码住|马住|mark|马克|存|截|save|saving|pin |screenshot/iu,
    kind: 'save',
    zh: rule(
      `(?:建议|赶紧|记得|赶快|快|马上|先|务必|请|别忘了?|一定要|必须?|一键|点个?赞|点赞关注|抓紧|不如|可以|默默|快快)(?:加|点|和|＋|\\+|并|先)?\\s*收藏(?=[^\\p{L}\\p{N}]|$|起来|吧|备用|好(?!多|几|些)|再|慢慢|这[篇条份期一]|一下|关注|转发|加|和|防|不|夹|以后|下次|＋|\\+|了?再)(?:起来|备用|一下|吧|这[篇条份期])?`,
      `|收藏(?:备用|吃灰|防丢|不迷路|慢慢看|[=＝]学会|等于学会|这[篇条份期]|即可?学会|起来(?:慢慢|备用|下次|以后|随时|照)|好(?:下次|以后|随时|照着)|下来慢慢)`,
      `|[码马]住|(?:mark|马克)(?:住|一下|起来|！|!)|(?:先|建议|记得|赶紧|快|一定要)(?:(?:保存|存|截图|截屏)(?:下来|起来|好|一下|吧|备用|图片|着)|(?:保存|截图|截屏|存图)(?=[^\\p{L}]|$))`,
      `|存一份(?=[^\\p{L}]|$)|收藏好(?=[，,。！!])|(?:存|截图|截屏)(?:下来|起来|好|图)(?:备用|慢慢看|照着|下次|以后|随时|，?省得|，?去的时候)|值得收藏的(?:${within(6)}(?:攻略|清单|干货|教程|食谱|菜谱|方法|技巧|模板|网站|路线|歌单|书单))`,
      `|(?<=^|[，,。！!？?｜|\\s])(?:收藏[！!～~]|(?:收藏|存)(?:这|它|好|起来|下来|着)(?=[^\\p{L}]|$|[篇条份期张一，]))`,
    ),
    en: rule(
      String.raw`\b(?:save|bookmark|pin|screenshot)\s+(?:this|it|these)\s*(?:(?:post|video|reel|one|list|guide|recipe|map|checklist|thread|tip|tips|clip|page)\b|for (?:later|your|when|next)|before (?:you|your)|so you|if you|when you|now\b|$|[.!,])`,
      String.raw`|\bsave (?:for later|and share|now)\b|\b(?:hit|tap|press|smash) (?:that |the )?save\b|\bbookmark (?:this|it)\b|\bworth saving\b|\bdon'?t forget to save\b|\blike and save\b`,
    ),
    notAfter: TOLD,
  },
  {
    id: 'share',
    key: /给|到|艾特|@|圈|转|扩散|让更多|share|send|tag |repost/iu,
    kind: 'share',
    zh: rule(
      `(?:转发?|分享|发)给(?!我|大家|你们|你[看们，,。！!]|你$)(?:你|身边|那个|那位|那些|朋友|同事|闺蜜|家人|爸妈|父母|家里|爸爸|妈妈|老公|老婆|对象|男朋友|女朋友|孩子|室友|兄弟|姐妹|老板|领导|需要|正在|每一?个|每一?位|TA|ta|他|她|更多|所有|刚|还在|总|一个|想|爱|最)${within(12)}`,
      `|(?<=^|[，,。！!？?\\s])(?:转|转发|发)给(?!我|大家|你们|你[，,。！!]|她?他?自己)${within(14, 2)}`,
      `|把这[条个份篇期]?(?:视频)?(?:转发|分享|发|转)[给到](?!我)${within(12)}|[发转]到(?:家庭群|家人群|群里|朋友圈|家族群)${within(10)}`,
      `|(?:艾特|@|圈|@一下)(?:一下|出)?(?:你|那个|身边|闺蜜|老公|对象|好兄弟|兄弟|朋友|同事|TA)${within(10)}`,
      `|(?:请|求|帮忙|帮我|记得|麻烦|动动手指|赶紧|快|一起|欢迎|跪求)(?:大家)?(?:转发|扩散|转起来|转一下)|转发(?:起来|扩散|出去|让更多|一下吧)${within(6)}|让更多(?:的)?人(?:看到|知道)`,
    ),
    en: rule(
      String.raw`\bshare (?:this|it)(?: \w+)? (?:with|to)\b[^.!?]{0,24}|\bsend (?:this|it) to\b[^.!?]{0,24}|\btag (?:a|an|your|someone|somebody|that|the|you)\b[^.!?]{0,20}`,
      String.raw`|\b(?:please|pls) (?:share|repost)\b|\bshare (?:if|so) [^.!?]{2,24}|\brepost (?:if|this|to)\b[^.!?]{0,16}`,
    ),
    notAfter:
      /(?:[他她](?:们)?|我|有人|老板|同事|朋友|妈妈?|爸爸?|儿子|女儿|奶奶|闺蜜|老公|老婆|客人|把.{1,6}|\b(?:i|we|he|she|they|mom|dad|to)\s(?:\w+\s)?)$/iu,
    notBefore: /^了/u,
  },
  {
    id: 'follow',
    key: /关注|订阅|follow|subscribe|bell/iu,
    kind: 'follow',
    zh: rule(
      `(?:记得|点个?|点点|点一?下|欢迎|求|别忘了?|右上角|下方|帮忙|加个|麻烦|先|快|请|顺手|赶紧|(?<=收藏|点赞|三连|收藏、|点赞、|[＋+]))\\s*(?:加|和|＋|\\+|个|一波|点个?)?\\s*关注(?=我|我们|[^\\p{L}\\p{N}]|$|吧|呀|哦|一下|下(?!一)|不迷路|走|再|后|起来|@|收藏|点赞|和收藏|＋|\\+|呗|博主|本|啦|哈)`,
      `|(?<=^|[，,。！!？?\\s])关注(?:它|她|他|ta|这[个只条]${within(4)})(?=[，,。！!\\s]|$)|关注(?:我(?!家|国|妈|爸|的孩子|们的孩子|女儿|儿子|校|市|县|省|厂|司)|不迷路|走一波|博主|本频道|本号|本账号|这个号|账号|公众号|后续|下期)${within(8)}`,
      `|(?:欢迎|记得|点个?|求|快|请)订阅|订阅(?:我|频道|本频道|一下|不迷路)`,
    ),
    en: rule(
      String.raw`\bfollow (?:me|us|along|my (?:page|account|channel|journey)|this (?:page|account)|@\S+)(?=$|[.,!?;:)]|\s(?:for|to (?:see|get|learn|watch|keep|join|stay|find)|so|if|on|and|@|as (?:i|we)|because))[^.!?]{0,24}`,
      String.raw`|(?<=^|[.!?,]\s*)follow (?:so you|to see|to find|to keep|her|him|them)\b[^.!?]{0,24}|\bfollow for\b[^.!?]{1,24}|\b(?:hit|tap|smash|press|click) (?:that |the )?(?:follow|subscribe|bell)\b|\b(?:please |and |now |don'?t forget to |make sure (?:to|you) )?subscribe\b(?=$|[.,!]|\s(?:for|to (?:my|the|this|our|see|join|get)|if|now|and|so|here|today|before))[^.!?]{0,24}`,
    ),
    notAfter:
      /(?:值得|备受|引起|受到|持续|高度|密切|重点|应该|需要|更|互相|没人|家长|[他她](?:们)?|被|取消|粉丝)[^，,。]{0,2}$|\b(?:i|we|they|people|who|he|she)\s(?:\w+\s)?$|\bto\s$/iu,
  },
  // ── lures ──
  {
    id: 'thread',
    key: /未完待续|敬请期待|下[期集回周条一个]|明[天晚]|后天|周[一二三四五六日末]|且听|to be|tune|part|next|tomorrow/iu,
    kind: 'thread',
    zh: rule(
      `未完待续|敬请期待|(?:下[期集回]|下一[期集条]|下条视频|下个视频)(?:再|就|会|我们?|来|给|接着|继续|，|,|：|:)?\\s*(?:见|揭晓|揭秘|公布|告诉|讲|教|更|拍|说|聊|继续|看|带|解密|答案|开箱|上菜|出发|更精彩|去|做|试)${within(8)}`,
      `|(?:明天|明晚|后天|下周.?|周[一二三四五六日末])(?:再|接着|继续|晚上|同一时间)?(?:揭晓|公布|告诉你|更新下|更下|放(?:下|答案|结果)|讲后|接着讲|继续讲|继续更)${within(8)}`,
      `|(?<=^|[，,。！!？?；;\\s])下[期集回](?!预告|停|不|末|团|待|见过|的)${within(10, 1)}|(?:明天|明晚|后天|下周|周[一二三四五六日末](?:晚上?)?)(?:讲|发|揭晓|公布|告诉你?)(?=[，,。！!]|$)|(?:什么|为什么|是谁|怎么了|没来|成没成)[，,]\\s*(?:明天|明晚|后天|下周|周[一二三四五六日末]|下[期集条])${within(6)}`,
      `|下一?[条期集回](?!末)(?:视频)?${within(6)}(?:给你们?|给大家|告诉|见分晓|揭|读给|讲给|公布|再说|接着)${within(6)}|(?:清单|成品|答案|结果|后续|教程|下半?[集部])${within(3)}(?:出来|做好|更新|发)${within(3)}(?:第一时间|告诉你)${within(4)}`,
      `|(?:答案|结果|后续|结局|真相|剩下的|下半[段集]|第二[集部]|下集|续集)${within(4)}(?:下[期集周回]|明[天晚]|后天|下条|下一[期集条]|周[一二三四五六日末])${within(6)}|且听下回`,
    ),
    en: rule(
      String.raw`\bto be continued\b|\bstay tuned\b|\bpart (?:2|two|3|three|ii)\b[^.!?]{0,12}\b(?:tomorrow|soon|coming|next|drops|out|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b`,
      String.raw`|\b(?:next|the next) (?:episode|video|part|week|time)\b[,:]?\s*(?:i|we|you|it|she|he|they|:|–|-)(?:'ll| will)?\b[^.!?]{0,24}|\b(?:answer|result|reveal|rest|ending|story|update|recipe|verdict)s?\b[^.!?]{0,16}\b(?:tomorrow|next (?:week|video|episode|time)|in part (?:2|two))\b|\btune in\b[^.!?]{0,20}`,
    ),
    notAfter: /上次|\blast$/iu,
  },
  {
    id: 'backstage',
    key: /幕后|花絮|穿帮|NG|怎么拍|流程|过程|全程|拍摄|正片|片|镜头|相机|[剪放收]进|视频|behind|blooper|outtake|bts|how i|how we|what you|cut from/iu,
    kind: 'backstage',
    zh: rule(
      `幕后(?=花絮|故事|是|来|大|放|拍|制作|日常|纪实|记录|手记|实录|小|vlog|那些|[^\\p{L}]|$)${within(6)}|花絮|穿帮|NG(?:镜头|合集|片段|集锦)`,
      `|(?:是)?怎么拍(?:的|出来)(?!照)|(?:流程|过程|全程)[都也]?(?:拍|给|录)给?你们?看${within(4)}|拍摄间${within(8)}|拍摄(?:过程|现场|花絮|日常|背后|的?一天|手记)|(?:正片|视频|片子)(?:里|之外|以外)?(?:没|外|背后)(?:有)?(?:剪进去|放进去|拍到|的故事)?${within(6)}`,
      `|(?:没|未)(?:剪|放|收)(?:进|入)${within(4)}(?:正片|去的|视频|片)${within(4)}|(?:这[条期支个](?:视频|片子)?|这个镜头|我的视频|视频)${within(4)}(?:是)?(?:怎么|如何)(?:拍|剪|做)(?:的|出来)|镜头(?:背后|外|后面)(?:的|是)?${within(6)}|相机后面${within(6)}`,
    ),
    en: rule(
      String.raw`\bbehind[- ]the[- ]scenes\b|\bbloopers?\b|\bouttakes?\b|\bbts of\b|\bhow (?:i|we) (?:film|filmed|shot|shoot|edit|edited|make|made) (?:this|my|our|that) (?:video|videos|film|shot|reel|episode|clip|vlog)s?|\bwhat you (?:don'?t|didn'?t) see\b|\bcut from the (?:final|video|film)\b`,
    ),
    notAfter: /退居|转到?|电影|走到/u,
  },
  {
    id: 'question-comment',
    key: /评论|留言|弹幕|你|说|讲|招|聊聊|讲讲|晒晒|分享|告诉我|写下|说出|comment|below|there|you|who else/iu,
    kind: 'question',
    zh: rule(
      `(?:评论区?|留言区?|弹幕)(?:里|区里)?(?:一起)?(?:聊聊|聊一聊|说说|说一说|告诉我|告诉大家|写下|留下|分享|讨论|报(?:上|一下|个)|交流|晒出?|教教我|打出|唠唠|吱一声|答|回答|蹲一?个|等你|等着你|见(?=[，,。！!～~\\s]|$))(?!的|了|过|区|会)${within(8)}`,
      `|留言(?:给我|告诉|聊|说|写|讲|分享)(?!的|了)${within(8)}|(?:聊聊|说说|讲讲|晒晒|分享一?下?|告诉我|写下|说出)你们?(?:的|家|那|最|身边|小时候|第一次|遇|心)${within(12)}`,
      `|换作?你(?:们)?[，,]?(?:会|能|怎么|愿意|敢)${within(12)}|(?:懂的|知道的|有经验的|过来人)(?:朋友|姐妹|人)?(?:来|进来)?(?:说说|讲讲|指点|支个?招|说一下)|(?:换作?|如果)是你(?:们)?[，,]?(?:会|能|怎么|愿意|敢)${within(16)}|你们?的呢|你们?(?:都|平时|家|那儿|那边)?(?:是)?怎么${within(8, 1)}的(?=[^\\p{L}]|$)|你(?:们)?还(?:有|知道|踩过|见过|想到)(?:什么|哪些?)${within(8)}`,
      `|你(?:们)?(?:怎么看|怎么想|怎么选|会怎么[做选办]|觉得呢|呢[？?]|们呢|怎么说)`,
    ),
    en: rule(
      String.raw`\b(?:tell (?:me|us)|let (?:me|us) know|share|answer|drop (?:it|your)|write|leave (?:a|your))\b[^.!?]{0,28}\b(?:comments?|below|down there)\b|\bcomment (?:below|your|with your|what|where|which|if you)\b[^.!?]{0,20}`,
      String.raw`|\b(?:what|how) (?:do|about|would|are|did) you(?:rs)?\b[^.!?]{0,40}\?|\bwhat'?s your\b[^.!?]{1,40}\?|\bwhat is your\b[^.!?]{1,40}\?|\bwhat(?:'s| is| was) the \w+(?: \w+){0,3} you(?:'ve|r)?\b[^.!?]{0,30}\?|\bhave you ever\b[^.!?]{2,40}\?|\bwhere (?:are|do|would) you\b[^.!?]{1,30}\?|\bwho else\b[^.!?]{2,30}\?|\btell me (?:yours|your)\b[^.!?]{0,20}`,
    ),
    notAfter:
      /[他她](?:们)?[^，,。]{0,3}$|(?:有人|网友|粉丝|老板|妈妈|爸爸|客人|读者|都在?|被|看完?|翻|回复|刷|我在|\b(?:i|people|they|he|she|didn't)\s(?:\w+\s)?)$/iu,
  },
  {
    id: 'question-you',
    key: /[？?吗呢么嘛]|推荐|支招|建议|解答|安利|大神|科普/u,
    kind: 'question',
    zh: rule(
      `(?:你|你们|大家|各位|屏幕前的你)(?!知道|敢|以为|确定|信|真的|还在|凭什么|懂|发现|见过|听过|不会|不|总|也|为什么|试过|吃过)${within(18, 1)}(?:什么|哪[里儿个些种一家道年首部座句]?|怎么[办做过样]|多少|几[个年岁次点]|谁|有没有|怎样|如何)${within(10)}[？?]`,
      `|(?:你|你们|大家|各位)(?:有没有|会不会|愿不愿意|想不想)${within(16, 1)}[？?]|(?:你|你们|大家|各位)(?:有过|会|还记得|记得|喜欢|也有|有|愿意|小时候|想)(?!不敢|不会|没有)${within(16)}[吗么嘛呢][？?]`,
      `|有没有(?:人|小伙伴|朋友|同款|姐妹|兄弟|懂的|谁|宝子|家人)${within(14)}[？?]|(?:求|跪求)(?:推荐|支招|建议|解答|安利|大神|科普)|(?:有|谁有)(?:什么|没有)?${within(6)}(?:推荐|建议|好办法)(?:的)?[吗么？?]`,
    ),
    notAfter: /难道|谁说|为什么|凭什么|告诉|带|教|问|如果|让|给|等|对/u,
    notBefore: /^(?:答案|因为|今天(?:我|就|给)|我来|这[条期]|看完|一[条个]视频)/u,
  },
  {
    id: 'suspense-ending',
    key: /最后|结尾|结局|看完|剧情|反转|到|别|秒|end|for it|plot/iu,
    kind: 'suspense',
    zh: rule(
      `先?别(?:划走|划|滑走|眨眼|走开|急着划)|第[一二三四五六七八九十\\d]+[秒分]钟?(?:看|注意|开始|出现|有|请)${within(6)}|(?:看|等|坚持|听|撑|忍)到(?:最后|结尾|结局)|(?:一定|务必|建议|请|求你们?)要?(?:耐心)?看完|最后(?:一[秒个幕句]|\\d+秒|[一二三十]+秒|那[个句一])${within(6)}(?:亮|惊|哭|绝|泪|反转|笑|重点|沉默|破防|愣|没想到)${within(4)}`,
      `|(?:结局|结尾|最后|剧情)${within(3)}(?:反转|神转折|意想不到|惊呆|泪目|破防|太意外|出乎意料|没想到)|神?反转(?:再反转|来了|！)`,
    ),
    en: rule(
      String.raw`\b(?:wait|watch|stay|stick around)\b[^.!?]{0,12}\b(?:for it|for the end|(?:till|until|til|to) the (?:very )?end)\b|\bplot twist\b|\bthe ending\b[^.!?]{0,20}\b(?:shock|surpris|cry|speechless|twist|will)\w*`,
    ),
    notAfter: /别|不用|不必|没|没能|坚持不|还没/u,
    notBefore: /^(?:了|的书|的人)/u,
  },
  {
    id: 'suspense-unexpected',
    key: /[想料]|猜|直到|[只就里]|那一刻|着|没|谁|僵|发|抖|下一秒|接下来|什么|怎么了|是谁|傻|愣|惊|沉默|石化|懵|破防|不淡定|竟|居然|原来|却|真相|秘密|玄机|人|……|believe|guess|expect|happen|coming|tells|told|talks|until|truth|secret|reason/iu,
    kind: 'suspense',
    zh: rule(
      `(?:万万|谁[也都能]?|[我他她]们?|怎么[也都]|死[也都]|做梦[也都]|完全|从|真|从来|却|都|，|,)?没(?:有)?(?:想|料)到(?!要|大家|你们|会有这么多|这么多人|有这么多)${within(10)}|谁能想到${within(8)}|(?:你|你们)?(?:绝对|肯定|一定|永远|打死|可能)(?:都|也)?(?:猜|想|想象|料)不到${within(8)}|你(?:们)?(?:猜|想)不到${within(8)}|意想不到的${within(6)}|想不到${within(3)}(?:竟|居然|是)${within(6)}`,
      `|直到(?:${within(14)})(?:才|发现|那一刻|打开|看见|看到|听到|听见|翻|遇[见到]|问|拆|尝|推开|走进)${within(8)}`,
      `|(?:只|就)(?:说|写|问|留|回|给|放|剩)(?:了|下)?(?:我|他|她)?(?:一下)?[一两二三四五六七八九十几半\\d]+(?:句话?|个字|个问题|张纸条?|个数字|样东西|行字|个词|张照片|把钥匙)${within(6)}|那一刻[，,]?我(?:才)?(?:知道|明白|懂|后悔|意识到|突然|决定|不)${within(8)}|(?:里面|夹层|底下|背后|后面|下面|里)(?:竟|居然|还|却)?(?:缝|夹|藏|躺|写|放|塞|压|埋|贴|裹)着${within(8)}|(?:没人敢|谁也不敢|没有人敢|谁都不敢|没人说话|没人知道)${within(8)}|(?:我|他|她|全家)(?:直接|当场|足足)?(?:愣了|愣在|僵住|说不出话|后背发凉|手都在抖|头皮发麻)${within(6)}`,
      `|直到(?:我|他|她|有人|有一天|那天|今天|昨天)${within(10, 1)}(?:了|才|见|到|过)${within(8)}|(?:里|里面|后面|底下)?(?:有|是|装着|写着)(?:了)?什么[，,]\\s*(?:周|明|下|后|最后|看)${within(8)}|(?:他|她|它|我)?为什么${within(6)}[，,]\\s*(?:明天|明晚|下[期集条]|后天)${within(6)}`,
      `|(?:下一秒|接下来(?:发生)?的(?:事|一幕|画面))${within(8)}|(?:到底|究竟|后来|那[天晚年]|里面|之后)${within(4)}(?:发生了什么|经历了什么|藏着什么|藏了什么|有什么|怎么了|是谁)`,
      `|(?:结果|当场|瞬间|直接|全场|所有人|那一刻[，,]?|一打开|打开${within(6)}|看完${within(4)}|全家|整个人)(?:我|他|她|都|就|全)?(?:傻眼|愣住|惊呆|沉默|石化|傻了|看傻|懵了|破防|不淡定)(?:了)?`,
      `|(?:原因|答案|真相|理由|凶手|秘密|结果|老板)(?:竟|居然|原来|却)${within(8)}|(?:背后|藏着|隐藏|里)(?:的|着)?${within(6)}(?:真相|秘密|玄机)|真相(?:来了|只有|让|大白|竟)${within(8)}|(?:9\\d|九成|九十九)\\s*[%％]?的?人(?:都)?(?:不知道|没见过|做错|猜错|答错|不敢)${within(4)}`,
      `|(?:那一刻|那天|之后|后来|结果|然后|门后|发现|突然|里面|打开|一看|直到|推开门|竟|才|却|但是|不料|没等)${within(6)}……`,
    ),
    en: rule(
      String.raw`\byou(?:'ll| will)? ?(?:won'?t|never|wouldn'?t|can'?t)(?: never)? (?:believe|guess|expect)\b[^.!?]{0,24}|\bwhat happened (?:next|after|when|to)\b[^.!?]{0,20}|\b(?:then|and) this happened\b|\b(?:i|we|no ?one|nobody) (?:did ?n[o']t|never|wasn'?t|could(?:n'?t| not) have)? ?(?:expect(?:ed|ing)?|saw (?:it|this|that) coming|tells you|told me|talks about)\b[^.!?]{0,24}|\buntil (?:i|we|he|she|they|this|one day|it)\b[^.!?]{2,30}`,
      String.raw`|\bthe (?:real |shocking |dark |hidden )?(?:truth|secret|reason) (?:about|behind|why|nobody|no one|of|to)\b[^.!?]{0,24}|\bguess what\b[^.!?]{0,20}`,
    ),
    notAfter: /从早[^，,。]{0,8}$|谢谢|感谢|营业|开放|别|不要/u,
    notBefore: /^[^，,。]{0,6}(?:谢谢|感谢)/u,
  },
  {
    id: 'golden-line',
    key: /是|愿|没有|不会|总会|终|你要|你只管|有些|有的人|从来|永远|往往|都|life|love|home|time|happiness|freedom|success|courage|grief|kindness|best/iu,
    kind: 'golden-line',
    isLast: true,
    zh: rule(
      `(?:^|(?<=[。！!？?\\n—\\s，,：:]))(?:`,
      `所谓[^。！!？?\\n]{2,16}[，,]?(?:不过是|不过|就是|无非是?|其实是|都是)[^。！!？?\\n]{3,20}`,
      `|愿(?:你|我们|每|所有|世间|天下)[^。！!？?\\n]{4,24}`,
      `|(?:真正的|最好的|最长的|最深的|最贵的|最远的)[^。！!？?\\n，,]{1,8}[，,]?(?:从来|永远|不是|是|往往|都)[^。！!？?\\n]{3,24}`,
      `|(?:人生|生活|成长|幸福|自由|青春|岁月|孤独|陪伴|故乡|长大|爱|告别|时间|日子|命运|勇气|温柔|遗憾|热爱|平凡|回家|家)[^。！!？?\\n，,]{0,8}(?:从来不是|从来|不是|就是|终究|终会|不过是|不会|总会|是|才是|没有)[^。！!？?\\n]{3,26}`,
      `|(?:不是|没有)[^。！!？?\\n，,]{2,14}[，,]\\s*(?:而是|只有|只是)[^。！!？?\\n]{0,10}(?:人生|生活|成长|幸福|自由|青春|岁月|孤独|陪伴|故乡|爱|勇气|时间|自己|远方|心|遗憾|热爱|人|回忆|日子|家)[^。！!？?\\n]{0,8}`,
      `|(?:你要|你只管|总有|终有|有些|有的人)[^。！!？?\\n，,]{2,12}[，,]\\s*(?:才|就|会|有些|有的人|自会|时间|剩下的)[^。！!？?\\n]{3,20}`,
      `)`,
    ),
    en: rule(
      String.raw`(?<=^|[.!?\n—,:]\s*)(?:`,
      String.raw`(?:life|love|home|time|happiness|freedom|success|courage|grief|kindness) (?:is|isn't|is not|was never|doesn't|never)[^.!?\n]{6,60}`,
      String.raw`|the best [\w ]{2,24} (?:is|are|isn't|aren't) (?:not |the |never |always |what )[^.!?\n]{4,50}`,
      `)`,
    ),
    notBefore: /[？?]/u,
  },
  {
    id: 'golden-close',
    key: /[不没]|是.{0,6}最|n't|never|not /iu,
    kind: 'golden-line',
    isLast: true,
    // After other sentences, with nobody in it who says «I»: a line that stands by itself.
    zh: rule(
      `(?<=[。！!？?…\\n]\\s*)(?![^。！!？?\\n]*[我\\d])(?:`,
      `[^，,。！!？?；;\\n]{0,12}[不没][^，,。！!？?；;\\n]{1,14}[，,][^，,。！!？?\\n]{0,8}(?:是|只会|才|就会|自会)[^。！!？?\\n]{2,20}`,
      `|[^，,。！!？?\\n]{2,10}[，,]?(?:就)?是[^，,。！!？?\\n]{0,6}最[^。！!？?\\n]{2,14}`,
      `)`,
    ),
    en: rule(
      String.raw`(?<=[.!?\n]\s*)(?![^\n]*\b(?:i|my|me|i'm)\b)(?:`,
      String.raw`[a-z][^.!?,\n]{1,30}(?:n't|never| not) [^.!?\n]{2,40}[,;.] ?(?:it|they|you|we|he|she)(?:'s|'re| is| are| just| only| was)\b[^.!?\n]{2,40}`,
      String.raw`|(?:you|we) (?:don't|never|can't) [^.!?,\n]{3,30}[,;.] ?(?:you|we|it|just|only)\b[^.!?\n]{3,40}`,
      `)`,
    ),
    notBefore: /^[？?]/u,
  },
]
