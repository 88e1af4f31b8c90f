/** What a viewer can do to a post; also the countable numbers of an export. */
export const SIGNALS = ['like', 'heart', 'comment', 'share', 'save', 'coin', 'follow'] as const
export type Signal = (typeof SIGNALS)[number]

export const COUNTS = [
  'views',
  'impressions',
  'likes',
  'hearts',
  'comments',
  'shares',
  'saves',
  'follows',
  'coins',
] as const
export type Count = (typeof COUNTS)[number]

/** The column of numbers that a signal is counted in. */
export const COUNT_OF: Readonly<Record<Signal, Count>> = {
  like: 'likes',
  heart: 'hearts',
  comment: 'comments',
  share: 'shares',
  save: 'saves',
  coin: 'coins',
  follow: 'follows',
}

export const PLATFORMS = [
  'wechat-channels',
  'douyin',
  'kuaishou',
  'xiaohongshu',
  'bilibili',
  'youtube',
  'tiktok',
  'instagram',
  'other',
] as const
export type PlatformId = (typeof PLATFORMS)[number]

export interface Platform {
  /** The light signal (reach). */
  readonly light: Signal
  /** The deep signals (return); more than one are counted together. */
  readonly deep: readonly Signal[]
  readonly zone: string
  /** Longest title, in characters, where a limit is known. */
  readonly titleLimit?: number
}

/** Per platform: which pair of signals carries the two tracks. The creator may change the pair on the channel. */
export const PLATFORM: Readonly<Record<PlatformId, Platform>> = {
  'wechat-channels': { light: 'like', deep: ['heart'], zone: 'Asia/Shanghai' },
  douyin: { light: 'like', deep: ['save'], zone: 'Asia/Shanghai' },
  kuaishou: { light: 'like', deep: ['follow'], zone: 'Asia/Shanghai' },
  xiaohongshu: { light: 'like', deep: ['save'], zone: 'Asia/Shanghai', titleLimit: 20 },
  bilibili: { light: 'like', deep: ['coin', 'save'], zone: 'Asia/Shanghai', titleLimit: 80 },
  youtube: { light: 'like', deep: ['follow'], zone: 'UTC', titleLimit: 100 },
  tiktok: { light: 'like', deep: ['save'], zone: 'UTC' },
  instagram: { light: 'like', deep: ['save'], zone: 'UTC' },
  other: { light: 'like', deep: ['heart'], zone: 'Asia/Shanghai' },
}
