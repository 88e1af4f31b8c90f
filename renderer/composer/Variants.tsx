import { ArrowLeftRight, Ellipsis, Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { variantsOf } from '../../shared/items.ts'
import type { Letter } from '../../shared/model.ts'
import { hooksIn, isSame, other, ROWS, swapped, withB, withoutB } from '../../shared/variants.ts'
import { Button, IconButton, LinkButton } from '../kit/Button.tsx'
import { AbMark } from '../kit/marks.tsx'
import { cx } from '../kit/cx.ts'
import { Menu } from '../kit/Menu.tsx'
import { newId, useComposer, useItem } from './composer.ts'
import css from './Variants.module.css'
import { InlineText } from './InlineText.tsx'
import { VariantRow } from './VariantRow.tsx'

/** A and B side by side, a row a thing that can differ. Rows that are alike span both. */
export function Variants() {
  const { t } = useTranslation()
  const { isLocked, edit } = useComposer()
  const { hasB, hasMiddle, hasWorkingTitle, differing } = useItem((item) => {
    const { A, B } = item.variants
    const middle = variantsOf(item).some(({ variant }) => hooksIn(variant, 'middle').length > 0)
    return {
      hasB: B !== null,
      hasMiddle: middle,
      // Usually A is published under the item's own title; where it is not, both can be changed.
      hasWorkingTitle: A.title !== '' && A.title !== item.title,
      differing: ROWS.filter((row) => !isSame(item, row)).length,
    }
  })
  const rows = ROWS.filter((row) => row !== 'middle' || hasMiddle)

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
        {hasWorkingTitle ? <WorkingTitle /> : null}
        {rows.map((row) => (
          <VariantRow key={row} row={row} />
        ))}
      </div>
    </div>
  )
}

function WorkingTitle() {
  const { t } = useTranslation()
  const { isLocked, edit } = useComposer()
  const value = useItem(({ title }) => title)
  return (
    <div className={cx(css.row, css.same)} role="row">
      <span className={css.label} role="rowheader">
        {t('composer.rows.working')}
      </span>
      <div role="cell" className={css.cell}>
        <InlineText
          label={t('composer.rows.working')}
          value={value}
          maxLength={300}
          isLine
          isReadOnly={isLocked}
          onChange={(title) => edit('title', (before) => ({ ...before, title }))}
        />
      </div>
    </div>
  )
}

/** Which version is published, or how to publish the other one. */
function Chosen({ letter }: { readonly letter: Letter }) {
  const { t } = useTranslation()
  const { isLocked, edit } = useComposer()
  const chosen = useItem((item) => item.chosen)
  if (chosen === letter)
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
