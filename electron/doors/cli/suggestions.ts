import { HOOK_KINDS } from '../../../shared/values.ts'
import { ask } from './caller.ts'
import { needed, noMore, oneOf, wholeNumber } from './check-args.ts'
import { command } from './command.ts'
import { table } from './table.ts'

const MOST = 500

const kindOf = (kind: string) => oneOf(HOOK_KINDS, kind, '--kind')

export const hooksList = command({
  name: 'hooks list',
  usage: '[--channel ID] [--kind K] [--limit N] [--offset N]',
  options: {
    channel: { type: 'string' },
    kind: { type: 'string' },
    limit: { type: 'string' },
    offset: { type: 'string' },
  },
  read: ({ values: { channel, kind, limit, offset }, positionals }) => {
    noMore(positionals)
    return {
      limit: limit === undefined ? MOST : Math.min(MOST, wholeNumber(limit, '--limit')),
      ...(channel === undefined ? {} : { channelId: channel }),
      ...(kind === undefined ? {} : { kind: kindOf(kind) }),
      ...(offset === undefined ? {} : { offset: wholeNumber(offset, '--offset') }),
    }
  },
  run: async (input, { caller, words }) => {
    const found = await ask(caller, 'hooks.suggested', input)
    const rows = found.rows.map(({ postId, publishedDay, kind, text, start, end }) => [
      postId,
      publishedDay,
      words(`hook.${kind}`),
      text.slice(start, end),
      text,
    ])
    const heads = [words('cli.id'), words('cli.day'), words('cli.hook'), words('cli.shows'), words('cli.title')]
    const counts = found.kinds.map(({ kind, count }) => `${words(`hook.${kind}`)} ${count}`).join(' · ')
    return {
      json: found,
      text:
        found.total === 0
          ? words('suggest.none')
          : [table(heads, rows), counts].filter((part) => part !== '').join('\n\n'),
    }
  },
})

export const hooksAccept = command({
  name: 'hooks accept',
  usage: '--kind K [--post ID]… [--channel ID]',
  options: { kind: { type: 'string' }, post: { type: 'string', multiple: true }, channel: { type: 'string' } },
  read: ({ values: { kind, post: ids, channel }, positionals }) => {
    noMore(positionals)
    return {
      kind: kindOf(needed(kind, '--kind')),
      ...(ids === undefined ? {} : { ids }),
      ...(channel === undefined ? {} : { channelId: channel }),
    }
  },
  run: async (input, { caller, words }) => {
    const { changed } = await ask(caller, 'hooks.accept', input)
    const hook = words(`hook.${input.kind}`)
    return { json: { changed }, text: words('suggest.done', { count: changed, n: String(changed), hook }) }
  },
})

export const hooksReject = command({
  name: 'hooks reject',
  usage: '--kind K --post ID',
  options: { kind: { type: 'string' }, post: { type: 'string' } },
  read: ({ values, positionals }) => {
    noMore(positionals)
    return { kind: kindOf(needed(values.kind, '--kind')), id: needed(values.post, '--post') }
  },
  run: async (input, { caller, words }) => ({
    json: await ask(caller, 'hooks.reject', input),
    text: words('suggest.rejected', { hook: words(`hook.${input.kind}`) }),
  }),
})
