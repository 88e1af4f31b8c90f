import type { Remedy } from '../shared/finding.ts'
import { weekdayText } from '../shared/format.ts'
import { act, useData } from './data.ts'
import { showOdd } from './history/filters.ts'
import { t } from './i18n.ts'
import { go, showChannel } from './ui.ts'

type OfItsOwn = Extract<Remedy, { do: 'plan-item' | 'settle' | 'see-odd' }>

/** True for a remedy that is a call of its own or leads elsewhere: it leaves the item of its finding as it is, and so works where that is locked. */
export const isOfItsOwn = (remedy: Remedy): remedy is OfItsOwn =>
  remedy.do === 'plan-item' || remedy.do === 'settle' || remedy.do === 'see-odd'

export async function runOfItsOwn(remedy: OfItsOwn): Promise<void> {
  if (remedy.do === 'settle') {
    const { hookId } = remedy
    await act('promises.settle', { hookId, outcome: 'kept' }, { said: t('plan.said.kept') })
    return
  }
  if (remedy.do === 'see-odd') {
    showOdd()
    showChannel(remedy.channelId)
    return go('history')
  }
  const { channelId, title, kind, day } = remedy
  const to = weekdayText(day, useData.getState().settings?.language ?? 'zh-CN')
  const item = await act(
    'items.save',
    { item: { channelId, title, kind, day } },
    { said: t('plan.said.planned', { to }) },
  )
  // What has no title yet wants one.
  if (item && title === '') go('item', item.id)
}
