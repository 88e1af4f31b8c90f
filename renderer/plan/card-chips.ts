import { chosenVariant } from '../../shared/items.ts'
import type { Channel, Hook, Item } from '../../shared/model.ts'
import type { Signal } from '../../shared/platforms.ts'
import { toneOf } from '../kit/signals.tsx'
import { emsOf } from './ems.ts'

/** What stands for a hook on a card. */
export interface CardChip {
  readonly key: string
  readonly kind: Hook['kind']
  readonly signal: Signal | null
}

/** A 双轨CTA asks for two things; every other hook is one chip. */
const chipsOf = ({ kind, signal, lines }: Hook): CardChip[] =>
  kind === 'dual-track' && lines
    ? [lines.light.signal, lines.deep.signal].map((asked) => ({ key: asked, kind, signal: asked }))
    : [{ key: signal ?? kind, kind, signal }]

/** The chips a card has room for, in the order a viewer meets them, and how many more there are. Both asks come before lures. */
export function chipsOn(item: Item, channel: Channel, most: number): { shown: readonly CardChip[]; more: number } {
  const all = chosenVariant(item).hooks.flatMap(chipsOf)
  const unique = all.filter(({ key }, index) => all.findIndex((other) => other.key === key) === index)
  const first = (tone: 'light' | 'deep') => unique.find(({ signal }) => toneOf(channel, signal) === tone)
  const wanted = [first('light'), first('deep'), ...unique].filter((chip) => chip !== undefined)
  const kept = new Set([...new Set(wanted)].slice(0, most))
  return { shown: unique.filter((chip) => kept.has(chip)), more: unique.length - kept.size }
}

const CHIP_FRAME = 25
const GAP = 4
const LETTER = 12

/** How many chips with these words, and «+n» after them if any is left out, fit into a width. */
export function howManyFit(labels: readonly string[], total: number, width: number): number {
  const needs = (count: number) =>
    labels.slice(0, count).reduce((sum, label) => sum + CHIP_FRAME + LETTER * emsOf(label) + GAP, -GAP) +
    (count < total ? 18 : 0)
  return labels.findLastIndex((_, index) => needs(index + 1) <= width) + 1
}
