import { memo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findingMessage, hookWords, remedyLabel, type Translate } from '../../shared/finding-words.ts'
import type { Finding, Remedy } from '../../shared/finding.ts'
import type { Item } from '../../shared/model.ts'
import { applyRemedy } from '../../shared/plan.ts'
import { hooksOf } from '../../shared/items.ts'
import { useLanguage } from '../data.ts'
import { keepParts } from '../keep-parts.ts'
import { FindingRow } from '../kit/FindingRow.tsx'
import { VersionOf } from '../kit/VersionOf.tsx'
import { Evidence } from '../evidence/Evidence.tsx'
import { AnchoredPopover } from '../kit/Popover.tsx'
import { isOfItsOwn, mendOnce, runOfItsOwn } from '../remedies.ts'
import { useQuery } from '../use-query.ts'
import { newId, useComposer, useItem } from './composer.ts'
import { Dismiss } from './Dismiss.tsx'
import css from './Side.module.css'
import { focusPlace, wantedBy } from './wanted.ts'

/** Of other items too: they share its days. */
const TABLES = [
  'patterns',
  'item',
  'channel',
  'post',
  'snapshot',
  'verdict',
  'dismissal',
  'experiment',
  'round',
  'setting',
]

interface FindingsProps {
  readonly draft: Item
  readonly onPublish: () => void
}

/** What there is to say about the item as it stands on the screen. */
export function Findings({ draft, onPublish }: FindingsProps) {
  const { t } = useTranslation()
  const { value } = useQuery('findings.of', { draft, wait: false }, TABLES)
  const findings = value?.findings ?? []
  return (
    <section className={css.findings} aria-label={t('composer.findings')}>
      <div className={css.head}>
        <h2 className={css.name}>{t('composer.findings')}</h2>
        <span className="dim num">{value ? findings.length : ''}</span>
      </div>
      {value && findings.length === 0 ? (
        <p className={css.foot}>{t(value.pending ? 'composer.noneYet' : 'composer.noFindings')}</p>
      ) : null}
      <ul>
        {findings.map((finding) => (
          <Row key={finding.key} finding={finding} onPublish={onPublish} />
        ))}
      </ul>
      {value?.pending && findings.length > 0 ? <p className={css.pending}>{t('plan.check.pending')}</p> : null}
    </section>
  )
}

type RowProps = Pick<FindingsProps, 'onPublish'> & { readonly finding: Finding }

/** Most findings stay while one item is edited. */
const Row = memo(function Row({ finding, onPublish }: RowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { draft, isLocked, edit, selectHook, showLetter } = useComposer()
  const hasB = useItem(({ variants }) => variants.B !== null)
  const anchor = useRef<HTMLLIElement>(null)
  const last = useRef<{ readonly finding: Finding; readonly mended: Item } | null>(null)
  const [open, setOpen] = useState<'evidence' | 'dismiss' | null>(null)
  const { remedy, also, evidence, variant } = finding
  const speak: Translate = (key, params) => t(key, { ...params })
  const { title, why } = findingMessage(speak, language, finding)

  const mend = (way: Remedy) => {
    if (isOfItsOwn(way)) return void mendOnce(finding, way, () => draft.flush().then(() => runOfItsOwn(way)))
    if (way.do === 'publish') return onPublish()
    if (way.do === 'open') return setOpen('evidence')
    const wanted = wantedBy(finding, way)
    if (wanted) return 'place' in wanted ? focusPlace(wanted.place) : selectHook(wanted.hookId, wanted)
    const { item } = draft.get()
    // Clicked twice: the findings do not know yet what the first click did.
    if (last.current?.finding === finding && isSame(last.current.mended, item)) return
    const before = new Set(hooksOf(item).map(({ id }) => id))
    const mended = applyRemedy(item, way, newId, hookWords(speak, language, way))
    last.current = { finding, mended }
    edit(`remedy.${finding.code}`, () => mended)
    const added = hooksOf(mended).find(({ id }) => !before.has(id))
    if (variant) showLetter(variant)
    if (added) selectHook(added.id)
  }
  const wayOf = (way: Remedy | null) => {
    const label = way && (!isLocked || isOfItsOwn(way)) ? remedyLabel(speak, language, finding, way) : null
    return way && label ? { label, run: () => mend(way) } : null
  }
  const ids = evidence.postIds.length + evidence.itemIds.length

  return (
    <li ref={anchor} className={css.finding}>
      <FindingRow
        severity={finding.severity}
        source={finding.source}
        title={
          <>
            {hasB ? <VersionOf finding={finding} /> : null}
            {title}
          </>
        }
        reason={why}
        evidence={
          evidence.n > 0 && (ids > 0 || finding.source === 'data')
            ? {
                label: t(evidence.postIds.length > 0 || ids === 0 ? 'composer.posts' : 'composer.items', {
                  count: evidence.n,
                }),
                onOpen: () => setOpen('evidence'),
              }
            : null
        }
        remedy={wayOf(remedy)}
        also={wayOf(also ?? null)}
        onDismiss={() => setOpen('dismiss')}
      />
      <AnchoredPopover
        label={t(open === 'dismiss' ? 'composer.dismissTitle' : 'evidence.title')}
        anchor={anchor}
        isOpen={open !== null}
        onClose={() => setOpen(null)}
        placement="left top"
        width={open === 'evidence' ? 340 : 320}
      >
        {open === 'dismiss' ? <Dismiss finding={finding} title={title} onDone={() => setOpen(null)} /> : null}
        {open === 'evidence' ? <Evidence finding={finding} draft={draft.get().item} /> : null}
      </AnchoredPopover>
    </li>
  )
})

/** Saved meanwhile, it is still the same. */
const isSame = (before: Item, now: Item) => keepParts(before, { ...now, revision: before.revision }) === before
