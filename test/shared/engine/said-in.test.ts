import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { finderOf } from '../../../shared/engine/index.ts'
import { dice, normalise } from '../../../shared/text.ts'

const CITY = '你家楼下最早开门的店，是哪一家？'
/** What of the texts holds a wording, as it stands there. */
const heldBy = (wording: string, ...texts: readonly string[]) => {
  const find = finderOf([wording])
  return texts.map((text) => {
    const [one] = find(text)
    return one ? normalise(text).slice(one.from, one.to) : null
  })
}

describe('a title or a caption holds a wording', () => {
  it('where its words stand in it, whatever is around them', () => {
    expect(heldBy(CITY, CITY, `走到渡口。${CITY}评论区见 #慢车`, '走到渡口，看一棵树')).toEqual([
      '你家楼下最早开门的店,是哪一家',
      '你家楼下最早开门的店,是哪一家',
      null,
    ])
  })

  it('where a run of whole clauses says nearly the same', () => {
    expect(
      heldBy(
        CITY,
        '天没亮。你家楼下最早开门的店是哪家呢？写在下面',
        '天没亮。你家楼下最晚关门的面馆，叫什么？写在下面',
      ),
    ).toEqual(['你家楼下最早开门的店是哪家呢', null])
  })

  it('where it fills in the blanks; what is around them must be enough to be found', () => {
    expect(heldBy('点赞过___，开直播___', '修了三天，点赞过500，开直播拆解机位！', '点赞过了再说')).toEqual([
      '点赞过500,开直播拆',
      null,
    ])
    expect(heldBy('___的___', '渡口的船')).toEqual([null])
  })

  it('where few characters are all that a clause says, never inside of one', () => {
    expect(heldBy('求点赞', '走到渡口，求点赞！', '这次不求点赞也不求收藏')).toEqual(['求点赞', null])
    expect(heldBy('Save this', 'Unsave this later', 'Bored? Save this for the train')).toEqual([null, 'save this'])
    expect(heldBy('save', 'How to save money', '路上的钱 save 一下')).toEqual([null, 'save'])
    expect(heldBy('👍', '👍👍')).toEqual([null])
  })

  it('empty ones, and ones of marks only, hold nothing', () => {
    expect(finderOf(['', '？！', CITY])('')).toEqual([])
    expect(heldBy('', CITY)).toEqual([null])
  })

  it('of several each says where it stands', () => {
    const find = finderOf([CITY, '先收藏，订房前再看一遍', '没有人说过的一句话'])
    const found = find(`先收藏，订房前再看一遍。${CITY}`)
    expect(new Map(found.map(({ place, likeness }) => [place, likeness]))).toEqual(
      new Map([
        [0, 1],
        [1, 1],
      ]),
    )
  })

  it('agrees with looking at every run of clauses one by one', () => {
    const clause = fc
      .array(fc.constantFrom(...'你家楼下最早开门的店是哪一'), { minLength: 2, maxLength: 7 })
      .map((all) => all.join(''))
    const said = fc.array(clause, { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(clause, said, (wording, clauses) => {
        const runs = clauses.flatMap((_, i) => clauses.slice(i).map((__, j) => clauses.slice(i, i + j + 1).join(',')))
        const most = Math.max(...runs.map((run) => dice(wording, run)))
        const isInside = wording.length >= 4 && clauses.some((one) => one.includes(wording))
        const [found] = finderOf([wording])(clauses.join('，'))
        expect(found?.likeness ?? 0).toBeCloseTo(isInside ? 1 : most >= 0.7 ? most : 0)
      }),
      { seed: 4, numRuns: 2000 },
    )
  })
})
