/** What ends a tag, or would be taken off its ends: behind a `\` it is meant as it stands. */
const SIGN = /[;；#＃\s]/u
const SEPARATOR = /[;；]/u
const PARTS = /(\\*)([^\\]|$)/gsu
const BEFORE_SIGN = /(\\*)([;；#＃\s])/gu
const AT_END = /\\+$/u

/**
 * Tags as one cell, separated by `;`. Inside a tag `;` is `\;`, and so are a `#` that begins it and white space at its ends; a `\`
 * is two only where it would mark what follows. `splitTags` gives the same tags again.
 */
export function tagList(tags: readonly string[]): string {
  const list = tags
    .map(marked)
    .map((tag, at) => (at < tags.length - 1 ? tag.replace(AT_END, '$&$&') : tag))
    .join(';')
  // Readers of workbooks trim cells.
  return /\s$/u.test(list) ? `${list};` : list
}

const marked = (tag: string): string =>
  tag.replace(BEFORE_SIGN, (all: string, slashes: string, sign: string, at: number) => {
    const isFirst = at === 0 && slashes === ''
    const isLastSpace = at + all.length === tag.length && /\s/u.test(sign)
    return slashes + slashes + (SEPARATOR.test(sign) || isFirst || isLastSpace ? `\\${sign}` : sign)
  })

/** The tags of a cell, without the `#` that people put before them and the spaces between them. */
export function splitTags(cell: string): string[] {
  const tags: string[] = []
  let tag = ''
  /** How much of it is more than white space that follows. */
  let length = 0
  for (const [, slashes = '', sign = ''] of cell.matchAll(PARTS)) {
    if (!SIGN.test(sign)) {
      tag += slashes + sign
      length = tag.length
      continue
    }
    const isMeant = slashes.length % 2 === 1
    tag += slashes.slice(0, slashes.length >> 1)
    if (slashes !== '') length = tag.length
    if (isMeant) tag += sign
    else if (SEPARATOR.test(sign)) {
      tags.push(tag.slice(0, length))
      tag = ''
      length = 0
      continue
    } else if (tag !== '') tag += sign
    if (isMeant || !/\s/u.test(sign)) length = tag.length
  }
  return [...tags, tag.slice(0, length)].filter((each) => each !== '')
}
