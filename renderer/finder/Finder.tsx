import { Search } from 'lucide-react'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { titleOf } from '../../shared/items.ts'
import { soughtWords, type ThingKind } from '../../shared/things.ts'
import { heldAtHand, type Action } from '../actions.ts'
import { useData, useLanguage } from '../data.ts'
import { sentenceOf } from '../i18n.ts'
import { chordOf } from '../keys.ts'
import { LinkButton } from '../kit/Button.tsx'
import { cx } from '../kit/cx.ts'
import { Marked } from '../kit/Marked.tsx'
import { Kbd } from '../kit/Kbd.tsx'
import { itemsNow } from '../plan/use-week.ts'
import { openDialog } from '../ui.ts'
import { useLate } from '../use-late.ts'
import css from './Finder.module.css'
import { actionRows, channelRows, screenRows, thingRow, type Row, type RowGroup } from './rows.tsx'
import { MOST, useFound, type Found } from './use-found.ts'

const LIST = 'finder-list'
const MOST_ACTIONS = 5
const idOf = ({ key }: Row): string => `${LIST}-${key.replaceAll(' ', '-')}`

const close = () => openDialog(null)
const toShortcuts = () => openDialog('shortcuts')

/** An action is about what had the focus: it has it again first. */
function runBehind(action: Action): void {
  const { focused } = heldAtHand()
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (focused instanceof HTMLElement && focused.isConnected) focused.focus()
      void action.run()
    }),
  )
}

/** The card that had the focus, by its title. */
function cardAtHand(): string | null {
  const id = heldAtHand().focused?.closest('[data-card]')?.getAttribute('data-card')
  const item = id && itemsNow().get(id)
  return item ? titleOf(item) : null
}

/** One field over all there is: plans, posts, experiments, the playbook, screens, actions. */
export function Finder() {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [whole, setWhole] = useState<ThingKind | null>(null)
  const [activeKey, setActiveKey] = useState<string | null>(null)
  /** Enter came before the answer: the first row is run once it is there. */
  const [isEntered, setEntered] = useState(false)
  const words = useMemo(() => soughtWords(text), [text])
  const found = useFound(text, whole)
  const groups = useGroups(words, found, setWhole)
  const rows = groups.flatMap((group) => group.rows)
  const active = rows.find(({ key }) => key === activeKey) ?? rows[0]
  const list = useRef<HTMLDivElement>(null)
  const isLate = useLate(!found.isAnswered)

  const choose = (row: Row) => {
    setEntered(false)
    if (!row.stays) close()
    row.run()
  }
  const walk = (step: number) => {
    const at = active ? rows.indexOf(active) : -1
    const next = rows[(at + step + rows.length) % rows.length]
    if (next) setActiveKey(next.key)
  }
  const jump = (step: 1 | -1) => {
    const at = groups.findIndex((group) => active && group.rows.includes(active))
    setActiveKey(groups[(at + step + groups.length) % groups.length]?.rows[0]?.key ?? null)
  }
  const enter = () => {
    // What leads to a screen is known at once; else the first row may be another in a moment.
    const isScreen = words.length > 0 && (active?.key.startsWith('go ') ?? false)
    const isCertain = found.isAnswered || activeKey !== null || isScreen
    if (active && isCertain) choose(active)
    else setEntered(!found.isAnswered)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const chord = chordOf(event.nativeEvent)
    const runs: Readonly<Record<string, () => void>> = {
      ArrowDown: () => walk(1),
      ArrowUp: () => walk(-1),
      PageDown: () => jump(1),
      PageUp: () => jump(-1),
      Enter: enter,
      'Mod+K': close,
    }
    const run = chord === null ? undefined : chord === '?' && text === '' ? toShortcuts : runs[chord]
    if (!run) return
    event.preventDefault()
    run()
  }

  useEffect(() => {
    if (!isEntered || !found.isAnswered || !active || active.stays) return
    close()
    active.run()
  })
  const activeId = active ? idOf(active) : undefined
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])

  const isNothing = found.isAnswered && found.error === null && rows.length === 0
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(isOpen) => !isOpen && close()} className={css.scrim ?? ''}>
      <Modal className={css.modal ?? ''}>
        <Dialog className={css.dialog ?? ''} aria-label={t('action.finder')}>
          <div className={css.head}>
            <Search aria-hidden />
            <input
              autoFocus
              role="combobox"
              className={css.input}
              aria-label={t('action.finder')}
              aria-expanded={rows.length > 0}
              aria-controls={LIST}
              aria-autocomplete="list"
              aria-activedescendant={activeId}
              placeholder={t('finder.placeholder')}
              value={text}
              maxLength={200}
              spellCheck={false}
              autoComplete="off"
              onChange={({ target }) => {
                setText(target.value)
                setWhole(null)
                setActiveKey(null)
                setEntered(false)
                list.current?.scrollTo(0, 0)
              }}
              onKeyDown={onKeyDown}
            />
            <Kbd keys="Escape" />
          </div>
          <div id={LIST} ref={list} role="listbox" aria-label={t('finder.found')} className={css.list}>
            {groups.map((group) => (
              <Group
                key={group.id}
                group={group}
                words={words}
                active={active}
                onPoint={setActiveKey}
                onChoose={choose}
              />
            ))}
          </div>
          {found.error ? (
            <p role="alert" className={css.note}>
              {t('finder.failed')} {sentenceOf(found.error)}{' '}
              <LinkButton onPress={found.again}>{t('broken.again')}</LinkButton>
            </p>
          ) : isNothing ? (
            <div className={css.nothing}>
              <p>{t('finder.nothing', { text: text.trim() })}</p>
              <p className="small dim">{t('finder.nothingWhy')}</p>
            </div>
          ) : isLate ? (
            <p className={css.note}>{t('finder.looking')}</p>
          ) : null}
          <p role="status" className="vh">
            {isNothing
              ? t('finder.nothing', { text: text.trim() })
              : found.isAnswered && words.length > 0
                ? t('finder.count', { count: rows.length })
                : ''}
          </p>
          <footer className={css.foot}>
            <span>
              <Kbd keys="ArrowUp" /> <Kbd keys="ArrowDown" /> {t('finder.pick')}
            </span>
            <span>
              <Kbd keys="Enter" /> {t('finder.open')}
            </span>
            <span className={css.wide}>
              <Kbd keys="PageDown" /> {t('finder.nextGroup')}
            </span>
            {text === '' ? (
              <span className="push">
                <Kbd keys="?" /> {t('action.shortcuts')}
              </span>
            ) : null}
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

/** Everything that is shown, in its groups; empty ones left out. */
function useGroups(words: readonly string[], found: Found, setWhole: (is: ThingKind) => void): readonly RowGroup[] {
  const { t } = useTranslation()
  const language = useLanguage()
  const channels = useData((data) => data.channels) ?? []
  const about = { channels, language }
  const { actions } = heldAtHand()
  const card = cardAtHand()
  const screens = (known: readonly Row[]): RowGroup => ({
    id: 'go',
    label: t('actionGroup.go'),
    rows: screenRows(words, known),
  })
  const doing = actionRows(actions, words, runBehind)
  if (words.length === 0) {
    const isOfItem = new Set(actions.flatMap(({ id, group }) => (group === 'item' ? [`do ${id}`] : [])))
    return [
      { id: 'recent', label: t('finder.recent'), rows: found.recent.map((thing) => thingRow(thing, words, about)) },
      screens([]),
      {
        id: 'item',
        label: t(card === null ? 'actionGroup.item' : 'finder.card'),
        ...(card === null ? {} : { note: card || t('composer.untitled') }),
        rows: doing.filter(({ key }) => isOfItem.has(key)),
      },
      { id: 'do', label: t('finder.actions'), rows: doing.filter(({ key }) => !isOfItem.has(key)) },
    ].filter(({ rows }) => rows.length > 0)
  }
  const things = found.groups.map(({ is, total, things: some }): RowGroup => {
    const rest = total - some.length
    const rows = some.map((thing) => thingRow(thing, words, about))
    const more: Row = {
      key: `more ${is}`,
      icon: Search,
      title: t('finder.more', { count: rest }),
      run: () => setWhole(is),
      stays: true,
    }
    return {
      id: is,
      label: t(`finder.group.${is}`),
      note: String(total),
      rows: rest > 0 && some.length < MOST ? [...rows, more] : rows,
      ...(rest > 0 && some.length >= MOST ? { foot: t('finder.narrower', { count: some.length }) } : {}),
    }
  })
  const known = things.flatMap(({ rows }) => rows)
  return [
    screens(known),
    ...things,
    { id: 'channel', label: t('settings.section.channels'), rows: channelRows(words, channels) },
    { id: 'do', label: t('finder.actions'), rows: doing.slice(0, MOST_ACTIONS) },
  ].filter(({ rows }) => rows.length > 0)
}

interface GroupProps {
  readonly group: RowGroup
  readonly words: readonly string[]
  readonly active: Row | undefined
  readonly onPoint: (key: string) => void
  readonly onChoose: (row: Row) => void
}

function Group({ group: { id, label, note, rows, foot }, words, active, onPoint, onChoose }: GroupProps) {
  return (
    <div role="group" aria-labelledby={`${LIST}-${id}`} className={css.group}>
      <h3 id={`${LIST}-${id}`} role="presentation">
        {label}
        {note ? <span>{note}</span> : null}
      </h3>
      {rows.map((row) => (
        <button
          key={row.key}
          type="button"
          id={idOf(row)}
          role="option"
          tabIndex={-1}
          aria-selected={row === active || row.key === active?.key}
          className={css.row}
          onPointerMove={() => row.key !== active?.key && onPoint(row.key)}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(row)}
        >
          <row.icon aria-hidden />
          <span className={cx(css.title, row.isNameless && css.nameless)}>
            <Marked text={row.title} words={words} />
            {row.quote ? (
              <span className={css.quote}>
                <Marked text={row.quote} words={words} />
              </span>
            ) : null}
          </span>
          {row.meta ? <span className={css.meta}>{row.meta}</span> : null}
          {row.keys ? <Kbd keys={row.keys} /> : null}
        </button>
      ))}
      {foot ? <p className={css.more}>{foot}</p> : null}
    </div>
  )
}
