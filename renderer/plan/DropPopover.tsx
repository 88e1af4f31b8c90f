import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding } from '../../shared/finding.ts'
import { findingMessage, inline } from '../../shared/finding-words.ts'
import type { Forecast, TimeSay } from '../../shared/history.ts'
import type { Channel, Item, Metric } from '../../shared/model.ts'
import { moveTo } from '../../shared/plan.ts'
import { placeOf, slotAt } from '../../shared/week.ts'
import { useChannelName } from '../channel-name.ts'
import { call } from '../client.ts'
import { metricName } from '../composer/metric-names.ts'
import { useLanguage } from '../data.ts'
import { useDrag } from '../dnd/drag.ts'
import { cx } from '../kit/cx.ts'
import { Kbd } from '../kit/Kbd.tsx'
import { RangeBar } from '../kit/RangeBar.tsx'
import { SeverityMark } from '../kit/SeverityMark.tsx'
import { inWords } from '../i18n.ts'
import { slotText } from './commands.ts'
import css from './DropPopover.module.css'
import { ExpectedLine, metricOf, toneOfMetric } from './Expected.tsx'
import { usePlan } from './plan-state.ts'

/** Asked sooner than it is shown, so that the answer is there in time. */
const ASK_MS = 90
const SHOW_MS = 250
const WIDTH = 280
const GAP = 12
const NEW_SHOWN = 2

interface Foreseen {
  readonly zone: string
  readonly added: readonly Finding[]
  readonly forecast: Forecast | null
  readonly time: TimeSay | null
}

/** What is expected of the item in the zone it is held over, and which findings it has only there. */
function useForeseen(item: Item, metric: Metric, isAlone: boolean): Foreseen | null {
  const zone = useDrag((drag) => drag.zone)
  const [known, setKnown] = useState<Foreseen | null>(null)
  const before = useRef<Promise<ReadonlySet<string>> | null>(null)

  useEffect(() => {
    usePlan.setState({ addsFinding: false })
    if (zone === null || !isAlone) return
    let isHere = true
    const timer = setTimeout(async () => {
      const moved = moveTo(item, slotAt(item, placeOf(zone)))
      if (!moved.ok) return
      before.current ??= findingsNow(item)
      const [keys, findings, forecasts] = await Promise.all([
        before.current,
        call('findings.of', { draft: moved.value, wait: false }),
        call('forecasts.of', { draft: moved.value, wait: false }),
      ])
      if (!isHere) return
      const added =
        findings.ok && moved.value !== item ? findings.value.findings.filter(({ key }) => !keys.has(key)) : []
      const forecast = forecasts.ok ? (forecasts.value.forecast.find((one) => one.metric === metric) ?? null) : null
      const time = forecasts.ok ? (forecasts.value.time.find((one) => one.metric === metric) ?? null) : null
      setKnown({ zone, added, forecast, time })
      usePlan.setState({ addsFinding: added.length > 0 })
    }, ASK_MS)
    return () => {
      isHere = false
      clearTimeout(timer)
    }
  }, [zone, item, metric, isAlone])

  return known?.zone === zone ? known : null
}

async function findingsNow(item: Item): Promise<ReadonlySet<string>> {
  const result = await call('findings.of', { draft: item, wait: false })
  return new Set(result.ok ? result.value.findings.map(({ key }) => key) : [])
}

interface DropPopoverProps {
  readonly item: Item
  readonly channel: Channel
  /** Cards carried along with this one. */
  readonly others: number
}

/** Beside the card in flight, after a short rest: where it would stand, what is expected there, what that would newly warn of. */
export function DropPopover({ item, channel, others }: DropPopoverProps) {
  const channelName = useChannelName(channel.id)
  const { t } = useTranslation()
  const language = useLanguage()
  const zone = useDrag((drag) => drag.zone)
  const by = useDrag((drag) => drag.by)
  const [rested, setRested] = useState<string | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const metric = metricOf(item)
  const foreseen = useForeseen(item, metric, others === 0)

  useEffect(() => {
    if (zone === null) return
    const timer = setTimeout(() => setRested(zone), SHOW_MS)
    return () => clearTimeout(timer)
  }, [zone])

  const isShown = zone !== null && rested === zone
  useLayoutEffect(() => {
    if (isShown && box.current) settle(box.current)
  })

  const place = zone === null ? null : placeOf(zone)
  const slot = place === null ? null : slotAt(item, place)
  const isDrawer = place?.kind === 'drawer'
  return (
    <div role="status" className={css.anchor}>
      {isShown ? (
        <div ref={box} className={css.popover} style={{ width: WIDTH }}>
          <div className={css.head}>
            <span className="num">{slot ? slotText(slot) : t('plan.drawer.title')}</span>
            <span className={cx('push dim small', css.channel)}>{channelName}</span>
          </div>
          {others > 0 ? <p className="small">{t('plan.drop.together', { count: others + 1 })}</p> : null}
          {isDrawer ? <p className="small">{t('plan.drop.unplans')}</p> : null}
          {!isDrawer && foreseen?.forecast ? (
            <div>
              <ExpectedLine forecast={foreseen.forecast} item={item} channel={channel} />
              <RangeBar
                forecast={foreseen.forecast}
                tone={toneOfMetric(metric)}
                target={item.target?.metric === metric ? item.target.value : null}
                width={250}
              />
              <TimeLine time={foreseen.time} metric={metricName(metric, channel, t)} />
            </div>
          ) : null}
          {(foreseen?.added ?? []).slice(0, NEW_SHOWN).map((finding) => (
            <p key={finding.key} className={css.added}>
              <SeverityMark severity={finding.severity} label={null} />
              <span>{t('plan.drop.adds', { what: findingMessage(inWords, language, finding).title })}</span>
            </p>
          ))}
          <div className={css.keys}>
            {by === 'keyboard' ? (
              <span>
                <Kbd keys="Space" /> {t('plan.drop.put')}
              </span>
            ) : (
              <span>{t('plan.drop.release')}</span>
            )}
            <span>
              <Kbd keys="Escape" /> {t('plan.drop.back')}
            </span>
          </div>
        </div>
      ) : null}
    </div>
  )
}

/** Where posting time has no say in the forecast, that is said: each slot would else look as if it were better or worse. */
function TimeLine({ time, metric }: { readonly time: TimeSay | null; readonly metric: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (!time || time.isHeard) return null
  const { posts, need } = time
  const of = { n: posts, need, metric: inline(metric, language) }
  return <p className="small dim">{t(`plan.drop.${posts < need ? 'timeUntried' : 'timeUnheard'}`, of)}</p>
}

/** At the right of the card; at its left where there is no room, and never out of the window. */
function settle(box: HTMLElement): void {
  const card = box.parentElement?.parentElement?.getBoundingClientRect()
  if (!card) return
  const hasRoom = card.right + GAP + WIDTH < innerWidth
  box.style.left = `${hasRoom ? card.width + GAP : -GAP - WIDTH}px`
  const top = Math.min(Math.max(-40, 8 - card.top), innerHeight - 8 - box.offsetHeight - card.top)
  box.style.top = `${top}px`
}
