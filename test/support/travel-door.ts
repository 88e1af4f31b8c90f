import { clock } from '../../electron/clock.ts'
import { addDays, epochOf, instantAt, todayIn } from '../../shared/time.ts'
import { openDoorOn, type OpenDoor } from './door.ts'
import { secondsFor, travelChannel } from './experiments.ts'
import type { World } from './world.ts'

/** The door on a channel with 200 posts, begun so long ago that as many rounds end about now; its last post is of some days before. */
export function openTravels(
  { rounds, daysBefore }: { readonly rounds: number; readonly daysBefore: number },
  fill: (world: World, channelId: string) => Promise<unknown>,
): Promise<OpenDoor> {
  const at = instantAt(epochOf(clock()) - 1000 * secondsFor(rounds))
  const until = addDays(todayIn('Asia/Shanghai', at), -daysBefore)
  return openDoorOn(async (world) => fill(world, await travelChannel(world, 200, until)), at)
}
