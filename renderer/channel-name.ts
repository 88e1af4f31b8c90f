import type { Channel } from '../shared/model.ts'
import { t } from './i18n.ts'

/** What a channel is called among others: with its platform where another has the same name. */
export const nameAmong = ({ id, name, platform }: Channel, channels: readonly Channel[]): string =>
  channels.some((other) => other.id !== id && other.name === name)
    ? `${name} · ${t(`platformShort.${platform}`)}`
    : name
