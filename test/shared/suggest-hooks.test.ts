import { describe, expect, it, test } from 'vitest'
import en from '../../shared/locales/en.json' with { type: 'json' }
import zh from '../../shared/locales/zh-CN.json' with { type: 'json' }
import type { HookKind } from '../../shared/model.ts'
import { HOOK_KINDS } from '../../shared/values.ts'
import { suggestHooks } from '../support/suggest-hooks.ts'

// Wordings that nobody would want missed; how good suggestions are stands in suggest-hooks-figure.test.ts.

const SHOWN: readonly (readonly [text: string, ...kinds: HookKind[]])[] = [
  ['想看海的点赞选A，想看山的评论区选B', 'choice'],
  ['甜豆腐脑还是咸豆腐脑？', 'choice'],
  ['喜欢红色扣1，喜欢蓝色扣2', 'choice'],
  ['Window or aisle? I always fight for the window', 'choice'],
  ['Like for the blue one, comment for the red one', 'choice'],
  ['觉得有用的点个赞，被她打动的留一颗小红心', 'dual-track'],
  ['想学的点赞，舍不得划走的收藏', 'dual-track'],
  ['你们那边过年几点吃年夜饭？', 'question'],
  ['大家小时候最怕哪一科？', 'question'],
  ['第一份工资你花在哪了？评论区聊聊', 'question'],
  ['你有没有突然很想回家的时候？', 'question'],
  ["What's your comfort food on a rainy day?", 'question'],
  ['十个行李收纳办法，建议收藏', 'save'],
  ['绿皮车过夜清单，先码住', 'save'],
  ['收藏防丢，下次照着做', 'save'],
  ['Five tax forms you forget. Save this post', 'save'],
  ['Save for later: a packing list that fits one bag', 'save'],
  ['点赞过万，我就去吃一次榴莲火锅', 'threshold'],
  ['这条满500赞就更新下半段', 'threshold'],
  ['1000个赞就出教程', 'threshold'],
  ['收藏超过3千马上发完整菜谱', 'threshold'],
  ["5k likes and I'll shave my head", 'threshold'],
  ["If this hits 10,000 likes I'll do it again in winter", 'threshold'],
  ['她会不会回来？结局由你们定', 'ending-vote'],
  ['点赞选结局，明晚开机', 'ending-vote'],
  ['点赞解锁第三招', 'unlock'],
  ['评论区扣666，发你整份表格', 'unlock'],
  ['孩子压岁钱该不该上交？', 'stance'],
  ['加班吃泡面，你支持老板还是员工', 'stance'],
  ['同意的扣1', 'stance'],
  ['Pineapple belongs on pizza. Change my mind', 'stance'],
  ['Agree or disagree: no phones at dinner', 'stance'],
  ['所谓长大，不过是学会一个人收拾行李', 'golden-line'],
  ['拍了一整年的渡口。生活从来不是等雨停，是学会在雨里走', 'golden-line'],
  ['奶奶的最后一坛酱。愿你走再远，也有人给你留灯', 'golden-line'],
  ['盐湖夜路（上），未完待续', 'thread'],
  ['剩下的二十公里，明晚接着讲', 'thread'],
  ['Part 2 drops tomorrow', 'thread'],
  ['没剪进正片的三个镜头', 'backstage'],
  ['婚礼跟拍幕后花絮', 'backstage'],
  ['How I filmed this reel with one phone', 'backstage'],
  ['新来的小猫，帮它取个名字', 'co-create'],
  ['转发给那个总说明天再开始的人', 'share'],
  ['发给你爱熬夜的室友', 'share'],
  ['Send this to someone who needs a day off', 'share'],
  ['Tag a friend who never replies', 'share'],
  ['觉得有趣记得关注我', 'follow'],
  ['关注不迷路，每周三更新', 'follow'],
  ['Follow for more tiny kitchens', 'follow'],
  ['开了十年的店，没想到最后一天来了这么一个人', 'suspense'],
  ['修了三次都没好，直到我打开后盖才发现原因', 'suspense'],
  ['一定看到最后，结局反转', 'suspense'],
  ["You won't believe what was under the floor", 'suspense'],
  ['Wait for it…', 'suspense'],
]

const NOT_SHOWN: readonly string[] = [
  '谁说女孩子不能修车？',
  '难道我们就这样算了吗？',
  '为什么你总是存不下钱？因为这三笔账没算',
  '你以为高原很冷？其实晒得脱皮',
  '你知道凌晨四点的菜市场吗？',
  '奶奶给隔壁小孩点了一百个赞',
  '朋友圈里没有人点赞的一天',
  '上条点赞过万，谢谢大家',
  '点赞过百万的那首歌，我学会了',
  '粉丝破十万啦',
  '值得关注的三个信号',
  '请家长关注孩子的视力',
  '关注天气，周末有雨',
  '爷爷收藏了四十年的邮票',
  '收藏家的一天',
  '这枚收藏级的老怀表',
  '博物馆里的收藏，一张门票看完',
  '妈妈把我的视频转发给我姨妈',
  '今天分享给大家一道家常菜',
  '他在评论区告诉我，店早就关了',
  '评论区吵翻了，我来回应',
  '最后还是走了小路',
  '还是那碗面，还是那个味道',
  '不管晴天还是下雨，都要出摊',
  '这是巧合还是命运',
  '等下期末考试再说',
  '下期停更一周，回家过年',
  '幕后黑手是一只猫',
  '第一次投稿被退回来',
  '豆腐的制作过程',
  '不是手机坏了，而是内存满了',
  '支持国货，从一双球鞋开始',
  '《你会后悔吗》观后感',
  '今日穿搭 #点赞 #关注 #收藏',
  '从早上开门直到天黑',
  'How I save money on rent',
  'We saved this dog from the canal',
  'Follow these three steps to fix a leak',
  'Follow your dreams, they said',
  'I share this kitchen with two cats',
  'Open until ten, closed on Mondays',
  'Why is bread so expensive?',
  'The next episode of my life in Lisbon',
]

const kindsOf = (title: string) => suggestHooks({ title, caption: '' }).map(({ kind }) => kind)

describe('words that show a hook', () => {
  test.each(SHOWN)('%s', (text, ...kinds) => {
    expect(kindsOf(text).toSorted()).toEqual(kinds.toSorted())
  })
})

describe('words that only sound like one', () => {
  test.each(NOT_SHOWN)('%s', (text) => {
    expect(kindsOf(text)).toEqual([])
  })
})

describe('a suggestion', () => {
  it('names the words that speak for it, in the title or in the caption', () => {
    const title = '三天两晚的行李清单'
    const caption = '都在图里了。建议收藏，出发前照着理。'
    const [only, ...more] = suggestHooks({ title, caption })
    expect(more).toEqual([])
    expect(only).toMatchObject({ kind: 'save', where: 'caption' })
    expect(caption.slice(only!.start, only!.end)).toContain('建议收藏，出发前照着理')
  })

  it('is a 双轨CTA only where two different things are asked for, each on a condition of its own', () => {
    for (const text of [
      '觉得有用就点个赞',
      '觉得好看的点个赞，我们下期见',
      '觉得好看的点个赞，点赞收藏',
      '喜欢的点赞，收藏，转发',
      '点个赞吧，收藏一下',
      'Liked it? Hit like.',
    ])
      expect(kindsOf(text), text).not.toContain('dual-track')
    const text = '三天两晚的行李清单。觉得有用就点个赞，出发前要用的收藏'
    const dual = suggestHooks({ title: text, caption: '' }).find(({ kind }) => kind === 'dual-track')
    expect(text.slice(dual?.start, dual?.end)).toBe('觉得有用就点个赞，出发前要用的收藏')
  })

  it('is made once a kind, and not again from a caption that repeats the title', () => {
    const text = '建议收藏'
    expect(suggestHooks({ title: text, caption: text })).toHaveLength(1)
    expect(suggestHooks({ title: text, caption: '记得收藏这篇' })).toHaveLength(1)
  })

  it('leaves words to one kind: a number that is promised something is no mere question', () => {
    expect(kindsOf('评论过千，我就在评论区告诉你答案')).toEqual(['threshold'])
  })

  it('is nothing for words there are none of', () => {
    for (const text of ['', '   ', '。。。', '😀😀', '#关注 #收藏']) expect(kindsOf(text)).toEqual([])
  })

  it('is looked for in no more of a text than anybody writes under a post', () => {
    const long = '今天的云很好看，'.repeat(1000)
    expect(kindsOf(`${long}建议收藏`)).toEqual([])
    expect(kindsOf(`建议收藏，${long}`)).toEqual(['save'])
  })

  // Not a measure of speed: a pattern that tries every way through a text would take hours.
  it('comes to an end on the oddest text', () => {
    for (const piece of ['点赞', '你', '还是', 'save this ', 'a or ', '的', '想让他的点赞，', 'if you like it, '])
      expect(suggestHooks({ title: piece.repeat(1000), caption: '' }).length).toBeLessThan(HOOK_KINDS.length)
  })
})

test('every kind says in both languages what shows it', () => {
  for (const kind of HOOK_KINDS) for (const words of [zh, en]) expect(words.suggest.rule[kind], kind).toBeTruthy()
})
