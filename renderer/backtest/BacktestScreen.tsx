import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { backtestNeeds } from '../../shared/engine/index.ts'
import type { Channel, Metric } from '../../shared/model.ts'
import { METRICS } from '../../shared/values.ts'
import { nameAmong } from '../channel-name.ts'
import { useData } from '../data.ts'
import { sentenceOf } from '../i18n.ts'
import { isDoubled } from '../composer/metric-names.ts'
import { Button, LinkButton } from '../kit/Button.tsx'
import { cx } from '../kit/cx.ts'
import { Back, Bar, EmptyState, Progress } from '../kit/Page.tsx'
import { Select } from '../kit/Select.tsx'
import { go, goUp, useUi } from '../ui.ts'
import { useLate } from '../use-late.ts'
import css from './Backtest.module.css'
import { Record } from './Record.tsx'
import { LEAST_SHOWN, useBacktest, type Backtest } from './use-backtest.ts'

const NEED = backtestNeeds(LEAST_SHOWN)

/** How past forecasts of a channel did, worked out anew post by post from those before it. */
export function BacktestScreen() {
  const { t } = useTranslation()
  const channels = useData((data) => data.channels) ?? []
  const asked = useUi((ui) => ui.id ?? ui.channelId)
  const [turn, setTurn] = useState(0)
  const channel = channels.find(({ id }) => id === asked) ?? channels[0]
  return (
    <>
      <Bar title={t('backtest.title')} before={<Back onPress={() => goUp('history')}>{t('nav.history')}</Back>}>
        {channels.length > 1 && channel ? <span className={css.onPaper}>{nameAmong(channel, channels)}</span> : null}
        <span className="push" />
        {channels.length > 1 && channel ? (
          <Select<string>
            label={t('history.column.channel')}
            labelHidden
            small
            options={channels.map((one) => ({ id: one.id, label: nameAmong(one, channels) }))}
            value={channel.id}
            onChange={(id) => go('backtest', id, 'instead')}
          />
        ) : null}
      </Bar>
      {channel ? <OfChannel key={`${channel.id} ${turn}`} channel={channel} onAgain={() => setTurn(turn + 1)} /> : null}
    </>
  )
}

const MAIN: readonly Metric[] = ['lightRate', 'deepRate', 'completion', 'commentRate', 'commentConversion', 'views']
const rank = (metric: Metric) => (MAIN.includes(metric) ? MAIN.indexOf(metric) : MAIN.length)

function OfChannel({ channel, onAgain }: { readonly channel: Channel; readonly onAgain: () => void }) {
  const { t } = useTranslation()
  const metrics = METRICS.filter((metric) => !isDoubled(metric, channel)).toSorted((a, b) => rank(a) - rank(b))
  const { value, left, error } = useBacktest(channel.id, metrics)
  const [chosen, setChosen] = useState<Metric | null>(null)
  const isLate = useLate(value === null && error === null)

  if (error && !value) {
    return (
      <EmptyState title={t('backtest.unread')} actions={<Button onPress={onAgain}>{t('backtest.again')}</Button>}>
        {sentenceOf(error)}
      </EmptyState>
    )
  }
  if (!value) return isLate ? <Working done={metrics.length - left} total={metrics.length} /> : null
  const shown = value.series.find(({ metric }) => metric === chosen) ?? value.series[0]
  if (!shown) return <TooFew backtest={value} />
  return (
    <Record channel={channel} series={value.series} shown={shown} posts={value.posts} onChoose={setChosen}>
      {error ? (
        <p role="alert" className={css.note}>
          {t('backtest.restUnread')} {sentenceOf(error)}{' '}
          <LinkButton onPress={onAgain}>{t('backtest.again')}</LinkButton>
        </p>
      ) : left > 0 ? (
        <p role="status" className={cx('dim', css.note)}>
          {t('backtest.left', { count: left })}
        </p>
      ) : null}
    </Record>
  )
}

function Working({ done, total }: { readonly done: number; readonly total: number }) {
  const { t } = useTranslation()
  return (
    <div className={css.working} role="status">
      <Progress
        label={t('backtest.working')}
        done={done}
        total={total}
        count={t('backtest.workingOf', { done: done + 1, total })}
      />
      <p className="small dim">{t('backtest.workingWhy')}</p>
    </div>
  )
}

/** As many dots as posts are needed, those there are filled. */
function TooFew({ backtest: { judgeable } }: { readonly backtest: Backtest }) {
  const { t } = useTranslation()
  return (
    <EmptyState
      title={judgeable === 0 ? t('backtest.none') : t('backtest.few', { count: NEED - judgeable })}
      actions={
        <Button look="main" onPress={() => go('import')}>
          {t('action.import')}
        </Button>
      }
    >
      <p>{t('backtest.fewWhy', { need: NEED, learn: NEED - LEAST_SHOWN, have: judgeable })}</p>
      <span className={css.dots} aria-hidden>
        {Array.from({ length: NEED }, (_, place) => (
          <i key={place} className={place < judgeable ? css.there : ''} />
        ))}
      </span>
    </EmptyState>
  )
}
