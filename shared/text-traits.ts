/** Topics are no part of what a title says. */
const withoutTopics = (text: string): string => text.replaceAll(/[#＃][^\s#＃]+/gu, ' ')

/** Counted in characters: «三招», «十分钟»; «一个» and «一次» are articles, no numbers. */
const COUNTED = /[两二三四五六七八九十百千][个條条招种種步件次天点點句秒大]|[两二三四五六七八九十百]+分钟/u

/** A title with a number in it, in digits or counted in characters. */
export const hasNumber = (title: string): boolean => {
  const said = withoutTopics(title)
  return /\p{Nd}/u.test(said) || COUNTED.test(said)
}

/** A title with a question mark. */
export const asksQuestion = (title: string): boolean => /[?？]/u.test(title)
