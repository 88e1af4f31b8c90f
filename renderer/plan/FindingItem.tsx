import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding, Remedy } from '../../shared/finding.ts'
import { findingMessage, remedyLabel } from '../../shared/finding-words.ts'
import { titleOf } from '../../shared/items.ts'
import type { Item } from '../../shared/model.ts'
import { useLanguage } from '../data.ts'
import { inWords } from '../i18n.ts'
import { FindingRow } from '../kit/FindingRow.tsx'
import { AnchoredPopover } from '../kit/Popover.tsx'
import { dismiss, mend, slotText } from './commands.ts'
import css from './WeekCheck.module.css'
import { focusOn, openFindings } from './plan-state.ts'

/** Read only when asked for, so that it costs the board nothing before. */
const Evidence = lazy(() => import('../evidence/Evidence.tsx').then((m) => ({ default: m.Evidence })))

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
  const { remedy, also, evidence, source } = finding
  const wayOf = (way: Remedy | null) => {
    const label = remedyLabel(inWords, language, finding, way)
    return way && label ? { label, run: () => void mend(finding, way) } : null
  }
  const anchor = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  const listed = evidence.postIds.length + evidence.itemIds.length
  return (
    <div ref={anchor}>
      <FindingRow
        severity={finding.severity}
        source={source}
        title={
          item ? (
            <>
              <button type="button" className={css.where} onClick={() => focusOn(item.id)}>
                {item.day ? slotText({ day: item.day, time: item.time }) : ''} {titleOf(item) || t('plan.untitled')}
              </button>
              {title}
            </>
          ) : finding.variant ? (
            `${finding.variant} · ${title}`
          ) : (
            title
          )
        }
        reason={why}
        evidence={
          evidence.n > 0 && (listed > 0 || source === 'data')
            ? {
                label: t(evidence.postIds.length > 0 || listed === 0 ? 'composer.posts' : 'composer.items', {
                  count: evidence.n,
                }),
                onOpen: () => setOpen(true),
              }
            : null
        }
        remedy={wayOf(remedy)}
        also={wayOf(also ?? null)}
        onDismiss={() => {
          openFindings(null)
          void dismiss(finding)
        }}
      />
      <AnchoredPopover
        label={t('evidence.title')}
        anchor={anchor}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        placement="left top"
        width={340}
      >
        <Suspense>
          <Evidence finding={finding} draft={null} />
        </Suspense>
      </AnchoredPopover>
    </div>
  )
}
