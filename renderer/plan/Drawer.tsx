import { PanelLeftClose, PanelLeftOpen, Search } from 'lucide-react'
import { memo, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { titleOf } from '../../shared/items.ts'
import type { Channel, Item } from '../../shared/model.ts'
import { BrokenCard } from '../damage/BrokenCard.tsx'
import { useBroken } from '../damage/use-damaged.ts'
import { useData } from '../data.ts'
import { useDrag } from '../dnd/drag.ts'
import { IconButton } from '../kit/Button.tsx'
import { cx } from '../kit/cx.ts'
import { SearchField } from '../kit/Field.tsx'
import { Rails } from '../kit/marks.tsx'
import css from './Drawer.module.css'
import { usePlan } from './plan-state.ts'
import { QuickAdd } from './QuickAdd.tsx'
import { useRoving } from './roving.ts'
import { useCardButton } from './use-card-button.ts'
import type { Week } from './use-week.ts'
import { Words } from './Words.tsx'

const matches = (item: Item, sought: string) =>
  [titleOf(item), ...item.tags].some((text) => text.toLowerCase().includes(sought.trim().toLowerCase()))

interface DrawerProps {
  readonly week: Week
  readonly isNarrow: boolean
}

/** Ideas beside the board; in a narrow window a strip that unfolds over it, and gives way to a card that is carried out. */
export function Drawer({ week, isNarrow }: DrawerProps) {
  const { t } = useTranslation()
  const isOver = useDrag((drag) => drag.zone === 'drawer')
  const isAway = useDrag((drag) => drag.id !== null && drag.zone !== 'drawer')
  const isOpen = usePlan((plan) => plan.isDrawerOpen)
  const unfold = useRef<HTMLButtonElement>(null)
  // An idea that is to have the focus lies folded behind it.
  const holdsFocus = usePlan((plan) => isNarrow && !isOpen && week.ideas.some(({ id }) => id === plan.focusOn))
  useEffect(() => {
    if (!holdsFocus) return
    unfold.current?.focus()
    usePlan.setState({ focusOn: null })
  }, [holdsFocus])
  const fold = () => {
    usePlan.setState({ isDrawerOpen: false })
    unfold.current?.focus()
  }
  if (!isNarrow) return <Ideas week={week} onFold={null} />
  return (
    <div data-zone="drawer" className={cx(css.strip, isOver && css.over)}>
      <button
        ref={unfold}
        type="button"
        className={css.unfold}
        aria-expanded={isOpen}
        onClick={() => usePlan.setState({ isDrawerOpen: true })}
      >
        <PanelLeftOpen aria-hidden />
        <span>{t('plan.drawer.title')}</span>
        <span className="dim">{week.ideas.length}</span>
      </button>
      {isOpen ? (
        <div className={cx(css.panel, isAway && css.away)}>
          <Ideas week={week} onFold={fold} />
        </div>
      ) : null}
    </div>
  )
}

interface IdeasProps {
  readonly week: Week
  /** Null where it stands open always. */
  readonly onFold: (() => void) | null
}

/** Ideas without a day, newest first. The whole strip takes cards, which loses them their day. */
function Ideas({ week, onFold }: IdeasProps) {
  const { t } = useTranslation()
  const isOver = useDrag((drag) => drag.zone === 'drawer')
  const [sought, setSought] = useState<string | null>(null)
  const isHeard = useData((data) => data.undated !== null)
  const list = useRef<HTMLUListElement>(null)
  const roving = useRoving(list)
  const { ideas, channels } = week
  const shown = sought ? ideas.filter((item) => matches(item, sought)) : ideas

  return (
    <aside data-zone="drawer" className={cx(css.drawer, isOver && css.over)} aria-label={t('plan.drawer.title')}>
      <header className={css.head}>
        <h2 className={css.title}>{t('plan.drawer.title')}</h2>
        <span className="dim small">{ideas.length}</span>
        <span className="push" />
        {ideas.length > 0 ? (
          <IconButton
            small
            label={t('plan.drawer.search')}
            icon={<Search aria-hidden />}
            onPress={() => setSought(sought === null ? '' : null)}
          />
        ) : null}
        {onFold ? (
          <IconButton small label={t('plan.drawer.fold')} icon={<PanelLeftClose aria-hidden />} onPress={onFold} />
        ) : null}
      </header>
      {sought === null ? (
        <QuickAdd />
      ) : (
        <SearchField label={t('plan.drawer.search')} clearLabel={t('kit.clear')} value={sought} onChange={setSought} />
      )}
      <BrokenIdeas />
      <ul ref={list} className={css.list} {...roving}>
        {shown.map((item) => {
          const channel = channels.find(({ id }) => id === item.channelId)
          return channel ? <Idea key={item.id} item={item} channel={channel} /> : null
        })}
      </ul>
      {sought && shown.length === 0 ? <p className={css.note}>{t('plan.drawer.noHit', { sought })}</p> : null}
      {isHeard && ideas.length === 0 ? <p className={css.note}>{t('plan.drawer.empty')}</p> : null}
      <p className={css.foot}>{t('plan.drawer.how')}</p>
    </aside>
  )
}

/** Those without a day, and those of which nobody knows any more whether they had one. */
function BrokenIdeas() {
  const broken = useBroken('item').filter(({ place }) => !place?.day)
  return (
    <>
      {broken.map((thing) => (
        <BrokenCard key={thing.id} thing={thing} isAlone />
      ))}
    </>
  )
}

const Idea = memo(function Idea({ item, channel }: { readonly item: Item; readonly channel: Channel }) {
  const { t } = useTranslation()
  const { card, button, isSelected, isCarried } = useCardButton(item)
  const title = titleOf(item) || t('plan.untitled')
  return (
    <li {...card} className={cx(css.idea, isCarried && css.origin, isSelected && css.selected)}>
      <Rails track={item.track} />
      <button {...button} className={css.hit}>
        <span className={css.words}>
          <Words text={title} isFree />
        </span>
        <span className={css.meta}>
          {t(`platformShort.${channel.platform}`)} · {t(`format.${item.format}`)}
        </span>
      </button>
    </li>
  )
})
