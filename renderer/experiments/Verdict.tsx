import { useTranslation } from 'react-i18next'
import type { Reading } from '../../shared/engine/index.ts'
import type { Experiment } from '../../shared/experiment.ts'
import { percentText } from '../../shared/format.ts'
import type { Channel } from '../../shared/model.ts'
import { metricName } from '../composer/metric-names.ts'
import { useLanguage } from '../data.ts'
import { cx } from '../kit/cx.ts'
import { Lede } from '../kit/Sheet.tsx'
import css from './Verdict.module.css'
import { estimateText, seenText, verdictTitle } from './words.ts'

const STEPS = ['confirmedA', 'leaningA', 'middle', 'leaningB', 'confirmedB'] as const

/** Which of the five steps a verdict stands on. */
function stepOf(verdict: Reading['verdict']): (typeof STEPS)[number] {
  if (verdict.kind === 'confirmed' || verdict.kind === 'leaning')
    return verdict.ahead === null ? 'middle' : `${verdict.kind}${verdict.ahead}`
  return 'middle'
}

interface VerdictProps {
  readonly channel: Channel
  readonly experiment: Experiment
  readonly reading: Reading
}

/** What the rounds say by now, as the largest words: by how much, what was seen as it is, and how often two ordinary posts lie as far apart as that. */
export function Verdict({ channel, experiment, reading }: VerdictProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { verdict } = reading
  const metric = metricName(reading.metric, channel, t)
  return (
    <Lede className={css.ruled} verdict={verdictTitle(verdict, experiment)} beside={<Ladder verdict={verdict} />}>
      {verdict.kind === 'unread' ? (
        <p>
          {t(`experiment.unreadWhy.${verdict.why}`, { metric, count: verdict.n, n: verdict.n, need: verdict.need })}
        </p>
      ) : (
        <>
          <p>{estimateText(verdict, metric, t, language)}</p>
          <p>
            {seenText(verdict, t, language)}{' '}
            {verdict.chance
              ? t('experiment.chance', {
                  share: percentText(verdict.chance.atLeast / verdict.chance.pairs, language),
                })
              : t('experiment.chanceUnknown')}
          </p>
        </>
      )}
      {experiment.isAfterwards ? <p className="small dim">{t('experiment.afterwardsWhy')}</p> : null}
    </Lede>
  )
}

/** The five things that it could say, the one that it says marked. */
function Ladder({ verdict }: Pick<Reading, 'verdict'>) {
  const { t } = useTranslation()
  const step = stepOf(verdict)
  return (
    <ol className={css.ladder} aria-hidden>
      {STEPS.map((id) => (
        <li key={id} className={cx(id === step && css.here)}>
          <i />
          {id === 'middle' && verdict.kind !== 'unread' && step === 'middle'
            ? t(`experiment.verdictShort.${verdict.kind}`)
            : t(`experiment.step.${id}`)}
        </li>
      ))}
    </ol>
  )
}
