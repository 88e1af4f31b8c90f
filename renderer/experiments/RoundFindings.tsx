import { useTranslation } from 'react-i18next'
import { findingMessage, remedyLabel } from '../../shared/finding-words.ts'
import type { Finding, Remedy } from '../../shared/finding.ts'
import type { Day } from '../../shared/time.ts'
import { act, useLanguage } from '../data.ts'
import { inWords } from '../i18n.ts'
import { FindingRow } from '../kit/FindingRow.tsx'
import { isOfItsOwn, mendOnce, runOfItsOwn } from '../remedies.ts'
import { go } from '../ui.ts'
import { useQuery } from '../use-query.ts'
import css from './ExperimentPage.module.css'

const TABLES = ['patterns', 'experiment', 'round', 'item', 'post', 'snapshot', 'verdict', 'dismissal', 'setting']

interface RoundFindingsProps {
  readonly channelId: string
  /** Of rounds that are not out yet. */
  readonly items: readonly { readonly id: string; readonly day: Day }[]
}

/** What would spoil the rounds to come, each with its way out. */
export function RoundFindings({ channelId, items }: RoundFindingsProps) {
  const { t } = useTranslation()
  const days = items.map(({ day }) => day).toSorted()
  const [from, to] = [days[0], days.at(-1)]
  const { value } = useQuery('findings.of', from && to ? { channelId, from, to, wait: false } : null, TABLES)
  const found = (value?.findings ?? []).filter(
    ({ code, itemId }) => code.startsWith('ab-') && items.some(({ id }) => id === itemId),
  )
  if (found.length === 0) return null
  return (
    <section className={css.watch}>
      <h3>{t('experiment.watch')}</h3>
      <ul>
        {found.map((finding) => (
          <li key={finding.key}>
            <Row finding={finding} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Row({ finding }: { readonly finding: Finding }) {
  const language = useLanguage()
  const { title, why } = findingMessage(inWords, language, finding)
  const { severity, source, itemId, remedy, also } = finding
  const run = async (way: Remedy): Promise<void> => {
    if (isOfItsOwn(way)) return runOfItsOwn(way)
    if (way.do === 'move') return void (await act('items.move', { id: itemId, to: way.to }))
    // Side by side they stand in the composer.
    go('item', itemId)
  }
  const wayOf = (way: Remedy | null) => {
    const label = remedyLabel(inWords, language, finding, way)
    return way && label ? { label, run: () => void mendOnce(finding, way, () => run(way)) } : null
  }
  return (
    <FindingRow
      severity={severity}
      source={source}
      title={title}
      reason={why}
      remedy={wayOf(remedy)}
      also={wayOf(also ?? null)}
    />
  )
}
