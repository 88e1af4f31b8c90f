import { describe, expect, it } from 'vitest'
import { pastOf, quadrantsOf, type EnginePost, type Quadrants } from '../../../shared/engine/index.ts'
import { chanceOfFull } from '../../../shared/engine/fields.ts'
import { diagnose } from '../../../shared/engine/diagnosis.ts'
import { dice, PAIR, postAt } from './histories.ts'

/** A short of 10,000 views with this completion and these hearts. */
const seen = (i: number, completion: number | null, hearts: number | null, rest: Partial<EnginePost> = {}) =>
  postAt(i, { views: 10_000, likes: 500, hearts, completion }, rest)

const placesOf = (posts: readonly EnginePost[]) => quadrantsOf(pastOf(posts, PAIR))
function known(posts: readonly EnginePost[]) {
  const said = placesOf(posts)
  if (said.is !== 'known') throw new Error(`it says ${said.is}`)
  return said
}
const inField = (said: Extract<Quadrants, { is: 'known' }>, name: string) => {
  const found = said.fields.find(({ field }) => field === name)
  if (!found) throw new Error(`no field ${name}`)
  return found
}

/** Forty posts all over the plane, ten in each field, around 40 % and 1 %. */
const spread = (count = 40) =>
  Array.from({ length: count }, (_, i) =>
    seen(i, 0.4 + (i % 2 === 0 ? 1 : -1) * (0.02 + i / 1000), 100 + (i % 4 < 2 ? 1 : -1) * (10 + i / 2)),
  )

describe('the last ten videos between watched and felt', () => {
  it('well watched and little felt: the diagnosis that the checks speak of, with its field counted', () => {
    const posts = [...spread(), ...Array.from({ length: 10 }, (_, i) => seen(40 + i, 0.55, i < 8 ? 60 : 140))]
    const said = known(posts)
    expect(said.stands).toBe('unfelt')
    expect(said.diagnosis).toEqual(diagnose(pastOf(posts, PAIR)))
    expect(said.usual).toEqual({ completion: said.diagnosis?.completion.usual, deep: said.diagnosis?.deep.usual })
    expect(said.middle).toEqual({ completion: said.diagnosis?.completion.recent, deep: said.diagnosis?.deep.recent })
    expect(inField(said, 'unfelt')).toMatchObject({ all: 18, recent: 8 })
    expect(said.told.field).toBe('unfelt')
    expect(said.told.chance).toBeLessThan(0.01)
    expect(said.recent[0]).toMatchObject({ id: 'post-49', field: 'both', views: 10_000 })
  })

  it('ten like all others lean nowhere, and as full a field is said to be common', () => {
    const said = known(spread(50))
    expect(said.stands).toBeNull()
    expect(said.diagnosis).toBeNull()
    expect(said.told.chance).toBeGreaterThan(0.9)
    expect(said.fields.reduce((sum, { all }) => sum + all, 0)).toBe(50)
  })

  it('ten that are poor in both are said to be so, though no check speaks of it', () => {
    const said = known([...spread(), ...Array.from({ length: 10 }, (_, i) => seen(40 + i, 0.3, 50))])
    expect(said.diagnosis).toBeNull()
    expect(said.stands).toBe('neither')
  })

  it('one side hardly off its middle is no imbalance, however many lie there', () => {
    const said = known([...spread(), ...Array.from({ length: 10 }, (_, i) => seen(40 + i, 0.41, 95))])
    expect(inField(said, 'unfelt').recent).toBe(10)
    expect(said.stands).toBeNull()
  })

  it('shuffled histories are hardly ever said to lean: about as often as the chance that is asked for', () => {
    const roll = dice(5)
    let [leaning, diagnosed] = [0, 0]
    for (let turn = 0; turn < 200; turn++) {
      const said = known(
        Array.from({ length: 60 }, (_, i) => seen(i, 0.2 + 0.4 * roll(), 50 + Math.round(100 * roll()))),
      )
      if (said.stands !== null) leaning++
      if (said.diagnosis) diagnosed++
    }
    expect(leaning).toBeLessThan(20)
    expect(diagnosed).toBeLessThan(10)
  })
})

describe('posts that are not on the plane', () => {
  it('are counted once each, by why', () => {
    const posts = [
      ...spread(),
      seen(40, null, 100),
      seen(41, 0.4, null),
      seen(42, null, 100, { format: 'gallery' }),
      seen(43, 0.4, 100, { isUsable: false }),
      postAt(44, null),
      postAt(45, { views: 3, hearts: 0, completion: 0.4 }),
    ]
    const said = known(posts)
    expect(said.n).toBe(40)
    expect(said.lacking).toEqual({ aside: 1, young: 1, gallery: 1, completion: 1, deep: 1, 'seldom-seen': 1 })
  })

  it('a column that is not there is told apart from too few posts', () => {
    const without = spread().map((post) => ({
      ...post,
      numbers: post.numbers && { ...post.numbers, completion: null },
    }))
    expect(placesOf(without)).toMatchObject({ is: 'missing', n: 0, lacking: { completion: 40 } })
    expect(placesOf(spread(29))).toMatchObject({ is: 'too-few', n: 29, need: 30 })
    expect(placesOf([])).toMatchObject({ is: 'missing', n: 0 })
  })

  it('where every post is the same, or most have none, there is no more and less', () => {
    expect(placesOf(Array.from({ length: 50 }, (_, i) => seen(i, 0.4, 100)))).toMatchObject({ is: 'flat' })
    const rare = Array.from({ length: 60 }, (_, i) => seen(i, 0.3 + i / 200, i % 3 === 0 ? 400 : 0))
    expect(placesOf(rare)).toMatchObject({ is: 'flat', by: 'deep' })
    expect(diagnose(pastOf(rare, PAIR))).toBeNull()
  })
})

describe('the chance of a full field', () => {
  it('is what drawing by the shares gives', () => {
    const shares = [0.3, 0.25, 0.25, 0.15]
    const roll = dice(3)
    const draws = 20_000
    let full = 0
    for (let turn = 0; turn < draws; turn++) {
      const counts = [0, 0, 0, 0, 0]
      for (let i = 0; i < 10; i++) {
        let at = roll()
        let cell = 0
        while (cell < 4 && at >= shares[cell]!) at -= shares[cell++]!
        counts[cell]!++
      }
      if (Math.max(...counts.slice(0, 4)) >= 6) full++
    }
    expect(chanceOfFull(shares, 10, 6)).toBeCloseTo(full / draws, 2)
  })

  it('is certain for what is always reached, and nothing for what cannot be', () => {
    expect(chanceOfFull([0.25, 0.25, 0.25, 0.25], 10, 3)).toBeCloseTo(1, 9)
    expect(chanceOfFull([0, 0, 0, 0], 10, 1)).toBeCloseTo(0, 9)
    expect(chanceOfFull([1, 0, 0, 0], 10, 10)).toBeCloseTo(1, 9)
  })
})
