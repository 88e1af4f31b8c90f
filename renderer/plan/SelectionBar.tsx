import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '../kit/Button.tsx'
import { select, useUi } from '../ui.ts'
import { duplicateCards, removeCards, shiftDays, unplanCards } from './commands.ts'
import css from './Plan.module.css'
import { openMoving } from './plan-state.ts'

/** What can be done with the chosen cards, docked under the board. */
export function SelectionBar() {
  const { t } = useTranslation()
  const selection = useUi((ui) => ui.selection)
  if (selection.size === 0) return null
  const ids = [...selection]
  return (
    <div className={css.selection} role="toolbar" aria-label={t('plan.selection.label')}>
      <span className="strong">{t('plan.selection.count', { count: ids.length })}</span>
      <Button onPress={() => void shiftDays(ids, -1, null)}>{t('plan.selection.earlier')}</Button>
      <Button onPress={() => void shiftDays(ids, 1, null)}>{t('plan.selection.later')}</Button>
      <Button onPress={() => openMoving(ids)}>{t('plan.menu.moveTo')}</Button>
      <span className="push" />
      <Button look="bare" onPress={() => void duplicateCards(ids)}>
        {t('plan.menu.duplicate')}
      </Button>
      <Button look="bare" onPress={() => void unplanCards(ids, null)}>
        {t('plan.menu.unplan')}
      </Button>
      <Button look="bare" onPress={() => void removeCards(ids)}>
        {t('plan.menu.remove')}
      </Button>
      <IconButton label={t('plan.selection.clear')} icon={<X aria-hidden />} keys="Escape" onPress={() => select([])} />
    </div>
  )
}
