import { say, type HookRule } from './phrases.ts'

/** What draws on without asking: the next piece, a look behind. */
export const LURES: readonly HookRule[] = [
  {
    id: 'thread',
    kind: 'thread',
    over: 2,
    needs: say`判了|未完|期待|且听|等|[下后明今周月第续]|改天|continued|stay tuned|tune in|next|tomorrow|tonight|day\b|weekend|part |round
          |rest|find out`,
    cues: [
      [-3, say`the rest is history|the rest of (?!it|this|the)`],
      [
        2.5,
        say`(?:{soon}|{next}|判了|好了|到了|出来了?)~6再~2[更弄修装拆讲说拍做看聊试教来]|下[次回]~3(?:念|读|讲|带|拍|教|说|聊)`,
      ],
      [1.5, say`今天就?~4到(?:这里?|此)`],
      [
        3,
        say`\bpart (?:two|2|three|3)\b[^!?]{2,60}{soon}
          |\b(?:video|film|story|answer|result)s? (?:comes?|drops?|lands?) (?:{soon})`,
      ],
      [
        3,
        say`(?:剩下的?|没讲的|后面的?|另一半)~4(?:放[到在]|留[到在]|等|见)~6(?:{soon}|{next}|那期)
          |(?:结果|消息|报告|成绩)~3(?:出来|下来)~4(?:第一时间)?(?:告诉|跟你们|更新|发)|第[二三四五六七八九]~3(?:明天|后天|下周)~4(?:接着|继续)
          |下周(?:开|拆|做|装|刷|见|接着)`,
      ],
      [
        3,
        say`(?:{soon})\s*[:：]\s*(?:the|we|part|i)|\bmore (?:tomorrow|next week|on \w+day)\b
          |\bi'll post (?:whatever|what|the (?:rest|result|answer|update))|\byou'll hear it (?:here )?first
          |\bpart (?:2|two|3|three) (?:when|once|after|as soon)`,
      ],
      [
        3,
        say`未完待续|未完[，,]?(?:等更|待更)|等更|要等~6才(?:知道|有|能)|敬请期待|且听下回|\bto be continued\b|\bstay tuned\b|\btune in\b`,
      ],
      [1.5, say`{next}`],
      [1, say`{soon}`],
      [2, say`(?:{next}|{soon})[^，,。！!？?\n]{0,12}{tell}|(?:{next})[，,]?\s*(?:我们?|咱们?|给你们?|跟|带)~12`],
      [
        1.5,
        say`{next}~2(?:再|见|我们|就|会|给|：|:|，|,|—)|{tell}~6{next}|(?:答案|结果|后续|结局|真相|剩下的|成品|成片|下半[段集])~6(?:{soon}|{next})`,
      ],
      [
        1,
        say`没[讲说拍写做]完|先[到讲说]这|卡在这|还没(?:完|结束|开始|到)|到底来没来|成没成|过不过得去|能不能|会不会|到底|是谁|只看半截|没电了|他发给我
          |(?:什么|谁|哪|为什么|怎么了|真假|呢)[，,？?]\s*(?:{soon}|{next})`,
      ],
      [
        1.5,
        say`\b(?:goes? (?:up|live)|drops?|airs?|lands?|is up|is live|comes? out|coming|posting|posted|premieres?|continues?|returns?|up)\b[^.!?]{0,14}(?:{soon}|{next})
          |(?:{soon}|{next})[^.!?]{0,14}\b(?:goes? (?:up|live)|drops?|airs?|lands?|is (?:up|live|when)|comes? out|coming|posting|premieres?|continues?)`,
      ],
      [
        3,
        say`\b(?:round|part|chapter|act) (?:two|three|2|3|ii)\b[^.!?]{0,10}(?:{soon})|\bmore in part\b
          |\bwe'll find out\b[^.!?]{0,12}(?:{soon}|if)`,
      ],
      [
        2,
        say`\b(?:i|we|she|he|they|you)(?:'ll| will|'m|'re|'s| am| are| is| find| get| open| see)\b[^.!?]{0,40}(?:{soon}|{next})
          |(?:{soon}|{next}),? ?(?:i|we|she|he|they|you|it|:)(?:'ll| will|'m|'re|'s| am| are| is| find| get| open| see| go| try| meet)\b`,
      ],
      [
        1.5,
        say`\b(?:conclusion|results?|round two|film|story|answer|reveal|rest|update|result|verdict|video|part|teardown|find out|wraps|episode|ending|part|the call|continued|what happen)\w*\b`,
      ],
      [
        -3,
        say`{they}说|(?:{soon})~10[了过](?=[，,。]|{stop})|电视|上次|上[集期]|停更|[每一两三][天晚周日]~2更|每[天晚周日个]|以后每|考试|开会|上班|放假|截止|抽奖
          |营业|{soon}~4(?:有雨|降温|考|开学|上市|发货|截止|出发(?!，))
          |\b(?:every|last|open(?:s)? (?:on|until)|open until|closed on|next episode of|sale|ships?|preorder|doors|due|exam|in stock|drop)\b
          |\bby (?:tomorrow|tonight)`,
      ],
      [-3, say`{count}`],
      [
        6,
        say`(?:就|马上|立刻)~2(?:发|更|出|放)下[集期半]|\b(?:i|we)(?:'ll)? (?:post|drop|release|upload) (?:part|episode|the next)`,
      ],
      [1, say`不知道|难说|悬着`],
      [2, say`单独(?:出|做|拍|开|讲)一?[期集条]`],
    ],
    yieldsTo: ['ending-vote', 'dual-track'],
  },
  {
    id: 'backstage',
    kind: 'backstage',
    over: 2,
    needs: say`卸妆|剪掉|散场|收工|wrong|tour|直播|主播|合集|秒|以后|之后|师的|frame|幕后|花絮|穿帮|ng|拍|片|脚本|镜头|后台|后厨|[前后]|看不|公开|废稿|灯|这[么样]|夜班|给你
          |怎么|behind|blooper|outtake|bts|how |what |look|peek|never|door|camera|film|set\b|take`,
    cues: [
      [
        3,
        say`(?:卸妆|下台|散场|收工|关机|下班)(?:以后|之后)[^，,。]{0,6}(?:{stop}|是|的)|试错现场|都?剪掉了?[^。！？]{0,6}(?:放出来|给你们看|补上)|花絮比`,
      ],
      [
        3,
        say`\bhow (?:i|we) (?:shot|filmed|faked|recorded) (?:this|it)\b
          |\bwent wrong (?:while|when|during)\b[^.!?]{0,10}(?:film|shoot|record|take)
          |\btour of the (?:mess|set|chaos)|\bbehind my (?:desk|setup|camera|counter)`,
      ],
      [
        3,
        say`(?:你们?|大家)看到的~8[秒分][^。！？]{0,8}(?:我们?)?~2(?:搭|拍|等|熬|磨|花|剪|搬)|(?:忘词|笑场|翻车|失误|口误|卡壳)(?:合集|集锦|大赏|片段)
          |(?:直播|录音棚|后台|演出|拍摄|录制)(?:关了|结束)?(?:以后|之后|里的我)~8(?:在干|其实|是这样|什么样)|(?:化妆师|摄影师|场务|灯光师|副导演|道具师)的~6`,
      ],
      [
        3,
        say`\b(?:outside|beyond|out of) (?:the )?frame\b
          |\bthe takes?\b[^.!?]{0,24}\b(?:fell|failed|broke|wrong|laughed|lost|ruined)
          |\b(?:failed|bad|ruined) takes\b
          |\bhow we (?:got|did|made|hung|moved|lit|hid) the (?:drone|camera|crane|shot|light|lights|set|fog|rain|smoke|snow|dolly)\b`,
      ],
      [
        3,
        say`\bthe other camera\b|\btakes of\b|\b\w+ takes (?:for|to get)|没剪(?:过|辑)的|原片|未剪辑|摄影师~6(?:笑|抖)|笑场`,
      ],
      [-2, say`{count}|直播`],
      [
        3,
        say`幕后(?!黑手|主使|资金|老板|推手|英雄|操|真凶|交易)|花絮|穿帮|\bng(?:镜头|合集|片段|集锦|了)|笑场|拍摄(?:现场|花絮|日常|背后|手记|间|过程)
          |(?:没|未)(?:剪|放|收)(?:进|入)~8(?:片|视频|去的)|镜头(?:背后|外|后面)|相机后面
          |(?:视频|片子|镜头|这[条期支段个]|画面|效果)~6(?:是)?(?:怎么|如何)(?:拍|剪|做|搭|来)(?!照)(?:的|出来)`,
      ],
      // How it is made …
      [
        3,
        say`(?:秒|分钟|条|支)的?(?:视频|片子|镜头|短片)[^。！？]{0,8}(?:我们?)?(?:搬|搭|拍了|花了|剪了|等了|熬|用了|磨了|试了)
          |(?:后台|后厨|现场|镜头外|背后|视频|片场)~4(?:其实)?是这样的?
          |(?:这个|这条|那个|这段)(?:转场|镜头|特效|视频|画面|音效|长镜头)~4(?:其实)?(?:是)?这[么样](?:做|拍|来|弄|录|搭)|镜头~3(?:没拍到|拍不到|之外|照不到)
          |\bng了|拍[^，,。]{0,6}(?:时|的时候)[^。]{0,10}(?:其实|底下)|(?:戏服|布景|道具)~6(?:其实|底下|里面)|(?:没人|你们没|谁都没)看[到见]过的~6`,
      ],
      [
        1.5,
        say`怎么(?:拍|剪|装|做|搭|骗|布景|调|弄|练|排|打包|修|来)的?(?!照|照片)(?:的|出来|成)|废稿|草稿|脚本|踩点|返工|绿幕|道具|布景|灯光|群演|机位|化妆间|剧组|片场|彩排|布展
          |备料|打样|流程|全程|工序|剪辑(?!师说)|素材|打光`,
      ],
      // … what nobody sees of it …
      [
        2,
        say`(?:客人|顾客|观众|你们?|大家|外人|平时|镜头|台下|读者|买家|家长|乘客|病人|别人|游客)[^，,。]{0,6}(?:看不[到见着]|没见过|见不[到着]|没看过|不知道的(?!是)|不会看|想不到的)
          |(?:平时|平常|从来|从|一向|以前)~4(?:不拍|不让|没拍|不给|不公开|没公开|不对外|没给)|不[给让](?:人|客人|你们)看|第一次(?:全部|对外|完整)?(?:公开|摊开|给[人你大])
          |(?:全部|全都|一次)~2(?:摊开|公开)`,
      ],
      [
        1,
        say`(?:开[店门播场演业幕工市]前|打烊[之以]?后|关门[之以]?后|收工[之以]?后|散场[之以]?后|收摊[之以]?后|下播[之以]?后|开拍前|上[台菜映架]前|凌晨|一?(?:小时|晚上|整夜|整天))
          |后厨|后台|打包间|仓库|车间|工作室|作坊|染坊|片场|夜班|分拣|食堂|剪辑室|录音棚|机房|中控|操作间|备餐间`,
      ],
      [
        1.5,
        say`带~4(?:进|去|看|瞧|逛|转)|(?:都|全程|原样)?(?:拍|录|放|摊|晒)~2给~2(?:你|大家|看)|给(?:你们|大家)(?:看|瞧|瞅)|公开|揭秘|揭开|长什么样|在忙什么|忙什么
          |都在干|怎么运转|怎么干活`,
      ],
      [
        3,
        say`\bbehind[- ]the[- ](?:scenes|curtain|counter|camera|lens)\b|\bbloopers?\b|\bouttakes?\b|\bbts\b
          |\b(?:cut|left) (?:from|out of) the (?:final|video|film|edit)
          |\bbreaks? (?:character|at)\b[^.!?]{0,20}\b(?:take|never)
          |\b(?:the )?takes? (?:we|i|that) (?:didn't|couldn't|cut)`,
      ],
      [
        3,
        say`\bhow (?:i|we) (?:\w+ly )?(?:film|filmed|shot|shoot|edit|edited|faked?|rigged|lit|light|mic'?d?|recorded|staged|pulled off|built the set|animated|made)\b[^.!?]{0,30}\b(?:video|film|shot|reel|episode|clip|vlog|scene|set|rain|snow\w*|storm|rainstorm|one-take|oner|music video|sketch|effect|sound)s?\b`,
      ],
      [
        2,
        say`\bwhat (?:you|customers|guests|clients|people|nobody|viewers|diners) (?:don'?t|didn'?t|never|ever|won't)? ?(?:get to )?(?:sees?|hears?)\b
          |\b(?:customers|guests|nobody|no one|you|clients|people|viewers|diners|audience)\b[^.!?]{0,12}\b(?:never|don't|won't|rarely|ever|usually) (?:get to )?see
          |\b(?:usually|normally) (?:the )?[^.!?]{0,16}(?:closed|off camera|off-limits|hidden|private)
          |\bnever (?:shown|filmed|posted|film|show)\b`,
      ],
      [
        3,
        say`\bwhat the (?:set|camera|kitchen|shoot|studio|shot)\b[^.!?]{0,16}\b(?:looks?|didn't|doesn't|never|missed|won't)
          |\b(?:part|side|half)\b[^.!?]{0,40}\b(?:nobody|no one|we never|you never|people don't) (?:films?|shows?|sees?|posts?|talks?)
          |\bhow (?:the|this|that|we|it) [^.!?]{0,24}(?:was|were|got)? ?(?:really|actually) (?:done|made|shot|filmed|works?|built)
          |\b(?:off|behind the) camera\b`,
      ],
      [
        1.5,
        say`\b(?:a )?(?:peek|look|tour|glimpse)\b[^.!?]{0,8}\b(?:at|inside|into|behind|of)\b
          |\bthe (?:door|kitchen|dye|back|green|edit|prep|cutting|stock|pack\w*) ?room\b
          |\bbefore (?:any of you|anyone wakes|we open|doors|opening|the show|service)
          |\bafter (?:close|closing|hours|the show)|\bback of house\b|\bbackstage\b|\bthe (?:setup|rig)\b
          |\btripod\b|\bgreen ?screen\b|\bprops?\b`,
      ],
      [-3, say`退居|转到?幕后|电影院|走到幕后|资金方|幕后黑手|拍照(?:姿势|教程)|过程全错|怎么拍照|月亮参数`],
    ],
    setting: [[0.5, say`视频|拍|film|video|shoot`]],
  },
]
