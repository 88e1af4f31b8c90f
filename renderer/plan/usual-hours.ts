import { call } from '../client.ts'

let known: ReadonlyMap<string, number | null> = new Map()

/** Asked as a card is picked up: there by the time that a key is pressed. */
export async function learnUsualHours(): Promise<void> {
  const answer = await call('channels.usualHours', {})
  if (answer.ok) known = new Map(answer.value.map(({ channelId, hour }) => [channelId, hour]))
}

export const usualHourOf = (channelId: string): number | null => known.get(channelId) ?? null
