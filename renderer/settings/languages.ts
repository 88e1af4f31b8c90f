/** Each in its own words, so that one can find home from the other. */
export const LANGUAGES = [
  { id: 'zh-CN', label: '中文' },
  { id: 'en', label: 'English' },
] as const
