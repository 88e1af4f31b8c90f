import { useTranslation } from 'react-i18next'
import { useData } from '../data.ts'
import { AnchoredMenu } from '../kit/Menu.tsx'
import { select, useUi } from '../ui.ts'
import { useAnchor } from './anchor.ts'
import { CARD_ACTIONS } from './plan-actions.ts'
import { focusOn, openMenu, usePlan } from './plan-state.ts'
import { itemsNow } from './use-week.ts'

/** What published cards and ideas cannot do. */
const NOT_PUBLISHED = ['move-to', 'publish', 'unplan', 'day-later', 'day-earlier', 'hour-later', 'hour-earlier']
const NOT_UNDATED = ['unplan', 'day-later', 'day-earlier', 'hour-later', 'hour-earlier']

/** The menu of a card: everything that dragging and keys do, in words. */
export function CardMenu() {
  const { t } = useTranslation()
  const id = usePlan((plan) => plan.menuOf)
  const canWrite = useData((data) => data.connection === 'open')
  const anchor = useAnchor(id)
  const item = id === null ? undefined : itemsNow().get(id)
  if (!item) return null
  const off = item.status === 'published' ? NOT_PUBLISHED : item.day === null ? NOT_UNDATED : []
  const rows = CARD_ACTIONS.filter((action) => action.id !== 'lift' && !off.includes(action.id))
  return (
    <AnchoredMenu
      label={t('plan.menu.label')}
      anchor={anchor}
      isOpen
      onClose={() => openMenu(null)}
      rows={rows.map((action) => ({
        id: action.id,
        label: t(action.label),
        keys: action.keys[0] ?? '',
        isDisabled: !canWrite && action.id !== 'open',
        run: () => {
          // The rows act on the card in focus; a menu opened on a card outside the selection is about that card alone.
          if (!useUi.getState().selection.has(item.id)) select([])
          openMenu(null)
          focusOn(item.id)
          requestAnimationFrame(() => void action.run())
        },
      }))}
    />
  )
}
