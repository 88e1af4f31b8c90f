import type { Channel, Settings } from './model.ts'

/** True while all channels are the sample's: then it can be cleared away whole. */
export const isOnlySample = (channels: readonly Pick<Channel, 'id'>[], { sample }: Pick<Settings, 'sample'>): boolean =>
  channels.length > 0 && channels.every(({ id }) => sample.includes(id))
