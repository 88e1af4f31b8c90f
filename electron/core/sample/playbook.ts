import type { InputOf } from '../../../shared/contract.ts'
import type { PostRow } from '../../../shared/history.ts'
import { newHook } from '../../../shared/hooks.ts'
import type { Channel, Hook, HookKind, Track } from '../../../shared/model.ts'
import type { Ask } from './sample-workspace.ts'

type Draft = InputOf<'playbook.saveTemplates'>['templates'][number]
type TopicDraft = InputOf<'playbook.saveTopics'>['topics'][number]

const STARE = '这趟车，我差点没赶上。'
const ROAD = '走过的路，都会在某天认出你。'
const REMEMBER = '这一刻像你家的哪一天？点小红心替我记住。'
const AT_FOUR = '你家乡凌晨四点还开着的店，是哪一家？'
const YOU = '换作是你，会怎么选？写在评论里。'
const LIGHT = '想看下一城，点个赞。'
const DEEP = '被暖到了，点小红心。'
const VOTE_IN_COMMENTS = '下一站写在评论里，我按票数走。'
const KEEP = '下次用得上，先收藏。'

const SIDES = [
  ['甜口', '咸口'],
  ['牛肉', '羊肉'],
  ['清汤', '红油'],
  ['县城', '省城'],
] as const

/** What the hooks of past films said, turn by turn of each kind. */
const SAID: Readonly<Partial<Record<HookKind, readonly string[]>>> = {
  suspense: [STARE, STARE, STARE, STARE, '第七个人，我至今不知道名字。'],
  'golden-line': [ROAD, REMEMBER, ROAD, ROAD, REMEMBER],
  question: [AT_FOUR, YOU, AT_FOUR, '你吃过最早的一顿是几点？'],
  choice: SIDES.map(([a, b]) => `选${a}的点赞，选${b}的写在评论里。`),
  'co-create': [VOTE_IN_COMMENTS],
  'ending-vote': ['点赞多的那座城，就是下一站。'],
  threshold: ['点赞过300，我就去吃最辣的那碗。'],
  save: [KEEP],
  stance: ['我站这一边，你呢？'],
  thread: ['下一条接着讲。'],
  unlock: ['点赞告诉你暗号。'],
  backstage: ['这条是这样拍出来的。'],
  share: ['转给那个也会懂的人。'],
  follow: ['想看下一城，关注我。'],
}

const lines = (hook: Hook): Hook['lines'] =>
  hook.lines && { light: { ...hook.lines.light, words: LIGHT }, deep: { ...hook.lines.deep, words: DEEP } }

/** What a post asked for says which track it was on. */
export function trackOf({ hooks }: Pick<PostRow, 'hooks'>): Track {
  if (hooks.includes('dual-track')) return 'both'
  return hooks.includes('golden-line') || hooks.includes('save') ? 'bond' : 'reach'
}

/** Past films of a channel came of plans: which hooks they had, in which words. An export tells neither. */
export async function planPast(call: Ask, channel: Channel, newId: () => string): Promise<void> {
  const { posts } = await call('posts.search', { channelId: channel.id, sort: 'oldest', limit: 500 })
  const turns = new Map<HookKind, number>()
  const worded = (kind: HookKind, duration: number | null): Hook => {
    const turn = turns.get(kind) ?? 0
    turns.set(kind, turn + 1)
    const hook = newHook(newId(), kind, channel, null, duration)
    const words = SAID[kind] ?? []
    return { ...hook, words: hook.lines ? '' : (words[turn % words.length] ?? ''), lines: lines(hook), promise: null }
  }
  for (const post of posts) {
    const { title, tags, format, durationSeconds, publishedDay, isAd } = post
    const hooks = post.hooks.map((kind) => worded(kind, durationSeconds))
    const track = trackOf(post)
    const { id: itemId } = await call('items.save', {
      item: {
        channelId: channel.id,
        title,
        tags,
        format,
        durationSeconds,
        isAd,
        track,
        day: publishedDay,
        variants: { A: { hooks } },
      },
    })
    await call('posts.link', { id: post.id, itemId })
  }
}

const templatesOf = (video: Channel, experimentId: string | null): readonly Draft[] => {
  const asking = (kind: HookKind, words: string, more: Partial<Draft> = {}): Draft => {
    const { signal, placement, options } = newHook('', kind, video, null, null)
    const sides = options && { a: { ...options.a, label: '___' }, b: { ...options.b, label: '___' } }
    return { kind, words, signal, placement, options: sides, ...more }
  }
  const dual = newHook('', 'dual-track', video, null, null)
  return [
    asking('suspense', STARE, { origin: 'experiment', experimentId }),
    asking('golden-line', ROAD, { channelId: video.id }),
    asking('golden-line', REMEMBER, { channelId: video.id }),
    asking('question', AT_FOUR),
    asking('question', YOU),
    asking('choice', '选___的点赞，选___的写在评论里。'),
    { kind: 'dual-track', words: '', signal: dual.signal, placement: 'ending', lines: lines(dual) },
    asking('threshold', '点赞过___，我就去___。'),
    asking('co-create', VOTE_IN_COMMENTS),
    asking('save', KEEP, { origin: 'rule' }),
  ]
}

const TOPICS: readonly TopicDraft[] = [
  { festival: 'daxue', words: '下雪天，你最想坐哪趟车？' },
  { festival: 'daxue', words: '第一场雪落在哪座城' },
  { festival: 'dongzhi', words: '饺子还是汤圆，点赞选一边' },
  { festival: 'dongzhi', words: '离家最远的一个冬至' },
  { festival: 'new-year', words: '今年走过的路，一句话说完' },
  { festival: 'laba', words: '你家的腊八粥放几样？' },
  { festival: 'spring-festival', words: '回家那张票，几点抢到的？' },
  { festival: 'spring-festival', words: '替不能回家的人点一颗心' },
  { festival: 'qingming', words: '带一束花，去看谁' },
  { festival: 'dragon-boat', words: '甜粽还是咸粽，一路问过去' },
  { festival: 'qixi', words: '车站里等人的人' },
  { festival: 'mid-autumn', words: '一个人的中秋，在哪儿停车' },
  { festival: 'national', words: '人最多的一天，去人最少的地方' },
  { festival: null, words: '哪一顿饭，你一直记得？' },
  { festival: null, words: '你住过最久的地方，有几扇窗？' },
]

const CHECKLISTS = [
  { name: '出发前', steps: ['水、电、气都满', '两块存储卡清空', '下一站的停车位问过'] },
  { name: '合作确认', steps: ['商单口径和禁词', '商单标上了', '近30天商单不超过一成'] },
] as const

/** What the creator has noted down over time. */
export async function noteDown(
  call: Ask,
  video: Channel,
  experimentId: string | null,
  newId: () => string,
): Promise<void> {
  await call('playbook.saveTemplates', { templates: [...templatesOf(video, experimentId)] })
  await call('playbook.saveTopics', { topics: [...TOPICS] })
  for (const { name, steps } of CHECKLISTS)
    await call('playbook.saveChecklist', {
      name,
      steps: steps.map((words) => ({ id: newId(), words, note: '', doneAt: null })),
    })
}
