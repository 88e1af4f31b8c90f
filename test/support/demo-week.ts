import type { CallName, InputOf, OutputOf } from '../../shared/contract.ts'
import type { Hook, Item, ItemDraft } from '../../shared/model.ts'
import { addDays, instantOf, type Day, type TimeOfDay } from '../../shared/time.ts'

/** The studio's door, answering the value or throwing. */
export type Ask = <N extends CallName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>

export interface DemoWeek {
  readonly channels: { readonly video: string; readonly douyin: string; readonly red: string }
  /** By a short name of their own: `noodles`, `van` … */
  readonly items: Readonly<Record<string, Item>>
  readonly ideas: readonly Item[]
}

const ZONE = 'Asia/Shanghai'

let made = 0
type Said = Partial<Omit<Hook, 'id' | 'kind' | 'placement'>>
const hook = (kind: Hook['kind'], placement: Hook['placement'], said: Said = {}): Hook => ({
  id: `demo-hook-${(made += 1)}`,
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

/**
 * Three channels, a travel creator's week from `monday` (ten plans, the two of Monday published where they are past by the
 * studio's clock, with numbers), and seven ideas. Everything goes through `call`, as the screens' own edits do.
 */
export async function demoWeek(call: Ask, monday: Day): Promise<DemoWeek> {
  const video = await call('channels.save', {
    name: '边走边看',
    platform: 'wechat-channels',
    zone: ZONE,
    persona: '一个人开房车旅行的人，说给想出发又放不下的人听',
  })
  const douyin = await call('channels.save', { name: '边走边看·抖音', platform: 'douyin', zone: ZONE })
  const red = await call('channels.save', { name: '边走边看的笔记', platform: 'xiaohongshu', zone: ZONE })
  const channels = { video: video.id, douyin: douyin.id, red: red.id }

  const plan = (channelId: string, days: number, time: TimeOfDay, { status = 'ready', ...rest }: Planned) =>
    call('items.save', { item: { ...rest, channelId, day: addDays(monday, days), time, status } })

  const items: Record<string, Item> = {
    rail: await plan(channels.douyin, 0, '12:10', {
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
    mother: await plan(channels.video, 0, '20:00', {
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
    dali: await plan(channels.red, 1, '20:30', {
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
    noodles: await plan(channels.video, 2, '20:00', {
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
    strangers: await plan(channels.video, 3, '20:00', {
      title: '路上收留过我的七个陌生人',
      track: 'bond',
      kind: 'deep',
      durationSeconds: 190,
      tags: ['陌生人'],
      variants: {
        A: {
          hooks: [
            hook('suspense', 'opening', { second: 1, words: '第七个人，我至今不知道名字。' }),
            hook('golden-line', 'ending', { second: 182, signal: 'heart', words: '把小红心留给他们。' }),
          ],
        },
      },
    }),
    airport: await plan(channels.douyin, 4, '12:00', {
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
    van: await plan(channels.video, 4, '18:30', {
      title: '把房车停在青海湖边过一夜',
      track: 'bond',
      kind: 'deep',
      durationSeconds: 150,
      tags: ['青海', '房车'],
      target: { metric: 'deepRate', value: 0.02 },
      variants: {
        A: {
          hooks: [
            hook('golden-line', 'ending', { second: 140, signal: 'heart', words: '天亮那一刻，值得一颗小红心。' }),
          ],
        },
      },
    }),
    luggage: await plan(channels.red, 5, '08:30', {
      title: '出发前一晚，我只收这九样东西',
      track: 'bond',
      kind: 'short',
      format: 'gallery',
      tags: ['清单'],
      variants: { A: { hooks: [hook('save', 'cover', { signal: 'save', words: '收藏这张清单。' })] } },
    }),
    powder: await plan(channels.video, 5, '18:30', {
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
    angles: await plan(channels.red, 6, '12:00', {
      title: '云南小众机位十二个，附定位',
      track: 'bond',
      kind: 'interactive',
      format: 'gallery',
      tags: ['云南', '机位'],
      variants: {
        A: {
          hooks: [
            hook('save', 'caption', { signal: 'save', words: '收藏，下次照着拍。' }),
            hook('share', 'pinned', { signal: 'share', words: '转发给会拍照的那个人。' }),
          ],
        },
      },
    }),
  }

  for (const [name, numbers] of [
    ['rail', { views: 41_200, likes: 1_401, comments: 188, shares: 260, saves: 206, completion: 0.41 }],
    ['mother', { views: 18_600, likes: 763, hearts: 353, comments: 240, shares: 190, completion: 0.33 }],
  ] as const) {
    const planned = items[name] as Item
    if (!planned.day || !planned.time) continue
    const at = instantOf(planned.day, planned.time, ZONE).at
    const published = await call('items.publish', { id: planned.id, at }).catch(() => null)
    // Not yet past by the studio's clock: it stays a plan.
    if (!published) continue
    items[name] = published.item
    await call('posts.addNumbers', { id: published.post.id, numbers })
  }

  const ideas: Item[] = []
  for (const [channelId, title, more] of [
    [channels.red, '旅行第 400 天的账本', { track: 'bond', format: 'gallery', kind: 'deep' }],
    [channels.red, '十年前的火车票根', { track: 'bond', format: 'gallery', kind: 'deep' }],
    [channels.video, '你选路线，我去走：川西还是甘南', { track: 'both', kind: 'interactive' }],
    [channels.douyin, '大理古城的房租，涨回来了吗', { track: 'reach', kind: 'short' }],
    [channels.video, '我爸的第一张登机牌', { track: 'bond', kind: 'deep' }],
    [channels.douyin, '高铁静音车厢到底有多静', { track: 'reach', kind: 'short' }],
    [channels.video, '直播拆解：重庆夜景机位', { track: 'bond', format: 'live', kind: 'interactive' }],
  ] as const)
    ideas.push(await call('items.save', { item: { channelId, title, ...more } }))
  return { channels, items, ideas: ideas.toReversed() }
}
