import type { FindingCode, Move, Severity } from '../finding.ts'
import type { Item } from '../model.ts'
import type { Check, CheckContext } from './context.ts'
import { sceneOf } from './scene.ts'
import { speakOf, type Spoken } from './speak.ts'

/** The lower, the more pressing. */
export const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, tip: 2 }

/** So many ways out are tried before it is said that there is none. */
const MOST_TRIED = 24

/** What may be said because of where an item stands, and which of it can be told of the item alone, without looking far. */
export interface SlotChecks {
  readonly near: readonly Check[]
  readonly all: readonly Check[]
}

/** Tries moves out on the plan before they are offered: what they would lead to is asked of the checks themselves. */
export function cleanWays(asked: readonly Item[], context: CheckContext, { near, all }: SlotChecks) {
  const channels = new Map(context.channels.map((channel) => [channel.id, channel]))
  const planned = new Map<string, readonly Item[]>()
  const planOf = (channelId: string): readonly Item[] => {
    const known = planned.get(channelId)
    if (known) return known
    const items = new Map([...context.items, ...asked].map((item) => [item.id, item]))
    const own = [...items.values()].filter((item) => item.channelId === channelId)
    planned.set(channelId, own)
    return own
  }

  const saidOf = (items: readonly Item[], moved: ReadonlyMap<string, Item>, checks: readonly Check[]): Spoken[] => {
    const [first] = items
    const channel = first && channels.get(first.channelId)
    if (!channel) return []
    const as = (item: Item) => moved.get(item.id) ?? item
    const now = items.map(as)
    const scene = sceneOf(now, { ...context, items: planOf(channel.id).map(as) })
    return now.flatMap((item) => speakOf(item, channel, scene, checks))
  }
  const before = new Map<string, readonly Spoken[]>()
  const saidBefore = (key: string, items: readonly Item[], checks: readonly Check[]) => {
    const said = before.get(key) ?? saidOf(items, new Map(), checks)
    before.set(key, said)
    return said
  }

  /** How pressing the worst is that a move brings anew; infinite where it brings nothing, −1 where it does not even mend. */
  function worstOf({ finding }: Spoken, item: Item, way: Move): number {
    const moves = new Map(movesOf(way, item).map(({ id, to }) => [id, to]))
    const moved = new Map(
      planOf(item.channelId).flatMap((one) => {
        const to = moves.get(one.id)
        return to ? [[one.id, { ...one, ...to }] as const] : []
      }),
    )
    const alone = saidOf([item], moved, near)
    if (alone.some((one) => one.finding.key === finding.key)) return -1
    const known = new Set(saidBefore(item.id, [item], near).map((one) => one.finding.key))
    const fresh = alone.filter((one) => !known.has(one.finding.key))
    const worst = Math.min(Infinity, ...fresh.map((one) => RANK[one.finding.severity]))
    if (worst <= RANK[finding.severity]) return worst
    const others = asked.filter(({ channelId }) => channelId === item.channelId)
    return Math.min(worst, worstMore(saidBefore(item.channelId, others, all), saidOf(others, moved, all)))
  }

  /** The first way that brings no new finding; else the first that brings none as pressing as what it mends; else null. */
  return function cleanWay(spoken: Spoken, item: Item, ways: readonly Move[]): Move | null {
    let second: Move | null = null
    for (const way of ways.slice(0, MOST_TRIED)) {
      const worst = worstOf(spoken, item, way)
      if (worst === Infinity) return way
      if (worst > RANK[spoken.finding.severity]) second ??= way
    }
    return second
  }
}

const movesOf = (way: Move, { id }: Item) => (way.do === 'move' ? [{ id, to: way.to }] : way.moves)

/** How pressing the worst code is of which more is said after than before: who is told of a fact about several may change. */
function worstMore(before: readonly Spoken[], after: readonly Spoken[]): number {
  const left = new Map<FindingCode, number>()
  for (const { finding } of before) left.set(finding.code, (left.get(finding.code) ?? 0) + 1)
  let worst = Infinity
  for (const { finding } of after) {
    const count = left.get(finding.code) ?? 0
    if (count === 0) worst = Math.min(worst, RANK[finding.severity])
    else left.set(finding.code, count - 1)
  }
  return worst
}
