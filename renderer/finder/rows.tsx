import {
  CalendarCheck,
  CalendarDays,
  Check,
  ChevronLeft,
  ChevronRight,
  Copy,
  CornerDownRight,
  FlaskConical,
  History,
  Keyboard,
  Lightbulb,
  ListChecks,
  MessageCircleQuestion,
  MoveRight,
  NotebookPen,
  Plus,
  Printer,
  Redo2,
  SunMoon,
  Trash2,
  Undo2,
  type LucideIcon,
} from 'lucide-react'
import { dayText } from '../../shared/format.ts'
import type { Channel, Settings } from '../../shared/model.ts'
import { around, plainCase, type Thing, type ThingKind } from '../../shared/things.ts'
import { partsOf } from '../../shared/time.ts'
import { actionOf, type Action } from '../actions.ts'
import { nameAmong } from '../channel-name.ts'
import { today } from '../clock.ts'
import { homeZone } from '../data.ts'
import { inAnyLanguage, t } from '../i18n.ts'
import { SCREENS } from '../screens.tsx'
import { go, showChannel, useUi, type Place } from '../ui.ts'

/** One thing to be chosen. */
export interface Row {
  readonly key: string
  readonly icon: LucideIcon
  readonly title: string
  /** Has no words of its own. */
  readonly isNameless?: boolean
  readonly quote?: string | null
  readonly meta?: string
  readonly keys?: string | undefined
  readonly run: () => unknown
  /** Does something here instead of leading on. */
  readonly stays?: true
}

export interface RowGroup {
  readonly id: string
  readonly label: string
  readonly note?: string
  readonly rows: readonly Row[]
  readonly foot?: string
}

const ICON: Readonly<Record<ThingKind, LucideIcon>> = {
  item: CalendarDays,
  post: History,
  experiment: FlaskConical,
  template: NotebookPen,
  topic: MessageCircleQuestion,
  checklist: ListChecks,
}

const ACTION_ICON: Readonly<Record<string, LucideIcon>> = {
  undo: Undo2,
  redo: Redo2,
  new: Plus,
  today: CalendarCheck,
  'previous-week': ChevronLeft,
  'next-week': ChevronRight,
  theme: SunMoon,
  print: Printer,
  shortcuts: Keyboard,
  'move-to': MoveRight,
  duplicate: Copy,
  publish: Check,
  unplan: Lightbulb,
  remove: Trash2,
}

const PLACE_OF: Readonly<Record<ThingKind, Place['screen']>> = {
  item: 'item',
  post: 'history',
  experiment: 'experiments',
  template: 'playbook',
  topic: 'playbook',
  checklist: 'playbook',
}

/** A plan, a post … as a row: what it is called, where it was found, on which channel and when. */
export function thingRow(
  thing: Thing,
  words: readonly string[],
  { channels, language }: { readonly channels: readonly Channel[]; readonly language: Settings['language'] },
): Row {
  const { is, id, title, day, time, status, quote } = thing
  const own = channels.length > 1 ? channels.find((one) => one.id === thing.channelId) : undefined
  const channel = own && nameAmong(own, channels)
  const when = day ? [dayText(day, language, partsOf(today(homeZone())).year), time].filter(Boolean).join(' ') : null
  const isIdea = is === 'item' && day === null
  return {
    key: `${is} ${id}`,
    icon: isIdea ? Lightbulb : ICON[is],
    title: title || t(is === 'post' ? 'history.untitled' : 'composer.untitled'),
    isNameless: title === '',
    quote: quote && t(`finder.in.${quote.in}`, { words: around(quote.words, words) }),
    meta: [channel, when ?? (status ? t(`itemStatus.${status}`) : null)].filter(Boolean).join(' · '),
    run: () => {
      const { channelId } = useUi.getState()
      // Shown are those of one channel: this one is of another.
      if (channelId !== null && thing.channelId !== null && thing.channelId !== channelId) showChannel(null)
      go(PLACE_OF[is], id)
    },
  }
}

interface Destination extends Place {
  readonly label: string
  /** The action that leads there too, for its keys. */
  readonly action?: string
}

const SECTIONS = ['channels', 'look', 'reminders', 'words', 'dismissals', 'data'] as const
/** Where one can go; the first are shown before anything is typed. */
const DESTINATIONS: readonly Destination[] = [
  { screen: 'plan', id: null, label: 'nav.plan', action: 'go-plan' },
  { screen: 'history', id: null, label: 'nav.history', action: 'go-history' },
  { screen: 'insight', id: null, label: 'nav.insight', action: 'go-insight' },
  { screen: 'experiments', id: null, label: 'nav.experiments', action: 'go-experiments' },
  { screen: 'playbook', id: null, label: 'playbook.title', action: 'go-playbook' },
  { screen: 'import', id: null, label: 'action.import', action: 'import' },
  { screen: 'settings', id: null, label: 'nav.settings', action: 'go-settings' },
  { screen: 'insight', id: 'calibration', label: 'backtest.title', action: 'go-calibration' },
  { screen: 'history', id: 'suggested-hooks', label: 'suggest.title' },
  { screen: 'experiments', id: 'new', label: 'experiment.new' },
  { screen: 'experiments', id: 'trial', label: 'experiment.trial.title' },
  { screen: 'playbook', id: 'crisis', label: 'playbook.crisis.name' },
  ...SECTIONS.map((id): Destination => ({ screen: 'settings', id, label: `settings.section.${id}` })),
]
const SHOWN_AT_ONCE = 7

const hasAll = (name: string, words: readonly string[]) => words.every((word) => plainCase(name).includes(word))
/** Whether a name has all the words, in one language or another. */
const isNamed = (label: string, words: readonly string[]) => inAnyLanguage(label).some((name) => hasAll(name, words))

const iconOf = ({ screen }: Place): LucideIcon => {
  const tab = SCREENS[screen]?.tab
  const own = typeof tab === 'string' ? SCREENS[tab]?.tab : tab
  return typeof own === 'object' ? own.icon : CornerDownRight
}

/** The screens, and their parts once words ask for them. `known`: rows that lead to the same. */
export function screenRows(words: readonly string[], known: readonly Row[]): readonly Row[] {
  const found = words.length === 0 ? DESTINATIONS.slice(0, SHOWN_AT_ONCE) : DESTINATIONS
  return found
    .filter(({ id, label }) => isNamed(label, words) && !known.some(({ key }) => key.endsWith(` ${id}`)))
    .map((place): Row => {
      const isSection = place.screen === 'settings' && place.id !== null
      return {
        key: `go ${place.screen} ${place.id ?? ''}`,
        icon: iconOf(place),
        title: t(place.label),
        meta: isSection ? t('nav.settings') : '',
        keys: place.action && actionOf(place.action)?.keys[0],
        run: () => go(place.screen, place.id),
      }
    })
}

/** Channels by name or platform: their week, and their posts. */
export const channelRows = (words: readonly string[], channels: readonly Channel[]): readonly Row[] =>
  channels
    .filter(({ name, platform }) => hasAll([name, ...inAnyLanguage(`platform.${platform}`)].join(' '), words))
    .flatMap((channel) =>
      (['plan', 'history'] as const).map((screen) => ({
        key: `channel ${channel.id} ${screen}`,
        icon: iconOf({ screen, id: null }),
        title: nameAmong(channel, channels),
        meta: t(`nav.${screen}`),
        run: () => {
          // One alone is all there are.
          showChannel(channels.length > 1 ? channel.id : null)
          go(screen)
        },
      })),
    )

/** Picks a card up for the arrows: only its own key can. */
const BY_KEY_ALONE: readonly string[] = ['lift']

/** What can be done, but for what leads somewhere: that stands with the screens. `run` is given the row's own action. */
export const actionRows = (
  actions: readonly Action[],
  words: readonly string[],
  run: (action: Action) => void,
): readonly Row[] =>
  actions
    .filter(
      ({ id, group, label }) =>
        group !== 'go' && id !== 'import' && !BY_KEY_ALONE.includes(id) && isNamed(label, words),
    )
    .map((action) => ({
      key: `do ${action.id}`,
      icon: ACTION_ICON[action.id] ?? CornerDownRight,
      title: t(action.label),
      keys: action.keys[0],
      run: () => run(action),
    }))
