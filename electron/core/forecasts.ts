import type { DecodedOf, OutputOf } from '../../shared/contract.ts'
import { forecast, GATE_NEEDS } from '../../shared/engine/index.ts'
import type { Forecast, TimeSay } from '../../shared/history.ts'
import { chosenVariant, labelsOf } from '../../shared/items.ts'
import type { Item, Letter } from '../../shared/model.ts'
import { Fail } from '../../shared/result.ts'
import type { Context, Job } from './context.ts'
import { itemOf } from './items.ts'
import type { Learnt } from './patterns.ts'

/** The labels of one variant of an item; of the chosen one where it has no such variant. */
export const labelsIn = (item: Item, letter: Letter) => labelsOf(item, item.variants[letter] ?? chosenVariant(item))

export async function forecastOf(context: Context, item: Item, letter: Letter): Promise<readonly Forecast[]> {
  const { patterns } = await context.patterns.of(item.channelId)
  return forecast(patterns, labelsIn(item, letter), item.target)
}

/** The forecast of a saved item or of a draft; with `wait: false`, `pending` where the patterns are still being worked out. */
export async function forecastsOf(
  input: DecodedOf<'forecasts.of'>,
  context: Context,
): Promise<OutputOf<'forecasts.of'>> {
  const item = askedItem(input, context)
  const letter = input.variant ?? item.chosen
  if (input.wait === false) {
    const learnt = context.patterns.ifReady(item.channelId)
    return learnt ? answerOf(learnt, item, letter) : { forecast: [], pending: true, time: [] }
  }
  return answerOf(await context.patterns.of(item.channelId), item, letter)
}

const answerOf = ({ patterns }: Learnt, item: Item, letter: Letter): OutputOf<'forecasts.of'> => ({
  forecast: forecast(patterns, labelsIn(item, letter), item.target),
  pending: false,
  time: patterns.metrics.map(({ metric, time: { isOpen, posts } }): TimeSay => ({
    metric,
    isHeard: isOpen,
    posts,
    need: GATE_NEEDS,
  })),
})

/** The item that a call is about: a draft not saved yet, or a saved one. */
export function askedItem(
  { itemId, draft }: { readonly itemId?: string | undefined; readonly draft?: Item | undefined },
  { read }: Context,
): Item {
  if (draft) return draft
  if (itemId === undefined) throw new Fail('invalid', 'error.item-or-draft', { path: 'itemId' })
  return itemOf(read, itemId)
}

export async function runBacktest(
  { channelId, metric }: DecodedOf<'backtests.run'>,
  { patterns, progress }: Job,
): Promise<OutputOf<'backtests.run'>> {
  const told = (done: number, total: number) => progress({ phase: 'backtest', done, total })
  return { series: await patterns.ask('backtest', channelId, { metric: metric ?? null }, told) }
}
