import type { EnginePost, FactorName, Side, SignalPair } from '../engine/index.ts'
import type { HookKind, Metric } from '../model.ts'
import { COUNT_OF } from '../platforms.ts'
import { asksQuestion, hasNumber } from '../text-traits.ts'
import type { Tried } from '../values.ts'

// The rules of thumb that the articles, the checks and the hooks of this program speak with, as questions to a creator's own posts.

/** `same`: it costs nothing. */
type Claim = 'more' | 'less' | 'same'

/** What a rule is about, in the order in which a channel without the first is asked about the next. */
type Sought = 'light' | 'deep' | 'comments' | 'completion' | 'views' | 'follows' | 'saves'

interface Rule {
  readonly id: string
  readonly about: Sought
  readonly claims: Claim
  /** The kind of experiment that would settle it; null: one cannot try it on two posts. */
  readonly tried: Tried | null
  /** It speaks of posting time: heard only where that has earned a say. */
  readonly isTime?: true
  /** The hook it speaks of: the others are held equal. */
  readonly hook?: HookKind
  /** Factors that say the same as the rule does, and cannot be held equal. */
  readonly within?: readonly FactorName[]
  readonly sideOf: (post: EnginePost, around: Around) => Side
}

/** What of the posts beside it a rule asks for. */
export interface Around {
  /** Milliseconds since the post before; null where either hour is unknown, and for the first. */
  readonly since: number | null
  /** Posts of the same day. */
  readonly onDay: number
}

const HOUR_MS = 3_600_000
/** The numbers of the checks `too-close`, `overload`, and of the shortest duration bin. */
const CLOSE_HOURS = 3
const MOST_A_DAY = 3
const SHORT_SECONDS = 60

const side = (is: boolean): Side => (is ? 1 : 0)
const hookRule = (id: string, hook: HookKind, about: Sought, claims: Claim = 'more'): Rule => ({
  id,
  about,
  claims,
  hook,
  tried: 'hook',
  sideOf: ({ hooks }) => side(hooks.includes(hook)),
})
/** Hours [from, to) beside all others. */
const hourRule = (id: string, from: number, to: number): Rule => ({
  id,
  about: 'light',
  claims: 'more',
  tried: 'time',
  isTime: true,
  sideOf: ({ hour }) => (hour === null ? null : side(hour >= from && hour < to)),
})
const titleRule = (id: string, about: Sought, is: (title: string) => boolean): Rule => ({
  id,
  about,
  claims: 'more',
  tried: 'title',
  sideOf: ({ texts }) => (texts?.[0] === undefined ? null : side(is(texts[0]))),
})

export const RULES: readonly Rule[] = [
  hookRule('choice', 'choice', 'comments'),
  hookRule('question', 'question', 'comments'),
  hookRule('stance', 'stance', 'comments'),
  hookRule('co-create', 'co-create', 'comments'),
  hookRule('golden-line', 'golden-line', 'deep'),
  hookRule('thread', 'thread', 'deep'),
  hookRule('backstage', 'backstage', 'deep'),
  hookRule('save', 'save', 'saves'),
  hookRule('suspense', 'suspense', 'completion'),
  hookRule('dual-track', 'dual-track', 'light', 'same'),
  hookRule('threshold', 'threshold', 'light'),
  hookRule('ending-vote', 'ending-vote', 'light'),
  hookRule('unlock', 'unlock', 'light'),
  hookRule('share', 'share', 'deep', 'less'),
  hookRule('follow', 'follow', 'follows'),
  {
    id: 'bond',
    about: 'deep',
    claims: 'more',
    tried: 'other',
    within: ['track'],
    sideOf: ({ track }) => (track === 'bond' ? 1 : track === 'reach' ? 0 : null),
  },
  titleRule('title-number', 'light', hasNumber),
  titleRule('title-question', 'comments', asksQuestion),
  {
    id: 'shorter',
    about: 'deep',
    claims: 'more',
    tried: 'length',
    within: ['duration'],
    sideOf: ({ durationSeconds }) =>
      durationSeconds !== null && durationSeconds > 0 ? side(durationSeconds <= SHORT_SECONDS) : null,
  },
  hourRule('evening', 20, 22),
  hourRule('noon', 12, 14),
  hourRule('morning', 8, 9),
  {
    id: 'weekend',
    about: 'light',
    claims: 'more',
    tried: 'time',
    isTime: true,
    sideOf: ({ weekday }) => (weekday === null ? null : side(weekday >= 6)),
  },
  {
    id: 'too-close',
    about: 'views',
    claims: 'less',
    tried: null,
    sideOf: (_, { since }) => (since === null ? null : side(since < CLOSE_HOURS * HOUR_MS)),
  },
  {
    id: 'overload',
    about: 'views',
    claims: 'less',
    tried: null,
    sideOf: (_, { onDay }) => side(onDay > MOST_A_DAY),
  },
]

export const RULE_IDS = RULES.map(({ id }) => id) as [string, ...string[]]

/** What a rule is measured by on this channel, the first choice first. */
export function metricsFor(about: Sought, { light }: SignalPair): readonly [Metric, ...Metric[]] {
  const own = COUNT_OF[light]
  switch (about) {
    case 'light':
      return ['lightRate', own]
    case 'deep':
      return ['deepRate']
    case 'comments':
      return ['commentRate', 'commentConversion']
    case 'completion':
      return ['completion']
    case 'views':
      return ['views', own]
    case 'follows':
      return ['followRate', 'follows']
    case 'saves':
      return ['saveRate', 'saves']
  }
}
