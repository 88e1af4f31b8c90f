import learnt from '../../shared/learnt-hooks.json' with { type: 'json' }
import { suggester } from '../../shared/suggest-hooks.ts'

/** As the studio suggests them. */
export const suggestHooks = suggester(learnt)
