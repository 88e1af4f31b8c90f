import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRepeatOf } from '../../../shared/checks/index.ts'
import { WEAR_NEEDS } from '../../../shared/engine/index.ts'
import { wholeText } from '../../../shared/format.ts'
import { newHook } from '../../../shared/hooks.ts'
import type { FatigueRow } from '../../../shared/insight/fatigue.ts'
import { hooksOf, titleOf } from '../../../shared/items.ts'
import type { Channel } from '../../../shared/model.ts'
import { newId } from '../../composer/composer.ts'
import { useData, useLanguage } from '../../data.ts'
import { Button, LinkButton } from '../../kit/Button.tsx'
import { TemplateDialog } from '../../playbook/TemplateDialog.tsx'
import { go } from '../../ui.ts'
import { seePosts } from '../see-posts.ts'
import { usePlanned, whenText } from '../use-planned.ts'
import css from './Fatigue.module.css'
import { isTooYoung, nameOf } from './words.ts'

const MOST_PLANS = 5
const STEPS = ['rest', 'count', 'compare', 'sure'] as const

interface AsideProps {
  readonly channel: Channel
  readonly row: FatigueRow
}

/** What can be done about one hook, and how its wear is worked out. */
export function Aside({ channel, row }: AsideProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const channels = useData((data) => data.channels) ?? []
  const [isWriting, setWriting] = useState(false)
  const { kind, words, uses, wear } = row
  const plans = usePlanned(channel).filter((item) => hooksOf(item).some((hook) => isRepeatOf(hook, wear)))
  return (
    <>
      <section>
        <h3>{nameOf(row, t)}</h3>
        <p className="small dim">
          {t(`fatigue.do.${isTooYoung(row) ? 'too-young' : wear.is}`, { posts: WEAR_NEEDS.posts })}
        </p>
        <div className={css.acts}>
          {words === '' ? (
            <Button small onPress={() => seePosts(channel.id, { hook: kind })}>
              {t('quadrants.next.see', { count: uses, n: wholeText(uses, language) })}
            </Button>
          ) : null}
          <Button small onPress={() => setWriting(true)}>
            {t('fatigue.write')}
          </Button>
          <Button small look="bare" onPress={() => go('playbook')}>
            {t('fatigue.playbook')}
          </Button>
        </div>
      </section>
      <section>
        <h3>{t('fatigue.plans')}</h3>
        {plans.length === 0 ? (
          <p className="small dim">{t('fatigue.noPlans')}</p>
        ) : (
          <ul className={css.plans}>
            {plans.slice(0, MOST_PLANS).map((item) => (
              <li key={item.id}>
                <LinkButton onPress={() => go('item', item.id)}>{titleOf(item) || t('composer.untitled')}</LinkButton>
                <span className="small dim">{whenText(item, channel, language)}</span>
              </li>
            ))}
          </ul>
        )}
        {plans.length > MOST_PLANS ? (
          <p className="small dim">{t('fatigue.morePlans', { count: plans.length - MOST_PLANS })}</p>
        ) : null}
      </section>
      <section>
        <h3>{t('backtest.how.title')}</h3>
        <ol className={css.steps}>
          {STEPS.map((step) => (
            <li key={step} className="small">
              {t(`fatigue.how.${step}`)}
            </li>
          ))}
        </ol>
      </section>
      {isWriting ? (
        <TemplateDialog
          of={null}
          from={newHook(newId(), kind, channel, null, null)}
          channel={channel}
          channels={channels}
          onClose={() => setWriting(false)}
        />
      ) : null}
    </>
  )
}
