import { isDay } from '../shared/time.ts'
import { SCREEN_NAMES, type Place, type ScreenName, type Ui } from './ui.ts'

/** What of the page its address keeps. */
type Kept = Place & Pick<Ui, 'day' | 'channelId' | 'studied' | 'sought'>
/** What an address says: nothing of what it does not keep for its screen. */
type Said = Place & Partial<Kept>

const ID = /^[\w-]{1,80}$/
const CHANNEL = 'channel'
const OF_A_CHANNEL: readonly ScreenName[] = ['plan', 'history', 'experiments', 'playbook']

const isScreen = (name: string): name is ScreenName => (SCREEN_NAMES as readonly string[]).includes(name)
const hasFilters = ({ screen, id }: Place) => screen === 'history' && id === null

/** `#/plan/2026-11-23`, `#/item/ID`, `#/history?channel=ID&text=…`: where the page is, for back, forward and reload. */
export function addressOf({ screen, id, day, channelId, studied, sought }: Kept): string {
  const part = screen === 'plan' ? day : id
  const asked = new URLSearchParams(hasFilters({ screen, id }) ? sought : '')
  const ofChannel = screen === 'insight' ? studied : OF_A_CHANNEL.includes(screen) ? channelId : null
  if (ofChannel) asked.set(CHANNEL, ofChannel)
  const query = asked.toString()
  return `#/${screen}${part === null ? '' : `/${part}`}${query === '' ? '' : `?${query}`}`
}

/** Null for an address that names no screen of ours. */
export function placeAt(address: string): Said | null {
  const [, name = '', part = '', query = ''] = /^#\/([a-z]+)(?:\/([^/?]+))?(?:\?(.*))?$/.exec(address) ?? []
  if (!isScreen(name)) return null
  const asked = new URLSearchParams(query)
  const named = asked.get(CHANNEL) ?? ''
  const channelId = ID.test(named) ? named : null
  asked.delete(CHANNEL)
  const id = name !== 'plan' && ID.test(part) ? part : null
  return {
    screen: name,
    id,
    ...(name === 'plan' ? { day: isDay(part) ? part : null } : {}),
    ...(OF_A_CHANNEL.includes(name) ? { channelId } : {}),
    ...(name === 'insight' ? { studied: channelId } : {}),
    ...(hasFilters({ screen: name, id }) ? { sought: asked.toString() } : {}),
  }
}
