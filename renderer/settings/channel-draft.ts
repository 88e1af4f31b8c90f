import type { InputOf } from '../../shared/contract.ts'
import type { Channel } from '../../shared/model.ts'
import { PLATFORM, type PlatformId, type Signal } from '../../shared/platforms.ts'

/** A channel as the form holds it, new or known. */
export type ChannelDraft = Pick<
  Channel,
  'name' | 'platform' | 'zone' | 'light' | 'deep' | 'persona' | 'dailyCap' | 'iconReading'
>

/** 视频号 exports name two columns by icons whose meaning has changed; the others say what they count. */
export const asksForIcons = (platform: PlatformId): boolean => platform === 'wechat-channels'

const MOST_DEEP = 3

/** Platforms that are at home everywhere stand in the zone of this machine. */
const zoneOf = (platform: PlatformId): string =>
  PLATFORM[platform].zone === 'UTC' ? Intl.DateTimeFormat().resolvedOptions().timeZone : PLATFORM[platform].zone

export const newDraft = (platform: PlatformId): ChannelDraft => ({
  name: '',
  platform,
  zone: zoneOf(platform),
  light: PLATFORM[platform].light,
  deep: [...PLATFORM[platform].deep],
  persona: '',
  dailyCap: null,
  iconReading: asksForIcons(platform) ? 'recommend-is-heart' : null,
})

/** Another platform brings its own pair and zone; what was typed stays. */
export const onPlatform = (draft: ChannelDraft, platform: PlatformId): ChannelDraft => ({
  ...newDraft(platform),
  name: draft.name,
  persona: draft.persona,
  dailyCap: draft.dailyCap,
  zone: draft.zone === zoneOf(draft.platform) ? zoneOf(platform) : draft.zone,
})

/** A signal is on one track only. */
export function withLight(draft: ChannelDraft, light: Signal): ChannelDraft {
  const deep = draft.deep.filter((signal) => signal !== light)
  return { ...draft, light, deep: deep.length > 0 ? deep : [draft.light] }
}

/** One to three deep signals, never the light one. */
export function toggleDeep(draft: ChannelDraft, signal: Signal): ChannelDraft {
  const isOn = draft.deep.includes(signal)
  if (signal === draft.light || (isOn && draft.deep.length === 1)) return draft
  if (isOn) return { ...draft, deep: draft.deep.filter((other) => other !== signal) }
  return draft.deep.length < MOST_DEEP ? { ...draft, deep: [...draft.deep, signal] } : draft
}

/** What is wrong with the name, as a key of the locales. */
export const nameError = (
  draft: ChannelDraft,
  others: readonly Pick<Channel, 'name' | 'platform'>[],
): string | null => {
  const name = draft.name.trim()
  if (name === '') return 'channel.nameMissing'
  return others.some((other) => other.name === name && other.platform === draft.platform) ? 'channel.nameTaken' : null
}

export const savingOf = (draft: ChannelDraft, id?: string): InputOf<'channels.save'> => ({
  ...draft,
  name: draft.name.trim(),
  ...(id ? { id } : {}),
})
