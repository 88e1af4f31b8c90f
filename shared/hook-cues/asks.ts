import { say, type HookRule } from './phrases.ts'

/** Asks for one act of the viewer, and what is promised for acts. */
export const ASKS: readonly HookRule[] = [
  {
    id: 'dual-track',
    kind: 'dual-track',
    over: 4,
    needs: say`赞|心|双击|like|heart|tap`,
    cues: [
      // The light ask and the deep one, each with those it is meant for.
      [
        1.5,
        say`{those}~4(?:{like}|{heart})|\?[^.!?]{0,24}(?:\blike\b|\bheart|❤️)
          |\b(?:like|heart)(?: this| it)? (?:if|when) |\bif [^.!?]{2,80}, (?:hit |leave a |drop a |tap |give it a )?(?:the |that |a )?(?:like|heart)`,
      ],
      [
        1.5,
        say`(?:{like}|{heart})~~30[，,；;。！!\n]\s*{those}~10(?:{talk}|{save}|{coin}|关注|转发|转给|{heart})
          |(?:\blike\b|\bheart\b|tap)[^?]{0,80}\?[^.!?]{0,16}\b(?:save|comment|put|drop|tell|leave|follow|write|bookmark|share)
          |(?:save|bookmark|comment|follow|share)(?: this| it)? (?:if|when) |\b(?:like|heart)[^?]{0,40}\bif [^.!?]{2,80}, (?:tell|save|comment|follow|share|put|write)`,
      ],
      // Two acts that vote for two things are a vote.
      [-2, say`扣\s*[12一二ab]|打\s*[ab12]|选|[多高]的?我?就|票|下集|剧情|结局|支持~8支持|让[他她它]`],
      [-2, say`满|(?:过|破|到)\s*{number}`],
    ],
  },
  {
    id: 'unlock',
    kind: 'unlock',
    yieldsTo: ['ending-vote'],
    over: 2,
    needs: say`凭截图|your dms|pinned|主页|拉你|赞|message|text me|grab|[给发送领取换私邮链弹拿寄]|解锁|带走|\bget|\bdm|send|unlock|yours|i'll
          |in your|link`,
    cues: [
      [3, say`凭截图[^。！？]{0,8}(?:领|换|取|送|免)`],
      [2, say`\bto your (?:dms|inbox)|\bcheck the pinned (?:comment|post) for|\bstraight to you`],
      [
        3,
        say`(?:扣|打|留言?|发送?|回复?|评论)~3["“「『][^"”」』]{1,8}["”」』]~6[，,]?~8(?:发你|发给你|统一发|拉你|自动|自取|领|送)
          |(?:{like}|{heart}|关注|三连|转发)[^。！？\n]{0,12}[，,][^。！？\n]{0,10}(?:主页|后台|私信|网盘)[^。！？\n]{0,6}(?:等你|拿|取|领|看|发)
          |{do}(?:follow|like|share|leave a like|repost|drop a \w+)\b[^.!?]{0,24}\b(?:and|to) (?:dm|message|text|get|grab)\b
          |\b(?:is|are) yours\b[^.!?]{0,20}`,
      ],
      // One's own act …
      [
        2,
        say`(?:留|写)下?(?:你的)?邮箱
          |(?:评论区?|留言|弹幕|底下|下面|下方|私信|后台|扣|回复?|打出?|发|留|楼下|主页)~4(?:扣|回复?|打|发|留|敲|喊|写)?~3(?:["“「『【‘']~8["”」』】’']|\d{1,4}(?!\d|个|赞|分|条|人)|[a-z]{1,10}|暗号|关键[词字]|求|想要|邮箱)`,
      ],
      [
        2,
        say`(?:先|点亮|点个?|给个?|给颗?|留个?|来个)~3(?:{like}|{heart}|{coin})
          |(?:{like}|{heart}|{coin})(?:一下|之?后|了|完)?[，,]?~4(?={give})
          |(?:关注|转发|收藏|三连|{like})(?:这条|本条)?~6(?:[+＋和并加后再]|截图|到~4群)`,
      ],
      [
        2,
        say`{do}(?:comment|drop|leave|type|reply|dm|say|put)\b(?: me| us)?(?: with)? [^.!?]{1,30}?,? (?:and (?:i|it|my|we|you)|to get|for the|& i|so i can|\+|gets?)\b`,
      ],
      [2, say`{do}(?:like|follow|share|tap|heart|subscribe|repost)\b[^.!?]{0,30}(?:and|to|&|\+)`],
      // … and what it opens for oneself.
      [2, say`{give}`],
      [1, say`给你们?看`],
      [1, say`{goods}`],
      [1.5, say`(?:in|to|check) your (?:inbox|dms)|\bi'll (?:send|dm|message|email|reply)`],
      [
        2,
        say`\bi(?:'ll| will|'m|'d)\b[^.!?]{0,16}\b(?:send|dm|reply|share|drop|message|email|unlock|mail)
          |\bit's yours|\bis yours|\bgets? you\b|\bbot sends?|sends you|\bunlocks?\b|\bto get (?:the|my|your|it)
          |\bfor the (?:link|pdf|full|file|template|recipe|list|guide)|\bdms? you|\bin your (?:inbox|dms)`,
      ],
      [
        -4,
        say`解锁(?:新|了|成就|隐藏结局)|{number}个?(?:赞|关注|评论|转发|收藏)|我们?(?:被|给他|发了|收到)|拿走~4了|{they}~3(?:发给?|送给?)|抽~6[人位个]`,
      ],
    ],
  },
  {
    id: 'threshold',
    kind: 'threshold',
    over: 2,
    needs: say`[赞粉播评言转藏币心关人看][^。！!？?\n]{0,12}[\d一二两三四五六七八九十百千万几]|[\d一二两三四五六七八九十百千万几]\s*[个条次万千百人硬]{0,3}[赞粉播评留转收币心关想人就硬]|人[多够]|\d[km]?\+? ?(?:likes?|comments?|shares?|subs|followers?|follows|saves?|hearts?|views?|reposts?|of you|people|coins?|and\b)|\b(?:if|when|once|hits?|get|reach\w*|cross\w*|every)\b[^.!?]{0,30}\d|enough|hundred|thousand|million`,
    cues: [
      [2, say`\b\d+(?:\.\d)?[km] and\b`],
      [2, say`{count}`],
      [
        2,
        say`\b(?:if|when|once|as soon as|hits?|get (?:this|it|us) to|reach(?:es)?|get(?:s)? to|cross(?:es)?)\b[^.!?]{0,24}\b\d[\d,.]*\s*[km]?\+?\b(?! ?(?:a\.?m|p\.?m|am|pm|km|mg|kg|g|ml|min|hours?|days?|years?|%))
          |\bif enough (?:of you|people)|\bwhen (?:this|it)\b[^.!?]{0,20}\b(?:million|thousand|\dk)\b
          |\bevery \d+ (?:likes?|comments?|shares?|saves?)`,
      ],
      [2, say`(?:想要|想看|想学|想吃|想听|需要|要|问|有兴趣)的?人?(?:多|够|超过|满)~8(?:就|我|马上|立刻|安排|开|出)`],
      // What follows once it is reached.
      [
        1.5,
        say`(?:就|请大家|答应|同意|直接开|立[刻马]|马上|立刻|当场|连夜|安排|兑现|我[去给就来带把也]|奶奶~4教|公布|直播|开播|加更|发下|出下|更下|解锁|公开|揭晓|抽\d|下[期集条]|进棚|送|放出来|放下[集半]|请全|全班|开源|连夜|唱原版|我(?:请|剪|跳|学|吃|画|唱|拆|开|放|写|教|穿|做|出|跑|骑|直播))`,
      ],
      [
        1.5,
        say`\b(?:and )?(?:i|we)(?:'ll| will|'m| am|'re| are)\b|\band (?:i|we|he|she|they|it|the|my)\b|goes public
          |\bthe whole (?:team|class|crew|family)\b|\bi (?:add|eat|do|give|drop|take)\b
          |\b(?:and|&) (?:he|she|they|my \w+)(?:'s|'ll| has| will| agreed| gets?| lets?)\b
          |\b(?:i|we) (?:give|do|shave|eat|drop|post|release|film|make|build|start|quit|dye|read|go|buy|run|sing|open|swim|cook|get|let|put|jump|wear)\b
          |\bfor part\b|=|\bgets? (?:a|the|part|to)\b|\b(?:it|he|she|they) gets?\b`,
      ],
      [
        -4,
        say`{count}~3(?:了|啦|的那|以后|之后|后的)|感谢|谢谢|终于|居然|竟然|已经|上[一条]|昨天|庆祝|恭喜|{count}的(?:视频|那)
          |\b(?:we|i) (?:hit|got|reached|passed|have)\b|\bthank(?:s| you)\b|\b(?:last|previous) (?:video|post)`,
      ],
      [-2, say`\b(?:i|we|he|she|they)(?:'ve)? (?:hit|got|had|was|were|paid|spent|made)\b`],
    ],
  },
  {
    id: 'save',
    kind: 'save',
    needs: say`那天|当天|picture|photo|眼|遍|收|回来|带上|带着|载|[存藏码截抄贴印星签袋留备用翻照查]|mark|图|打开|save|bookmark|screenshot|pin|keep
          |print|stash|put|stick|tuck|pull|come back|have this`,
    cues: [
      [-3, say`(?:条|单|照片|纸|画|海报|签)贴[在到]`],
      [1.5, say`(?:带|拿)着(?:它|这|这条|这张)|一条条|逐条|打勾`],
      [
        3,
        say`(?:那天|当天|前一?[天晚]|前[^，,。]{0,4}分钟|的时候)~4(?:把这[条个张篇份])?~2(?:翻出来|打开|拿出来|找出来|会想起这|会回来|会用得|想起这[条篇])
          |(?:前|先)(?:把这[条篇张])?(?:看一眼|过一遍|看一遍|对一遍|默一遍|再看一眼)|留个底|(?:给自己|自己|手机里|先)(?:留|存|备|抄|收)(?:一[份张个]|着|好|下)
          |别等~10再(?:搜|找|翻)|{later}~6(?:这[条张份页])`,
      ],
      [
        3,
        say`{do}(?:take a )?(?:screenshot|picture|photo)(?: of)? (?:this|slide|it|the|that)[^.!?]{0,40}
          |\bkeep this (?:tab|page|post|list|one|video)|{do}print this\b|{do}save (?:it|this|these)\b`,
      ],
      [3, say`截[个张]?图(?:留着|设成|存好?|保存|当|备)|带[上着]这[条篇份张]|(?:点|加|按)~2收藏~4(?:用|备|{stop})`],
      [2, say`{save}`],
      [2, say`{urge}~4{save}|{save}(?:吧|为敬|起来|一下|不亏|先|再说|走人|这[篇条份张期个]|[！!～~])`],
      [1, say`(?<={start}|[，,；;、｜|]\s*|点赞|三连){save}(?=[，,。！!～~、；;｜|\s]|{stop}|[佢他它])`],
      [1.5, say`{later}`],
      [
        3,
        say`(?:存|抄|截|贴|下载|打印|放|丢|塞|扔|写)~5(?:收藏夹|相册|手机里|备忘录|冰箱|门上|墙上|本子|书签|抽屉|壁纸)|(?:点|按|戳|标)~4(?:星标|小星星|书签)
          |回来(?:找|翻|看)(?:我|这[条篇]|它|一[下眼])|先?收藏(?:再|了再|着|上)(?:看|说|走|划)|(?:点|按)(?:个|下|了)?收藏(?!家|夹)`,
      ],
      // A scene to come back in, without the word.
      [
        3,
        say`(?:前|的?时候|时)~6(?:打开|翻出来|翻一?遍|翻一?翻|拿出来|找出来|对照|对着|照着|逐[条项]|掏出|再看一遍|过一遍)~8`,
      ],
      [
        3,
        say`留着~4(?:用|看|查|当|做|抄|备|慢慢)|(?:手机|相册|收藏夹|备忘录|抽屉)里?(?:存|留|放|备|躺)(?:一[份张]|着)`,
      ],
      [
        3,
        say`{do}(?:save|bookmark|screenshot|pin|stash|print)(?: this| it| these| that| the [\w ]{3,24}?| me| one)?(?: \w+){0,2}? ?(?:{for-later})`,
      ],
      [
        3,
        say`{do}(?:save|bookmark|screenshot|pin)(?: this| it| these)(?: post| video| reel| one| list| guide| recipe| map| thread| page)?(?=[\s]*(?:[.!,;)]|{stop}|and\b|now\b|so\b|if\b|to\b|to your|[\u2600-\u27bf\ud800-\udfff]))`,
      ],
      [
        3,
        say`{do}keep (?:this|it)(?: one| list| post)?[^.!?]{0,16}(?:{for-later}|in your (?:phone|camera roll|saves|pocket|glovebox|kitchen))
          |\b(?:hit|tap|smash|press) (?:that |the )?(?:save|bookmark)|\bworth saving
          |\bfuture you\b[^.!?]{0,20}\b(?:thank|need)|\b(?:live|lives|stay|belongs?) in your saves`,
      ],
      [
        3,
        say`{do}(?:keep|put|stash|stick|tuck|tape|leave|pin) (?:this|it|these|that)(?: one)?[^.!?]{0,10}\b(?:in|on|to|by|near|somewhere) (?:your|the|you)[^.!?]{0,30}
          |\bstash this|\bpull (?:this|it) up\b|\bcome back to this\b
          |\bkeep (?:this|it) (?:handy|open|on your phone)|\bhave this (?:open|ready)`,
      ],
      [
        -3,
        say`收藏(?:家|级|品|价值|馆|爱好|界|了|过|的|着|夹里(?!吃)|夹(?:吃灰|里)的)|(?:我的?|{they}|没人|不用|别)~3{save}
          |(?:我|{they})~8(?:收藏|截图)(?:了|过|给)|截图没用|{save}[了过]|存[款钱折货活]|收藏{number}|mark(?:et|er)|存下(?:第一|来的)|怎么存
          |\b(?:i|we|he|she|they|who|to) (?:save|saved|keep)`,
      ],
      [-2, say`公布|揭晓|(?:打开|拿出来)的?那|[？?]|明天|明晚|今晚|我(?:才|把|也|的)|[他她]|收藏最?[多高]`],
    ],
  },
  {
    id: 'share',
    kind: 'share',
    beside: ['unlock'],
    over: 2,
    needs: say`make|提醒|进来|let |让|[转发甩扔丢推拿给让叫请喊群圈@扩念]|艾特|share|send|tag |show|pass|forward|needs|repost|text|read|get |group`,
    cues: [
      [
        3,
        say`给(?:正在|那个|爱|总|还在)[^，,。]{1,8}(?:[他她]|人|朋友)看|圈出来|{do}share with (?:a|your|someone|the|anyone)
          |\bmake your \w+ (?:watch|read|listen)|\bgroup chat needs`,
      ],
      [
        3,
        say`(?:转|发|甩|丢|念|送|拿|传)(?:给)?(?:他|她|ta)(?:们)?(?:的|看|听|，|,|{stop})(?:子女|家人|父母|孩子|妈|爸|老公|老婆)?
          |把(?:这个|这条|它)~2(?:给|转|发)(?:他|她|ta)|(?:你知道)?该@谁
          |(?:请|叫|喊|让)(?:他|她|ta)(?:们)?(?:进来|来|也来|过来)?(?:看看|看一?眼|瞧瞧|学学)
          |(?:那个|那位|谁家|你们班|隔壁|身边)[^，,。]{1,14}[，,](?:请|让|叫|发|转|提醒|喊|告诉)
          |让(?:更多|镇上|全村|全城|同城|本地)[^，,。]{0,6}(?:看[到见]|知道)`,
      ],
      [
        3,
        say`{do}send (?:it|this)(?: over| along| on)?{stop}
          |{do}(?:show|pass|text|forward|read) (?:this |it )?(?:to )?(?:your|the|a) (?!work|kitchen|phone)\w+
          |\blet (?:them|him|her) know\b|\b(?:should|needs? to|has to|ought to) see this\b|\bshare so\b`,
      ],
      [
        3,
        say`(?:艾特|@|圈)(?:一[个下位])?(?:你|那个|身边|最)~12|(?:念|读|放|拿|转述|讲)给(?:你(?:家|妈|爸|身边|的|那)|他们|她们|家里|爸妈|那个)~6(?:听|看)
          |(?:转|发|甩|丢)到~8群|{urge}~3转(?:过去|走)|把这[条个段篇句份]~4(?:放|念|读|拿|转|发)给(?!我)
          |{do}(?:get|send) (?:this |it )?to (?:them|him|her|the|your|a|someone|that|whoever|every)\b`,
      ],
      [3, say`{share}(?!我|大家|你们|你[，,。！!看]|自己|{they}[的，,。]){near}`],
      [2, say`{share}(?:他|她|ta|它|群|家庭|朋友圈)(?!说|的)`],
      [
        1,
        say`(?:身边|家里|周围|认识|朋友圈|群里|谁家|你(?:妈|爸|家|朋友|同事|闺蜜|对象|领导|老板))~16(?:的?人?|朋友|[他她]|长辈|老人|孩子|同学)?`,
      ],
      [
        2,
        say`(?:让|叫|请|给|喊|拉|提醒|告诉)~2(?:[他她]们?|ta们?|更多~4|大家|身边~4|全家|收购~2)(?:们|也|都|来|快|先)*(?:看[看到见一下清]|瞧|瞅|知道|听听|注意|读一读|学学|来看|别)`,
      ],
      [
        3,
        say`(?:{start}|[，,。！!？?\s；;])(?:快|赶紧|请|先|再|顺手|记得|一定|务必|直接|麻烦)?(?:转|发|甩|推|丢|扔)(?:给|到|进)(?!我|大家|你们|你[，,。！!]|自己|[他她]的)~12`,
      ],
      [
        3,
        say`{urge}~5(?:转发(?!过|了|给我|量)|扩散|转一?[下转]|转起来|散播|传一?传)|转发?(?:起来|扩散|出去|一下|让更多)|(?:动动|伸)~6转
          |把?这[条个篇期份张段]?(?:视频)?~3(?:转|发|甩|分享)[到给进]|转发?这[条个篇]~2[到给进]~4|让更多(?:的)?人(?:看[到见]|知道)|多一个人(?:看|知道|转)`,
      ],
      [
        3,
        say`(?:扔|丢|甩|发|转)(?:进|到|去)~6群|转[他她]们?(?:一[份下]|看|[，,。！])|帮(?:忙|我)?扩|发给谁|转给谁|艾特(?:过来|一下|出来)|甩[他她]~2脸
          |(?:叫|喊|让|拉|给|请)(?:你|身边|家里|那个|那些|孩子|同宿舍)~8(?:来|也|都|好好|一起)?(?:看看|看一?[眼遍]|瞧瞧|听听|学学|瞅瞅|来看|来学|看到)
          |(?:替|帮)我(?:转|发|带|告诉)给?`,
      ],
      [
        3,
        say`(?:艾特|@|圈|召唤|叫上|喊上|喊|拉上|带上)(?:一下|出|出来)?\s?(?:你|那个|身边|闺蜜|老公|老婆|对象|兄弟|姐妹|朋友|同事|室友|ta)~12(?:来|看|一起|的|[，,。！!]|{stop})`,
      ],
      [
        3,
        say`你(?:妈|爸|那|家|身边|对象|朋友|同事|领导|室友)~8(?:该|应该|需要|得|必须|也许|可能)~4(?:看|听|知道|收到)
          |(?:室友|对象|老公|老婆|闺蜜|爸妈|朋友|同事|领导|老板)(?:真的|也|最|可能)~2(?:该|需要|应该|得)~2(?:看|听|知道)`,
      ],
      [
        3,
        say`{do}(?:share|send|forward|text|show|pass|dm|link|read) (?:this|it|that|these)(?: \w+){0,2}? ?(?:with|to|on|along|around)\b
          |{do}(?:show|send|text|tell) (?:him|her|them)(?= this|[.!,]|{stop})|\bgroup chat\b[^.!?]{0,10}{stop}
          |\bin front of (?:a|your|the|every)`,
      ],
      [
        3,
        say`{do}(?:tag|@) (?:a|an|your|someone|somebody|that|the|whoever|one|two|\w+ friends?)\b
          |{do}(?:share|repost|forward) (?:if|so|for|this|widely|and|[\u2600-\u27bf\ud800-\udfff])
          |\bplease (?:share|repost)\b
          |\b(?:get|put|drop|post|throw) (?:this|it) in(?:to)? (?:the|your) (?:group|family|team)
          |\b(?:someone|somebody) (?:you know|out there|in your)\b[^.!?]{0,20}\bneeds?\b
          |\byour \w+(?: \w+)? needs? to (?:see|hear|read|know) (?:this|it)
          |\bsend (?:your|a|the|that) (?:friend|mom|mum|dad|partner|boss|roommate|group)`,
      ],
      [
        -4,
        say`我[^，,。]{0,3}(?:让|叫|给)(?:他|她|我妈|我爸)|转发锦鲤|转发这条锦鲤|{they}[^，,。]{0,6}(?:转发|发给)[了我他]
          |(?:转发?|发|甩|丢|扔)给(?:了|我|你(?:们)?(?:$|[，,。！!])|她妈)|(?:表|件|料|片|图|链接|课|底下)~2发给你
          |{share}[^，,。]{0,8}[了过](?=[，,。]|{stop})|我~3(?:把|转|发给|甩)|被~4(?:转|@|艾特)
          |\b(?:i|we|he|she|they|who|mom|dad) (?:\w+ )?(?:sent|send|share|shared|tagged|show)|转账|简历|{number}个?转发`,
      ],
    ],
  },
  {
    id: 'follow',
    kind: 'follow',
    beside: ['unlock'],
    needs: say`跟上|关注|订阅|右上角|追更|蹲|follow|sub|bell|stick around|channel`,
    cues: [
      [-3, say`(?:关注|订阅)(?!我|本|这个)[^，,。！!？?\n]{1,8}(?:里|中)?的(?!人|朋友|就)`],
      [3, say`\bgive [^.!?]{1,16} a (?:follow|sub)\b`],
      [3, say`(?:新号|刚起步|这个系列)[^。！？]{0,20}(?:关注|跟上|订阅)|跟上(?:就|别|吧|{stop})`],
      [
        2,
        say`(?:关注|订阅)(?!度|点|的|者|过|了(?!不|就)|到|着(?![，,。]|吧|{stop})|这(?:三|两|几)|\d|[二两三四五六七八九十]|[他她]的)`,
      ],
      [
        2,
        say`(?:{urge}|点[个一上点下击]+|点(?=关注|订阅)|加个?|按|戳|右上角|顺手)~3(?:关注|订阅)|(?<=收藏|点赞|三连|[+＋、])(?:关注|订阅)
          |新(?:来|朋友)~10(?:关注|订阅)`,
      ],
      [1.5, say`{those}~4(?:关注|订阅)`],
      [1, say`(?<={start}|[，,、；;｜|！!]\s*)(?:关注|订阅)`],
      [
        1,
        say`(?:关注|订阅)(?:我|她|他|它|ta|本|走|一下|一波|起来|吧|呀|哦|呗|不迷路|频道|账号|这个|后续|下期|公众号|[^，,。]{1,6}(?:就行|就好|吧|不迷路)|，|,|。|！|!|{stop}|🔔)`,
      ],
      [1, say`{so}|会?一直~4(?:更|记|拍|陪|讲)|每[天晚周日月]|更新|陪你|后续|下[期集]|看[他她它]|带你`],
      [3, say`右上角(?!的)|(?:关注|订阅)一?[个波下](?:再|吧|呗|支持|我|{stop}|[，,。！])`],
      [3, say`(?:欢迎|来|快来|记得|想~6的)~6(?:追更|蹲后续|蹲一?蹲)`],
      [
        3,
        say`{do}(?:(?:hit|tap|smash|press|click|give me a|drop a) )?(?:that |the |a )?(?:follow|subscribe|sub|bell)(?: button)?(?=\s*(?:{stop}|[.!,;+&)]|for\b|to\b|so\b|if\b|and\b|along|me\b(?! into| to| on)|us\b(?! into| to)|my\b|here|before|because|now|this (?:page|account|channel|build|series)|@|her\b|him\b|them\b|as\b|the (?:journey|build|page|channel|series|rest|account|project)|[\u2600-\u27bf\ud800-\udfff]))`,
      ],
      [
        3,
        say`\bstick around if\b|\b(?:join|join us on) the (?:channel|journey)
          |\bif you'?re new(?: here)?,? (?:follow|sub)|\bring the bell|\bconsider (?:following|subscribing)
          |\b(?:a|your|every) (?:follow|sub) (?:helps|would|means|goes)`,
      ],
      [
        -5,
        say`我先关注|(?:关注|订阅)(?:列表|人数|数|页|栏)|问我?[^，,。]{0,12}(?:关注|订阅)
          |(?:不求|求着|没人|无人|值得|备受|引起|受到|持续|高度|密切|重点|更|互相|互|取消|负责|让人|最)~2(?:关注|订阅)
          |(?:[他她它]们?|妈妈?|爸爸?|老婆|老公|女儿|儿子|老板|粉丝|网友|有人|客人)[^，,。点个]{0,4}(?:关注|订阅)|(?:我|我们)~3(?:关注|订阅)(?:了|的|过)
          |关注(?:血|健康|天气|视力|老人|儿童|心理|情绪|身体|政策|行情|股|基金|路况|食品|安全|细节|用药|孩子|睡眠|动态|价格|市场|成分|近视|体重|信号)`,
      ],
      [
        -3,
        say`(?:关注|订阅)~6(?:解锁|领取|进群拿)
          |\bfollow (?:these|the steps|your|a |an |up|through|suit|me into|the (?:recipe|instructions|steps|rules|link|signs|map|money))
          |\b(?:i|we|they|he|she|people|who|to|said|says|say) ["']?(?:follow|subscribe)`,
      ],
    ],
  },
]
