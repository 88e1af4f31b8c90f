import type { Finding, Remedy } from '../../shared/finding.ts'
import { hookWords } from '../../shared/finding-words.ts'
import { dayText, weekdayText } from '../../shared/format.ts'
import type { Item } from '../../shared/model.ts'
import { applyRemedy, defaultSlot, freeSlot, moveTo } from '../../shared/plan.ts'
import { daysShown } from '../../shared/plan-view.ts'
import { addDays, type Day, type Slot } from '../../shared/time.ts'
import { hourBeside, movesTo, type Move, type Place } from '../../shared/week.ts'
import { now } from '../clock.ts'
import { act, homeZone, reread, shownSight, useData } from '../data.ts'
import { wantedBy, wantOn } from '../composer/wanted.ts'
import { createAndOpen } from '../fresh.ts'
import { inWords, sentenceOf, t } from '../i18n.ts'
import { warn } from '../kit/Toast.tsx'
import { turnTo } from '../plan-view.ts'
import { isOfItsOwn, mendOnce, runOfItsOwn } from '../remedies.ts'
import { go, select, useUi } from '../ui.ts'
import { focusOn, openFindings, usePlan } from './plan-state.ts'
import { itemsNow } from './use-week.ts'

const newId = (): string => crypto.randomUUID()
const language = () => useData.getState().settings?.language ?? 'zh-CN'

/** `周四 20:30`; with the date where it is not in a week that is shown. */
export function slotText(slot: Slot): string {
  const sight = shownSight()
  const { from, to } = daysShown(sight)
  const isShown = sight.view === 'week' && slot.day >= from && slot.day <= to
  const day = `${isShown ? '' : `${dayText(slot.day, language())} `}${weekdayText(slot.day, language())}`
  return slot.time ? `${day} ${slot.time}` : day
}

const saidOf = (moves: readonly Move[]): string => {
  const to = moves[0]?.to ?? null
  if (moves.length > 1) return t('plan.said.movedMany', { count: moves.length })
  return to ? t('plan.said.moved', { to: slotText(to) }) : t('plan.said.unplanned')
}

/** Only what would change: a card put down where it was makes no undo step. */
const realMoves = (moves: readonly Move[]): Move[] => {
  const items = itemsNow()
  return moves.filter(({ id, to }) => {
    const item = items.get(id)
    return item && (item.day !== (to?.day ?? null) || item.time !== (to?.time ?? null))
  })
}

const send = (moves: readonly Move[]) => {
  const [first] = moves
  return moves.length === 1 && first
    ? act('items.move', first, { said: saidOf(moves) })
    : act('items.moveMany', { moves: [...moves] }, { said: saidOf(moves) })
}

/** Moves cards and keeps the focus on the one that had it, following it to where it went. */
export async function moveCards(moves: readonly Move[], focus: string | null): Promise<void> {
  usePlan.setState({ putByHand: null })
  const real = realMoves(moves)
  if (real.length === 0 || !(await send(real))) return
  const to = real.find(({ id }) => id === focus)?.to
  const { from, to: last } = daysShown(shownSight())
  if (to && (to.day < from || to.day > last)) turnTo(to.day)
  await reread(['items', 'undated'])
  if (focus) focusOn(focus)
}

/** A drop: shown at once, then asked of the core; what it refuses goes back, with the reason. */
export async function drop(grabbed: Item, others: readonly Item[], place: Place): Promise<void> {
  const moves = realMoves(movesTo(grabbed, others, place))
  if (moves.length === 0) return
  const items = itemsNow()
  const shown = new Map(usePlan.getState().placed)
  for (const { id, to } of moves) {
    const item = items.get(id)
    const result = item && moveTo(item, to)
    if (!result) continue
    if (!result.ok) return warn(sentenceOf(result.error))
    shown.set(id, result.value)
  }
  usePlan.setState({ placed: shown })
  if (await send(moves)) await reread(['items', 'undated'])
  const rest = new Map(usePlan.getState().placed)
  for (const { id } of moves) rest.delete(id)
  usePlan.setState({ placed: rest })
}

/** The selection if the card in focus belongs to it (or none is in focus), else that card. */
export function targets(focused: string | null): string[] {
  const { selection } = useUi.getState()
  return focused === null || selection.has(focused) ? [...selection] : [focused]
}

const itemsOf = (ids: readonly string[]): Item[] => {
  const items = itemsNow()
  return ids.flatMap((id) => items.get(id) ?? [])
}

export const shiftDays = (ids: readonly string[], days: number, focus: string | null): Promise<void> =>
  moveCards(
    itemsOf(ids).flatMap(({ id, day, time }) => (day ? [{ id, to: { day: addDays(day, days), time } }] : [])),
    focus,
  )

export function shiftHours(ids: readonly string[], hours: number, focus: string | null): Promise<void> {
  const moves = itemsOf(ids).map((item) => ({ id: item.id, to: hourBeside(item, hours) }))
  // All or none: a group that would fall over the end of its day stays.
  return moves.every(({ to }) => to !== null) ? moveCards(moves, focus) : Promise.resolve()
}

export const unplanCards = (ids: readonly string[], focus: string | null): Promise<void> =>
  moveCards(
    ids.map((id) => ({ id, to: null })),
    focus,
  )

/** The channel that something new is for, as long as nobody says another. */
export const channelOfNew = () => useUi.getState().channelId ?? useData.getState().channels?.[0]?.id ?? null

export async function createAt(slot: Slot | null): Promise<void> {
  const channelId = channelOfNew()
  if (channelId) await createAndOpen({ channelId, ...slot })
}

/** A new plan on a day, where an editor would begin, in an hour that is free. */
export const createOn = (day: Day): Promise<void> => createFree(defaultSlot(day, now(), homeZone()))

/** A new plan in an hour, or in the next one of its day in which nothing stands. */
export const createFree = (slot: Slot): Promise<void> => createAt(freeSlot(slot, [...itemsNow().values()]))

export async function duplicateCards(ids: readonly string[]): Promise<void> {
  let last: Item | null = null
  for (const id of ids) {
    last = await act('items.duplicate', { id }, ids.length === 1 ? { said: t('plan.said.duplicated') } : {})
    if (!last) return
  }
  usePlan.setState({ isDrawerOpen: true })
  if (last) focusOn(last.id)
}

export async function removeCards(ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const focus = neighbour(ids)
  const removed = await act('items.remove', { ids: [...ids] }, { said: t('plan.said.removed', { count: ids.length }) })
  if (!removed) return
  select([])
  await reread(['items', 'undated'])
  if (focus) focusOn(focus)
}

/** The card after those given, in the order of the page, else the one before. */
function neighbour(ids: readonly string[]): string | null {
  const cards = [...document.querySelectorAll('[data-card]')].flatMap((card) => card.getAttribute('data-card') ?? [])
  const rest = cards.filter((id) => !ids.includes(id))
  const at = cards.findIndex((id) => ids.includes(id))
  return rest[Math.min(at, rest.length - 1)] ?? null
}

export async function publishCards(ids: readonly string[]): Promise<void> {
  for (const id of ids) await act('items.publish', { id }, { said: t('plan.said.published') })
}

export const dismiss = (finding: Finding): Promise<unknown> =>
  act('dismissals.add', { code: finding.code, itemId: finding.itemId, reason: '' }, { said: t('plan.said.dismissed') })

/** One click: an edit of the item is saved; what leads somewhere is opened. */
export function mend(finding: Finding, remedy: Remedy): Promise<void> {
  openFindings(null)
  return mendOnce(finding, remedy, () => runRemedy(finding, remedy))
}

async function runRemedy(finding: Finding, remedy: Remedy): Promise<void> {
  if (isOfItsOwn(remedy)) return runOfItsOwn(remedy)
  const item = itemsNow().get(finding.itemId)
  if (!item) return
  if (remedy.do === 'publish') return publishCards([item.id])
  if (remedy.do === 'move') return moveCards([{ id: item.id, to: remedy.to }], item.id)
  const mended = applyRemedy(item, remedy, newId, hookWords(inWords, language(), remedy))
  if (mended === item) {
    if (remedy.do !== 'open') {
      wantOn(item.id, wantedBy(finding, remedy))
      return go('item', item.id)
    }
    const [other, post] = [remedy.itemIds.find((id) => id !== item.id), remedy.postIds[0]]
    return other === undefined && post !== undefined ? go('history', post) : go('item', other ?? item.id)
  }
  await act('items.save', { item: mended }, { said: t('plan.said.mended') })
}

/** The same way out of a finding for each of its items, as one undo step. */
export function mendAll(findings: readonly Finding[]): Promise<void> {
  const [first] = findings
  if (!first?.remedy) return Promise.resolve()
  openFindings(null)
  return mendOnce(first, first.remedy, async () => {
    const known = itemsNow()
    const mended = new Map<string, Item>()
    for (const { itemId, remedy } of findings) {
      const item = mended.get(itemId) ?? known.get(itemId)
      if (item && remedy) mended.set(itemId, applyRemedy(item, remedy, newId, hookWords(inWords, language(), remedy)))
    }
    const said = t('plan.said.mendedMany', { count: mended.size })
    await act('items.saveMany', { items: [...mended.values()] }, { said })
  })
}
