import { say, type HookRule } from './phrases.ts'

/** How a story is told: what it keeps back, the line that it ends on. */
export const STORIES: readonly HookRule[] = [
  {
    id: 'suspense-ending',
    kind: 'suspense',
    needs: say`最后|结尾|片尾|结局|看完|反转|到|别|秒|\d:\d\d|后半段|彩蛋|忍住|end|for it|plot|last|stay|wait|skip|scroll|blink|credits|outro`,
    cues: [
      [
        3,
        say`先?别(?:划走|划|滑走|眨眼|走开|急着划|急着走|快进|拖进度)|(?:看|等|坚持|听|撑|忍)到(?:了?最后(?!一[题个页名道排])|结尾|片尾|结局|底|第?\d)
          |(?:一定|务必|建议|请|求你们?)要?(?:耐心)?看完(?!再|了)|(?:结局|结尾|最后|剧情)~3(?:反转|神转折|意想不到|惊呆|泪目|破防|太意外|出乎意料|没想到)
          |神?反转(?:再反转|来了|！)|(?:忍住|不许|不准)~3(?:快进|拖|跳)`,
      ],
      [
        3,
        say`(?:理由|答案|结果|真相|原因|惊喜|彩蛋|重点|高能|反应|表情|秘密|画面|慢放|名场面|正确答案|是什么|是谁|她?说了什么|成品)~4(?:在|放在?|藏在|留到|留在|见)~4(?:最后|结尾|片尾|视频(?!里都)|后半段|\d{1,2}[:：]\d\d|第?[\d一二三四五六七八九十]+[秒分])`,
      ],
      [
        3,
        say`第[一二三四五六七八九十\d]+[秒分]钟?~2(?:看|注意|开始|出现|有|请|高能|别|我|他|她|它)
          |最后(?:一[秒个幕句分]|\d+秒|[一二三十]+秒|那[个句一下])~6(?:亮|惊|哭|绝|泪|反转|笑|重点|沉默|破防|愣|没想到|别|千万|一定|才是|注意)`,
      ],
      [
        3,
        say`\bwait for (?:it|the (?:end|drop|last|reaction|turn|face))\b
          |\b(?:watch|stay|stick around|hang on|keep watching|hold on|wait)\b[^.!?]{0,12}\b(?:for the (?:end|ending|last|reveal|twist|outro)|(?:till|until|til|to|through)(?: the)? (?:very )?(?:end|outro|last|finish|credits)|until \d)
          |\bplot twist\b
          |\bthe (?:ending|last (?:\w+ )?(?:second|clip|shot|frame|one|line|slide)s?)\b[^.!?]{0,24}\b(?:shock|surpris|cr(?:y|ied)|speechless|twist|will|got me|broke|killed|made|destroy|is why|sent)
          |\bdon'?t (?:skip|scroll|blink|swipe)
          |\b(?:answer|reveal|result|reaction|reason)s? (?:is |are )?(?:at|in) (?:the end|\d:\d\d|the last)`,
      ],
      [
        -3,
        say`(?:电影|电视剧|剧集|小说|球赛|比赛|这本书|漫画|游戏)~8(?:结局|结尾|最后|反转)|不用看完|没能|坚持不到|还没看|看完(?:了|的书|的人)|别看到
          |(?:书|剧|电影|小说|球赛|演唱会)~6看到最后`,
      ],
    ],
  },
  {
    id: 'suspense-unexpected',
    kind: 'suspense',
    over: 2,
    needs: say`没(?:想|料|人|了|声)|[猜刻谁僵抖愣惊懵竟秒沉密裂傻哭敢悔瘫吸]|[想料]不到|直到|居然|却|真相|秘密|结果|原因|答案|理由|结论|凶手|报告|账单|什么|怎么了|[\d九]成|%|[打推掀拆揭挖拉撬翻剪切劈点]开|开门|回头|一开|门|监控|句|个字|个问题|里面|里边|背后|后面|底下|夹层|床底|箱子|墙里|井里|柜子|下一|接下|后来|之后|那[天晚年]|凌晨|看完|最后一|不属于|我以为|还有一|让|不是|见真章|知道|摄像头|写着|不说|心[里一凉]|跪|红了|报警|报了|出现|……?|\.\.\.|——|(?:you|never|froze|silent|quiet|something|someone|somebody|nobody|no ?one|said|wrote|replied|whispered|texted|left|found|what|door|secret|truth|reason|until|started|stomach|jaw|guess|eyes?|and then|called|supposed|just one|that was|asked|heard|another|recover|unsee|pov|expect\w*|person|\d:\d\d)\b`,
    cues: [
      [
        3,
        say`只(?:回|说|写|留|发)了?[我他她]?[一二两三四五六七八九几]个字(?![:：])|结果[他她我]?[^，,。]{0,3}(?:干|做|说)了(?:这|一)[件句][^，,。]{0,3}
          |装了个?(?:摄像头|监控)|写着我的名字|我不敢[动看开拆信往]`,
      ],
      [
        2,
        say`手(?:都)?(?:开始)?[发在]?抖|\bcalled the (?:police|cops)\b|\bwasn't supposed to\b
          |\bthat was (?:{soon}|\w+ (?:days|weeks|years) ago)\.|\bjust one word\b`,
      ],
      [1, say`每[晚天]|同一|\b(?:last|box|carpet|screen|basement|attic|envelope)\b`],
      [
        3,
        say`(?:说了|问了|留下|写了|出现了?)(?:一句|一行|一个字|几个字)[^，,。]{0,4}让~14|(?:屏幕|墙|纸|镜子|手机)[上里]~2出现了?~8|不属于(?:我|他|她|我们)的~6
          |门自己~2开了|我以为我~10[，,]直到~16|(?:除了|里面)~8[，,]还有一[张个把封条枚]~12`,
      ],
      [
        3,
        say`\bheard my own\b|\basked (?:me |him |her |us )?(?:one|a single|just one) (?:question|thing)\b
          |\band (?:a|the) door\.|\bthere was (?:another|a second|a hidden)\b
          |\byou'll (?:see|find out|know|understand) why\b
          |\b(?:see|why|wait|answer|happens|listen|watch)\b[^.!?]{0,20}\d:\d\d`,
      ],
      // How it struck those who saw …
      [
        2,
        say`(?:当场|瞬间|直接|全场|整个人|所有人|全家|大家|全班|我|他|她|车主|老板|医生|师傅)~4(?:傻眼|愣住|愣在|愣了|惊呆|沉默了?(?={stop}|[\s，,。！!])|石化|傻了|看傻|懵了|破防|不淡定|裂开|僵住|说不出话|哭了出来|腿软|瘫|脸都[白绿]|不敢动|不说话)
          |后背发凉|头皮发麻|一身冷汗|手都?在抖|起鸡皮疙瘩|笑了[三五十\d]分钟|愣了(?:足足)?[\d半一三五十几]|没人敢|谁也不敢|谁都不敢|没人说话|脸色(?:变|一变|都变)|倒吸一口`,
      ],
      [
        1.5,
        say`我?(?:就)?(?:后悔了|知道出事了|不敢再看|不敢看|合上了|关上了门?|门关上|手停|停住了|没敢|转身就|扭头就|报了警|报警|心[里都]?(?:一沉|凉)|跪了|蹲下|红了眼|哭了|都不说话了?|就知道|没了声音|一句话没说)(?:[，,。！!出我]|{stop}|\s)`,
      ],
      [
        3,
        say`猜猜?~6(?:里面|是什么|是谁|怎么着|结果|藏)|你们?猜(?!~4[？?]~4选)(?:怎么着|后来|结果|里面|他|她)|里面不是~6
          |(?:掏|递|拿|打开|翻|挖|抽|倒)[^。！？\n]{0,10}[，,]~2不是[^，,。]{1,6}{stop}|见真章|\bkeep (?:your|an) eyes? on\b
          |\bnobody warned me
          |\b(?:my|his|her) (?:stomach|jaw|heart|face|hands?) (?:dropped|sank|stopped|went|shook|started)
          |\bstarted (?:laughing|crying|shaking|screaming)\b[^.!?]{0,4}[.!]?{stop}|\bleft something\b`,
      ],
      [2, say`\bnobody told me\b|\band then\b (?:the|he|she|they|someone|my)\b[^.!?]{2,30}[.!…]?{stop}`],
      // … that nobody foresaw it …
      [
        2.5,
        say`(?:万万|谁[也都能]?|我|他|她|我们|怎么[也都]|死[也都]|做梦[也都]|完全|从|真|却|都|，|,)?没(?:有)?(?:想|料)到(?!要|大家|你们|会有这么多|这么多人|有这么多)
          |谁能想到|(?:绝对|肯定|一定|永远|打死|可能|你们?)(?:都|也)?(?:猜|想|想象|料)不到|意想不到的
          |(?:里面|里边|底下|后面|背后|夹层|箱子里|柜子里|墙里|井里|下面|床底)~3(?:的东西|藏|躺|缝|压|埋|塞|夹|写|是什么|竟|居然)`,
      ],
      [
        3,
        say`(?:到底|究竟|后来|那[天晚年]|里面|之后)~4(?:发生了什么|经历了什么|藏着什么|藏了什么|有什么|怎么了|是谁)|下一秒|接下来(?:发生)?的(?:事|一幕|画面)`,
      ],
      [
        3,
        say`直到~14(?:才|发现|那一刻|打开|看见|看到|听到|听见|翻|遇[见到]|问|拆|尝|推开|走进|走了)
          |(?:原因|答案|真相|理由|凶手|秘密|结果|结论|账单|体检报告)~2(?:竟|居然|原来|却|让~4)
          |(?:9\d|九成|九十九)\s*[%％]?的?人(?:都)?(?:不知道|没见过|做错|猜错|答错|不敢)`,
      ],
      // … what is kept back …
      [
        1.5,
        say`(?:打开|推开|掀开|拆开|揭开|挖开|拉开|撬开|翻开|剪开|切开|劈开|点开|回头|开门|一开)[^，,。]{0,10}(?:那一?[刻下瞬]|时|后|[，,]|一[看瞧]|的瞬间)|那一[刻下]|门后
          |看完~4[，,]|翻到最后|(?:数字|结果|报告|成绩|片子)出来|监控里?
          |(?:说|写|问|留|回|给|剩)(?:了|下)?(?:我|他|她)?(?:一下)?(?:[一两二三四五六七八九十几半\d]+)(?:句话?|个字|个问题|张纸条?|个数字|行字|个词)|里面的东西|那句话
          |理由|结论|凌晨[一二三四两\d]+点`,
      ],
      [
        1,
        say`(?:昨天|今天|今晚|昨晚|突然|忽然|结果|然后|后来|最后一[天次位]|不料|谁知|竟然|居然)|第[一二三四五六七八九十百\d]+[天次年]`,
      ],
      [
        2,
        say`(?:那一刻|那天|之后|后来|结果|然后|门后|发现|突然|里面|打开|一看|推开门|竟|才|却|但是|不料|没等|上面写着|居然|原来)~8(?:……|…|\.\.\.|——{stop})
          |(?:……|…|——|\.\.\.){stop}`,
      ],
      [
        3,
        say`\byou(?:'ll| will)? ?(?:won'?t|never|wouldn'?t|can'?t)(?: never)? (?:believe|guess|expect)
          |\b(?:i|we|no ?one|nobody|he|she|they)\b ?(?:did ?n[o']t|never|wasn'?t|could(?:n'?t| not) have)? ?(?:expect(?:ed|ing)?|saw (?:it|this|that) coming|see (?:it|this|that) coming)
          |\bwhat happened (?:next|after|when|to)|\b(?:then|and) this happened|\bguess what\b
          |\bnot what (?:i|we) (?:expected|thought|ordered)
          |\bwhat (?:i|we|he|she|they) (?:found|saw|heard|did next|said)\b`,
      ],
      [
        1.5,
        say`\b(?:said|wrote|replied|whispered|texted|left)(?: me| him| her| us)?(?: only| just)? (?:one|two|three|four|five|six|seven|\d) words?\b
          |\bi did not recover|\bi (?:froze|can't unsee|still can't|haven't stopped|was not ready)
          |\bwent (?:silent|quiet|white)
          |\b(?:something|someone|somebody)\b[^.!?]{0,20}\b(?:inside|behind|under|moved|was not|should not|shouldn't)
          |\ba (?:second|hidden|locked|third|secret) (?:door|room|phone|key|name|family)|\bin person\b
          |\bthe (?:real |shocking |dark |hidden )?(?:truth|secret|reason) (?:about|behind|why|nobody|no one)`,
      ],
      [
        1,
        say`\bpov\b|\bstranger\b|\bthen\b|\buntil\b|\b(?:\d|three|two) ?(?:a\.?m|in the morning)|\bmidnight\b
          |\bno one\b|\bnobody\b`,
      ],
      [2.5, say`(?<=[a-zé一-鿿\d ,'$:]{9})(?:…|\.\.\.){stop}`],
      [2, say`\buntil (?:i|we|he|she|they|this|one day|it)\b[^.!?]{2,30}(?:…|\.{3}|{stop})`],
      [
        -3,
        say`{next}|从早~8{stop}|谢谢|感谢|营业|开放|不要|别想|{tell}~6{next}|他说|她说|说[：:]|{soon}~6{tell}
          |没想到~12(?:谢谢|支持|好吃|这么简单|第一次就)|后来我|原来是|因为|是因为`,
      ],
    ],
    yieldsTo: ['thread'],
  },
  {
    id: 'golden-line',
    kind: 'golden-line',
    over: 2,
    isLast: true,
    needs: say`{start}(?![^。！!？?\n.]*(?:我(?![^“「\n]*[”」])|\d|[？?]|视频|评论|关注|收藏|点赞|转发|今天|昨天|明天))[^。！!？?\n]{6,90}{stop}`,
    cues: [
      [
        2.5,
        say`{start}{abstract}[^，,。\n]{0,4}[，,]?(?:就)?是(?:用|把|在|让)|([一-鿿])到[^，,。\n]{1,4}[，,]\1不
          |最[^，,。\n]{1,3}的(?:是|不是)[^，,。\n]{1,8}{stop}`,
      ],
      [
        2.5,
        say`{start}(?:{truths}|bread|work|a (?:promise|home|debt|friend|secret|garden|house|habit|meal|letter|door)|you) (?:costs|teaches|takes|asks|keeps|begins|starts|wants|don't find|never)\b`,
      ],
      [2, say`{start}a (?:promise|home|debt|friend|secret|garden|habit|letter) is `],
      [
        3,
        say`从来(?:都)?不是~6[，,；]?(?:而?是)|{start}[^，,。\n]{2,10}从来不是[^，,。\n]{1,8}[，,]是|总比[^，,。\n]{2,12}{stop}
          |不了[^，,。\n]{1,4}[，,]也[^，,。\n]{0,3}不了|{start}(?:你以为|以为)[^，,。\n]{2,10}[，,]其实`,
      ],
      [
        2,
        say`{start}[^，,。\n]{2,8}了[，,][^，,。\n]{1,8}也就~8{stop}|(?:没有?|不)[^，,。\n]{1,8}[，,]也[^，,。\n]{1,12}{stop}`,
      ],
      [
        3,
        say`{start}(?:the|a) (?:\w+ )?(?:body|heart|mind|teacher|house|friend|mother|father|parent|dog|garden|road|door|past|child)s?\b [^.!?\n]{3,30}\b(?:long after|is remembered|remembers|never|keeps?|knows?|forgets?)\b[^.!?\n]{3,50}{stop}
          |{start}what you (?!need|get|see)\w+ \w+s?\b[^.!?\n]{0,30}{stop}|\b\w+ing is(?:n't| not) \w+ing\b
          |{start}old \w+ don't`,
      ],
      [
        3,
        say`(?<=[^，,。\n]{2})的是[^，,。\n]{1,8}[，,；][^，,。\n]{1,10}的是|{start}好的(?:婚姻|爱情|关系|朋友|父母|老师|教育|生活|感情|爱)`,
      ],
      [2, say`时候[，,]就~12{stop}|{start}有[些的][^，,。\n]{1,8}[，,走]|也(?:长|有|是|会)[^，,。\n]{1,6}{stop}`],
      // A frame that general truths are cast in …
      [
        2,
        say`{start}(?:所谓|原来|愿(?:你|我们|每|所有|世间|天下)|真正的?|最好的|最[长深贵远难大小怕重美暖]的|{abstract}(?![^，,。\n]{0,4}(?:今天|昨天|了一|说))[^，,。\n]{0,14}(?:不是|就是|才是|是|不会|没有|总会|终|从来|从不|永远|不在|在于|不必|不怕|会|都))`,
      ],
      [
        2,
        say`[不没][^，,。\n]{1,12}[，,；;](?:只|却|但|而是?|才|就|怕)[^。\n]{2,16}{stop}
          |(?:没关系|不要紧|不丢人|不可怕|也行)[，,][^。\n]{2,14}{stop}|{start}有些[^，,。\n]{1,6}[，,]|{start}人(?:这)?一?[生辈]
          |{start}[^，,。\n]{2,10}是[^，,。\n]{2,10}的[，,；][^，,。\n]{1,8}(?:不是|也是|才是|是)[^。\n]{0,12}{stop}`,
      ],
      [
        2,
        say`(?:从来|从)?(?:不是|没有|不会|不怕|不在|不必|未必|并非|不说|不等|不靠)[^，,。\n]{0,14}[，,；;](?:而?是|才|只|就|却|怕的|它?只[是在]|会|[^，,。\n]{1,3}的是|但)[^。\n]{1,18}{stop}`,
      ],
      [
        2,
        say`{start}[^，,。\n]{2,12}[，,]?(?:就|才|都)?是[^，,。\n]{0,6}最[^。\n]{2,14}{stop}
          |(?:再|只有|有些|有的|总有|一旦|凡是|每个?|任何|没有谁|谁都)[^，,。\n]{1,12}[，,](?:也|都|越|才|就|有些|有的|总|终|自)[^。\n]{1,16}{stop}
          |越[^，,。\n]{1,8}越[^，,。\n]{1,10}{stop}
          |(?:你只管|你要|你若|你把|你以为)[^，,。\n]{2,12}[，,](?:时间|生活|剩下|它|会|自|就|才|其实)[^。\n]{2,16}{stop}`,
      ],
      [
        2,
        say`{start}[^。，,\n]{2,14}的(?:人|时候|日子|东西|那几?[步刻天年]|路|事|话|地方|孩子)[，,]?[^。\n]{0,10}(?:已经|都|才|总|终|不|是|也|往往|从|会)[^。\n]{2,18}{stop}`,
      ],
      [
        1,
        say`(?:才|只|不过|从来|永远|往往|终究|终会|总会|终于|总|反而|都嫌|就够了)(?:是|会|能|有|不|在|嫌|要|懂|值)?[^，,。\n]{0,16}{stop}`,
      ],
      [1, say`{start}[^，,。\n]*?([一-鿿])[^，,。\n]*[，,；;][^，,。\n]*\1[^，,。\n]*{stop}`],
      [
        3,
        say`\bsome \w+[^.!?]{2,40}[.,;] ?some \w+|\bnobody \w+[^.!?]{2,40}[.,;] ?(?:everybody|everyone|they)
          |\bthe (?:hardest|worst|saddest|loneliest|only|longest|first) (?:part|way|thing|kind|step)\b[^.!?]{2,30}\bis\b[^.!?]{3,50}{stop}
          |\byou can(?:'t|not) \w+[^.!?]{3,40}(?:from|without|until|if)[^.!?]{3,30}{stop}
          |(\w{3,}) is \w+[^.!?]{0,20}, (?:and|but) \w+ is `,
      ],
      // … of everyone, not of somebody here and now.
      [1, say`{abstract}|心里|懂得|人(?:是|的|们)|一生|一辈子|那个人|谁`],
      [
        -5,
        say`我(?![^“"「]*[”"」])|从这|这[一二三四五六七八九十几]|[？?]|今天|昨天|明天|后天|下[次期集周]|视频|评论|关注|收藏|点赞|转发|发给|\d|老板说|记得|建议|这[条期篇次份]
          |步骤|克|分钟|链接|配料|样张|参数|版|块钱|功能|价格|续航|口感|好吃|推荐|小时|公里|教程|软件|手机|加水|就行|即可|不需要|一定要|不要`,
      ],
      [
        -1.5,
        say`{start}[^。\n]{0,3}[他她它](?!们的)|(?:他|她|它)们?(?:说|把|在|笑|还)|{start}这|{start}那(?!些)|完了{stop}|[呢吧吗]{stop}|哈|笑死
          |救命|离谱`,
      ],
      [
        2,
        say`{start}(?:{truths}|a (?:good|real|quiet|kind|true|bad) \w+|the best [\w ]{2,24}|people|nobody|no one|everyone)(?: is| isn't| was never| doesn't| never| don't| are| aren't|'re never|'re not| can't| can| only| won't| outgrow| become| leave| learn)\b[^!?]{6,90}{stop}`,
      ],
      [
        2,
        say`(?:isn't|is not|aren't|don't|never|won't|doesn't|\bnot)\b[^.!?\n]{2,44}[,;.:—]\s?(?:but |it's |it is |they're |they |you |we |just |only |the )[^.!?\n]{3,50}{stop}`,
      ],
      [2.5, say`\b(\w{3,}) is\b[^.!?\n]{3,40}[.,;]\s?\w+ is\b[^.!?\n]{3,40}`],
      [
        1,
        say`\b(?:just|never|not|isn't|aren't|doesn't|don't|what|who|only|nothing|everything|enough|always|anyone|everyone|everything else|until|when|nothing|wherever|whatever|you \w+)\b
          |\b(?:{truths})\b[^.!?\n]{2,60}\b(?:{truths})\b`,
      ],
      [
        -3,
        say`\b(?:i|i'm|i've|i'll|my|me|this|today|tomorrow|yesterday|video|link|recipe|follow|comment|save|share|subscribe|tag|he|she|his|her|it's \w+ing|degrees|minutes|hours?|oven|cups?(?! can)(?=s? of)|miles|bucks|don't know|peel|jar|flour|eggs?)\b
          |\d|\$`,
      ],
    ],
  },
]
