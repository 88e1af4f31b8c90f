import type { Numbers } from '../../../shared/history.ts'
import type { Hook, ItemDraft } from '../../../shared/model.ts'
import { addDays, type Day, type TimeOfDay } from '../../../shared/time.ts'
import type { ChannelIds } from './channels.ts'

type Said = Partial<Omit<Hook, 'id' | 'kind' | 'placement'>>
type MakeHook = (kind: Hook['kind'], placement: Hook['placement'], said?: Said) => Hook

const hooksWith =
  (newId: () => string): MakeHook =>
  (kind, placement, said = {}) => ({
    id: newId(),
    kind,
    placement,
    second: null,
    signal: null,
    words: '',
    options: null,
    lines: null,
    promise: null,
    ...said,
  })

type Planned = Omit<ItemDraft, 'channelId' | 'day' | 'time'> & { readonly title: string }

const onBoard =
  (monday: Day) =>
  (channelId: string, days: number, time: TimeOfDay, { status = 'ready', ...rest }: Planned): ItemDraft => ({
    ...rest,
    channelId,
    day: addDays(monday, days),
    time,
    status,
  })

/** Ten plans of one week, by short names of their own. */
export function weekOfPlans(channels: ChannelIds, monday: Day, newId: () => string) {
  const plan = onBoard(monday)
  const hook = hooksWith(newId)
  return {
    rail: plan(channels.douyin, 0, '12:10', {
      title: '重庆轻轨，坐哪一侧风景最好？',
      track: 'reach',
      kind: 'short',
      durationSeconds: 42,
      tags: ['重庆', '攻略'],
      variants: {
        A: {
          hooks: [
            hook('choice', 'opening', {
              second: 1,
              signal: 'like',
              words: '左边还是右边？',
              options: { a: { label: '左边', act: 'like' }, b: { label: '右边', act: 'comment' } },
            }),
            hook('save', 'ending', { second: 38, signal: 'save', words: '收藏这条，下次照着坐。' }),
          ],
        },
      },
    }),
    mother: plan(channels.video, 0, '20:00', {
      title: '妈妈第一次坐高铁去看海',
      track: 'bond',
      kind: 'deep',
      durationSeconds: 168,
      tags: ['家人', '高铁'],
      variants: {
        A: {
          hooks: [
            hook('suspense', 'opening', { second: 0, words: '六十三岁，她第一次离开省里。' }),
            hook('golden-line', 'ending', { second: 160, signal: 'heart', words: '点亮小红心，替她记住这片海。' }),
          ],
        },
      },
    }),
    dali: plan(channels.red, 1, '20:30', {
      title: '大理三天两晚，人均 860 元',
      track: 'bond',
      kind: 'short',
      format: 'gallery',
      tags: ['大理', '攻略'],
      variants: {
        A: { hooks: [hook('save', 'caption', { signal: 'save', words: '先收藏，订房前再看一遍。' })] },
        B: {
          title: '大理三天，860 元够不够',
          hooks: [hook('question', 'caption', { signal: 'comment', words: '你去大理花了多少？' })],
        },
      },
    }),
    noodles: plan(channels.video, 2, '20:00', {
      title: '兰州凌晨四点的一碗面',
      track: 'both',
      kind: 'deep',
      durationSeconds: 74,
      tags: ['兰州', '美食'],
      target: { metric: 'lightRate', value: 0.035 },
      brief: { who: '想看真实城市的人', pain: '攻略都一个样', angle: '凌晨四点的面馆' },
      variants: {
        A: {
          caption: '凌晨四点，第一锅面。',
          hooks: [
            hook('suspense', 'opening', { second: 1, words: '这家店只开到天亮。' }),
            hook('question', 'middle', { second: 30, signal: 'comment', words: '你吃过最早的一碗面是几点？' }),
            hook('follow', 'pinned', { signal: 'follow', words: '一城一碗，关注看下一城。' }),
            hook('thread', 'ending', { second: 72, signal: 'like', words: '想看下一城，点个赞告诉我。' }),
            hook('golden-line', 'ending', { second: 74, signal: 'heart', words: '为熬夜的人点亮小红心。' }),
          ],
        },
        B: {
          title: '凌晨四点，兰州人在等一碗面',
          hooks: [
            hook('stance', 'opening', { second: 1, words: '清汤才是正宗。' }),
            hook('golden-line', 'ending', { second: 74, signal: 'heart', words: '为熬夜的人点亮小红心。' }),
          ],
        },
      },
    }),
    strangers: plan(channels.video, 3, '20:00', {
      title: '路上收留过我的七个陌生人',
      track: 'bond',
      kind: 'deep',
      durationSeconds: 190,
      tags: ['陌生人'],
      variants: {
        A: {
          hooks: [
            hook('suspense', 'opening', { second: 1, words: '第七个人，我至今不知道名字。' }),
            hook('dual-track', 'ending', {
              second: 182,
              signal: 'like',
              lines: {
                light: { signal: 'like', condition: '你也被陌生人帮过', words: '点个赞，让更多人看见他们。' },
                deep: { signal: 'heart', condition: '想起了某一个人', words: '把小红心留给他。' },
              },
            }),
          ],
        },
      },
    }),
    airport: plan(channels.douyin, 4, '12:00', {
      title: '转机七小时，别在机场傻坐着',
      track: 'reach',
      kind: 'short',
      durationSeconds: 38,
      tags: ['攻略', '机场'],
      variants: {
        A: {
          hooks: [
            hook('suspense', 'opening', { second: 0, words: '七小时，够看一座城。' }),
            hook('unlock', 'middle', { second: 20, signal: 'like', words: '点赞看免签清单。' }),
          ],
        },
      },
    }),
    van: plan(channels.video, 4, '18:30', {
      title: '把房车停在青海湖边过一夜',
      track: 'bond',
      kind: 'deep',
      durationSeconds: 150,
      tags: ['青海', '房车'],
      target: { metric: 'deepRate', value: 0.02 },
      variants: {
        A: {
          hooks: [
            hook('backstage', 'middle', { second: 60, words: '这一晚换了三次停车的地方。' }),
            hook('golden-line', 'ending', { second: 140, signal: 'heart', words: '天亮那一刻，值得一颗小红心。' }),
          ],
        },
      },
    }),
    luggage: plan(channels.red, 5, '08:30', {
      title: '出发前一晚，我只收这九样东西',
      track: 'bond',
      kind: 'short',
      format: 'gallery',
      tags: ['清单'],
      variants: { A: { hooks: [hook('save', 'cover', { signal: 'save', words: '收藏这张清单。' })] } },
    }),
    powder: plan(channels.video, 5, '18:30', {
      title: '长沙人天没亮就排队的那碗粉',
      status: 'draft',
      track: 'both',
      kind: 'short',
      durationSeconds: 60,
      tags: ['长沙', '美食'],
      variants: {
        A: {
          hooks: [
            hook('suspense', 'opening', { second: 1, words: '五点半，队伍已经拐弯。' }),
            // Still to be thought of: a draft is allowed to be unfinished, and the week check says so.
            hook('choice', 'middle', {
              second: 26,
              signal: 'like',
              words: '加不加酸豆角？',
              options: { a: { label: '加', act: 'like' }, b: { label: '', act: 'comment' } },
            }),
            hook('threshold', 'ending', {
              second: 55,
              signal: 'like',
              words: '点赞过 500，周日直播拆解机位。',
              promise: { signal: 'like', threshold: 500, what: '直播拆解机位', by: addDays(monday, 6), outcome: null },
            }),
          ],
        },
      },
    }),
    angles: plan(channels.red, 6, '12:00', {
      title: '云南小众机位十二个，附定位',
      track: 'bond',
      kind: 'interactive',
      format: 'gallery',
      tags: ['云南', '机位'],
      variants: {
        A: {
          hooks: [
            hook('save', 'caption', { signal: 'save', words: '收藏，下次照着拍。' }),
            hook('co-create', 'caption', { signal: 'comment', words: '把你的机位写在评论里，下一期就去拍。' }),
            hook('share', 'pinned', { signal: 'share', words: '转发给会拍照的那个人。' }),
          ],
        },
      },
    }),
  } satisfies Readonly<Record<string, ItemDraft>>
}

/** The week after, less full: two more beside what is taken over from this one. */
export function nextWeekOfPlans(channels: ChannelIds, monday: Day, newId: () => string) {
  const plan = onBoard(monday)
  const hook = hooksWith(newId)
  return {
    station: plan(channels.douyin, 3, '12:00', {
      title: '三十块钱，出站五百米吃什么',
      track: 'reach',
      kind: 'short',
      durationSeconds: 45,
      tags: ['美食', '高铁'],
      variants: {
        A: {
          hooks: [
            hook('suspense', 'opening', { second: 0, words: '出站别打车，往左走。' }),
            hook('unlock', 'middle', { second: 22, signal: 'like', words: '点赞，第三家的暗号告诉你。' }),
            hook('save', 'ending', { second: 40, signal: 'save', words: '收藏，下次转车用得上。' }),
          ],
        },
      },
    }),
    route: plan(channels.video, 4, '20:00', {
      title: '下个月往西走，路线你们定',
      status: 'draft',
      track: 'reach',
      kind: 'interactive',
      durationSeconds: 58,
      tags: ['房车', '互动'],
      variants: {
        A: {
          hooks: [
            hook('suspense', 'opening', { second: 1, words: '两条路，我只走一条。' }),
            hook('choice', 'ending', {
              second: 50,
              signal: 'like',
              words: '选川西的点赞，选甘南的写在评论里。',
              options: { a: { label: '川西', act: 'like' }, b: { label: '甘南', act: 'comment' } },
            }),
          ],
        },
      },
    }),
  } satisfies Readonly<Record<string, ItemDraft>>
}

/** Seven ideas, the oldest first. */
export const ideasOf = ({ video, douyin, red }: ChannelIds): readonly ItemDraft[] => [
  { channelId: red, title: '旅行第 400 天的账本', track: 'bond', format: 'gallery', kind: 'deep' },
  { channelId: red, title: '十年前的火车票根', track: 'bond', format: 'gallery', kind: 'deep' },
  { channelId: video, title: '你选路线，我去走：川西还是甘南', track: 'both', kind: 'interactive' },
  { channelId: douyin, title: '大理古城的房租，涨回来了吗', track: 'reach', kind: 'short' },
  { channelId: video, title: '我爸的第一张登机牌', track: 'bond', kind: 'deep' },
  { channelId: douyin, title: '高铁静音车厢到底有多静', track: 'reach', kind: 'short' },
  { channelId: video, title: '直播拆解：重庆夜景机位', track: 'bond', format: 'live', kind: 'interactive' },
]

/** What the plans of the week come to once they are out. */
export const RESULTS = {
  rail: { views: 41_200, likes: 1401, comments: 188, shares: 260, saves: 206, completion: 0.41 },
  mother: { views: 18_600, likes: 763, hearts: 353, comments: 240, shares: 190, completion: 0.33 },
  dali: { views: 5210, likes: 268, comments: 31, shares: 44, saves: 243 },
  noodles: { views: 14_300, likes: 531, hearts: 214, comments: 126, shares: 171, completion: 0.38 },
  strangers: { views: 9870, likes: 402, hearts: 246, comments: 87, shares: 133, completion: 0.29 },
  airport: { views: 26_400, likes: 856, comments: 74, shares: 158, saves: 241, completion: 0.44 },
  van: { views: 7640, likes: 247, hearts: 118, comments: 52, shares: 61, completion: 0.31 },
  luggage: { views: 4480, likes: 197, comments: 22, shares: 29, saves: 211 },
  angles: { views: 6120, likes: 301, comments: 45, shares: 88, saves: 274 },
} as const satisfies Readonly<Record<string, Partial<Numbers>>>
