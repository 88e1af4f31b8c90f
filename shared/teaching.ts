// What is learnt from, in one place: whoever keeps something learnt, or shows it, hears of the same changes.

/** Tables whose every change makes other lessons: a channel's pair, its posts and numbers, what counts, and what was an experiment. */
export const TEACHING = ['channel', 'post', 'snapshot', 'verdict', 'round'] as const

/** What an answer out of what was learnt is heard anew by: `patterns` is told when learning is done, and when it has to begin anew. */
export const LEARNT = ['patterns', ...TEACHING] as const
