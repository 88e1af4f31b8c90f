import { ArrowRight, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Reading } from '../../shared/engine/index.ts'
import type { Experiment, RoundRow } from '../../shared/experiment.ts'
import { dayText, metricText } from '../../shared/format.ts'
import type { Channel, Letter } from '../../shared/model.ts'
import type { Day } from '../../shared/time.ts'
import { metricTone } from '../composer/metric-names.ts'
import { useLanguage } from '../data.ts'
import { IconButton, LinkButton } from '../kit/Button.tsx'
import { cx } from '../kit/cx.ts'
import { AbMark } from '../kit/marks.tsx'
import { forestAxis } from './forest-axis.ts'
import { Diamond, Plot, Ticks, Whisker } from './Forest.tsx'
import css from './Rounds.module.css'
import { changeText, moreText, rangeText } from './words.ts'

/** One side of a round, as the table names it. */
export interface ArmWords {
  readonly title: string
  readonly day: Day | null
  readonly open: (() => void) | null
}
interface RoundWords {
  readonly row: RoundRow
  readonly a: ArmWords | null
  readonly b: ArmWords | null
}

const WIDTH = 320
const HEIGHT = 48

interface RoundsProps {
  readonly channel: Channel
  readonly experiment: Experiment
  readonly reading: Reading
  readonly rounds: readonly RoundWords[]
  /** Null: nothing can be taken back any more. */
  readonly onWithdraw: ((roundId: string) => void) | null
}

/** Every round with its two posts and what it alone says, on one axis, and their sum. */
export function Rounds({ channel, experiment, reading, rounds, onWithdraw }: RoundsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { verdict } = reading
  const sum = verdict.kind === 'unread' ? null : verdict
  const alone = rounds.flatMap(({ row }) => (row.read?.alone ? [row.read.alone.low, row.read.alone.high] : []))
  const axis = forestAxis([...alone, ...(sum ? [sum.low, sum.high] : [])], WIDTH)
  const same = [1 / experiment.smallest - 1, experiment.smallest - 1] as const
  const tone = metricTone(reading.metric, channel)
  return (
    <>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('experiment.round')}</th>
            <th scope="col">{t('experiment.order')}</th>
            {(['A', 'B'] as const).map((letter) => (
              <th key={letter} scope="col">
                <span className={css.arm}>
                  <AbMark letter={letter} />
                  {experiment[letter === 'A' ? 'a' : 'b']}
                </span>
              </th>
            ))}
            <th scope="col" className={css.plot}>
              {t('experiment.difference')}
              <span className={css.key}>
                <i /> {t('experiment.under', { size: moreText(experiment.smallest - 1, language).replace('+', '') })}
              </span>
            </th>
            <th scope="col" className={css.right}>
              {t('experiment.bOverA')}
              <span className="small dim">{t('experiment.afterAdjusting')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rounds.map(({ row, a, b }) => {
            const { read, round } = row
            const value = (letter: Letter) => {
              const arm = read?.is === 'counted' ? read[letter === 'A' ? 'a' : 'b'] : null
              return arm ? metricText(reading.metric, arm.value, language) : null
            }
            return (
              <tr key={round.id} className={cx(read?.is !== 'counted' && css.waiting)}>
                <th scope="row">
                  <b>{round.position}</b>
                  <span className="small dim">{firstDay(a, b) ? dayText(firstDay(a, b)!, language) : null}</span>
                </th>
                <td>
                  <span className={css.order}>
                    {round.first}
                    <ArrowRight className="i12" aria-hidden />
                    {round.first === 'A' ? 'B' : 'A'}
                  </span>
                </td>
                {[['A', a] as const, ['B', b] as const].map(([letter, arm]) => (
                  <td key={letter} className={css.post}>
                    {arm === null ? (
                      <span className="dim">{t('experiment.gone')}</span>
                    ) : arm.open ? (
                      <LinkButton onPress={arm.open}>{arm.title || t('plan.untitled')}</LinkButton>
                    ) : (
                      <span>{arm.title || t('plan.untitled')}</span>
                    )}
                    <b className={cx(tone === 'light' && 'light-t', tone === 'deep' && 'deep-t')}>{value(letter)}</b>
                  </td>
                ))}
                <td className={css.plot}>
                  {read?.is === 'counted' && read.alone ? (
                    <Plot axis={axis} height={HEIGHT} same={same}>
                      <Whisker
                        axis={axis}
                        y={HEIGHT / 2}
                        tone={tone}
                        estimate={read.alone}
                        isFilled={tone === 'deep'}
                      />
                    </Plot>
                  ) : (
                    <span className={css.why}>
                      <Plot axis={axis} height={HEIGHT} same={same} />
                      <span>
                        <em>
                          {read?.is === 'left-out'
                            ? t(`experiment.flaw.${read.why}`, { arms: read.arms.join(t('list.and')) })
                            : t('experiment.flaw.unread')}
                        </em>
                      </span>
                    </span>
                  )}
                </td>
                <td className={css.right}>
                  {read?.alone ? <b>{changeText(read.alone.effect, language)}</b> : null}
                  {onWithdraw && read?.is === 'left-out' && read.why === 'not-out' ? (
                    <IconButton
                      small
                      label={t('experiment.withdraw', { n: round.position })}
                      icon={<Undo2 className="i14" aria-hidden />}
                      onPress={() => onWithdraw(round.id)}
                    />
                  ) : null}
                </td>
              </tr>
            )
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              <b>{t('experiment.sum')}</b>
            </th>
            <td colSpan={2} className="small dim">
              {t('experiment.sumWhy')}
            </td>
            <td className={css.plot}>
              <Plot axis={axis} height={HEIGHT} same={same}>
                {sum ? <Diamond axis={axis} y={HEIGHT / 2} estimate={sum} /> : null}
              </Plot>
            </td>
            <td className={css.right}>
              {sum ? (
                <>
                  <b>{changeText(sum.effect, language)}</b>
                  <span className="small dim">{rangeText(sum, t, language)}</span>
                </>
              ) : null}
            </td>
          </tr>
          <tr className={css.axis} aria-hidden>
            <td colSpan={4}>&nbsp;</td>
            <td className={css.plot}>
              <Ticks axis={axis} isFoot />
            </td>
            <td>&nbsp;</td>
          </tr>
        </tfoot>
      </table>
      {alone.length > 0 ? <p className="small dim">{t('experiment.adjustedWhy')}</p> : null}
    </>
  )
}

const firstDay = (a: ArmWords | null, b: ArmWords | null): Day | null => {
  const days = [a?.day, b?.day].filter((day) => day != null)
  return days.toSorted()[0] ?? null
}
