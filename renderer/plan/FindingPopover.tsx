import { useTranslation } from 'react-i18next'
import { titleOf } from '../../shared/items.ts'
import { isMissed } from '../../shared/week.ts'
import { now } from '../clock.ts'
import { useData } from '../data.ts'
import { FindingRow } from '../kit/FindingRow.tsx'
import { AnchoredPopover } from '../kit/Popover.tsx'
import { useAnchor } from './anchor.ts'
import { publishCards } from './commands.ts'
import css from './FindingPopover.module.css'
import { FindingItem } from './FindingItem.tsx'
import { focusOn, openFindings, usePlan } from './plan-state.ts'
import type { Week } from './use-week.ts'

const WIDTH = 356

/** All findings of one card, beside it. Focus goes in; Esc gives it back to the card. */
export function FindingPopover({ week }: { readonly week: Week }) {
  const { t } = useTranslation()
  const id = usePlan((plan) => plan.findingsOf)
  const found = useData((data) => data.findings)
  const anchor = useAnchor(id)
  const item = week.items.find((one) => one.id === id)
  if (!item || !id) return null
  const findings = (found?.findings ?? []).filter(({ itemId }) => itemId === id)
  const channel = week.channels.find((one) => one.id === item.channelId)
  // The rule speaks of what was ready; the board marks every plan whose time went by.
  const isLate =
    channel !== undefined && isMissed(item, channel.zone, now()) && !findings.some(({ code }) => code === 'in-the-past')
  const count = findings.length + (isLate ? 1 : 0)
  return (
    <AnchoredPopover
      label={t('plan.findingsOf', { title: titleOf(item) || t('plan.untitled') })}
      anchor={anchor}
      isOpen
      onClose={() => {
        openFindings(null)
        focusOn(id)
      }}
      width={WIDTH}
    >
      <header className={css.head}>
        <h2 className="strong">{titleOf(item) || t('plan.untitled')}</h2>
        <span className="push dim small nb">{t('plan.findingCount', { count })}</span>
      </header>
      <ul className={css.list}>
        {isLate ? (
          <li>
            <FindingRow
              severity="error"
              source="rule"
              title={t('plan.missed')}
              reason={t('plan.missedWhy')}
              remedy={{
                label: t('plan.menu.publish'),
                run: () => {
                  openFindings(null)
                  void publishCards([item.id])
                },
              }}
            />
          </li>
        ) : null}
        {findings.map((finding) => (
          <li key={finding.key}>
            <FindingItem finding={finding} item={null} />
          </li>
        ))}
      </ul>
    </AnchoredPopover>
  )
}
