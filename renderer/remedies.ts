import type { Finding, Remedy } from '../shared/finding.ts'
import { weekdayText } from '../shared/format.ts'
import { act, reread, useData } from './data.ts'
import { setDraft } from './experiments/draft.ts'
import { showOdd } from './history/filters.ts'
import { t } from './i18n.ts'
import { go, showChannel } from './ui.ts'

const OF_ITS_OWN = ['plan-item', 'settle', 'see-odd', 'move-both', 'plan-rounds', 'design-anew'] as const
type OfItsOwn = Extract<Remedy, { do: (typeof OF_ITS_OWN)[number] }>

/** True for a remedy that is a call of its own or leads elsewhere: it leaves the item of its finding as it is, and so works where that is locked. */
export const isOfItsOwn = (remedy: Remedy): remedy is OfItsOwn => OF_ITS_OWN.some((name) => name === remedy.do)

const LEADS: readonly Remedy['do'][] = ['edit-words', 'edit-hook', 'see-odd', 'design-anew', 'open']
const running = new Set<Finding>()

/**
 * Runs a remedy. One that writes does nothing when clicked again before the findings are new: they know nothing yet of
 * what it did.
 */
export async function mendOnce(finding: Finding, remedy: Remedy, run: () => Promise<unknown>): Promise<void> {
  if (LEADS.includes(remedy.do)) return void (await run())
  if (running.has(finding)) return
  running.add(finding)
  try {
    await run()
    await reread(['items', 'undated', 'findings'])
  } finally {
    running.delete(finding)
  }
}

export async function runOfItsOwn(remedy: OfItsOwn): Promise<void> {
  switch (remedy.do) {
    case 'settle':
      await act('promises.settle', { hookId: remedy.hookId, outcome: 'kept' }, { said: t('plan.said.kept') })
      return
    case 'see-odd':
      showOdd()
      showChannel(remedy.channelId)
      return go('history')
    case 'move-both':
      await act('items.moveMany', { moves: [...remedy.moves] }, { said: t('plan.said.changedPlaces') })
      return
    case 'plan-rounds': {
      const { experiment, rounds } = remedy
      const said = t('plan.said.roundsPlanned', { count: rounds })
      await act('experiments.save', { ...experiment, plannedRounds: rounds }, { said })
      return
    }
    case 'design-anew': {
      const { channelId, name, tried, a, b, metric, smallest } = remedy.design
      setDraft({ question: name, tried, a, b, metric, smallest, isAfterwards: false })
      showChannel(channelId)
      return go('experiments', 'new')
    }
    case 'plan-item':
      return planItem(remedy)
  }
}

async function planItem({ channelId, title, kind, day }: Extract<Remedy, { do: 'plan-item' }>): Promise<void> {
  const to = weekdayText(day, useData.getState().settings?.language ?? 'zh-CN')
  const item = await act(
    'items.save',
    { item: { channelId, title, kind, day } },
    { said: t('plan.said.planned', { to }) },
  )
  // What has no title yet wants one.
  if (item && title === '') go('item', item.id)
}
