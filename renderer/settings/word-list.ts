/** Longest word and most words that the settings keep. */
const LONGEST = 40
const MOST = 2000

/** One word a line or between commas; each once, in the order typed. */
export const wordsIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[\n,，、;；]/)
      .map((word) => word.trim())
      .filter(Boolean),
  ),
]

/** What is wrong with a list, as a key of the locales with what it names. */
export function wordListError(
  words: readonly string[],
): { key: string; params: Record<string, string | number> } | null {
  const long = words.find((word) => word.length > LONGEST)
  if (long) return { key: 'settings.wordTooLong', params: { word: `${long.slice(0, 12)}…`, most: LONGEST } }
  return words.length > MOST ? { key: 'settings.tooManyWords', params: { most: MOST } } : null
}
