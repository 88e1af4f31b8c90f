import type { InputOf } from '../shared/contract.ts'
import type { Due, Reminder } from '../shared/reminders.ts'
import { epochOf, type Instant } from '../shared/time.ts'
import { call, noticeLeave, onChange, onConnection, onOpen, onPower } from './client.ts'
import { now } from './clock.ts'
import { useData } from './data.ts'
import { t } from './i18n.ts'
import { go } from './ui.ts'

/** Timers stop while a computer sleeps: the clock itself is looked at. */
const LOOK_MS = 15_000
/** Edits come in bursts. */
const CALM_MS = 1500
const TABLES = ['item', 'variant', 'promise', 'channel']
/** More of one kind than this at once are told in one sentence. */
const MOST_AT_ONCE = 3

const isOn = () => {
  const { settings } = useData.getState()
  return settings !== null && settings.reminderMinutes !== 'off' && noticeLeave() === 'given'
}

/** Tells publishing times and due promises as their moments come, for as long as the page is open. */
export function watchReminders(): void {
  let next: Instant | null = null
  /** Until then it was watched, and nothing was due. */
  let seen: Instant | null = null
  let isTaking = false
  let calm: ReturnType<typeof setTimeout> | undefined

  const since = () => (seen === null ? {} : { seen })

  const ask = async () => {
    if (!isOn()) {
      next = seen = null
      return
    }
    const answer = await call('reminders.next', since())
    if (!answer.ok) return
    next = answer.value.next
    await look()
  }

  const look = async () => {
    if (!isOn() || isTaking) return
    const moment = now()
    if (next === null || epochOf(next) > epochOf(moment)) {
      seen = moment
      return
    }
    isTaking = true
    const taken = await call('reminders.take', since())
    isTaking = false
    // Asked again at the next look.
    if (!taken.ok) return
    tell(taken.value)
    seen = null
    next = null
    await ask()
  }

  const askSoon = () => {
    clearTimeout(calm)
    calm = setTimeout(() => void ask(), CALM_MS)
  }

  onChange(({ tables }) => {
    if (tables.some((table) => TABLES.includes(table))) askSoon()
  })
  onConnection((connection) => {
    if (connection === 'open') void ask()
  })
  useData.subscribe(({ settings }, before) => {
    if (settings?.reminderMinutes !== before.settings?.reminderMinutes) void ask()
  })
  onOpen((itemId) => (itemId === null ? go('plan') : go('item', itemId)))
  onPower((power) => {
    if (power === 'wake') void ask()
  })
  setInterval(() => void look(), LOOK_MS)
  window.addEventListener('focus', () => void ask())
  void ask()
}

type Notice = InputOf<'shell.notify'>

const show = (notice: Notice) =>
  void call('shell.notify', { ...notice, title: notice.title.slice(0, 200), body: notice.body.slice(0, 400) })

/** Each that is due by itself; many at once, and what was missed, in one sentence. */
function tell({ fresh, missed }: Due): void {
  const groups = (['publish', 'promise'] as const).map((is) => fresh.filter((one) => one.is === is))
  for (const group of groups) {
    if (group.length > MOST_AT_ONCE) show(several('now', group))
    else for (const one of group) show(single(one))
  }
  if (missed.length > 0) show(several('missed', missed))
}

const nameOf = ({ title }: Reminder) => title || t('plan.untitled')

function single(one: Reminder): Notice {
  const title = nameOf(one)
  if (one.is === 'promise') {
    const item = one.madeIn || t('plan.untitled')
    return { title: t('reminder.promise', { what: title }), body: t('reminder.madeIn', { item }), itemId: one.itemId }
  }
  const minutes = Math.round((epochOf(one.due) - epochOf(now())) / 60_000)
  const body = t(minutes > 0 ? 'reminder.soon' : 'reminder.now', { channel: one.channel, count: minutes })
  return { title: t('reminder.publish', { time: one.time, title }), body, itemId: one.itemId }
}

function several(when: 'now' | 'missed', all: readonly Reminder[]): Notice {
  const parts = (['publish', 'promise'] as const).flatMap((is) => {
    const count = all.filter((one) => one.is === is).length
    return count > 0 ? [t(`reminder.count.${is}`, { count })] : []
  })
  const names = all.slice(0, MOST_AT_ONCE).map((one) => t('reminder.name', { title: nameOf(one) }))
  const rest = all.length - names.length
  return {
    title: t(`reminder.several.${when}`, { what: parts.join(t('list.and')) }),
    body: names.join(t('list.and')) + (rest > 0 ? t('reminder.rest', { count: rest }) : ''),
    itemId: all.length === 1 ? (all[0]?.itemId ?? null) : null,
  }
}
