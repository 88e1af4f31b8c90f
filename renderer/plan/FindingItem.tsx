import { useTranslation } from 'react-i18next'
import type { Finding } from '../../shared/finding.ts'
import { findingMessage } from '../../shared/finding-words.ts'
import { titleOf } from '../../shared/items.ts'
import type { Item } from '../../shared/model.ts'
import { useLanguage } from '../data.ts'
import { inWords } from '../i18n.ts'
import { FindingRow } from '../kit/FindingRow.tsx'
import { VersionOf } from '../kit/VersionOf.tsx'
import { slotText } from './commands.ts'
import css from './WeekCheck.module.css'
import { focusOn } from './plan-state.ts'
import { useWaysOut } from './use-ways-out.tsx'

interface FindingItemProps {
  readonly finding: Finding
  /** Named above the finding where it does not stand beside its card. */
  readonly item: Item | null
}

/** A finding with its remedy one click away. */
export function FindingItem({ finding, item }: FindingItemProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { title, why } = findingMessage(inWords, language, finding)
  const { anchor, remedy, also, evidence, onDismiss, popover } = useWaysOut<HTMLDivElement>(finding)
  return (
    <div ref={anchor}>
      <FindingRow
        severity={finding.severity}
        source={finding.source}
        title={
          <>
            {item ? (
              <button type="button" className={css.where} onClick={() => focusOn(item.id)}>
                {item.day ? slotText({ day: item.day, time: item.time }) : ''} {titleOf(item) || t('plan.untitled')}
              </button>
            ) : null}
            <VersionOf finding={finding} />
            {title}
          </>
        }
        reason={why}
        evidence={evidence}
        remedy={remedy}
        also={also}
        onDismiss={onDismiss}
      />
      {popover}
    </div>
  )
}
