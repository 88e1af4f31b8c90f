import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import type { Reading } from '../../../shared/insight/compared.ts'
import type { Channel, Settings } from '../../../shared/model.ts'
import { changeText, rangeText } from '../../experiments/words.ts'
import { t as words } from '../../i18n.ts'
import type { Known } from './EffectBar.tsx'

type Language = Settings['language']

/** `+18% 至 +69%` */
export const rangeSaid = (known: Known, language: Language): string => rangeText(known, words, language)

/** The estimate over its range. */
export const changeSaid = (known: Known, language: Language): ReactNode => (
  <>
    <b className="strong">{changeText(known.change, language)}</b>
    <span className="dim small">{rangeSaid(known, language)}</span>
  </>
)

/** Why there is no number. */
export const whyNot = (
  { why, withIt, without }: Extract<Reading, { readonly kind: 'cannot' }>,
  metric: string,
  t: TFunction,
): string => t(`insight.effects.why.${why}`, { metric, with: withIt, without })

/** A channel's two signals, in the middle of a sentence: the light one as one (`light`) and as many, the deep ones as many. */
export const signalWords = ({ light, deep }: Pick<Channel, 'light' | 'deep'>, t: TFunction) => ({
  light: t(`insight.effects.one.${light}`),
  lights: t(`insight.effects.many.${light}`),
  deep: deep.map((signal) => t(`insight.effects.many.${signal}`)).join(t('list.and')),
  comments: t('insight.effects.many.comment'),
})

/** How many rows chance alone would decide: `0.3`, or that it is next to none. */
export const chanceText = (rows: number): string => (rows < 0.1 ? words('insight.effects.hardlyAny') : rows.toFixed(1))
