import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { GATE_NEEDS, type TimeMap } from '../../../shared/engine/index.ts'
import type { OutputOf } from '../../../shared/contract.ts'
import { inline } from '../../../shared/finding-words.ts'
import type { Channel, Metric } from '../../../shared/model.ts'
import { TEACHING } from '../../../shared/teaching.ts'
import { metricName, metricTone } from '../../composer/metric-names.ts'
import { useLanguage } from '../../data.ts'
import { Reading } from '../../evidence/Reading.tsx'
import { showSlot } from '../../history/filters.ts'
import { sentenceOf } from '../../i18n.ts'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/Page.tsx'
import { Segmented } from '../../kit/Segmented.tsx'
import { Select } from '../../kit/Select.tsx'
import { Lede, Sheet } from '../../kit/Sheet.tsx'
import { go, showChannel } from '../../ui.ts'
import { useLate } from '../../use-late.ts'
import { useQuery } from '../../use-query.ts'
import { AsTable, useAsTable } from '../AsTable.tsx'
import type { ViewProps } from '../views.ts'
import { Aside, OpenKeys } from './Aside.tsx'
import { GateRows } from './GateRows.tsx'
import { HeatMap } from './HeatMap.tsx'
import { SlotTable } from './SlotTable.tsx'
import css from './Times.module.css'
import { chanceSentence, gateSentence, keySentences, missSentence, toldSentence, verdictText } from './verdict.ts'
import { Windows } from './Windows.tsx'
import { unitOf, type Spot } from './words.ts'

/** Metrics that stand in a row of buttons; more are in a list. */
const IN_A_ROW = 5

/** When a channel's posts went out, and whether that has ever helped to foresee what they brought. */
export function Times({ channel }: ViewProps) {
  const [turn, setTurn] = useState(0)
  return <Turn key={turn} channel={channel} onAgain={() => setTurn(turn + 1)} />
}

function Turn({ channel, onAgain }: { readonly channel: Channel; readonly onAgain: () => void }) {
  const { t } = useTranslation()
  const [metric, setMetric] = useState<Metric | null>(null)
  const { value, error } = useQuery('insight.times', { channelId: channel.id, ...(metric && { metric }) }, TEACHING)
  const isLate = useLate(value === null && error === null)
  if (error && !value) {
    return (
      <EmptyState title={t('times.unread')} actions={<Button onPress={onAgain}>{t('times.again')}</Button>}>
        {sentenceOf(error)}
      </EmptyState>
    )
  }
  if (!value) {
    return isLate ? (
      <p className={css.working} role="status">
        <Reading channelId={channel.id}>{t('times.reading')}</Reading>
      </p>
    ) : null
  }
  if (value.metrics.length === 0) return <Nothing map={value.map} />
  return <Shown channel={channel} answer={value} onChoose={setMetric} />
}

const toImport = () => go('import')

/** Not one number to judge by. */
function Nothing({ map }: { readonly map: TimeMap }) {
  const { t } = useTranslation()
  const importing = (
    <Button look="main" onPress={toImport}>
      {t('action.import')}
    </Button>
  )
  return map.posts === 0 ? (
    <EmptyState title={t('times.none')} actions={importing}>
      {t('times.noneWhy')}
    </EmptyState>
  ) : (
    <EmptyState title={t('times.unjudged')} actions={importing}>
      {t('times.unjudgedWhy', { count: map.posts })}
    </EmptyState>
  )
}

interface ShownProps {
  readonly channel: Channel
  readonly answer: OutputOf<'insight.times'>
  readonly onChoose: (metric: Metric) => void
}

/** The cell with the most posts: of several the earliest in the week. */
const fullest = ({ cells }: TimeMap): Spot | null =>
  cells.toSorted((a, b) => b.n - a.n || a.weekday - b.weekday || a.hour - b.hour)[0] ?? null

function Shown({ channel, answer: { metrics, map }, onChoose }: ShownProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [isTable, setTable] = useAsTable()
  const [picked, setPicked] = useState<Spot | null>(null)
  const { metric } = map
  const name = metricName(metric, channel, t)
  const named = inline(name, language)
  const tone = metricTone(metric, channel)
  const isTimed = map.timed > 0
  const time = metrics.find((one) => one.metric === metric)?.time
  const isOpen = time?.isOpen ?? false
  const chosen = picked ?? fullest(map)
  const unit = unitOf(
    metric,
    map.cells.flatMap(({ raw }) => raw?.median ?? []),
    language,
  )
  const options = metrics.map(({ metric: id }) => ({ id, label: metricName(id, channel, t) }))
  const elsewhere = metrics.filter((one) => one.time.isOpen && one.metric !== metric)
  const show = (spot: Spot) => {
    showChannel(channel.id)
    showSlot(spot.weekday, spot.hour)
    go('history')
  }
  const cells = { map, isOpen, tone, unit, name: named, onShow: show }

  return (
    <Sheet
      asideLabel={t('times.aside')}
      aside={
        <Aside
          map={map}
          channel={channel}
          name={named}
          isOpen={isOpen}
          tone={tone}
          chosen={isTimed ? chosen : null}
          onShow={show}
        />
      }
    >
      {time ? (
        <Lede
          className={css.lede}
          verdict={isTimed ? verdictText(time, named, t) : t('times.untimed')}
          beside={<GateRows time={time} />}
        >
          {isTimed ? null : (
            <p>{t(map.postsTimed === 0 ? 'times.untimedWhy' : 'times.untimedHere', { count: map.n, metric: named })}</p>
          )}
          <p>{gateSentence(time, map, t, language)}</p>
          {elsewhere.length > 0 ? (
            <p>
              {t('times.elsewhere', {
                metrics: elsewhere
                  .map((one) => inline(metricName(one.metric, channel, t), language))
                  .join(t('list.and')),
              })}
            </p>
          ) : null}
        </Lede>
      ) : null}
      <div className={css.tools}>
        {options.length <= IN_A_ROW ? (
          <Segmented label={t('times.metric')} options={options} value={metric} onChange={onChoose} />
        ) : (
          <Select label={t('times.metric')} labelHidden small options={options} value={metric} onChange={onChoose} />
        )}
        {isTimed ? <AsTable isTable={isTable} onChange={setTable} /> : null}
        <span className="push" />
        {isTable || !isTimed ? null : isOpen ? <OpenKeys tone={tone} /> : <ShutKeys />}
      </div>
      {isTimed && chosen ? (
        <>
          {isTable ? (
            <SlotTable map={map} isOpen={isOpen} onShow={show} />
          ) : (
            <HeatMap {...cells} chosen={chosen} onChoose={setPicked} />
          )}
          <p className={css.note}>
            <b className="strong">{isOpen && !isTable ? toldSentence(map, t) : missSentence(map, t, language)}</b>
            {isOpen && !isTable ? '' : chanceSentence(map, isOpen, t)}
            <span className="dim">
              {' '}
              {keySentences(map, channel, unit, isOpen, t, language).join(language === 'en' ? ' ' : '')}
            </span>
          </p>
        </>
      ) : null}
      {map.n >= GATE_NEEDS / 2 ? <Windows map={map} isOpen={isOpen} tone={tone} /> : null}
    </Sheet>
  )
}

function ShutKeys() {
  const { t } = useTranslation()
  return (
    <span className={css.legend}>
      {(['raw', 'thin', 'empty'] as const).map((kind) => (
        <span key={kind}>
          <i className={`${css.key} ${css[kind]}`} aria-hidden />
          {t(`times.key.${kind}`)}
        </span>
      ))}
    </span>
  )
}
