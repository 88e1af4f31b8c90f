import { say, type HookRule } from './phrases.ts'

/** What viewers are asked to tell, or to bring. */
export const TALK: readonly HookRule[] = [
  {
    id: 'co-create',
    kind: 'co-create',
    over: 2,
    needs: say`谁|should|出|[题号哪]|打出来|tell me|[征投接挑名想点许集发写寄留说晒]|评论|合拍|听你|话题|your|name|what|duet|stitch|remix|idea|suggest
          |request|send|mail|submit|drop|give|leave|pick|help`,
    cues: [
      [
        3,
        say`你们?(?:来)?出~4[，,]我~2(?:对|接|画|写|猜|答|编|唱)|谁来(?:续|接|补|写)|定~2名字?|留言告诉我[，,]下[期次集]
          |\bwhat should [^.!?]{2,30}(?:be|be called)(?: named)?\?|{do}send us your`,
      ],
      [
        3,
        say`你们?出题[，,]?我|(?:选上|选中|挑中|入选|采用)的~10(?:印|写|刻|做|拍|送|免|挂|念)|把你~14(?:发来|打出来|寄来|写下来|报上来|留下)[，,]~14{make}
          |写下来[，,]~8(?:读|念|拍|画|讲)|下[期集次]~6(?:哪道|哪个|哪首|哪里|什么)[，,]?~10(?:最多|评论|点)|征[一个集]
          |(?:起|取)(?:个|一个)~2(?:外号|小名|名)`,
      ],
      [
        3,
        say`\btell me (?:a|your|what)\b[^.!?]{2,40}\b(?:and )?i'll (?:paint|draw|write|cook|make|play|sing|bake|build)
          |\bsend me your\b[^.!?]{2,40}\bi'll|\bpick my (?:next|new)\b
          |\b(?:drop|leave|put) it (?:below|in the comments)\b[^.!?]{0,12}\bi'll
          |\bmost (?:requested|upvoted|liked) (?:one|gets)
          |\b(?:gets?|goes) (?:painted|printed|written|carved|sewn)|\b(?:which|what) \w+ next\?`,
      ],
      [
        3,
        say`(?:点|说|报|选|写)到?(?:哪|谁|什么|啥)~2(?:去|拍|吃|画|唱|做|买)(?:哪|谁|什么|啥)|(?:还|正)?缺个?~2名字?|还没(?:有)?名字?|名字?被选中
          |\bneeds? a name\b|\bover to you\b|接(?:下一?句)|一人一[句字段][，,]~2(?:写|凑|拼|编|唱)`,
      ],
      [1.5, say`晒出?你们?家?|一人一[句字段]|带~2话题`],
      [
        3,
        say`征集(?!志愿|公告|令|到|了|完)|征稿|征名|征图|投稿(?!被|过|了|第|给杂志)|点歌|点单(?!员)|点菜吧|评论区点菜|接龙|续写|共创|(?<!适)合拍(?!摄)|命题作|出题|许愿池
          |长期收(?!藏)|(?:求|来)个?(?:灵感|选题|点子|主意)|起个?(?:小?名|名字|外号)|取个?(?:小?名|名字|外号|标题)|叫什么(?:名字)?好|翻牌`,
      ],
      // Something of theirs comes in …
      [
        3,
        say`(?:说|给|出|留下?|写下?|报|扣|点|发)(?:我)?(?:一[个句段首张种]|你的|个)~8[，,](?:我|给)~10{make}
          |(?:什么|哪[里个儿]|谁|怎么~2)~4(?:听|由|归)你们|(?:想让我|要我|让我)~8(?:尽管|随便|评论|留言|提)|你们?(?:来)?(?:起|取|想)(?:一个|个)
          |\byou (?:pick|choose|name it|decide|vote|say),? (?:and )?i(?:'ll)? {make}
          |\bgive me (?:a|your)\b[^.!?]{1,30}\bi'll`,
      ],
      [1, say`采用的?|选中的?|入选|署|前\d+个|尽管提|好?点子`],
      [
        1.5,
        say`(?:把|将)你们?~20(?:发|写|寄|留|交|投|甩|丢|扔|念|拍|贴|报|说)(?:来|过来|给我|在|到|下来|出来|上来|我)?
          |(?:写|留|发|说|报|打|告诉|私信|发来|扣|丢)(?:在|给|到)?(?:下面|评论区?|我|下来|过来|这里|底下|弹幕|上来|楼下)
          |(?:评论|留言|弹幕|私信)(?:区|里)?~4(?:给我|告诉我|点(?!赞)|写下|发来|报|许愿|提|甩|丢|来|安排|补充)|寄(?:来|给我)|发来|写成一?小?段|收集~12
          |(?:想|希望)~2(?:听|看|让我|学|吃)(?:我|哪|什么|谁)~10|{you}(?:来)?(?:出|点|定|选|提|说|命题)~4(?:我|歌|题|词|菜|地方)`,
      ],
      // … and becomes part of the work.
      [
        1.5,
        say`(?:我|咱|帮你们?|替你们?|每[期周月天]|下[期次条一]|选中|抽|挑|点赞最高)~14{make}|安排(?=。|，|,|{stop}|！|上)
          |我(?:负责|来)(?:演|画|写|唱|做|拍|念|配)|署(?:你|上)|替你们?(?:出气|测|问|试|吃)|一个一个(?:写|画|唱|念|做|拍)
          |凑(?:齐|够|满)~8(?:就|去|拍|写|唱|做|买)|下[期次]~4(?:就)?(?:拍|做|画|去|唱|写)(?:你|评论|点赞)|成真`,
      ],
      [
        3,
        say`(?:下[期次一]|接下来)~6(?:拍|去|做|吃|画|唱|写|玩|学|讲|测|改)(?:什么|哪|啥|谁)~6(?:{you}|你|评论|[？?])
          |下一?[期次站回集个]~6[，,]?(?:你们?[来]?(?:定|选|说)|听你们)|接(?:下一?句|着写|龙)|带(?:上)?话题~8(?:发|晒)|(?:给|帮)~6(?:想|取|起)个~6名`,
      ],
      [
        3,
        say`\bhelp (?:me|us) (?:name|write|finish|come up|title|design|plan)
          |\bname (?:this|him|her|my|it|the)\b[^.!?]{0,24}(?:{stop}|\?|below|comment|for me)
          |\bwhat should (?:i|we) (?:\w+ )?(?:cook|make|play|draw|cover|paint|bake|build|film|try|sing|write|sew|knit|name|call|cook)?\w* ?(?:next|it|him|her|this)
          |\b(?:duet|stitch|remix) (?:this|me|with|it)
          |\b(?:taking|open for|accepting|drop your|send (?:me |in )?your|leave your) (?:requests|suggestions|submissions|ideas|prompts)
          |\bsuggestions (?:open|welcome|below)`,
      ],
      [
        1.5,
        say`{do}(?:send|mail|drop|leave|give|submit|post|dm|tell|comment|share|throw|email|bring|write)(?: me| us| in)? (?:your|a |an |the |one |bit|something|any|what)
          |\b(?:any|which|what) (?:song|topic|dish|recipe|place|word|name|color|character|animal|tune|city|country)s? (?:should|do you want|would you|next)
          |\byour (?:ideas?|names?|stories|photos?|recipes?|lines?|suggestions?|worst|best)\b
          |\bi'm (?:taking|collecting|reading)`,
      ],
      [
        1.5,
        say`\b(?:i|we)(?:'ll| will|'m| am|'m gonna|'re)\b[^.!?]{0,24}{make}
          |\b(?:best|top|funniest|winning|ugliest|first) (?:one|ones|\w+)\b[^.!?]{0,20}\b(?:goes?|gets?|becomes?|ends? up|will be)
          |\b(?:in|into) (?:the next|my next|the video|the song|the quilt|the book|the series)
          |\b(?:on|in) (?:camera|the next video|friday's)`,
      ],
      [-3, say`被拒|录用|志愿|公告|报满|杂志|我~2投稿|发你|扣\s*[12]|私信你|帮你们?看|link|pdf`],
    ],
    yieldsTo: ['ending-vote', 'dual-track', 'unlock'],
  },
  {
    id: 'question-comment',
    kind: 'question',
    over: 2,
    needs: say`[评论说讲聊晒教呢弹幕底公告]|懂的|知道的|推荐|支招|tell|comment|below|let|share|answer|drop|write|ask|anyone|who else|yours
          |tips|advice|what about|how about`,
    cues: [
      [1.5, say`我先[说来]|一人一[句个]|证明你是`],
      [1.5, say`我先[说来][：:]`],
      [
        3,
        say`(?:评论区?|留言区?|弹幕|公屏|底下|下面|楼下)(?:里|区里|上)?~3(?:一起)?(?:聊聊|聊一聊|说说|说一说|告诉我|写下|分享(?!了)|讨论|报(?:上|一下|个)|交流|教教我|唠唠|吱一声|蹲一?个|集合|见(?=[，,。！!～~\s]|{stop})|给我?支)(?!的|了|过)
          |该你了|轮到你|到你了|求~2(?:指路|指点|带|助|问|解)`,
      ],
      [2, say`(?:打|发|写|说|报|扣|刷|留)(?:在|到)(?:公屏|评论|弹幕|底下|下面)`],
      [1, say`答案|{you}`],
      [
        3,
        say`(?:聊聊|说说|讲讲|晒晒|写写|分享一?下?|告诉我|说出|写下)你们?(?:的|家|那|最|身边|小时候|第一|遇|心|现在|平时|怎么|都)|留言~2(?:俾|给)?~2(?:心水|意见|建议|答案)
          |(?:懂的|知道的|有经验的|过来人|用过的|去过的|试过的)~6(?:说说|讲讲|指点|支个?招|说一下|冒个泡|举手|分享)
          |(?:求|跪求|蹲个?)(?:推荐|支招|建议|解答|安利|大神|科普|指点|教)|教教我|支支招|你们?的呢|你(?:们)?呢(?=[？?，,。！!]|{stop})
          |(?:说|讲|写)(?:出来|一?[个句段]|来)~4(?:听听|看看|让|我|不丢人|[，,。])`,
      ],
      [
        3,
        say`\b(?:tell (?:me|us)|let (?:me|us) know|share|answer|drop (?:it|yours?)|write|leave (?:a|your)s?|put (?:it|yours))\b[^.!?]{0,28}\b(?:comments?|below|down there)\b
          |\bcomment (?:below|your(?! (?:pick|vote|choice))|with your|what|where|which|if you)
          |{do}ask me (?:anything|your|whatever|about|stuff)|\b(?:ama|q&a)\b|\bwho else\b[^.!?]{2,30}\?
          |\btell me (?:yours|your|about your|i'm not|the (?:worst|best|weirdest|last|first|one|most)|what|how|where)
          |\banyone else\b[^.!?]{0,40}\?|\bwhat(?:'s| is) yours\b|\byours\?
          |\b(?:tips|advice|recommendations) (?:welcome|please|needed)|\bwhat am i (?:missing|doing wrong)
          |\bhow about you|\bwhat about you`,
      ],
      [
        -4,
        say`{they}~3(?:评论|留言|说说|在弹幕|告诉)|(?:有人|网友|粉丝)~8(?:评论|留言|问|说)|(?:被|看完?|翻|回复|刷)~3(?:评论|留言|弹幕)|领|发你|链接|文件
          |(?:评论区?|弹幕)~4(?:吵翻|炸|笑死|置顶|第一条)|资料列|安排|投稿|征|署你|替你们|\b(?:it's yours|send you|dm you|the link|pdf)|我负责|理由
          |道理|最硬|出题`,
      ],
      [-3, say`[多高]的?我?就|扣\s*[12]|让[他她它]~6的|{those}~4(?:{like}|{heart})`],
    ],
    yieldsTo: ['co-create', 'ending-vote', 'dual-track', 'stance', 'unlock'],
  },
  {
    id: 'question-you',
    kind: 'question',
    over: 2,
    needs: say`懂|有经验|过的|干这行|谁|上一次|最近|病友|问问|同样|一样|[你您]|大家|各位|{you}|有没有|谁有|有人|想问|尽管`,
    cues: [
      [
        3,
        say`(?:懂|有经验|(?:养|用|去|学|考|住|做|带|试|吃|玩|生)过|干这行)[^，,。]{0,6}的[^，,。]{0,6}(?:都?来|给|帮|说|支|看|怎么|吗)|谁~6过~6[吗么]
          |上一次~14(?:什么时候|哪|谁)`,
      ],
      [2, say`(?:哪[个一些种件首本]|什么|谁)~10{you}`],
      [
        3,
        say`\b(?:what|who|how|which|where)(?!ever| to\b| i\b)[^.!?,]{0,50}\b(?:you|your|you've)\b(?! (?:need|should|can|see|get|pay|want|don't))[^.!?]{0,40}\?
          |\bhow many [^.!?]{1,20} do you\b|\bdoes any(?:one|body) (?:know|else|have)`,
      ],
      [
        3,
        say`(?:同样|一样|也)[^，,。]{1,10}的(?:妈妈|爸爸|朋友|姐妹|兄弟|人|病友)[，,]?~8(?:怎么|什么|多少|吗|哪)|{start}最近一次~8是~8(?:什么时候|哪|谁|因为什么)
          |有没有[^，,。]{1,10}的[，,]~8(?:问|帮|说|聊)|病友们~12|想问问~6`,
      ],
      [
        3,
        say`{start}(?:nurses|teachers|parents|moms|dads|cooks|drivers|gardeners|renters|runners|students|doctors)\b[^.!?]{0,24}[,:] (?:what|how|when|where|which|do|does|who)[^.!?]{2,60}\?
          |\bwhat(?:'s| is| was) (?:a|the|one) [^.!?]{2,40}\b(?:your|you)\b[^.!?]{0,30}\?
          |\bwhen did you\b[^.!?]{2,60}\?|\bwhat did (?:you|your)\b[^.!?]{2,60}\?|\bin your \w+\?`,
      ],
      // Whom it asks, what it asks, and that an answer is waited for.
      [1, say`{you}(?!知道|敢|以为|确定|信|真的|还在|凭什么|懂|不会|不|总|也|以|说得|放心|看|就|[^，,。]{0,3}的那)`],
      [
        2,
        say`{you}(?!知道|以为|总|就)~12(?:什么(?!都|样的人|也)|啥|多少|几[个年岁次点斤块]|哪[里儿个些种一家款]|怎么(?!可能|敢|能|会|也|都不))~10`,
      ],
      [
        1.5,
        say`什么(?!都|样的人|也)|哪[里儿个些种一年首部本句道座次家款支位]?|多少|几[个年岁次点块]|怎么(?:办|做|过|样|防|选|救|处理|解决|用|存|应对|挑|买|熬|写|安排|看)|是?怎么~8的
          |谁(?!说|知道|懂|能想|也|都|料)|如何|啥|乜|边[度个]|点样|有没有|会不会|想不想|愿不愿意`,
      ],
      [1, say`[？?]`],
      [
        1.5,
        say`{you}~6过~6最|最[^，,。]{1,8}的~8是|第一[次个份本]|小时候|印象最深|现在~3用|家里|平时|通常|一般|你们?(?:家|那边|那儿|那里|公司|学校)`,
      ],
      [
        3,
        say`{you}(?:有没有|会不会|愿不愿意|想不想)~16[？?]|有没有(?:人|小伙伴|朋友|同款|姐妹|兄弟|懂|谁|宝子|家人|过来人|同)~16(?:[？?，,]|{stop})
          |有人~8过~3[吗么]|想问的~3(?:问|说|来)|尽管问|有问必答|(?:挨个|逐个|一个个)(?:答|回)|想知道{you}
          |(?:你|你们|大家|各位)(?:有过|会|还记得|记得|喜欢|也有|愿意|想)(?!不敢|不会|没有)~16[吗么嘛呢][？?]
          |(?:有|谁有)(?:什么|没有)?~6(?:推荐|建议|好办法)(?:的)?[吗么？?]|{you}(?:怎么看|怎么想|会怎么[做选办]|怎么说)`,
      ],
      [
        3,
        say`\b(?:what|how|where|when|which|who) (?:do|did|would|are|were|have|was|will|could|can) (?:you|y'all|your|yours)\b(?! (?:need|want to know|should|can|get|pay|see|don't))[^.!?]{0,60}\?
          |\bwhat(?:'s| is| was| were) (?:your|the [\w ]{3,40} (?:you|your|in your))\b[^.!?]{0,60}\?
          |\bwhat(?:'s| is) (?:one|the one|something) (?:thing )?you
          |\bhave you (?:ever|tried|had|been|got|found)\b[^.!?]{2,50}\?
          |\b(?:do|did|are|would|could|does) (?:you|anyone|anybody|your)\b(?! (?:know|think you|really|want to|agree))[^.!?]{3,60}\?
          |\bhow old were you\b|\bhow many\b[^.!?]{0,30}\byou\b[^.!?]{0,30}\?`,
      ],
      // Asked of nobody here.
      [-6, say`你们?[^，,。]{1,6}的那[箱个份条]|猜不到|猜得到|想不到|记不住|{they}[^，,。]{0,4}[问说：:]|问我`],
      [
        -3,
        say`难道|谁说|凭什么|你知道|你以为|怎么可能|为什么(?!你们)|街[头采]访?|采访|我问|问(?:他|她|妈|爸)|对我说|告诉(?:他|她|你)|带你|教你|给你|等你|街坊说|说你|你说|如果|只要
          |\b(?:he|she|they|mom|dad|who|kid) (?:asked|said|asks|says)|\bi asked|\bask(?:ed|s) me
          |\b(?:did|do) you know|\bwhat happens\b|\b(?:when|if|until|before|why) you\b|comment your pick`,
      ],
      [
        -3,
        say`[多高]的?我?就|扣\s*[12]|选|还是|让不让|该|下集|剧情|票|{those}~4(?:{like}|{heart})|征|署你|发我|投稿|安排|([让给还告救离分管帮退忍])不\1`,
      ],
    ],
    setting: [
      [
        -3,
        say`[？?]\s*(?:probably|nope?\b|yes\b|yep|not |it depends|depends|here's|the answer|because|maybe|short answer|答案|因为|其实|不一定|看情况)`,
      ],
      [
        1.5,
        say`我先[说来]|我的是|我的呢|我家的?是|我[^，,。]{0,4}年[^，,。]{0,6}。|不丢人|诚实|评论|留言|写出来|说出来|我[是当用]{0,2}~4[：:]
          |\bmine (?:is|was)\b|i'll (?:go first|start)|\bbelow\b|\bcomments\b`,
      ],
    ],
    yieldsTo: ['co-create', 'ending-vote', 'dual-track', 'stance', 'choice', 'unlock'],
  },
]
