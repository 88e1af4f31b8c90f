/**
 * Finds listed words in what a creator writes, also where they are hidden: in full-width or circled letters, with spaces,
 * invisible characters or marks between the characters. Only letters and digits are compared, folded to one form;
 * a line break is the one thing that a word does not reach across.
 */

/** One listed word in a text, by its place in the text as it was written. */
export interface WordHit {
  readonly word: string
  /** `legal`: the shipped list. `own`: the creator's. */
  readonly list: 'legal' | 'own'
  readonly start: number
  readonly end: number
  /** As it stands in the text. */
  readonly found: string
  /** What may stand there instead, if there is such a wording. */
  readonly neutral: string | null
}

export interface WordLists {
  /** The creator's own words. */
  readonly own: readonly string[]
  /** Exceptions: a hit inside one of these is none. */
  readonly allowed: readonly string[]
}

/**
 * 绝对化用语: the three that article 9 (3) of the Advertising Law of the PRC names (国家级, 最高级, 最佳), what the market
 * regulator's guide of 2023 counts among «等用语», and the claims that articles 16, 17, 18, 24 and 25 forbid outright.
 * Words that ordinary speech needs (最好, 第一次, 唯一) stay out: a list that cries at everything is not read.
 */
const LEGAL: readonly Phrase[] = [
  ['国家级', '专业级'],
  ['世界级', '国际化'],
  ['宇宙级', null],
  ['最高级', '高级'],
  ['最高端', '高端'],
  ['最顶级', '高品质'],
  ['最佳', '很好的'],
  ['最优秀', '优秀'],
  ['最优质', '优质'],
  ['最先进', '先进'],
  ['最权威', '专业'],
  ['最专业', '专业'],
  ['最正宗', '地道'],
  ['最低价', '优惠价'],
  ['全网最低', '优惠价'],
  ['史上最低', '近期优惠'],
  ['史上最强', '很强'],
  ['全国最大', '规模较大'],
  ['全球最大', '规模较大'],
  ['世界领先', '领先'],
  ['全球首发', '新品首发'],
  ['第一品牌', '知名品牌'],
  ['全国第一', '受欢迎'],
  ['全网第一', '受欢迎'],
  ['行业第一', '受欢迎'],
  ['销量第一', '热销'],
  ['排名第一', '排名靠前'],
  ['NO.1', '受欢迎'],
  ['TOP1', '受欢迎'],
  ['领袖品牌', '知名品牌'],
  ['领导品牌', '知名品牌'],
  ['顶级', '高品质'],
  ['极品', '精品'],
  ['史无前例', '少见'],
  ['前无古人', '少见'],
  ['绝无仅有', '少见'],
  ['独一无二', '很特别'],
  ['百分之百有效', null],
  ['100%有效', null],
  ['永不反弹', null],
  ['国家领导人推荐', null],
  ['国家机关专供', null],
  ['国家机关特供', null],
  ['国家免检', null],
  ['驰名商标', null],
  ['彻底根治', '改善'],
  ['永不复发', null],
  ['包治百病', null],
  ['药到病除', null],
  ['无毒副作用', null],
  ['零风险', null],
  ['稳赚不赔', null],
  ['保本保息', null],
  ['考试包过', null],
  ['保证通过', null],
]

/** The letters and digits of a text, folded, each with where its character begins and ends in the text. */
interface Letters {
  readonly text: string
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

const ALREADY_FOLDED = /^[a-z0-9\u4e00-\u9fff]$/
const LINE_BREAK = /[\n\r\u2028\u2029]/u
const NOT_A_LETTER = /[^\p{L}\p{N}]/gu

function lettersIn(character: string): string {
  if (ALREADY_FOLDED.test(character)) return character
  return LINE_BREAK.test(character) ? '\n' : character.normalize('NFKD').replace(NOT_A_LETTER, '').toLowerCase()
}

function lettersOf(text: string): Letters {
  const starts: number[] = []
  const ends: number[] = []
  let letters = ''
  let at = 0
  for (const character of text) {
    const folded = lettersIn(character)
    for (let i = 0; i < folded.length; i++) {
      starts.push(at)
      ends.push(at + character.length)
    }
    letters += folded
    at += character.length
  }
  return { text: letters, starts, ends }
}

interface PhraseLists {
  readonly phrases: readonly Phrase[]
  readonly allowed: readonly string[]
}

interface Node {
  readonly next: Map<string, Node>
  entry: Entry | null
}
interface Entry {
  readonly word: string
  readonly list: WordHit['list'] | 'allowed'
  readonly neutral: string | null
}

const isLatin = (character: string | undefined) => character !== undefined && /[\p{Script=Latin}\p{N}]/u.test(character)

/** True if Latin letters or digits run on past the edge: «class» does not say «ass», nor «top10» «top1». */
const runsOn = (letters: Letters, left: number) =>
  (letters.starts[left + 1] ?? Infinity) <= (letters.ends[left] ?? -1) &&
  isLatin(letters.text[left]) &&
  isLatin(letters.text[left + 1])

/**
 * Makes a finder for these lists. A hit inside an exception is none; inside a longer hit of the same list, or of the
 * law's, it is not told again. Takes time in proportion to the text, as a word has at most 40 characters.
 */
export const wordFinder = remembered(({ own, allowed }: WordLists) =>
  // One word on two lists: an exception is stronger than the law's list, that one stronger than the creator's.
  finderOf([...entriesOf('allowed', allowed), ...listed('legal', LEGAL), ...entriesOf('own', own)]),
)

/** A finder for phrases of another list, each with what may stand there instead. */
export const phraseFinder = remembered(({ phrases, allowed }: PhraseLists) =>
  finderOf([...entriesOf('allowed', allowed), ...listed('own', phrases)]),
)

export type WordFinder = (text: string) => readonly WordHit[]
export type Phrase = readonly [phrase: string, neutral: string | null]

/** Makes a finder anew only where its lists have changed: every run of the checks comes with the same ones. */
function remembered<Lists>(make: (lists: Lists) => WordFinder): (lists: Lists) => WordFinder {
  let last: { readonly key: string; readonly finder: WordFinder } | null = null
  return (lists) => {
    const key = JSON.stringify(lists)
    if (last?.key !== key) last = { key, finder: make(lists) }
    return last.finder
  }
}

const listed = (list: Entry['list'], phrases: readonly Phrase[]): Entry[] =>
  phrases.map(([word, neutral]) => ({ word, list, neutral }))
const entriesOf = (list: Entry['list'], words: readonly string[]): Entry[] =>
  words.map((word) => ({ word, list, neutral: null }))

function finderOf(entries: readonly Entry[]): WordFinder {
  const root: Node = { next: new Map(), entry: null }
  const marks: Entry[] = []
  for (const entry of entries) {
    let node = root
    for (const letter of lettersOf(entry.word).text.split('')) {
      const next = node.next.get(letter) ?? { next: new Map(), entry: null }
      node.next.set(letter, next)
      node = next
    }
    if (node !== root) node.entry ??= entry
    // A listed emoji or sign has no letters; it is looked for as it stands.
    else if (entry.word !== '') marks.push(entry)
  }
  return (text) => [...lettersFound(root, text), ...marksFound(marks, text)]
}

function lettersFound(root: Node, text: string): WordHit[] {
  const letters = lettersOf(text)
  const hits: WordHit[] = []
  const reach = { allowed: 0, legal: 0, own: 0 }
  for (let from = 0; from < letters.text.length; from++) {
    if (!root.next.has(letters.text[from] as string) || runsOn(letters, from - 1)) continue
    const here: { entry: Entry; to: number }[] = []
    let node: Node | undefined = root
    for (let to = from; (node = node.next.get(letters.text[to] ?? '')); to++)
      if (node.entry && !runsOn(letters, to)) here.unshift({ entry: node.entry, to: to + 1 })
    for (const { entry, to } of here) if (entry.list === 'allowed') reach.allowed = Math.max(reach.allowed, to)
    for (const { entry, to } of here) {
      const { word, list, neutral } = entry
      if (list === 'allowed' || to <= reach.allowed || to <= reach.legal || to <= reach[list]) continue
      reach[list] = to
      const start = letters.starts[from] as number
      const end = letters.ends[to - 1] as number
      hits.push({ word, list, start, end, found: text.slice(start, end), neutral })
    }
  }
  return hits
}

function marksFound(marks: readonly Entry[], text: string): WordHit[] {
  const allowed = new Set(marks.filter(({ list }) => list === 'allowed').map(({ word }) => word))
  return marks.flatMap(({ word, list, neutral }) => {
    const hits: WordHit[] = []
    if (list === 'allowed' || allowed.has(word)) return hits
    for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + word.length))
      hits.push({ word, list, start, end: start + word.length, found: word, neutral })
    return hits
  })
}
