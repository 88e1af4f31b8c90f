/** So many characters make a beginning that can be told from others. */
const ENOUGH = 4

/** The first words of a title, for a card of one line: up to where it first pauses, once there is enough of it. */
export function firstWords(title: string): string {
  const pause = [...title.matchAll(/[，：；？！。,:;?!]/g)].find(({ index }) => index >= ENOUGH)
  return pause ? title.slice(0, pause.index) : title
}
