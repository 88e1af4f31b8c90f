import { PLATFORMS } from '../../../shared/platforms.ts'
import { ask } from './caller.ts'
import { needed, noMore, oneOf } from './check-args.ts'
import { command } from './command.ts'
import { table } from './table.ts'

export const channelList = command({
  name: 'channel list',
  usage: '',
  options: {},
  read: ({ positionals }) => noMore(positionals),
  run: async (_, { caller, words }) => {
    const channels = await ask(caller, 'channels.list', {})
    return {
      json: { channels },
      text:
        table(
          [words('cli.id'), words('cli.name'), words('cli.platform'), words('cli.zone')],
          channels.map(({ id, name, platform, zone }) => [id, name, words(`platform.${platform}`), zone]),
        ) || words('cli.no-channels'),
    }
  },
})

export const channelAdd = command({
  name: 'channel add',
  usage: '--name N --platform P [--zone Z]',
  options: { name: { type: 'string' }, platform: { type: 'string' }, zone: { type: 'string' } },
  read: ({ values, positionals }) => {
    noMore(positionals)
    const name = needed(values.name, '--name')
    const platform = oneOf(PLATFORMS, needed(values.platform, '--platform'), '--platform')
    return { name, platform, ...(values.zone === undefined ? {} : { zone: values.zone }) }
  },
  run: async (input, { caller, words }) => {
    const channel = await ask(caller, 'channels.save', input)
    return { json: { channel }, text: words('cli.channel-added', { name: channel.name, id: channel.id }) }
  },
})
