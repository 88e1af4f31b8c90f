import { ASKS } from './hook-cues/asks.ts'
import { LURES } from './hook-cues/lures.ts'
import type { HookRule } from './hook-cues/phrases.ts'
import { STORIES } from './hook-cues/stories.ts'
import { TALK } from './hook-cues/talk.ts'
import { VOTES } from './hook-cues/votes.ts'

const isAskedLast = ({ id }: HookRule) => id === 'choice-or'

/**
 * What shows a hook, the surer kinds first: where two claim the same words, the earlier one has them. Two acts that vote for
 * two options are a choice and no 双轨CTA: votes come before the asks, but for the mere «A or B?».
 */
export const HOOK_RULES: readonly HookRule[] = [
  ...VOTES.filter((rule) => !isAskedLast(rule)),
  ...ASKS,
  ...VOTES.filter(isAskedLast),
  ...TALK,
  ...LURES,
  ...STORIES,
]
