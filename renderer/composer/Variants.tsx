import { ArrowLeftRight, Ellipsis, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Letter } from '../../shared/model.ts'
import {
  copyRow,
  hooksIn,
  isHookRow,
  isSame,
  other,
  ROWS,
  swapped,
  withB,
  withoutB,
  type Row,
} from '../../shared/variants.ts'
import { Button, IconButton, LinkButton } from '../kit/Button.tsx'
import { AbMark } from '../kit/marks.tsx'
import { cx } from '../kit/cx.ts'
import { Menu } from '../kit/Menu.tsx'
import { newId, useComposer } from './composer.ts'
import css from './Variants.module.css'
import { InlineText } from './InlineText.tsx'
import { VariantRow } from './VariantRow.tsx'

/** A and B side by side, a row a thing that can differ. Rows that are alike span both. */
export function Variants() {
  const { t } = useTranslation()
  const { item, isLocked, edit } = useComposer()
  const [split, setSplit] = useState<ReadonlySet<Row>>(new Set())
  const hasB = item.variants.B !== null
  // Usually A is published under the item's own title; where it is not, both can be changed.
  const hasWorkingTitle = item.variants.A.title !== '' && item.variants.A.title !== item.title
  const rows = ROWS.filter((row) => row !== 'middle' || hasMiddle(item.variants))
  const differing = rows.filter((row) => !isSame(item, row)).length

  const part = (row: Row, isSplit: boolean) =>
    setSplit((before) => new Set(isSplit ? [...before, row] : [...before].filter((one) => one !== row)))
  const copy = (row: Row, from: Letter) => {
    part(row, false)
    edit(`copy.${row}`, (before) => copyRow(before, row, from, newId))
  }

  return (
    <div className={css.table} role="table" aria-label={t('composer.compare')}>
      <div role="rowgroup">
        <div className={css.head} role="row">
          <span role="columnheader">
            <span className="vh">{t('composer.row')}</span>
          </span>
          <div role="columnheader" className={css.version}>
            <AbMark letter="A" />
            <span className="strong">{t('composer.version', { letter: 'A' })}</span>
            {hasB ? <Chosen letter="A" /> : null}
          </div>
          {hasB ? (
            <div role="columnheader" className={css.version}>
              <AbMark letter="B" />
              <span className="strong">{t('composer.version', { letter: 'B' })}</span>
              <Chosen letter="B" />
              <span className="push small">{t('composer.differing', { count: differing })}</span>
              {isLocked ? null : (
                <Menu
                  label={t('composer.versions')}
                  trigger={<IconButton small label={t('composer.versions')} icon={<Ellipsis aria-hidden />} />}
                  rows={[
                    {
                      id: 'swap',
                      label: t('composer.swap'),
                      icon: <ArrowLeftRight aria-hidden />,
                      run: () => edit('swap', swapped),
                    },
                    'line',
                    {
                      id: 'remove',
                      label: t('composer.removeB'),
                      icon: <Trash2 aria-hidden />,
                      run: () => edit('variantB', withoutB),
                    },
                  ]}
                />
              )}
            </div>
          ) : null}
          {hasB || isLocked ? null : (
            <span role="columnheader" className={css.add}>
              <Button
                look="bare"
                icon={<Plus aria-hidden />}
                onPress={() => edit('variantB', (before) => withB(before, newId))}
              >
                {t('composer.addB')}
              </Button>
            </span>
          )}
        </div>
      </div>
      <div role="rowgroup">
        {hasWorkingTitle ? (
          <div className={cx(css.row, css.same)} role="row">
            <span className={css.label} role="rowheader">
              {t('composer.rows.working')}
            </span>
            <div role="cell" className={css.cell}>
              <InlineText
                label={t('composer.rows.working')}
                value={item.title}
                maxLength={300}
                isLine
                isReadOnly={isLocked}
                onChange={(title) => edit('title', (before) => ({ ...before, title }))}
              />
            </div>
          </div>
        ) : null}
        {rows.map((row) => (
          <VariantRow
            key={row}
            row={row}
            isSplit={hasB && (split.has(row) || !isSame(item, row))}
            onSplit={part}
            onCopy={copy}
          />
        ))}
      </div>
    </div>
  )
}

const hasMiddle = ({
  A,
  B,
}: {
  readonly A: Parameters<typeof hooksIn>[0]
  readonly B: Parameters<typeof hooksIn>[0] | null
}) => isHookRow('middle') && [A, B].some((variant) => variant && hooksIn(variant, 'middle').length > 0)

/** Which version is published, or how to publish the other one. */
function Chosen({ letter }: { readonly letter: Letter }) {
  const { t } = useTranslation()
  const { item, isLocked, edit } = useComposer()
  if (item.chosen === letter)
    return <span className="dim small">{t(isLocked ? 'composer.wasChosen' : 'composer.isChosen')}</span>
  if (isLocked) return null
  return (
    <LinkButton
      className="small"
      onPress={() => edit('chosen', (before) => ({ ...before, chosen: other(before.chosen) }))}
    >
      {t('composer.choose')}
    </LinkButton>
  )
}
