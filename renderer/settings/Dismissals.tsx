import { useTranslation } from 'react-i18next'
import { momentText } from '../../shared/format.ts'
import { now } from '../clock.ts'
import { act, homeZone, useLanguage } from '../data.ts'
import { Button, LinkButton } from '../kit/Button.tsx'
import { go } from '../ui.ts'
import { useQuery } from '../use-query.ts'
import css from './Settings.module.css'

/** Findings set aside, each of which can be had back. */
export function Dismissals() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { value: dismissals } = useQuery('dismissals.list', {}, ['dismissal'])
  if (!dismissals) return null
  return (
    <>
      <h2 className={css.verdict}>{t('settings.dismissals', { count: dismissals.length })}</h2>
      <p className={css.lead}>{t('settings.dismissalsWhy')}</p>
      <ul>
        {dismissals.map(({ id, code, itemId, reason, at }) => (
          <li key={id} className={css.row}>
            <div>
              <span className="strong">{t(`findingName.${code}`)}</span>
              <p className="small dim">
                {momentText(at, homeZone(), now(), language)}
                {reason ? ` · ${reason}` : null}
              </p>
            </div>
            {itemId ? (
              <LinkButton className="small" onPress={() => go('item', itemId)}>
                {t('settings.dismissedForItem')}
              </LinkButton>
            ) : (
              <span className="small dim">{t('settings.dismissedForGood')}</span>
            )}
            <Button small onPress={() => void act('dismissals.takeBack', { id })}>
              {t('settings.takeBack')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
