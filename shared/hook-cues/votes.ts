import { say, type HookRule } from './phrases.ts'

/** What is put to a vote: an ending, a side to take, one of several. */
export const VOTES: readonly HookRule[] = [
  {
    id: 'ending-vote',
    kind: 'ending-vote',
    over: 3,
    needs: say`扣|弹幕|截止|说了算|评论|超过|say|\bends?\b|majority|pick|票|定|结局|结尾|下一?[集步幕章]|剧情|走向|去留|[更最]?[多高]|赞|心|币|算|decide|vote
          |like|heart|comment|wins|whoever|whatever|ending|fate`,
    cues: [
      [
        3,
        say`(?:由|听|看)[^，,。]{0,4}(?:说了算|决定(?!了))|\bvote\b[^!?]{0,40}\b(?:does|do|should) (?:she|he|it|they)\b`,
      ],
      [3, say`\blikes?, (?:i|he|she|we|they|it)\b[^.!?]{2,50}[.;,] ?comments?, (?:i|he|she|we|they|it)\b`],
      [
        3,
        say`你们来?当(?:编剧|导演|裁判|法官)|票(?:数)?最高的就是|按你们的来
          |(?:{like}|{heart}|评论|收藏)超过(?:{like}|{heart}|评论|收藏|转发)[，,]~16[，,；;。](?:反过来|反之|否则|不然|评论|收藏)`,
      ],
      [
        2,
        say`([杀救留放走嫁说开去认])不\1[^。！？]{0,14}(?:弹幕|评论|留言|扣|投|点赞)|(?:弹幕|评论|留言|扣)[“「"]~3[”」"](?:或|还是|多)[“「"]?~3[”」"]?
          |点赞[^，,。]{1,4}[，,]评论[^，,。]{1,4}(?:[，,。]|{stop})`,
      ],
      [1.5, say`(?:十二点|\d+点|今晚|周.|明早)~3截止|多我就`],
      [
        2.5,
        say`\b(?:likes?|hearts?)\b[^.!?]{2,50}[,.;] ?(?:and )?\b(?:comments?|shares?|saves?)\b[^!?]{2,80}(?:count|filming|tonight|on camera|chapter|episode|overboard|says?|say)`,
      ],
      [
        2.5,
        say`(?:投币|{like}|收藏|评论|转发|{heart})(?:算|等于|就是|代表|[=＝])~10[，,；;](?:投币|{like}|收藏|评论|转发|{heart})(?:算|等于|就是|代表|[=＝])`,
      ],
      [
        2,
        say`(?:likes?|comments?|hearts?|❤️|👍|saves?|shares?)\s*=\s*[^.!?]{2,80}[.,;]\s*(?:likes?|comments?|hearts?|saves?|shares?)\s*=`,
      ],
      [
        1.5,
        say`=\s*(?:i|we|he|she|they|it)\b|\bmajority\b|\bdeciding (?:at|by|on)\b
          |\bdoes (?:he|she|it) \w+[^?]{2,40}\bor\b
          |\bshould (?:he|she|it|they|the \w+) (?:live|die|stay|go|win|tell|forgive|open|run|leave)`,
      ],
      [1.5, say`选\s*a~10[，,；;]选?\s*b~10|见分晓|截票`],
      // What votes settle …
      [
        3,
        say`(?:点赞|投票|票|留言|评论)~8(?:选|定|决定)~4(?:结局|结尾|命运|去留)
          |(?:结局|结尾|下一?[集步幕章]|剧情|走向|去留|命运|后面|接下来|她的选择|生死)~8(?:由|听|看|按|归|凭|交给|全看|就看|你们?说了算|你们?[来]?[定选])~6(?:你们?|各位|大家|票|评论区?|弹幕|观众|投票)
          |(?:结局|下集|剧情|走向)~4你们?(?:来)?(?:定|选|说了算)|(?:多数|投票|票数?|评论区?|点赞|你们?)~4(?:来)?决定~4(?:下一?[集步]|结局|她|他|它|去留|命运)
          |(?:两|二|三|几)[个版种](?:结局|结尾)|(?:结尾|结局)~6[两二三][个版种]|你们?投票[^。]{0,8}(?:拍|写|演)
          |(?:按|听|照)(?:票数?|评论区?|多数|你们的?)~4(?:拍|写|演|画|走|来|办|定)`,
      ],
      [3, say`你们?(?:想要|来选|选|来定)~4(?:哪[个种]|什么)(?:结局|结尾)|结局~4(?:两版|两个|投|[ab])|两[个版种]结局`],
      [
        1.5,
        say`(?:{like}|{heart}|评论|留言|收藏|转发|投币|字|票|哪[边个]|谁|扣~2)~6(?:更|最)?(?:多|高|领先|过半|先到)(?:的(?:那[版个边])?)?[，,]?~3(?:就|我|算|放|拍|走|演|是|发|写|画|赢)~8`,
      ],
      // … of somebody, or of what one does.
      [
        1.5,
        say`(?:想|要|该|支持)?(?:让|叫|劝|放|留|送|救|原谅|答应|回头|回去|去|走|上车|嫁|分手|说真话|开门)~8的?(?:就|请|都)?(?:点|评论|发|扣|给|打|留|按|双击|回|投|刷)~8[，,；;。]~~16(?:点|评论|发|扣|给|打|留|按|收藏|回|投|刷)`,
      ],
      [
        3,
        say`(?:{like}|评论|收藏|转发|选\s*a)~4(?:超过|多过|>|大于)~4[，,]?~2[他她它]?就?~8[，,；;。](?:{like}|评论|收藏|转发|选\s*b)~4(?:超过|多过|>|大于)~4[，,]?~2[他她它]?就?~8`,
      ],
      [1.5, say`多~4(?:我|他|她|咱)?就~12[，,；;。]~10多~4(?:我|他|她|咱)?就`],
      [
        1,
        say`下一?[集章幕]|结局|剧情|数(?:着|票|一下)|截止|揭晓|小时内|今晚\d*点前|票数?|等着|算数|算正史|开拍|再拍|按~4拍|照办`,
      ],
      [
        1.5,
        say`(?:comment|type|vote)s? ['"]?[a1]\b[^.!?]{2,40}(?:comment|type|vote)?s? ['"]?[b2]\b
          |\b(?:likes?|hearts?|saves?)\b (?:for|to)\b[^.!?]{2,30}, ?(?:and )?(?:comments?|saves?|shares?)\b (?:for|to)\b
          |\b(?:every|each|one|a) (?:like|heart|save|comment|share|vote)\b[^.!?]{2,40}\b(?:every|each|one|a) (?:like|heart|save|comment|share|vote)\b
          |(?:❤️|like|heart|save)s? (?:for|if|means?|=|pins|spares?|saves?|sends?|keeps?|kills?|opens?|lets?)\b[^.!?]{2,50}(?:comments?|saves?|shares?|hearts?|likes?|🔥|👎)\b[^.!?]{0,6}(?:for|if|means?|=|pins|spares?|saves?|sends?|keeps?|kills?|opens?|lets?|slays?)`,
      ],
      [
        1.5,
        say`\bwhoever (?:you|gets?)|\byour (?:call|votes?|choice|comments?) (?:decides?|writes?|ends?|seals?)
          |\b(?:most|more) (?:likes|hearts|saves|votes|comments)\b
          |\b(?:i|we)(?:'ll)? (?:film|write|animate|draw|shoot|post|upload|do)\b[^.!?]{0,14}\b(?:winner|winning|whichever|whatever)
          |\bwhen we film|\bwins\b|\bwhatever wins|\b(?:fate|life|ending)\b[^.!?]{0,24}\b(?:your|you)\b
          |\bi'll (?:do )?whatever|\bby (?:midnight|tonight|noon|sunday|friday)`,
      ],
      [
        3,
        say`\b(?:vote (?:for|on)|choose|pick|decide)\b[^.!?]{0,16}\b(?:the ending|ending|finale|fate|how (?:it|this|the story) ends|what happens|what (?:he|she|they|we) do)
          |\byou (?:decide|choose|vote|pick)\b[^.!?]{0,16}\b(?:ending|ends|what happens|the finale|next|if (?:he|she|they)|whether)`,
      ],
    ],
    setting: [
      [
        1,
        say`短剧|小剧场|连载|互动|剧情|第[一二三四五六七八九十\d]+[集话章回]|小说|悬疑|番外|定格|动画|故事|放还是|留还是|该不该|要不要|(?:上不上|去不去|走不走|原谅不|给不给)`,
      ],
      [
        1,
        say`男主|女主|主角|队长
          |\b(?:she|he) (?:opens?|runs?|stays?|leaves?|lives?|dies?|goes|says|jumps?|tells?|forgives?)\b
          |\bvillain\b
          |\b(?:story|chapter|episode|ep\.? ?\d|detective|mystery|suspects?|knight|hero|night \d|interactive|short film|villain|saga|skit|dilemma)\b`,
      ],
    ],
  },
  {
    id: 'stance',
    kind: 'stance',
    over: 2,
    needs: say`还是不|怎么看|道德|合适|正常|or no|or yes|[该对错归算理站支党怪让辩忍吗？]|同意|反对|赞同|认同|不服|过分|断案|\?|agree|wrong|right|fair|side|hill
          |fight|unpopular|hot take|mind|against|reasonable`,
    cues: [
      [
        3,
        say`支持还是反对|赞成还是反对|道德不道德|合适不合适|应该不?应该|(?:觉得|说|你们)[^。！？]{0,8}谁(?:有道理|有理|对|错)|该[^，,。？]{1,8}吗{stop}
          |该[^，,。？]{1,8}吗[？?]|来辩|辩一辩`,
      ],
      [
        3,
        say`\b(?:right or wrong|wrong or|fair game|fair or)\b|\byes or no,? and why
          |\bshould (?:grandparents|teachers|landlords|bosses|kids|children|we all|dogs|couples|parents|employers)\b[^.!?]{2,60}\?
          |\bis it (?:okay|ok|rude|wrong|fair|selfish|weird|cheating)\b[^.!?]{2,60}\?`,
      ],
      [
        3,
        say`(?:你们?|大家)(?:更)?(?:站|支持|同意|赞同|认同|反对|挺)(?:谁|哪|吗|还是|不|[他她]还是)|同意吗|(?:来|请|快|必须|评论区?)站个?队|站个队|选个队
          |(?:你们?|大家)(?:更)?(?:支持|同意|赞同|反对|挺)~10还是|(?:同意|赞同|认同|反对|支持|不同意)的?(?:请|就)?(?:扣\s*\d|举手)|你站(?:谁|哪)
          |[党派](?:出来|集合|举手|站出来|受死)|必须分个|不服来辩|来辩|你们?评评理|评评理|说句公道`,
      ],
      [
        3,
        say`算不算~6(?:[？?]|{stop}|\s)|([一-鿿])还是不\1|\b(?:for or against|out of line|tell me i'm wrong|in the wrong)\b
          |(?:不同意|不服|反对)的?(?:来|去|到)~3(?:说|理|辩|评论)|(?:断案|评理)`,
      ],
      [1.5, say`该~8还是~6[？?]`],
      [
        2,
        say`要不要~6[，,]?你|yes or (?:absolutely |hell )?no|is it (?:rude|ok|okay|wrong|selfish|weird|fair)\b|过分了吗|做得对吗
          |该不该|应不应该|应该不应该|谁对谁错|谁的[错锅]|算不算|过不过分|有没有错|(?<!面)对不对|合不合理|公不公平|正不正常|值不值(?!得)|功大|过大|谁更?有理
          |还是[他她我]?(?:错|太|矫情|小气|双标)|是(?:不是)?[我他她]~4(?:错|过分|小气|矫情|多想)|有必要吗|合理吗|过分吗|公平吗|正常吗|应该吗|有错吗|对吗|道德吗
          |(?:到底|究竟|应该|该)~6(?:归|怪|赖|听|怨)谁|凭什么让|谁来出|该谁`,
      ],
      [1, say`[？?]|评论区?|来说|都说|说说|讲讲|{you}|拍砖|聊聊|(?:来|请)~3(?:理由|道理)`],
      // «That should be you»: would you, or not?
      [
        3,
        say`(?:换[作成]?|如果是|要是|搁|假如是|轮到)你(?:们|在)?[^。！!？?\n]{0,10}(?:([一-鿿])不\1|还是(?:不|算了|忍|拒)|忍吗|原谅吗|答应吗|同意吗|会同意|会原谅|会答应|能忍|能接受)`,
      ],
      [2, say`([让给还告救离分管帮退忍认娶嫁借])不\1(?=[？?，,。]|{stop}|[他她它这])`],
      // Both sides are called: «those for it and those against».
      [
        3,
        say`(?:[站劝支骂挺]|支持|替|觉得|赞成|同意|反对)~10的(?:和|跟|与|还有|、)~12的[，,]?(?:都|各|今天|请|来|也|评论|可以|说|全|在)`,
      ],
      [
        2,
        say`(?:支持|站|同意|赞同|认同|反对|不同意|不认同|不服|觉得~6(?:对|错|过分|没问题))的?(?:请|就|都|来|到|去|在)?~2(?:扣\s*\d|点个?赞|举手|转发|评论|双击|留言|进来|理由|出来|说|吵|打)`,
      ],
      [1, say`理由|道理|观点|立场|辩|吵一?吵|说服我|反驳|表态|我先说|我站|我支持|我觉得|我认为`],
      [1, say`{you}~10(?:怎么看|觉得|认为|支持|站)`],
      [
        3,
        say`\bagree or disagree|\b(?:do|would) you agree
          |\bwho(?:se|'s| is) (?:side|right|wrong|in the wrong|at fault|the problem)\b|\bpick a side
          |\bunpopular opinion|\bhot take|\bchange my mind
          |\bam i (?:wrong|the only one|overreacting|being unreasonable|the (?:bad guy|jerk|problem|asshole))
          |\b(?:fair|right|okay|ok|reasonable|rude|normal|justified)\s?,? or (?:not|wrong|nah|unfair|too much|out of line|rude|weird|am i)
          |\bdie on (?:this|my|that) hill|\bfight me\b|\baita\b|\bagree\?|\bprove me wrong|\bconvince me
          |\btake a side|\bwhich side\b|\b(?:justified|overreacting|out of line) or`,
      ],
      [
        2,
        say`\b(?:is|was|are|were) (?:she|he|it|they|i|we|that|this)\b[^.!?]{0,10}\b(?:right|wrong|fair|okay|ok|selfish|cruel|rude|unreasonable|stealing|too (?:much|strict|harsh|far))\b[^.!?]{0,30}\?
          |\bor (?:am i|are we|is (?:he|she|that))\b[^.!?]{0,24}\?
          |\bshould (?:he|she|they|parents|kids|couples|people|schools|men|women|teachers|tourists|bosses)\b[^.!?]{2,50}\?
          |\bwould you (?:forgive|report|tell|let|allow|leave|stay|pay|say yes|give)\b[^.!?]{0,40}\?`,
      ],
      [
        1,
        say`\bgo\.{stop}|\breplies\b|\bcomments\b|\byour (?:take|verdict|side|case)|\bmake your case
          |\bi'll (?:defend|hear)|\btell me\b`,
      ],
      [
        -3,
        say`扣\s*[12一二]~10扣|下集|剧情|结局|难道|谁说|多就|街采|答对|对不对得|不对劲|检查|几个|材料|步骤|盲测|样张`,
      ],
    ],
    yieldsTo: ['ending-vote'],
  },
  {
    id: 'choice-acts',
    kind: 'choice',
    over: 2,
    needs: say`[选扣打回刷投按留]|[=＝→]|给|for|if`,
    cues: [
      [
        3,
        say`(?:{like}|评论|留言|收藏|转发|扣\s*[1一])~4选~8[，,；; ]~12(?:{like}|评论|留言|收藏|转发|扣\s*[2二])~4选?
          |(?:扣|打|回|刷|发|按|留)\s*["“「]?[1一a左甲]["”」]?[，,；;、 ]*~12(?:扣|打|回|刷|发|按|留)\s*["“「]?[2二b右乙]`,
      ],
      [
        3,
        say`(想看|想吃|想去|想要|想|支持|选|喜欢|站|投|要|爱)~10的?(?:{like}|点|扣|按|双击)~6[，,；; ]+\1~10的?(?:评论|留言|扣|按|点|收藏|转发)~6
          |(?:→|->|=|＝|给)\s*(?:{like}|{heart}|评论|收藏|扣\s*\d)[，,；;。 \n]*~10\s*(?:→|->|=|＝|给)\s*(?:{like}|{heart}|评论|收藏|扣\s*\d)`,
      ],
      [3, say`(?:想|选|喜欢|支持|觉得|爱|投)~12的?(?:{like})[，,；; ]+~12的?(?:评论|弹幕|扣)(?!区)`],
      [
        3,
        say`\b(?:like|comment|heart|save|❤️)\s+for\b[^.!?]{1,24}[,;/.]\s*(?:and\s+|or\s+)?(?:like|comment|heart|save|🔥)\s+for\b
          |(?:like|save|heart|share|comment|(?:❤|🔥|👍)️?)(?: [^\s=]+)? ?(?:=|for) ?[^.,;!?=]{1,24}[.,;/] ?(?:like|save|heart|share|comment|(?:❤|🔥|👍|🖤|💛)️?)(?: [^\s=]+)? ?(?:=|for) ?
          |\b(?:comment|type|drop|vote|say)?\s*["']?(?:1|a)["']? (?:for|if|=)[^.!?]{1,30}\b(?:2|b)["']? (?:for|if|=)`,
      ],
      [-3, say`结局|下集|剧情|让[他她它]|难道`],
    ],
    yieldsTo: ['ending-vote', 'stance'],
  },
  {
    id: 'choice-or',
    kind: 'choice',
    over: 2,
    needs: say`主意|[换只号馅款]|截|还是|[选投挑猜哪]|第几|二选一| or |vs|rather|pick|which|team|pk|quiz|[a1][)）]`,
    cues: [
      [-3, say`总是?选|选错|选对|都行|both`],
      [1, say`投个票|投一?票|comment your (?:pick|vote|choice)`],
      [
        3,
        say`拿(?:个|一下)?主意|换哪[张个款]|选哪|(?:下面|这[三两几]个?|其中)~3哪[个张杯款]|[一1]号?[、,，][二2]号?[、,，或还][三3还]
          |只(?:够|能|许)~6[，,]~10还是~10|(?:馅|口味|款|色|味)[，,]~10(?:哪个|哪种|哪款)`,
      ],
      [
        3,
        say`\b(\w+) or no \1\b|{start}[a-z]+(?: [a-z]+)? or (?!not\b)[a-z]+(?: [a-z]+)? for (?:the|my|a|our)\b
          |\bwhich (?:one |cover |version )?(?:sounds|looks|reads|works|feels|is) better
          |\bwhich \w+ should i (?:print|hang|wear|paint|post|use|buy|frame)`,
      ],
      [3, say`选\s*[a-z1-9甲乙左右上下]~2还是选?~4(?=[，,？?。]|{stop})`],
      [1.5, say`[，,]\s*还是[^，,。！!？?]{1,14}[？?]|(?:换[成作]?|要是|如果是)你~6怎么选|\S款\s*/\s*\S+款|选一个`],
      [1, say`纠结|拿不定|截止|哪个`],
      [
        2,
        say`(?:{start}|[，,。！!？?：:\s])(?!你[们]?[挺站帮支]|[这那他她它]是)[一-鿿a-z0-9]{1,8}还是[一-鿿a-z0-9]{1,8}(?=[？?。]|{stop})
          |(?:{start}|[，,。：:\s])(?:[一-鿿]{1,8}\s*(?:vs\.?|or|pk)\s*[一-鿿a-z0-9]{1,10}|[a-z0-9]{1,10}\s*(?:vs\.?|or|pk)\s*[一-鿿]{1,10})`,
      ],
      [
        2,
        say`还是~8[，,。？?]~6(?:选|挑|纠结|拿不定|头疼|愁)|\d号~4\d号|第几[张个款套版]|which of (?:the|these)
          |\b[\w ]{2,20} or [\w ]{2,20}, help|a\) ?[^.!?]{1,20}b\) ?
          |{you}(?:会|更|最|是|要|选|想|爱|喜欢|吃|站|猜|觉得)~14还是~10[？?]|(?:选|先|要|留|买|穿)~10还是(?:选|先|等|要|留|买|穿)?~10[？?]`,
      ],
      [1, say`(?<![二三四])(?:选|投|挑|猜|押|站|pick|留哪|要哪)(?!手|项|题|进|中了|择)|{you}`],
      [
        2,
        say`(?:选|投|挑|要|买|留|猜|拿|穿|带|住|吃|喜欢|推荐|入|站|先|更|下单|会)~4(?:哪[个一边种款套件条只家支版双辆幅位盆]|谁|几号|第几)
          |哪[个一边种款套件条只家支版双]~4(?:更|好看|顺眼|好吃|适合|值得|对味)`,
      ],
      [
        2,
        say`(?<![a-z0-9])a(?![a-z])\s*[.:：、]?~14[，,、；;\s]\s*b(?![a-z])\s*[.:：、]?~14|[二三四]选一|盲[测猜选]|(?:左|甲)边?~6(?:还是|、|和)(?:右|乙)`,
      ],
      [
        1,
        say`[？?]|评论|留言|公屏|扣|告诉我|帮我?(?:选|挑|定)|猜|最喜欢|\bquiz\b|which cover|纠结|拿不定|看花眼|选择困难|你们投`,
      ],
      [3, say`帮(?:我|他|她|忙)~4(?:选|挑|拿主意|二选一)|你们(?:来)?(?:投|选|挑)(?:一[个款]|吧|，|,|。|{stop})`],
      [
        3,
        say`\bwould you rather\b|\bthis or that\b|\bpick (?:one|your)|\btell me which\b
          |\bwhich (?:one|team|version|look|outfit|color|colour|\w+)(?: \w+)? (?:would|do|are|will|should|did) (?:you|i|we)(?:'d)? ?(?:pick|choose|go|prefer|picking|choosing|take|keep|buy|wear|hang|paint|order|like|frame|use|ship|cast|eat)
          |\bwhich (?:one )?(?:you'd|would you|wins|gets your|is your|is it|are you)\b|\bteam \w+ or (?:team )?\w+
          |\bhelp me (?:choose|pick|decide)`,
      ],
      [
        2,
        say`(?:{start}|[.!?:,]\s*)(?:team )?(?!is |was |are |did |does |do |has |should |can |will |he |she |why |how )[\w']+(?: [\w']+){0,2} or (?!not|what|just|so|is|am|nah|are|wrong|later|else)[\w']+(?: [\w']+){0,2}(?: (?:for|in|on|at|with) [\w ]{1,20})?\?`,
      ],
      [
        1,
        say`\b[ab12] or [ab12]\b|\bleft or right|\btop or bottom|\bwhich\b[^.!?]{0,40}\?|\bcomment\b|\bvote\b
          |\b(?:first|left|before) or\b`,
      ],
      [
        -3,
        say`不管|无论|不论|到底|究竟|不知道|分不清|说不清|我选|结果|我拿(?!不|个主)|[怎为]什么选|我还是|还是(?:没|不|那|老|要|得|回|被|走|决定)|如何选|怎么选(?!{stop})|该不该
          |让不让`,
      ],
    ],
    yieldsTo: ['ending-vote', 'stance', 'co-create'],
  },
]
