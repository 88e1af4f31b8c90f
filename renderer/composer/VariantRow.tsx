import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { diffWords, type Piece } from '../../shared/diff-words.ts'
import { inViewerOrder, spokenWords } from '../../shared/hooks.ts'
import type { Hook, Item, Letter } from '../../shared/model.ts'
import {
  copyRow,
  counterparts,
  editText,
  hooksIn,
  isHookRow,
  isSame,
  other,
  rowText,
  type Row,
  type TextRow,
} from '../../shared/variants.ts'
import { IconButton, LinkButton } from '../kit/Button.tsx'
import { cx } from '../kit/cx.ts'
import { Menu } from '../kit/Menu.tsx'
import { HookChip } from '../kit/signals.tsx'
import { AddHook } from './AddHook.tsx'
import { newId, useComposer, useItem } from './composer.ts'
import { InlineText } from './InlineText.tsx'
import { Pieces } from './Pieces.tsx'
import css from './Variants.module.css'

const LONGEST: Readonly<Record<TextRow, number>> = { title: 300, cover: 400, style: 80, caption: 4000, pinned: 1000 }

/** More than these fold away. */
const MOST_HOOKS = 4

export function VariantRow({ row }: { readonly row: Row }) {
  const { t } = useTranslation()
  const { isLocked, edit } = useComposer()
  // A row that differs stays in two even when the words meet for a moment.
  const [isApart, setIsApart] = useState(false)
  const { hasB, differs, isBare } = useItem((item) => ({
    hasB: item.variants.B !== null,
    differs: !isSame(item, row),
    isBare: rowText(item, 'A', row) === '' && hooksIn(item.variants.A, row).length === 0,
  }))
  const name = t(`composer.rows.${row}`)
  const isSplit = hasB && (isApart || differs)
  const keepApart = () => setIsApart(true)
  const copy = (from: Letter) => {
    setIsApart(false)
    edit(`copy.${row}`, (before) => copyRow(before, row, from, newId))
  }

  return (
    <div className={cx(css.row, !isSplit && css.same)} role="row">
      <span className={css.label} role="rowheader">
        {name}
      </span>
      {isSplit ? (
        <>
          <Cell row={row} letter="A" onFocus={keepApart} />
          <span className={css.gutter} role="cell">
            {isLocked ? (
              differs ? (
                '≠'
              ) : (
                '='
              )
            ) : (
              <Menu
                label={name}
                trigger={
                  <IconButton
                    small
                    className={css.differs ?? ''}
                    label={t(differs ? 'composer.rowDiffers' : 'composer.rowSplit', { row: name })}
                    icon={<span aria-hidden>{differs ? '≠' : '='}</span>}
                  />
                }
                rows={[
                  { id: 'AB', label: t('composer.copyAB'), isDisabled: !differs, run: () => copy('A') },
                  { id: 'BA', label: t('composer.copyBA'), isDisabled: !differs, run: () => copy('B') },
                  ...(differs ? [] : [{ id: 'join', label: t('composer.join'), run: () => setIsApart(false) }]),
                ]}
              />
            )}
          </span>
          <Cell row={row} letter="B" onFocus={keepApart} />
        </>
      ) : (
        <>
          <Cell row={row} letter={null} />
          {hasB ? (
            <span className={css.alike} role="cell">
              {isLocked ? null : (
                <LinkButton
                  className={cx(row !== 'title' && css.part)}
                  aria-label={t('composer.splitRow', { row: name })}
                  onPress={keepApart}
                >
                  {t('composer.split')}
                </LinkButton>
              )}
              <span className={cx(isBare && css.part)}>{t('composer.same')}</span>
            </span>
          ) : null}
        </>
      )}
    </div>
  )
}

interface CellProps {
  readonly row: Row
  /** Null: both alike. */
  readonly letter: Letter | null
  readonly onFocus?: () => void
}

function Cell({ row, letter, onFocus }: CellProps) {
  const { t } = useTranslation()
  const { isLocked } = useComposer()
  const isOnlyHooks = useItem((item) => {
    const variant = item.variants[letter ?? 'A']
    return variant !== null && rowText(item, letter ?? 'A', row) === '' && hooksIn(variant, row).length > 0
  })
  return (
    <div role="cell" className={cx(css.cell, row === 'title' && css.title)}>
      {isHookRow(row) ? (
        <Hooks row={row} letter={letter}>
          {isLocked ? (
            <span className="dim">{t('composer.none')}</span>
          ) : (
            <AddHook letter={letter} placement={row} look="row" />
          )}
        </Hooks>
      ) : (
        <>
          {/* Nothing more can be written: 「无」 above an ask would be wrong. */}
          {isLocked && isOnlyHooks ? null : <Words row={row} letter={letter} {...(onFocus ? { onFocus } : {})} />}
          <Hooks row={row} letter={letter} />
        </>
      )}
    </div>
  )
}

/** The runs of one letter's words that the other has not; none where both are alike. */
function piecesOf(letter: Letter | null, left: string, right: string): readonly Piece[] | undefined {
  if (!letter || left === right) return undefined
  return diffWords(left, right)[letter === 'A' ? 'a' : 'b']
}

function Words({ row, letter, onFocus }: CellProps & { readonly row: TextRow }) {
  const { t } = useTranslation()
  const { isLocked, edit } = useComposer()
  const { hasB, a, b } = useItem((item) => ({
    hasB: item.variants.B !== null,
    a: rowText(item, 'A', row),
    b: rowText(item, 'B', row),
  }))
  const name = t(`composer.rows.${row}`)
  const pieces = hasB ? piecesOf(letter, a, b) : undefined
  return (
    <InlineText
      label={letter && hasB ? t('composer.rowOf', { row: name, letter }) : name}
      value={letter === 'B' ? b : a}
      maxLength={LONGEST[row]}
      isLine={row === 'title' || row === 'style'}
      isReadOnly={isLocked}
      place={row === 'title' ? 'title' : `${letter ?? 'A'}.${row}`}
      placeholder={t(isLocked ? 'composer.none' : `composer.rowHint.${row}`)}
      {...(pieces ? { pieces } : {})}
      {...(onFocus ? { onFocus } : {})}
      onChange={(text) => edit(`${letter ?? ''}.${row}`, (before) => editText(before, letter, row, text))}
    />
  )
}

interface HooksProps {
  readonly row: Row
  readonly letter: Letter | null
  /** What stands there where there are none. */
  readonly children?: ReactNode
}

/** The asks of a row; each opens in the editor below the film. */
function Hooks({ row, letter, children = null }: HooksProps) {
  const { t } = useTranslation()
  const { channel, hookId, selectHook } = useComposer()
  const shown = letter ?? 'A'
  const [isOpen, setIsOpen] = useState(false)
  const all = useItem((item) => hooksOf(item, shown, row))
  const others = useItem((item) => hooksOf(item, other(shown), row))
  const hooks = isOpen ? all : all.slice(0, MOST_HOOKS)
  const held = counterparts(all, others)
  if (all.length === 0) return children
  const words = (hook: Hook | undefined) => (hook ? spokenWords(hook) : '')
  return (
    <div className={css.hooks}>
      {hooks.map((hook) => {
        const mine = words(hook)
        const theirs = words(held.get(hook.id))
        const pieces = piecesOf(letter, ...(shown === 'A' ? ([mine, theirs] as const) : ([theirs, mine] as const)))
        return (
          <button
            key={hook.id}
            type="button"
            className={cx(css.hook, hook.id === hookId && css.open)}
            aria-pressed={hook.id === hookId}
            onClick={() => selectHook(hook.id, true)}
          >
            <HookChip hook={hook} channel={channel} square />
            {mine ? (
              <span>{pieces ? <Pieces of={pieces} /> : mine}</span>
            ) : (
              <span className="dim">{t('composer.noWords', { hook: t(`hook.${hook.kind}`) })}</span>
            )}
          </button>
        )
      })}
      {all.length > MOST_HOOKS ? (
        <LinkButton className="small" onPress={() => setIsOpen(!isOpen)}>
          {t(isOpen ? 'composer.fewer' : 'composer.rest', { count: all.length - MOST_HOOKS })}
        </LinkButton>
      ) : null}
    </div>
  )
}

function hooksOf(item: Item, letter: Letter, row: Row): Hook[] {
  const variant = item.variants[letter]
  return variant ? inViewerOrder(hooksIn(variant, row), item.durationSeconds ?? 60) : []
}
