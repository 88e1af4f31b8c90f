import { useTranslation } from 'react-i18next'
import { BACKTEST_NEEDS, EFFECT_NEEDS, type TimeMap } from '../../../shared/engine/index.ts'
import { metricRangeText, metricText, percentTickText, wholeText } from '../../../shared/format.ts'
import type { Channel } from '../../../shared/model.ts'
import { useLanguage } from '../../data.ts'
import { slotName } from '../../history/words.ts'
import { sentenceOf } from '../../i18n.ts'
import { Button, LinkButton } from '../../kit/Button.tsx'
import { go, study } from '../../ui.ts'
import { signedText } from '../calibration/compare-words.ts'
import { besideIs } from '../calibration/verdict.ts'
import { rawDomain, Strip, type Tone } from './Marks.tsx'
import { Demo } from './OpenMarks.tsx'
import css from './Times.module.css'
import { useSlotMean } from './use-slot-mean.ts'
import { effectRange, effectText, type Spot } from './words.ts'

interface AsideProps {
  readonly map: TimeMap
  readonly channel: Channel
  readonly name: string
  readonly isOpen: boolean
  readonly tone: Tone
  readonly chosen: Spot | null
  readonly onShow: (spot: Spot) => void
}

/** Series of real histories that pass the gate with their times shuffled: measured with «how good» (README). */
const SHUFFLED = 0.002

/** The chosen cell, how the map looks when it may speak, and why it may not before. */
export function Aside({ map, channel, name, isOpen, tone, chosen, onShow }: AsideProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <>
      {chosen ? <Chosen map={map} name={name} chosen={chosen} onShow={onShow} /> : null}
      {isOpen ? (
        <section>
          <h3>{t('times.open.title')}</h3>
          <p>{t('times.open.how')}</p>
          <p className="small dim">{t('times.open.luck', { share: percentTickText(SHUFFLED, 0.001, language) })}</p>
        </section>
      ) : (
        <section>
          <h3>{t('times.demo.title')}</h3>
          <p className="small dim">{t('times.demo.mark')}</p>
          <Demo tone={tone} />
          <OpenKeys tone={tone} />
          <p className="small">{t('times.demo.how')}</p>
        </section>
      )}
      {map.timed > 0 ? (
        <section>
          <h3>{t('times.why.title')}</h3>
          <Why channel={channel} map={map} />
          <p className="small">
            <LinkButton onPress={() => study('calibration', channel.id)}>{t('times.why.more')}</LinkButton>
          </p>
          <p className="small">
            {t('times.why.try')}{' '}
            <LinkButton onPress={() => go('experiments', 'new')}>{t('times.why.begin')}</LinkButton>
          </p>
        </section>
      ) : null}
    </>
  )
}

/** What the colours mean. */
export function OpenKeys({ tone }: { readonly tone: Tone }) {
  const { t } = useTranslation()
  return (
    <span className={`${css.legend} ${css[`hue-${tone}`]}`}>
      {(['high', 'rather', 'low', 'unsure', 'thin'] as const).map((kind) => (
        <span key={kind}>
          <i className={`${css.key} ${css[kind]}`} aria-hidden />
          {t(`times.tells.${kind}`)}
        </span>
      ))}
    </span>
  )
}

interface ChosenProps extends Pick<AsideProps, 'map' | 'name' | 'onShow'> {
  readonly chosen: Spot
}

function Chosen({ map, name, chosen, onShow }: ChosenProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { metric, median } = map
  const cell = map.cells.find(({ weekday, hour }) => weekday === chosen.weekday && hour === chosen.hour)
  const title = <h3>{slotName(chosen, t, language)}</h3>
  if (!cell) {
    return (
      <section>
        {title}
        <p>{t('times.chosen.empty')}</p>
      </section>
    )
  }
  const { raw, n, posted, values, adjusted } = cell
  const posts = t('times.posts', { count: n, n: wholeText(n, language) })
  return (
    <section>
      {title}
      <p className="small dim">{t('times.chosen.raw', { metric: name, posts })}</p>
      {raw ? (
        <p className={css.figure}>
          <b>{metricText(metric, raw.median, language)}</b>
          <span className="dim num">{metricRangeText(metric, raw.low, raw.high, language)}</span>
        </p>
      ) : null}
      {n > 0 ? <Strip cell={cell} median={median ?? 0} domain={rawDomain(map.cells, median ?? 0)} /> : null}
      {values.length < n ? <p className="small dim">{t('times.chosen.newest', { n: values.length })}</p> : null}
      {raw === null ? (
        <p>
          {t('times.chosen.thin')}
          {values.length > 0
            ? t('times.chosen.each', {
                values: values.map((value) => metricText(metric, value, language)).join(t('times.chosen.between')),
              })
            : ''}
        </p>
      ) : adjusted ? (
        <p>
          {t('times.chosen.adjusted', { change: effectText(map, adjusted.effect, language) })}
          <span className="nb">{t('times.chosen.surely', { range: effectRange(map, adjusted, t, language) })}</span>
        </p>
      ) : (
        <p>{t(`times.chosen.${map.n < EFFECT_NEEDS ? 'unmeasured' : 'faded'}`)}</p>
      )}
      <div className={css.acts}>
        <Button onPress={() => onShow(chosen)}>
          {t('times.chosen.show', { count: posted, n: wholeText(posted, language) })}
        </Button>
      </div>
      {posted > n ? (
        <p className="small dim">{t('times.chosen.more', { n: wholeText(posted - n, language) })}</p>
      ) : null}
    </section>
  )
}

/** How far off one would be who went by the raw means of weekday and hour. */
function Why({ channel, map }: Pick<AsideProps, 'channel' | 'map'>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { value, error } = useSlotMean(channel.id, map.metric)
  if (error) return <p>{sentenceOf(error)}</p>
  if (value === null) return <p className="dim">{t('times.why.working')}</p>
  if (value === 'few') return <p>{t('times.why.few', { need: BACKTEST_NEEDS, have: map.judged })}</p>
  const { ratio, low, high } = value.against.slot
  const is = besideIs(value.against.slot, value.n)
  const more = (share: number) => signedText(1 / share - 1, language)
  return (
    <p>
      {t(`times.why.${is === 'few' ? 'thin' : is}`, {
        n: wholeText(value.n, language),
        more: more(ratio).replace(/^[+\u2212]/, ''),
      })}
      <span className="nb">
        {t('times.chosen.surely', { range: t('times.range', { low: more(high), high: more(low) }) })}
      </span>
    </p>
  )
}
