import { z } from 'zod'
import { output, query } from './calls.ts'
import { id, text } from './model.ts'
import { THING_KINDS, type Thing, type ThingGroup } from './things.ts'

const kind = z.enum(THING_KINDS)

export const thingCalls = {
  /** What has all the words in its title, its hooks or its tags, by kind: by title first, then the newest. */
  'things.find': query(
    z.object({ text: text(200), is: kind.optional(), limit: z.number().int().min(1).max(50).optional() }),
    output<readonly ThingGroup[]>(),
  ),
  /** Those that were opened last, as far as they are still there, then the plans last written in. */
  'things.recent': query(
    z.object({
      opened: z.array(z.object({ is: kind, id })).max(12),
      limit: z.number().int().min(1).max(20).optional(),
    }),
    output<readonly Thing[]>(),
  ),
}
