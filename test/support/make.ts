import { runChecks, type CheckContext } from '../../shared/checks/index.ts'
import type { Finding, FindingCode } from '../../shared/finding.ts'
import type { Post } from '../../shared/history.ts'
import { blankItem } from '../../shared/items.ts'
import type { Channel, Hook, Item, Variant } from '../../shared/model.ts'
import { DEFAULT_SETTINGS } from '../../shared/values.ts'
import { PLATFORM, type PlatformId } from '../../shared/platforms.ts'
import type { Day, TimeOfDay } from '../../shared/time.ts'

/** Ids that count up: `n1`, `n2` … */
export function counter(prefix = 'n'): () => string {
  let last = 0
  return () => `${prefix}${++last}`
}
const nextId = counter('made')

export function channelFrom(platform: PlatformId = 'wechat-channels', more: Partial<Channel> = {}): Channel {
  const { light, deep, zone } = PLATFORM[platform]
  return {
    id: platform,
    name: platform,
    platform,
    zone,
    light,
    deep: [...deep],
    persona: '',
    hashtagSets: [],
    dailyCap: null,
    iconReading: null,
    ...more,
  }
}

/** A post of 21 March 2026 on the 视频号 channel of which an export told the day, and nothing more. */
export const postFrom = (more: Partial<Post> = {}): Post => ({
  id: nextId(),
  channelId: 'wechat-channels',
  platformPostId: null,
  title: '绿皮车过秦岭',
  publishedDay: '2026-03-21',
  publishedAt: null,
  hourSource: 'unknown',
  format: 'short',
  durationSeconds: null,
  tags: [],
  hooks: [],
  track: null,
  kind: null,
  isAd: false,
  isPublic: true,
  excludedBecause: null,
  provisional: false,
  itemId: null,
  variant: null,
  batchId: null,
  ...more,
})

export const hookFrom = (more: Partial<Hook> = {}): Hook => ({
  id: nextId(),
  kind: 'question',
  placement: 'ending',
  second: null,
  signal: null,
  words: '',
  options: null,
  lines: null,
  promise: null,
  ...more,
})

type ItemParts = Partial<Item> & Partial<Pick<Variant, 'hooks' | 'caption' | 'pinned' | 'cover'>>

/** A draft on the 视频号 channel for Wednesday 25 November 2026 at 20:00; hooks and caption are those of A. */
export function itemFrom({ hooks = [], caption = '', pinned = '', cover = '', ...more }: ItemParts = {}): Item {
  const blank = blankItem(more.id ?? nextId(), 'wechat-channels')
  const A = { ...blank.variants.A, hooks, caption, pinned, cover }
  return {
    ...blank,
    title: '兰州凌晨四点的一碗面',
    status: 'draft',
    day: '2026-11-25',
    time: '20:00',
    variants: { A, B: null },
    ...more,
  }
}

export const at = (day: string, time: string | null = '20:00') => ({ day: day as Day, time: time as TimeOfDay | null })

/** The checks' world: Tuesday 24 November 2026, 10:42 in Shanghai. */
export const contextFrom = (more: Partial<CheckContext> = {}): CheckContext => ({
  now: '2026-11-24T02:42:00Z',
  channels: [channelFrom(), channelFrom('douyin')],
  settings: DEFAULT_SETTINGS,
  items: [],
  posts: [],
  patternsOf: () => null,
  oddOf: () => ({ of: 0, postIds: [] }),
  dismissals: [],
  rounds: [],
  ...more,
})

/** Findings of one code on some items; the items stand in the context too, as they would be saved. */
export function findingsWith(
  code: FindingCode,
  items: Item | readonly Item[],
  more: Partial<CheckContext> = {},
): Finding[] {
  const asked = Array.isArray(items) ? (items as readonly Item[]) : [items as Item]
  return runChecks(asked, contextFrom(more)).filter((finding) => finding.code === code)
}
