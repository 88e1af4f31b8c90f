import { useTranslation } from 'react-i18next'
import { actionsNow, type Action } from './actions.ts'
import css from './App.module.css'
import { Dialog } from './kit/Dialog.tsx'
import { Kbd } from './kit/Kbd.tsx'
import { openDialog, useUi } from './ui.ts'

const GROUPS = ['edit', 'item', 'week', 'go', 'app'] as const satisfies readonly Action['group'][]

/** Every shortcut there is at the moment, from the table of actions. */
export function ActionSheet() {
  const { t } = useTranslation()
  const isOpen = useUi((ui) => ui.dialog === 'shortcuts')
  const rows = isOpen ? actionsNow() : []
  return (
    <Dialog title={t('action.shortcuts')} size="large" isReading isOpen={isOpen} onClose={() => openDialog(null)}>
      <div className={css.sheet}>
        {GROUPS.map((group) => ({ group, actions: rows.filter((row) => row.group === group && row.keys.length > 0) }))
          .filter(({ actions }) => actions.length > 0)
          .map(({ group, actions }) => (
            <section key={group}>
              <h3>{t(`actionGroup.${group}`)}</h3>
              <ul>
                {actions.map((action) => (
                  <li key={action.id}>
                    {t(action.label)}
                    <Kbd keys={action.keys[0] ?? ''} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
      </div>
    </Dialog>
  )
}
