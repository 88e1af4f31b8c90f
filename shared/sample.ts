import type { Channel, Settings } from './model.ts'

type Channels = readonly Pick<Channel, 'id'>[]

/** The sample's channels that are still there. */
export const sampleOf = (channels: Channels, { sample }: Pick<Settings, 'sample'>): readonly string[] =>
  channels.map(({ id }) => id).filter((id) => sample.includes(id))

/** True while all channels are the sample's: then it can be cleared away whole, with all that belongs to no channel. */
export const isOnlySample = (channels: Channels, settings: Pick<Settings, 'sample'>): boolean =>
  channels.length > 0 && sampleOf(channels, settings).length === channels.length
