import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding, Remedy } from '../../shared/finding.ts'
import { remedyLabel } from '../../shared/finding-words.ts'
import { useLanguage } from '../data.ts'
import { inWords } from '../i18n.ts'
import { AnchoredPopover } from '../kit/Popover.tsx'
import { dismiss, mend } from './commands.ts'
import { openFindings } from './plan-state.ts'

/** Read only when asked for, so that it costs the board nothing before. */
const Evidence = lazy(() => import('../evidence/Evidence.tsx').then((m) => ({ default: m.Evidence })))

/** What can be done about a finding on the board, and what it rests on: a popover beside the element given as anchor. */
export function useWaysOut<E extends Element>(finding: Finding) {
  const { t } = useTranslation()
  const language = useLanguage()
  const anchor = useRef<E>(null)
  const [isOpen, setOpen] = useState(false)
  const { remedy, also, evidence, source } = finding
  const wayOf = (way: Remedy | null) => {
    const label = remedyLabel(inWords, language, finding, way)
    return way && label ? { label, run: () => void mend(finding, way) } : null
  }
  const listed = evidence.postIds.length + evidence.itemIds.length
  return {
    anchor,
    remedy: wayOf(remedy),
    also: wayOf(also ?? null),
    evidence:
      evidence.n > 0 && (listed > 0 || source === 'data')
        ? {
            label: t(evidence.postIds.length > 0 || listed === 0 ? 'composer.posts' : 'composer.items', {
              count: evidence.n,
            }),
            onOpen: () => setOpen(true),
          }
        : null,
    onDismiss: () => {
      openFindings(null)
      void dismiss(finding)
    },
    popover: (
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
    ),
  }
}
