import { useTranslation } from 'react-i18next'
import { dayText } from '../../shared/format.ts'
import { useChannel, useLanguage } from '../data.ts'
import type { Damaged } from '../../shared/damage.ts'
import damage from '../damage/Damage.module.css'
import { DamageNote } from '../damage/DamageNote.tsx'
import { useDamaged } from '../damage/use-damaged.ts'
import { SeverityMark } from '../kit/SeverityMark.tsx'
import { Heading } from './Heading.tsx'
import css from './Settings.module.css'

/** Everything in the file that cannot be read, each with its way back. */
export function DamagedThings() {
  const { t } = useTranslation()
  const things = useDamaged()
  if (things.length === 0) return null
  return (
    <section className={css.section}>
      <Heading title={t('damage.list')} />
      <ul>
        {things.map((thing) => (
          <li key={`${thing.table}/${thing.id}`} className={css.question}>
            <Name thing={thing} />
            <DamageNote thing={thing} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Name({ thing: { kind, table, place } }: { readonly thing: Damaged }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const channel = useChannel(place?.channelId ?? '')
  const when = place?.day ? [dayText(place.day, language), place.time].filter(Boolean).join(' ') : null
  return (
    <span className={damage.name}>
      <SeverityMark severity="error" label={null} />
      <span>
        {t([`damage.kind.${table}`, 'damage.kind.other'])} {channel?.name}{' '}
        {when ?? (kind === 'item' ? t('damage.undated') : null)}
      </span>
    </span>
  )
}
