import { epochOf, instantOf, timeAt } from '../../shared/time.ts'
import { placeOf } from '../../shared/week.ts'
import { newItem, type Action } from '../actions.ts'
import { now, today } from '../clock.ts'
import { homeZone, useData } from '../data.ts'
import { zoneOf } from '../dnd/drag.ts'
import { t } from '../i18n.ts'
import { warn } from '../kit/Toast.tsx'
import { turnPages } from '../plan-view.ts'
import { go, select, useUi } from '../ui.ts'
import {
  createFree,
  createOn,
  duplicateCards,
  publishCards,
  removeCards,
  shiftDays,
  shiftHours,
  targets,
  unplanCards,
} from './commands.ts'
import { choose } from './choose.ts'
import { openFindings, openMenu, openMoving } from './plan-state.ts'
import { focusedCard } from './roving.ts'
import { itemsNow } from './use-week.ts'

const canWrite = () => useData.getState().connection === 'open'
const onCard = () => focusedCard() !== null
const canEdit = () => canWrite() && (onCard() || useUi.getState().selection.size > 0)
const chosen = () => targets(focusedCard())

/** One more plan in the hour or on the day in focus; where that has passed, or nothing is, an idea. */
function newHere(): Promise<void> {
  const key = zoneOf(document.activeElement)
  const place = key === null ? null : placeOf(key)
  if (place?.kind === 'hour') {
    const slot = { day: place.day, time: timeAt(place.hour * 60) }
    return epochOf(instantOf(slot.day, slot.time, homeZone()).at) < epochOf(now()) ? newItem() : createFree(slot)
  }
  return place?.kind === 'day' && place.day >= today(homeZone()) ? createOn(place.day) : newItem()
}

const earlier = (days: number) => () => shiftDays(chosen(), days, focusedCard())
const hours = (count: number) => () => shiftHours(chosen(), count, focusedCard())

/** What can be done with cards; menu, shortcuts and the sheet of shortcuts read these rows. */
export const CARD_ACTIONS: readonly Action[] = [
  {
    id: 'open',
    label: 'plan.menu.open',
    group: 'item',
    keys: ['Enter'],
    when: onCard,
    run: () => go('item', focusedCard()),
  },
  {
    id: 'lift',
    label: 'plan.menu.lift',
    group: 'item',
    keys: ['Space'],
    when: onCard,
    // A card that can be lifted has taken the key already.
    run: () => {
      const item = itemsNow().get(focusedCard() ?? '')
      if (item?.status === 'published') warn(t('error.published-stays'))
    },
  },
  {
    id: 'move-to',
    label: 'plan.menu.moveTo',
    group: 'item',
    keys: ['M'],
    when: canEdit,
    run: () => openMoving(chosen()),
  },
  {
    id: 'day-later',
    label: 'plan.menu.dayLater',
    group: 'item',
    keys: ['Alt+ArrowRight'],
    when: canEdit,
    run: earlier(1),
  },
  {
    id: 'day-earlier',
    label: 'plan.menu.dayEarlier',
    group: 'item',
    keys: ['Alt+ArrowLeft'],
    when: canEdit,
    run: earlier(-1),
  },
  {
    id: 'hour-later',
    label: 'plan.menu.hourLater',
    group: 'item',
    keys: ['Alt+ArrowDown'],
    when: canEdit,
    run: hours(1),
  },
  {
    id: 'hour-earlier',
    label: 'plan.menu.hourEarlier',
    group: 'item',
    keys: ['Alt+ArrowUp'],
    when: canEdit,
    run: hours(-1),
  },
  {
    id: 'duplicate',
    label: 'plan.menu.duplicate',
    group: 'item',
    keys: ['D'],
    when: canEdit,
    run: () => duplicateCards(chosen()),
  },
  {
    id: 'publish',
    label: 'plan.menu.publish',
    group: 'item',
    keys: ['P'],
    when: canEdit,
    run: () => publishCards(chosen()),
  },
  {
    id: 'unplan',
    label: 'plan.menu.unplan',
    group: 'item',
    keys: ['U'],
    when: canEdit,
    run: () => unplanCards(chosen(), focusedCard()),
  },
  {
    id: 'remove',
    label: 'plan.menu.remove',
    group: 'item',
    keys: ['Delete', 'Backspace'],
    when: canEdit,
    run: () => removeCards(chosen()),
  },
]

export const PLAN_ACTIONS: readonly Action[] = [
  ...CARD_ACTIONS,
  {
    id: 'findings',
    label: 'plan.menu.findings',
    group: 'item',
    keys: ['F'],
    when: onCard,
    run: () => openFindings(focusedCard()),
  },
  {
    id: 'menu',
    label: 'plan.menu.more',
    group: 'item',
    keys: ['.'],
    when: onCard,
    run: () => openMenu(focusedCard()),
  },
  {
    id: 'choose',
    label: 'plan.menu.choose',
    group: 'item',
    keys: ['X'],
    when: onCard,
    run: () => choose(focusedCard() ?? '', { shiftKey: false }),
  },
  {
    id: 'choose-all',
    label: 'plan.menu.chooseAll',
    group: 'item',
    keys: ['Mod+A'],
    run: () => select([...itemsNow().values()].flatMap(({ id, day }) => (day === null ? [] : [id]))),
  },
  {
    id: 'choose-none',
    label: 'plan.menu.chooseNone',
    group: 'item',
    keys: ['Escape'],
    when: () => useUi.getState().selection.size > 0,
    run: () => select([]),
  },
  {
    id: 'new',
    label: 'action.new',
    group: 'edit',
    keys: ['N'],
    when: canWrite,
    run: newHere,
  },
]

/** What pages and «all» mean where a month or more is shown. */
export const MONTH_ACTIONS: readonly Action[] = [
  {
    id: 'previous-week',
    label: 'action.previousMonth',
    group: 'week',
    keys: ['['],
    run: () => turnPages(-1),
  },
  { id: 'next-week', label: 'action.nextMonth', group: 'week', keys: [']'], run: () => turnPages(1) },
]
