/** The numbers that the rules count by; those that a creator sets stand in the settings or on the channel. */
export const LIMITS = {
  /** Days before its due day in which a promise wants its follow-up planned. */
  promiseSoonDays: 7,
  /** From this dice on, a stretch of an item's title or angle says what was promised. */
  followUpLikeness: 0.5,
  /** Hooks that ask, a minute of film; a shorter film counts as one minute. */
  asksAMinute: 3,
  /** Of them for one and the same signal, every three minutes of film; a shorter film bears as many. */
  asksForOne: 2,
  asksForOneMinutes: 3,
  /** Share of 商单 among items and posts of so many days. One alone is never too many. */
  adShare: 0.1,
  adDays: 30,
  /** Hours between two items of a channel. */
  hoursApart: 3,
  /** Days without a kind of the matrix; under so many items there is no room for all three. */
  kindDays: 7,
  kindFewest: 3,
} as const
