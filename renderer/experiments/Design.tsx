import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { WORTHWHILE, type Sensitivity } from '../../shared/engine/index.ts'
import { sizeText } from '../../shared/experiment-words.ts'
import type { Channel } from '../../shared/model.ts'
import { TRIED } from '../../shared/values.ts'
import { useChannelName } from '../channel-name.ts'
import { isDoubled, isRate, metricName } from '../composer/metric-names.ts'
import { useLanguage } from '../data.ts'
import { Reading } from '../evidence/Reading.tsx'
import { inWords, sentenceOf } from '../i18n.ts'
import { Button } from '../kit/Button.tsx'
import { Checkbox } from '../kit/Choice.tsx'
import { TextField } from '../kit/Field.tsx'
import { AbMark } from '../kit/marks.tsx'
import { EmptyState } from '../kit/Page.tsx'
import { Select } from '../kit/Select.tsx'
import { Lede, Sheet } from '../kit/Sheet.tsx'
import { NotSaved } from '../trouble/NotSaved.tsx'
import { go, goUp } from '../ui.ts'
import { useLate } from '../use-late.ts'
import { useQuery } from '../use-query.ts'
import { useWriting } from '../writing.ts'
import css from './Design.module.css'
import { clearDraft, setDraft, useDraft } from './draft.ts'
import { EffectMeter } from './EffectMeter.tsx'
import { MetricRows } from './MetricRows.tsx'
import { MOST_ROUNDS } from './rounds-axis.ts'
import { gapText, nearestText } from './words.ts'

interface DesignProps {
  readonly channel: Channel
}

/** What an experiment would take, before it is begun: the metric and the difference that matters are settled here. */
export function Design({ channel }: DesignProps) {
  const { t } = useTranslation()
  const { tried, smallest, metric: wanted } = useDraft()
  const { value, error } = useQuery('experiments.sensitivity', { channelId: channel.id, tried, smallest }, [
    'post',
    'snapshot',
    'verdict',
    'channel',
  ])
  // What was asked before stays on the screen until the new answer is there.
  const isStale = value?.tried !== tried || value.smallest !== smallest
  const isLate = useLate(isStale && error === null)
  if (error && isStale) return <EmptyState title={t('experiment.unread')}>{sentenceOf(error)}</EmptyState>
  if (!value)
    return isLate ? (
      <EmptyState title={<Reading channelId={channel.id}>{t('experiment.reading')}</Reading>} small />
    ) : null
  const rows = value.metrics.filter(
    ({ metric, pairSd }) => pairSd !== null && (isRate(metric) || metric === 'views') && !isDoubled(metric, channel),
  )
  const [best] = rows
  if (!best) {
    const n = value.metrics.reduce((most, row) => Math.max(most, row.n), 0)
    return (
      <EmptyState
        title={t('experiment.tooFew', { count: n })}
        actions={
          <Button look="main" onPress={() => go('import')}>
            {t('action.import')}
          </Button>
        }
      >
        {t('experiment.tooFewWhy')}
      </EmptyState>
    )
  }
  const chosen = rows.find(({ metric }) => metric === wanted) ?? best
  return <Settled channel={channel} rows={rows} best={best} chosen={chosen} isWorking={isLate} />
}

interface SettledProps extends DesignProps {
  readonly rows: readonly Sensitivity[]
  readonly best: Sensitivity
  readonly chosen: Sensitivity
  /** The rows are of other terms than the ones chosen: theirs take a moment. */
  readonly isWorking: boolean
}

function Settled({ channel, rows, best, chosen, isWorking }: SettledProps) {
  const channelName = useChannelName(channel.id)
  const { t } = useTranslation()
  const language = useLanguage()
  const draft = useDraft()
  const nameOf = ({ metric }: Sensitivity) => metricName(metric, channel, t)
  const size = sizeText(draft.smallest, inWords)
  /** A larger difference that this metric could tell. */
  const larger = chosen.rounds.find(
    ({ factor, rounds }) => factor > draft.smallest && rounds !== null && rounds <= WORTHWHILE,
  )
  const writing = useWriting(t('experiment.new'))
  const begin = async () => {
    const { question, tried, a, b, smallest, isAfterwards } = draft
    const made = await writing.write('experiments.save', {
      channelId: channel.id,
      name:
        question.trim() ||
        t('experiment.design.autoName', { tried: t(`experiment.tried.${tried}`), metric: nameOf(chosen) }),
      tried,
      a: a.trim(),
      b: b.trim(),
      metric: chosen.metric,
      smallest,
      isAfterwards,
      ...(chosen.needed === null ? {} : { plannedRounds: Math.min(100, chosen.needed) }),
    })
    if (!made) return
    clearDraft()
    go('experiments', made.id, 'instead')
  }
  const options = TRIED.map((id) => ({ id, label: t(`experiment.tried.${id}`) }))
  return (
    <Sheet
      aside={
        <>
          <section>
            <h3>{t('experiment.design.smallest')}</h3>
            <p className="small dim">{t('experiment.design.smallestWhy')}</p>
            <EffectMeter
              isWorking={isWorking}
              sensitivity={chosen}
              smallest={draft.smallest}
              onChoose={(smallest) => setDraft({ smallest })}
            />
          </section>
          {chosen === best || !best.isWorth || isWorking ? null : (
            <section>
              <h3>{t('experiment.design.steadier')}</h3>
              <p>{t('experiment.design.steadierWhy', { metric: nameOf(best), count: best.needed ?? 0 })}</p>
              <p>
                <Button small onPress={() => setDraft({ metric: best.metric })}>
                  {t('experiment.design.take', { metric: nameOf(best) })}
                </Button>
              </p>
            </section>
          )}
          {chosen.usualGap === null || isWorking ? null : (
            <section>
              <h3>{t('experiment.design.oneRound')}</h3>
              <p>
                {t('experiment.design.oneRoundWhy', {
                  metric: nameOf(chosen),
                  gap: gapText(chosen.usualGap, language),
                })}
              </p>
            </section>
          )}
        </>
      }
    >
      <div className={css.question}>
        <label>
          {t('experiment.design.question')}
          <input
            value={draft.question}
            maxLength={120}
            placeholder={t('experiment.design.questionHint')}
            onChange={({ target }) => setDraft({ question: target.value })}
          />
        </label>
        <span className="dim">{channelName}</span>
      </div>
      {isWorking ? (
        <Lede verdict={t('experiment.design.working')}>
          <p>{t('experiment.design.workingWhy', { tried: t(`experiment.tried.${draft.tried}`) })}</p>
        </Lede>
      ) : chosen.isWorth && chosen.needed !== null ? (
        <Lede verdict={t('experiment.design.takes', { count: chosen.needed, size, metric: nameOf(chosen) })}>
          <p>{t('experiment.design.takesWhy', { size })}</p>
        </Lede>
      ) : (
        <Lede verdict={t('experiment.design.notWorth')}>
          <p>
            {chosen.sparse
              ? t('experiment.design.sparseWhy', { metric: nameOf(chosen) })
              : chosen.needed === null || chosen.needed > MOST_ROUNDS
                ? t('experiment.design.beyondWhy', { metric: nameOf(chosen), size, n: MOST_ROUNDS })
                : t('experiment.design.notWorthWhy', { metric: nameOf(chosen), size, count: chosen.needed })}
          </p>
          {best.isWorth ? null : <p>{nearestText(best, draft.smallest, nameOf(best), language)}</p>}
          <div className={css.outs}>
            {!best.isWorth && best !== chosen ? (
              <Button onPress={() => setDraft({ metric: best.metric })}>
                {t('experiment.design.take', { metric: nameOf(best) })}
              </Button>
            ) : null}
            {best.isWorth && best !== chosen ? (
              <Button onPress={() => setDraft({ metric: best.metric })}>
                {t('experiment.design.otherMetric', { metric: nameOf(best), count: best.needed ?? 0 })}
              </Button>
            ) : null}
            {larger ? (
              <Button onPress={() => setDraft({ smallest: larger.factor })}>
                {t('experiment.design.larger', {
                  size: sizeText(larger.factor, inWords),
                  count: larger.rounds ?? 0,
                })}
              </Button>
            ) : null}
            <Button look="bare" onPress={() => goUp('experiments')}>
              {t('experiment.design.leave')}
            </Button>
          </div>
        </Lede>
      )}
      <div className={css.factor}>
        <span>{t('experiment.design.only')}</span>
        <Select
          label={t('experiment.design.which')}
          options={options}
          value={draft.tried}
          onChange={(next) => setDraft({ tried: next })}
        />
        {(['a', 'b'] as const).map((arm) => (
          <div key={arm} className={css.arm}>
            <AbMark letter={arm === 'a' ? 'A' : 'B'} />
            <TextField
              label={t(`experiment.design.${arm}`)}
              value={draft[arm]}
              maxLength={80}
              placeholder={t(`experiment.design.${arm}Hint`)}
              onChange={(text) => setDraft({ [arm]: text })}
            />
          </div>
        ))}
      </div>
      <div className={css.kept}>
        <span>{t('experiment.design.kept')}</span>
        {TRIED.filter((id) => id !== draft.tried && id !== 'other').map((id) => (
          <span key={id} className="small">
            <Check className="i14" aria-hidden />
            {t(`experiment.tried.${id}`)}
          </span>
        ))}
        <span className="push small dim">{t('experiment.design.keptWhy')}</span>
      </div>
      <MetricRows
        isWorking={isWorking}
        channel={channel}
        rows={rows}
        metric={chosen.metric}
        onChoose={(metric) => setDraft({ metric })}
      />
      <NotSaved
        isFramed
        error={writing.error}
        text={[draft.question, draft.a, draft.b].join('\n').trim()}
        onRetry={() => void begin()}
      />
      <div className={css.begin}>
        <Checkbox isSelected={draft.isAfterwards} onChange={(isAfterwards) => setDraft({ isAfterwards })}>
          {t('experiment.design.afterwards')}
        </Checkbox>
        <span className="push" />
        <Button
          isDisabled={isWorking && !draft.isAfterwards}
          look={chosen.isWorth || draft.isAfterwards ? 'main' : 'plain'}
          onPress={() => void begin()}
        >
          {t(
            draft.isAfterwards
              ? 'experiment.design.register'
              : chosen.isWorth
                ? 'experiment.design.begin'
                : 'experiment.design.beginAnyway',
          )}
        </Button>
      </div>
    </Sheet>
  )
}
