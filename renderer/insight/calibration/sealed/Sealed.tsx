import { useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { percentText, wholeText } from '../../../../shared/format.ts'
import type { Channel } from '../../../../shared/model.ts'
import type { SealedKey, SealedTally, SealRecord } from '../../../../shared/sealed.ts'
import { instantAt, wallOf } from '../../../../shared/time.ts'
import { metricName, metricTone } from '../../../composer/metric-names.ts'
import { useLanguage } from '../../../data.ts'
import { Button } from '../../../kit/Button.tsx'
import { EmptyState } from '../../../kit/Page.tsx'
import { Segmented } from '../../../kit/Segmented.tsx'
import { Select } from '../../../kit/Select.tsx'
import { Lede, Sheet } from '../../../kit/Sheet.tsx'
import { go } from '../../../ui.ts'
import { AsTable, useAsTable } from '../../AsTable.tsx'
import { AnyStrip } from '../AnyStrip.tsx'
import css from '../Calibration.module.css'
import { FlagRecords } from '../FlagRecords.tsx'
import { HitStrip } from '../HitStrip.tsx'
import { Legend } from '../Legend.tsx'
import { tallyOf } from '../verdict.ts'
import { SealedAside, Unscored } from './SealedAside.tsx'
import { SealList } from './SealList.tsx'
import { keyOf, SealTable } from './SealTable.tsx'

/** Metrics that stand in a row of buttons; more are in a list. */
const IN_A_ROW = 5

interface SealedProps {
  readonly channel: Channel
  readonly record: SealRecord
  /** Chooses the other record; above whatever is shown. */
  readonly which: ReactNode
  readonly onChoose: (key: SealedKey) => void
}

/** How the forecasts that were frozen at publishing did: the verdict on one metric, its posts over time, every metric. */
export function Sealed({ channel, record, which, onChoose }: SealedProps) {
  return record.shown ? (
    <Scored channel={channel} record={record} shown={record.shown} which={which} onChoose={onChoose} />
  ) : (
    <Nothing record={record} which={which} />
  )
}

/** Why there is nothing to score yet, and what leads there. */
function Nothing({ record, which }: Pick<SealedProps, 'record' | 'which'>) {
  const { t } = useTranslation()
  const isWaiting = record.unscored.waiting > 0
  return (
    <>
      <div className={css.above}>{which}</div>
      <EmptyState
        title={t(`insight.calibration.nothing.${record.sealed > 0 ? 'unscored' : 'none'}`, { count: record.sealed })}
        actions={
          <Button look="main" onPress={() => go(isWaiting ? 'import' : 'plan')}>
            {t(isWaiting ? 'action.import' : 'insight.calibration.nothing.plan')}
          </Button>
        }
      >
        <p>{t('insight.calibration.nothing.why')}</p>
        <div className={css.unscored}>
          <Unscored record={record} />
        </div>
      </EmptyState>
    </>
  )
}

type ScoredProps = SealedProps & { readonly shown: NonNullable<SealRecord['shown']> }

function Scored({ channel, record, shown, which, onChoose }: ScoredProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const sheet = useRef<HTMLDivElement>(null)
  const [isListed, setListed] = useAsTable()
  const { tally, past, rows } = shown
  const { metric, any } = tally
  const dayOf = (at: number) => wallOf(instantAt(at), channel.zone).day
  const fromTop = () => {
    for (const frame of [sheet.current, sheet.current?.parentElement]) frame?.scrollTo({ top: 0 })
  }
  const choose = (key: SealedKey) => {
    onChoose(key)
    fromTop()
  }
  const options = record.series.map((one) => ({ id: keyOf(one), label: nameOf(one) }))
  const chooseKey = (id: string) => {
    const one = record.series.find((series) => keyOf(series) === id)
    if (one) choose({ metric: one.metric, isAny: one.isAny })
  }
  const { verdict, why } = wordsOf(tally)
  const choice = { label: t('backtest.metric'), options, value: keyOf(tally), onChange: chooseKey }
  const tone = metricTone(metric, channel)
  const open = (id: string) => go('history', id)

  return (
    <Sheet
      ref={sheet}
      aside={
        <SealedAside
          channel={channel}
          record={record}
          shown={shown}
          onList={() => {
            setListed(true)
            fromTop()
          }}
        />
      }
      asideLabel={t('insight.calibration.seal.title')}
    >
      {which}
      <Lede verdict={verdict}>
        <p>{why}</p>
        <p>
          {t('insight.calibration.sum', {
            count: record.sealed,
            sealed: wholeText(record.sealed, language),
            scored: wholeText(record.scored, language),
            rest: wholeText(record.sealed - record.scored, language),
          })}
        </p>
      </Lede>
      <div className={css.tools}>
        {options.length <= IN_A_ROW ? <Segmented {...choice} /> : <Select {...choice} labelHidden small />}
        <AsTable isTable={isListed} onChange={setListed} />
        <span className="push" />
        {isListed ? null : <Legend shown={tally} tone={tone} />}
      </div>
      {isListed ? (
        <SealList metric={metric} isAny={tally.isAny} rows={rows} />
      ) : any ? (
        <AnyStrip any={any} past={past} dayOf={dayOf} label={verdict} onOpen={open} />
      ) : (
        <HitStrip
          metric={metric}
          past={past}
          dayOf={dayOf}
          tone={tone}
          label={`${nameOf(tally)} ${verdict}`}
          onOpen={open}
        />
      )}
      <SealTable series={record.series} channel={channel} chosen={tally} nameOf={nameOf} onChoose={choose} />
      <FlagRecords channel={channel} />
    </Sheet>
  )

  /** A metric that has both kinds of record says which this is. */
  function nameOf({ metric: name, isAny }: SealedTally): string {
    const isBoth = record.series.filter((one) => one.metric === name).length > 1
    const plain = metricName(name, channel, t)
    return isBoth && isAny ? t('insight.calibration.anyOf', { metric: plain }) : plain
  }

  function wordsOf(one: SealedTally): { readonly verdict: string; readonly why: string } {
    const told = tallyOf(one)
    const is = told.is === 'over' && one.tied && !one.any ? 'tied' : told.is
    const numbers = {
      metric: nameOf(one),
      n: wholeText(told.n, language),
      count: told.count,
      held: wholeText(told.count, language),
      said: wholeText(told.said, language),
      low: wholeText(told.low, language),
      high: wholeText(told.high, language),
      share: percentText(told.count / told.n, language),
    }
    const family = one.any ? 'any' : 'range'
    return {
      verdict: t(`insight.calibration.${family}.${is}`, numbers),
      why: t(is === 'tied' ? 'insight.calibration.range.tiedWhy' : `backtest.${family}.why`, numbers),
    }
  }
}
