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

/** Where a number of a platform is from: its own documentation, or its users; the latter may change any day. */
type Source = 'documented' | 'reported'

/** Longest title, in characters. `halves`: a Latin letter, digit or ASCII sign counts as half a character. */
export interface TitleLimit {
  readonly most: number
  readonly halves?: true
  readonly source: Source
}

/** What a platform's own timer takes: how far ahead, and how many a day. */
interface TimerRule {
  readonly leastHours?: number
  readonly mostDays?: number
  readonly mostADay?: number
  readonly source: Source
}

export interface Platform {
  /** The light signal (reach). */
  readonly light: Signal
  /** The deep signals (return); more than one are counted together. */
  readonly deep: readonly Signal[]
  /** What a viewer can do there. */
  readonly signals: readonly Signal[]
  readonly zone: string
  /** Its own figures do not say how many followers a post brought. */
  readonly hidesFollows?: true
  /** Where a limit is known. 视频号 and 抖音 show the caption in the title's place. */
  readonly titleLimit?: TitleLimit
  readonly timer?: TimerRule
}

const USUAL = ['like', 'comment', 'share', 'save', 'follow'] as const satisfies readonly Signal[]

/** Per platform: which pair of signals carries the two tracks. The creator may change the pair on the channel. */
export const PLATFORM: Readonly<Record<PlatformId, Platform>> = {
  'wechat-channels': {
    light: 'like',
    deep: ['heart'],
    signals: [...USUAL, 'heart'],
    zone: 'Asia/Shanghai',
    timer: { mostADay: 5, source: 'reported' },
  },
  douyin: {
    light: 'like',
    deep: ['save'],
    signals: USUAL,
    zone: 'Asia/Shanghai',
    timer: { leastHours: 2, source: 'reported' },
  },
  kuaishou: { light: 'like', deep: ['follow'], signals: USUAL, zone: 'Asia/Shanghai' },
  xiaohongshu: {
    light: 'like',
    deep: ['save'],
    signals: USUAL,
    zone: 'Asia/Shanghai',
    titleLimit: { most: 20, halves: true, source: 'reported' },
    timer: { leastHours: 1, mostDays: 14, source: 'reported' },
  },
  bilibili: {
    light: 'like',
    deep: ['coin', 'save'],
    signals: [...USUAL, 'coin'],
    zone: 'Asia/Shanghai',
    titleLimit: { most: 80, source: 'reported' },
  },
  // developers.google.com/youtube/v3/docs/videos: snippet.title.
  youtube: {
    light: 'like',
    deep: ['follow'],
    signals: USUAL,
    zone: 'UTC',
    titleLimit: { most: 100, source: 'documented' },
  },
  tiktok: { light: 'like', deep: ['save'], signals: USUAL, zone: 'UTC', hidesFollows: true },
  instagram: { light: 'like', deep: ['save'], signals: USUAL, zone: 'UTC' },
  other: { light: 'like', deep: ['heart'], signals: SIGNALS, zone: 'Asia/Shanghai' },
}

/** Those to choose from on a platform; one that was chosen once stays among them. */
export const signalsOn = (platform: PlatformId, chosen: readonly (Signal | null)[]): readonly Signal[] =>
  SIGNALS.filter((signal) => PLATFORM[platform].signals.includes(signal) || chosen.includes(signal))
