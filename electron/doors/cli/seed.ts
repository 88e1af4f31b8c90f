import { ask } from './caller.ts'
import { noMore } from './check-args.ts'
import { command } from './command.ts'

/** The sample workspace, for looking around; refused where there are channels already. */
export const seed = command({
  name: 'seed',
  usage: '',
  options: {},
  read: ({ positionals }) => noMore(positionals),
  run: async (_, { caller, words, progress }) => {
    const made = await ask(caller, 'workspace.seed', {}, progress)
    return { json: made, text: words('cli.seeded', { ...made }) }
  },
})
