import { useTranslation } from 'react-i18next'
import { tellOf, type TimeMap, type WindowEffect } from '../../../shared/engine/index.ts'
import { weekdayName, wholeText } from '../../../shared/format.ts'
import { useLanguage } from '../../data.ts'
import { cx } from '../../kit/cx.ts'
import { EffectBar, FIRM, reachOf, type Tone } from './Marks.tsx'
import css from './Times.module.css'
import { effectRange, effectText } from './words.ts'

interface WindowsProps {
  readonly map: TimeMap
  readonly isOpen: boolean
  readonly tone: Tone
}

/** The golden hours of the articles, each beside this creator's own posts outside of it. */
export function Windows({ map, isOpen, tone }: WindowsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const windows = map.windows
    .filter(({ inside, outside }) => inside + outside > 0)
    .map((one) => ({ ...one, name: t(`times.window.${one.window}`) }))
  // Without hours, days are all there is to tell apart.
  const days = map.weekdays.map(({ weekday, n, adjusted }) => ({
    name: weekdayName(weekday, language),
    inside: n,
    outside: map.n - n,
    adjusted,
  }))
  const rows = map.timed === 0 ? [...windows, ...days] : windows
  const reach = reachOf(rows.map(({ adjusted }) => adjusted))
  return (
    <section className={css.part}>
      <h3>
        {t(map.timed === 0 ? 'times.windows.days' : 'times.windows.title')}
        <span className={css.aside}>{t('times.windows.note')}</span>
      </h3>
      <ul className={css.windows}>
        {rows.map(({ name, inside, outside, adjusted }) => (
          <li key={name}>
            <span>{name}</span>
            {adjusted ? (
              <>
                <EffectBar
                  adjusted={adjusted}
                  reach={reach}
                  tone={tone}
                  width={104}
                  height={26}
                  isThin={Math.min(inside, outside) < FIRM}
                />
                <span className={css.ra}>
                  <b className="strong">{effectText(map, adjusted.effect, language)}</b>{' '}
                  <span className="dim small">{effectRange(map, adjusted, t, language)}</span>
                </span>
              </>
            ) : (
              <span className={cx('dim', css.both)}>{t('times.windows.few')}</span>
            )}
            <span className={css.says}>
              {t(`times.windows.${saysOf({ adjusted }, isOpen)}`)}
              <span className="dim small num">
                {t('times.windows.against', {
                  inside: wholeText(inside, language),
                  outside: wholeText(outside, language),
                })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Behind a shut gate nothing is for or against a rule: it leans, at most. */
function saysOf({ adjusted }: Pick<WindowEffect, 'adjusted'>, isOpen: boolean) {
  if (!adjusted) return 'tooFew'
  const tells = tellOf(adjusted)
  if (tells === 'unsure') return 'unsure'
  if (tells === 'low') return isOpen ? 'opposed' : 'leansLow'
  return isOpen ? 'for' : 'leansHigh'
}
