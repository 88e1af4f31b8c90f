const some = (...parts: readonly string[]) => parts.join('|')
const raw = String.raw

const NUMBER = raw`(?:\d[\d,.]*|[一二两三四五六七八九十百千万几半]+)\s*(?:万|千|百|w\b|k\b|m\b|thousand|million)?\+?`
const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day'

/** The words that patterns are made of, in Chinese and in English, under the name by which `say` knows them. */
export const WORDS = {
  // ── where a sentence begins and ends ──
  start: raw`(?<=^|[。！!？?；;\n]\s?|\.\s)`,
  stop: raw`(?=[\s。.！!~～…\u2600-\u27bf\ud800-\udfff\ufe0f]*(?:$|[。！!？?；;\n]))`,
  // ── who is spoken to, who is told of ──
  you: some(
    '你们?|大家|各位|诸位|大伙儿?|咱们|家人们|姐妹们?|兄弟们?|宝子们?|宝宝们|朋友们|老铁们?|街坊|同行|学长|学姐|前辈|大师|高手|大佬|过来人|同学们|车友|钓友|书友|老乡|妈妈们|爸爸们|家长们|屏幕前',
    raw`\byou(?:r|rs|'re|'ve|'d|'ll)?\b|\by'?all\b|\bfolks\b|\beveryone\b|\banyone\b|\banybody\b`,
  ),
  /** Those for whom an ask is meant: «怕漏课的家长», «也在熬的», «如果你也…». */
  those: some(
    raw`(?:如果|要是|假如|若是|只要)[^。！!？?\n]{2,16}[，,]?|(?<![一-鿿a-z0-9])[^，,。！!？?；;\n]{1,16}[的了过](?:人|朋友|同学|姐妹|兄弟|家长|宝子|网友|伙伴|家人)?们?[，,]?(?:就|请|可以|也|再|先|给我|给自己|给孩子|给[^，,。]{1,3}|不妨|来|在){0,2}`,
    raw`(?:喜欢|觉得|想|看|被|学|怕|爱|懂|要|会|舍不得)[^，,。！!？?；;\n]{1,14}[，,]?(?:就|请|可以|也|再|先|给我|不妨|来){0,2}`,
  ),
  they: '[他她它]们?|妈妈?|爸爸?|老婆|老公|奶奶|爷爷|女儿|儿子|孩子|老板|同事|粉丝|网友|有人|客人|领导|室友|老师|学生|邻居|房东|医生',
  near: some(
    '你(?!们)|身边|周围|家里|家族|那个|那位|那些|爸妈|父母|长辈|老人|朋友|闺蜜|对象|室友|同事|同学|兄弟|姐妹|老公|老婆|男友|女友|男朋友|女朋友|爸爸?|妈妈?|孩子|需要|正在|正要|准备|还在|总|刚|每一?[个位]|所有|更多|一个|ta',
    '想|爱|最|群|老板|领导|老师|邻居|亲戚|新手|同款|下一个|有缘|同样|懂',
  ),
  // ── how an ask is put ──
  urge: '建议|记得|记着|赶紧|赶快|快|马上|先|务必|请|别忘|千万|一定|必须|不妨|不如|可以|默默|顺手|顺便|麻烦|帮忙|帮我|求|欢迎|劝你|都给我|给我|动动|强烈|值得|拜托|有劳|辛苦|抬手|最好|来个|来一?波',
  /** Where an English verb is an order: at the head of a clause. */
  do: raw`(?<![a-z'] ?|[、，])|(?<=\b(?:and|then|just|please|pls|so|now|way|go|better|or|but|first|also|remember to|forget to|sure to|sure you|wanna|want to|gotta|might)\s)`,
  so: '免得|省得|怕|以免|别错过|不错过|不然|要不|不迷路|找不[到着]|走丢|走散|第一时间|通知|提醒|漏',
  // ── acts ──
  like: raw`点个?[完了]?赞|点一?[个下]赞|给个?赞|个赞|赞一[个下]|双击|大拇指|👍|按赞|按个赞|\blike\b|\blikes\b|thumbs[- ]up|double[- ]tap`,
  heart: raw`小?红心|爱心|小心心|点个?心|给个?心|❤️?|♥️?|🫶|💛|💙|\bhearts?\b`,
  talk: some(
    '评论|留言|弹幕|公屏|楼下|底下|下面|说说|说一说|讲讲|讲一讲|聊聊|聊一聊|唠唠?|写写|吐一?吐|吐槽|报个|报一下|晒|回一?[个句下]|留[一句个下]|写[一下出在]|告诉|说出|扣[个一\\d]|接龙',
    raw`\bcomments?\b|\bbelow\b|\breplies\b|\btell (?:me|us)\b|\bdrop\b|\bput it\b|\bleave\b`,
  ),
  save: '收藏|存一?下|存好|存起来|存下|存图|存[个张份着住进到]|存一份|存手机|存相册|[码马]住|码一?下|截图|截个?图|截屏|截下|cap ?图|保存|留着|留存|留好|留一?份|mark|马克|收好|收进|抄下|抄一份|抄走|记下来|打印|贴[在到]|囤着|插眼|书签|收着|袋住|备着|备一份|备忘录里',
  coin: '投币|硬币|投个?币|三连',
  follow: raw`关注|订阅|追更|蹲一?[个蹲]|\bfollow\b|\bsub\b|\bsubscribe\b`,
  share: '转发?给|分享给|发给|甩给|扔给|丢给|推给|拿给|传给|转告|转到|发到|转进|发进|甩到|扔到|丢进|甩进',
  // ── numbers ──
  number: NUMBER,
  count: some(
    raw`(?:点?赞|播放量?|观看|人|粉丝?|评论|留言|转发|收藏|投币|硬币|币|小?红心|爱心|关注|订阅|弹幕|三连)(?:数|量|人数)?[能要]?(?:[超突]过|过|到了?|满|[突冲]?破|达到?|够|超|上|凑[够齐满]|攒[够到]|集齐|能有|等到)\s*${NUMBER}(?!分|岁|天|年)`,
    raw`有\s*${NUMBER}\s*个?人?(?:点?赞|评论|留言|想看|收藏|转发|要)|(?:涨|到|攒|凑)到?了?\s*${NUMBER}\s*个?(?:粉|赞|人)|(?:满|过|到|够|破|凑[齐够满]?|超过?|攒[够到]|集[齐够]|能上|能有|冲上?|上)\s*${NUMBER}\s*个?(?:人|条|次)?(?:点?赞|播放|观看|粉丝?|评论|留言|转发|收藏|币|小?红心|爱心|关注|订阅|弹幕|三连|想要|想看|想学|人想|人要|就(?=去|拍|开|更|出|剪|吃))`,
    raw`${NUMBER}\s*[个条次]?(?:点?赞|播放|粉丝?|评论|留言|转发|收藏|投币|硬币|小?红心|关注|[“「]想看[”」])(?=[，,]|就|我|马上|立刻|更|开|出|解锁)`,
    raw`\b(?:\d[\d,.]*\s*[km]?\+?|(?:a|one|two|three|five|ten|fifty) ?(?:hundred|thousand|million)?)\s*(?:likes?|comments?|shares?|subs(?:cribers)?|followers?|follows|saves?|hearts?|views?|reposts?|of you|people|coins?)\b`,
  ),
  // ── time to come ──
  next: some(
    '下一?[集期回篇条章话](?![末停])|下半[段场集部]|后半[段集场]|续集|第[二三四五六七八九十\\d]+[集期篇部回](?=再|见|讲|说|接|是|：|:|就|我)|后续|下次视频|下个视频|下支',
    raw`\bnext (?:episode|video|part|one|post|reel|chapter|instal)\w*|\bpart (?:2|3|4|5|two|three|four|ii|iii)\b(?! of\b|:)|\bthe rest\b|\bepisode two\b`,
  ),
  soon: some(
    '明[天晚早儿]|后天|今晚|下周[一二三四五六日末]?|下礼拜|下回|下次(?!用|买|去|来|做菜)|下个?月|周[一二三四五六日末]|星期[一二三四五六日]|礼拜[一二三四五六日]|改天|过[几两]天|[一二三两]天后|[几\\d]号|月底|年后|开庭[之以]?后|[之以]后(?:我)?再|等[^，,。]{1,8}(?:再|我就|就)',
    raw`\btomorrow\b|\btonight\b|\bnext (?:week|time|month)\b|\b${WEEKDAY}\b|\bthis weekend\b|\bin (?:a few|two|three) days\b`,
  ),
  tell: '再?接着?讲|再?接着|继续|揭晓|揭秘|公布|见分晓|告诉你|再说|再聊|再讲|再看|讲完?|更新|更(?![好多大加高快美难贵重适精不])|放出|放上|接着看|见(?![过面到])|交代|开奖|分解|发(?!货|工资|烧|现|布会)|装|上架|开讲|带你|带大家|带给|聊|说(?!走)|拆',
  /** Something that a creator does with what viewers send. */
  make: some(
    '演|拍成|拍一|画(?!面)|写成|写进|做成|做进|做一|唱|写上|配(?!件)|剪进|剪成|编一?[个成首段]|猜|实测|修(?!炼)|调|绣|缝|织|读给|念|念出|翻唱|弹|改编|编[成进]|测|安排|还原|复刻|挑战|上墙|上镜|翻牌|署你|署名|收录|拼成|雕|刻|烤|煮',
    raw`\b(?:mix|draw|paint|build|rebuild|cook|bake|make|write|sing|play|read|film|sew|turn|animate|illustrate|cover|knit|carve|design|try|rank|review|fix|test|wear|roast|react|feature|pick|stitch)\w*\b`,
  ),
  // ── things to come back to, to give, to see ──
  later: some(
    '下次|以后|回头|到时候?|用得[着上到]|用的?时候|的时候(?:再|用|看|翻|拿|照|直接|对|打开)|备用|备查|防丢|慢慢[看学练用抄啃]|随时|翻出来|拿出来|找出来|掏出来|翻一?翻|翻一?遍|对照|照着|照抄|照做|照买|照单|省得|免得|以免|需要时|哪天|迟早|早晚|总有一天|总会用|不用再[搜找查翻问]|找不[到着]|急用|应急|用[时得]|要用|再翻|逐条|一条条|打勾|核对',
    raw`[^，,。\d]{1,8}前(?:先|再|拿|翻|打开|看|过|默念|念|核对|对一?[遍下]|照)`,
  ),
  'for-later': raw`\bfor (?:later|next|when|reference|the next|your|trade|tax)\b|\bbefore (?:you|your)\b|\bwhen(?:ever)? (?:you|it|your|the)\b|\bso you\b|\bnext time\b|\bhandy\b|\bon hand\b|\bcome back\b|\byou'll (?:need|want|thank|be glad)\b|\bthank me\b|\bin case\b|\b(?:some|one) day\b|\bfor (?:the |a |your )?[\w-]+ (?:day|season|night|week|trip|morning|project|run)\b|\bat the (?:store|shop|dealer|gym|airport|market|counter)\b|\b\d ?a\.?m\b`,
  goods: raw`链接|文件|资料|表格?|模板|pdf|清单|隐藏|教程|方子|源文件|图层|谱子?|笔记|配方|预设|配置|电子版|课件|原图|壁纸|答案|口诀|网盘|代码|脚本|图纸|歌单|书单|名单|地址|合集|全套|完整版|\b(?:link|pdf|template|sheet|guide|recipe|chart|file|preset|code|list|pattern|checklist|tabs|spreadsheet|map|script)s?\b`,
  give: '发你|发给你|私发|私你|私信[发给]?你|送你|给你们?(?:发|放|传|寄|拿)|弹(?:出|链接)|传你|甩你|寄你|领(?:取|走|一份|去)|来领|可领|就能领|区领|拿走|自取|取走|解锁|放出来|(?:直接|全都?|都|免费)给你|换(?!衣|个|季)[^，,。]{1,6}|挨个[发送给传]|一个个[发送给传]|逐个[发送]|全发|就发(?!下)|自动[发回弹]|打包[发送带]|抱走|带走',
  // ── what general truths are about ──
  abstract:
    '人生|生活|成长|幸福|自由|青春|岁月|时光|孤独|陪伴|牵挂|惦记|故乡|长大|被?爱|告别|时间|日子|命运|勇气|温柔|遗憾|热爱|平凡|回家|家|父母|父亲|母亲|父爱|母爱|婚姻|手艺|人|钱|记忆|思念|等待|离别|朋友|身体|善[良意]|体面|尊严|成年人?|老去|老师|医生|孩子|故事|土地|庄稼|努力|懂事|坚强|沉默|距离|缘分|信任|原谅|自律|失去|拥有|远方|世界|山|路|病|死亡?|活着|村庄|安静|热闹|对手|输赢|机会|底气|诚实|耐心|专业|工作|关系|感情|童年|衰老|健康|读书|学习|生命|希望|家人|亲人',
  truths:
    'life|love|home|time|happiness|freedom|success|courage|grief|kindness|rich|free|family|healing|growth|growing up|patience|forgiveness|money|hope|peace|strength|rest|trust|memory|luck|progress|discipline|confidence',
} as const satisfies Record<string, string>
