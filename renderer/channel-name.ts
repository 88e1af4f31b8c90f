import { useTranslation } from 'react-i18next'
import type { Channel } from '../shared/model.ts'
import { useData } from './data.ts'
import { t } from './i18n.ts'

/** The platform by which a channel is told from another of the same name; null where its name is enough. */
export const platformAmong = ({ id, name, platform }: Channel, channels: readonly Channel[]): string | null =>
  channels.some((other) => other.id !== id && other.name === name) ? t(`platformShort.${platform}`) : null

/** What a channel is called among others: with its platform where another has the same name. */
export function nameAmong(channel: Channel, channels: readonly Channel[]): string {
  const platform = platformAmong(channel, channels)
  return platform === null ? channel.name : `${channel.name} · ${platform}`
}

/** What the channel of a thing is called among all there are; null for one that is gone. */
export function useChannelName(id: string): string | null {
  // In the language of the moment.
  useTranslation()
  return useData(({ channels }) => {
    const channel = channels?.find((one) => one.id === id)
    return channels && channel ? nameAmong(channel, channels) : null
  })
}

/** The same for many things, by the channel's id. */
export const namesOf = (channels: readonly Channel[]): ReadonlyMap<string, string> =>
  new Map(channels.map((channel) => [channel.id, nameAmong(channel, channels)]))

interface ChannelOption {
  readonly id: string
  readonly label: string
  readonly meta?: string
}

/** Channels to choose from, by what they are called among all, each with its platform, said once. */
export const channelOptions = (shown: readonly Channel[], channels: readonly Channel[] = shown): ChannelOption[] =>
  shown.map((channel) => {
    const label = nameAmong(channel, channels)
    return { id: channel.id, label, ...(label === channel.name ? { meta: t(`platform.${channel.platform}`) } : {}) }
  })
