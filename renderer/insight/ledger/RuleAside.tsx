import { useTranslation } from 'react-i18next'
import type { LedgerRow } from '../../../shared/insight/ledger.ts'
import { RULES } from '../../../shared/insight/rules.ts'
import type { Channel } from '../../../shared/model.ts'
import { metricName, metricTone } from '../../composer/metric-names.ts'
import { useLanguage } from '../../data.ts'
import { setDraft } from '../../experiments/draft.ts'
import { changeText } from '../../experiments/words.ts'
import { Button } from '../../kit/Button.tsx'
import { go, showChannel } from '../../ui.ts'
import css from '../effects/Effects.module.css'
import { Sides } from '../effects/Sides.tsx'
import { rangeSaid, signalWords, whyNot } from '../effects/words.tsx'

/** Within so much either way a difference is none worth a word. */
const SMALL = 0.1

interface RuleAsideProps {
  readonly channel: Channel
  readonly row: LedgerRow
}

/** Where a rule comes from, what the posts say of it, and what can be done to know. */
export function RuleAside({ channel, row: { id, metric, reading, verdict, isGated } }: RuleAsideProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const rule = RULES.find((one) => one.id === id)
  if (!rule) return null
  const says = t(`insight.ledger.rule.${id}.says`, signalWords(channel, t))
  const names = [sideName('with'), sideName('without')] as const
  const metricSaid = metricName(metric, channel, t)
  const { tried } = rule
  const isSmall = reading.kind === 'compared' && reading.low > 1 / (1 + SMALL) - 1 && reading.high < SMALL
  const begin = () => {
    if (!tried) return
    setDraft({
      question: t('insight.ledger.asked', { rule: says }),
      tried,
      a: names[1],
      b: names[0],
      metric,
      isAfterwards: false,
    })
    showChannel(channel.id)
    go('experiments', 'new')
  }
  return (
    <>
      <section>
        <h3>{says}</h3>
        <p className="small dim">{t(`insight.ledger.rule.${id}.why`)}</p>
        {reading.kind === 'compared' ? (
          <p>
            {t(reading.by === 'any' ? 'insight.ledger.saysAny' : 'insight.ledger.says', {
              count: reading.withIt,
              with: names[0],
              metric: metricSaid,
              is: isDown(reading.change) ? t('insight.ledger.lower') : t('insight.ledger.higher'),
              change: changeText(reading.change, language).replace(/^[+−]/, ''),
              range: rangeSaid(reading, language),
            })}
          </p>
        ) : (
          <p>{whyNot(reading, metricSaid, t)}</p>
        )}
        {isGated && reading.kind === 'compared' ? (
          <p className="small">{t('insight.ledger.gated', { metric: metricSaid })}</p>
        ) : null}
        {isSmall && verdict === 'open' ? <p className="small">{t('insight.ledger.small')}</p> : null}
      </section>
      <Sides
        channel={channel}
        row={{ view: 'ledger', id }}
        metric={metric}
        tone={metricTone(metric, channel)}
        names={names}
      />
      <section>
        <p className="small dim">{t('insight.ledger.adjusted')}</p>
        {reading.kind === 'compared' ? <p className="small dim">{t('insight.ledger.alone')}</p> : null}
        {tried ? (
          <div className={css.buttons}>
            <Button onPress={begin}>{t('insight.ledger.try')}</Button>
          </div>
        ) : null}
      </section>
    </>
  )

  function sideName(which: 'with' | 'without'): string {
    return rule?.hook
      ? t(`insight.ledger.hook.${which}`, { hook: t(`hook.${rule.hook}`) })
      : t(`insight.ledger.rule.${id}.${which}`)
  }
}

const isDown = (change: number) => Math.round(change * 100) < 0
