import type { InputOf } from '../../../shared/contract.ts'
import { PAST_DOUYIN } from './past-douyin.ts'
import { PAST_NOTES } from './past-notes.ts'
import { PAST_VIDEO } from './past-video.ts'
import type { Habit } from './past.ts'

export const ZONE = 'Asia/Shanghai'
export const CHANNEL_NAMES = ['video', 'douyin', 'red'] as const
export type ChannelName = (typeof CHANNEL_NAMES)[number]
export type ChannelIds = Readonly<Record<ChannelName, string>>

interface SampleChannel {
  readonly saved: InputOf<'channels.save'>
  readonly habit: Habit
}

const COMMON = { hearts: 0.34, comments: 0.15, shares: 0.011, follows: 0.0012 } as const

/** One creator's three channels, and what is usual on each. */
export const CHANNELS: Readonly<Record<ChannelName, SampleChannel>> = {
  video: {
    saved: {
      name: '边走边看',
      platform: 'wechat-channels',
      zone: ZONE,
      persona: '一个人开房车旅行的人，说给想出发又放不下的人听',
    },
    habit: {
      posts: PAST_VIDEO,
      format: 'video',
      everyDays: 3.3,
      times: ['20:00', '20:00', '18:30', '12:00'],
      tellsHour: false,
      level: { ...COMMON, views: 6200, likes: 0.034, saves: 0.006, completion: 0.34 },
      lacks: ['impressions', 'saves', 'coins'],
      bought: 33,
    },
  },
  douyin: {
    saved: { name: '边走边看·抖音', platform: 'douyin', zone: ZONE },
    habit: {
      posts: PAST_DOUYIN,
      format: 'video',
      everyDays: 4.6,
      times: ['12:10', '18:20', '21:00'],
      tellsHour: true,
      level: { ...COMMON, views: 19_000, likes: 0.031, comments: 0.11, saves: 0.007, completion: 0.39 },
      lacks: ['impressions', 'hearts', 'coins'],
      bought: null,
    },
  },
  red: {
    saved: { name: '边走边看的笔记', platform: 'xiaohongshu', zone: ZONE },
    habit: {
      posts: PAST_NOTES,
      format: 'gallery',
      everyDays: 7.6,
      times: ['08:30', '12:00', '20:30'],
      tellsHour: true,
      level: { ...COMMON, views: 3300, likes: 0.045, comments: 0.12, saves: 0.038, follows: 0.0026, completion: 0.5 },
      lacks: ['impressions', 'hearts', 'coins', 'completion', 'averageWatchSeconds'],
      bought: null,
    },
  },
}
