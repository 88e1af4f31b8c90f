import { useTranslation } from 'react-i18next'
import type { ConversionPart, ConversionRow } from '../../../shared/insight/conversion.ts'
import { newHook } from '../../../shared/hooks.ts'
import type { Channel } from '../../../shared/model.ts'
import { useLanguage } from '../../data.ts'
import { changeText } from '../../experiments/words.ts'
import { openWritten } from '../../fresh.ts'
import { Button } from '../../kit/Button.tsx'
import { seePosts } from '../see-posts.ts'
import css from '../effects/Effects.module.css'
import { Sides } from '../effects/Sides.tsx'
import { rangeSaid, whyNot } from '../effects/words.tsx'

interface HookAsideProps {
  readonly channel: Channel
  readonly of: ConversionPart['of']
  readonly row: ConversionRow
  readonly words: { readonly light: string; readonly what: string }
}

/** What the posts with one kind of hook say, those posts, and a plan with it. */
export function HookAside({ channel, of, row: { hook, reading }, words }: HookAsideProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const name = t(`hook.${hook}`)
  const names = [
    t('insight.ledger.hook.with', { hook: name }),
    t('insight.ledger.hook.without', { hook: name }),
  ] as const
  const metric = t(`insight.conversion.metric.${of}`, words)
  const plan = () => {
    const made = newHook(crypto.randomUUID(), hook, channel, null, null)
    return openWritten({ channelId: channel.id, variants: { A: { hooks: [made] } } })
  }
  return (
    <>
      <section>
        <h3>{name}</h3>
        {reading.kind === 'compared' ? (
          <p>
            {t(reading.by === 'any' ? 'insight.ledger.saysAny' : 'insight.ledger.says', {
              count: reading.withIt,
              with: names[0],
              metric: reading.by === 'any' ? words.what : metric,
              is: Math.round(reading.change * 100) < 0 ? t('insight.ledger.lower') : t('insight.ledger.higher'),
              change: changeText(reading.change, language).replace(/^[+−]/, ''),
              range: rangeSaid(reading, language),
            })}
          </p>
        ) : (
          <p>{whyNot(reading, metric, t)}</p>
        )}
      </section>
      <Sides
        channel={channel}
        row={{ view: 'conversion', id: hook, of }}
        metric={of === 'deep' ? 'heartRate' : 'commentConversion'}
        tone={of === 'deep' ? 'deep' : 'other'}
        names={names}
      />
      <section>
        <p className="small dim">{t('insight.ledger.adjusted')}</p>
        <div className={css.buttons}>
          <Button onPress={() => void plan()}>{t('insight.conversion.plan')}</Button>
          <Button onPress={() => seePosts(channel.id, { hook })}>{t('insight.conversion.inHistory')}</Button>
        </div>
      </section>
    </>
  )
}
