import { List, SquarePlay } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockText } from '../../shared/format.ts'
import { FILM_PLACEMENTS } from '../../shared/hooks.ts'
import { variantsOf } from '../../shared/items.ts'
import type { Item } from '../../shared/model.ts'
import { Segmented } from '../kit/Segmented.tsx'
import { cx } from '../kit/cx.ts'
import { AbMark } from '../kit/marks.tsx'
import { AddHook } from './AddHook.tsx'
import { useComposer, useItem } from './composer.ts'
import { HookEditor } from './HookEditor.tsx'
import { HookList } from './HookList.tsx'
import css from './Timeline.module.css'
import { SLOTS, stageOf, ticksOf, xOf, type Stage } from './timeline-layout.ts'
import { Track } from './Track.tsx'
import { useWidth } from '../use-width.ts'

/** What the film is taken to be long while nobody has said. */
const ASSUMED_SECONDS = 60

/** What each version asks and where, read as a viewer meets it: cover, title, film, caption, pinned comment. */
export function Timeline() {
  const { t } = useTranslation()
  const { isLocked, letter } = useComposer()
  const [view, setView] = useState<'film' | 'list'>('film')
  const [ref, width] = useWidth()
  const { length, isStill, A, B } = useItem((item) => ({
    length: filmLength(item),
    isStill: item.format === 'gallery',
    A: item.variants.A.hooks,
    B: item.variants.B?.hooks ?? null,
  }))
  const stage = useMemo(() => stageOf(width, length, isStill), [width, length, isStill])
  const hasB = B !== null
  const tracks = [{ own: 'A' as const, hooks: A }, ...(B ? [{ own: 'B' as const, hooks: B }] : [])]
  const isEmpty = tracks.every(({ hooks }) => hooks.length === 0)

  return (
    <section className={css.block} aria-label={t('composer.hooks')}>
      <div className={css.head}>
        <h2 className={css.name}>{t('composer.hooks')}</h2>
        <Segmented
          label={t('composer.hookView')}
          value={view}
          onChange={setView}
          options={[
            {
              id: 'film',
              label: <ViewName icon={<SquarePlay className="i14" aria-hidden />} name={t('composer.asFilm')} />,
            },
            { id: 'list', label: <ViewName icon={<List className="i14" aria-hidden />} name={t('composer.asList')} /> },
          ]}
        />
        <span className={cx('dim small', css.wide)}>
          {t(isEmpty && !isLocked ? 'composer.hooksInvite' : 'composer.hooksOrder')}
        </span>
        {isLocked ? null : (
          <span className="push">
            <AddHook letter={hasB ? letter : null} />
          </span>
        )}
      </div>
      {view === 'list' ? (
        <HookList />
      ) : (
        <div className={css.stage}>
          <div ref={ref} className={css.measure}>
            {width > 0 ? <Ruler stage={stage} /> : null}
          </div>
          {width > 0
            ? tracks.map(({ own, hooks }) => (
                <div key={own} className={css.version}>
                  {hasB ? (
                    <span className={css.mark}>
                      <AbMark letter={own} label={t('composer.version', { letter: own })} />
                    </span>
                  ) : null}
                  <Track letter={own} hooks={hooks} stage={stage} />
                </div>
              ))
            : null}
        </div>
      )}
      <HookEditor />
    </section>
  )
}

/** The film as long as it is said to be, or long enough for what stands on it. */
function filmLength(item: Item): number {
  if (item.format === 'gallery') return ASSUMED_SECONDS
  if (item.durationSeconds !== null) return item.durationSeconds
  const last = Math.max(0, ...variantsOf(item).flatMap(({ variant }) => variant.hooks.map(({ second }) => second ?? 0)))
  return Math.max(ASSUMED_SECONDS, Math.ceil(last / 10) * 10)
}

const ViewName = ({ icon, name }: { readonly icon: React.ReactNode; readonly name: string }) => (
  <>
    {icon}
    {name}
  </>
)

/** Names of the places, and seconds along the film. */
function Ruler({ stage }: { readonly stage: Stage }) {
  const { t } = useTranslation()
  const isOpen = useItem(({ durationSeconds }) => durationSeconds === null)
  const ticks = ticksOf(stage)
  return (
    <div className={css.ruler} aria-hidden>
      {SLOTS.map((slot) => (
        <span key={slot} className={css.place} style={{ left: stage.slots[slot] + 4 }}>
          {t(stage.isNarrow ? `composer.slotShort.${slot}` : `composer.rows.${slot}`)}
        </span>
      ))}
      {ticks.map((second, index) => (
        <span
          key={second}
          className={cx(css.tick, index === 0 && css.first, index === ticks.length - 1 && css.last)}
          style={{ left: xOf(second, stage) }}
        >
          {stage.isStill ? t(`placement.${FILM_PLACEMENTS[index] ?? 'middle'}`) : clockText(second)}
          {!stage.isStill && index === ticks.length - 1 && isOpen ? '?' : ''}
        </span>
      ))}
    </div>
  )
}
