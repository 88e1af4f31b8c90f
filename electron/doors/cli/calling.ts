import { Usage } from '../args.ts'
import { needed, noMore } from './check-args.ts'
import { command } from './command.ts'

/** Any call of the contract, answered as the contract answers it. */
export const call = command({
  name: 'call',
  usage: 'NAME JSON',
  options: {},
  read: ({ positionals: [name, json = '{}', ...more] }) => {
    noMore(more)
    return { name: needed(name, 'NAME'), input: readJson(json) }
  },
  run: async ({ name, input }, { caller, progress }) => {
    const result = await caller.call(name, input, progress)
    return { json: result, text: JSON.stringify(result, null, 2), failed: !result.ok }
  },
})

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Usage(`JSON: ${error instanceof Error ? error.message : ''}`)
  }
}
