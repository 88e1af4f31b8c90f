import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Damaged } from '../../shared/damage.ts'
import { dayText } from '../../shared/format.ts'
import { partsOf } from '../../shared/time.ts'
import { today } from '../clock.ts'
import { homeZone, useChannel, useLanguage } from '../data.ts'
import { cx } from '../kit/cx.ts'
import { Popover } from '../kit/Popover.tsx'
import { Rails } from '../kit/marks.tsx'
import { SeverityMark } from '../kit/SeverityMark.tsx'
import css from './Damage.module.css'
import { DamageNote } from './DamageNote.tsx'
import { saysOf } from './use-damaged.ts'

interface BrokenCardProps {
  readonly thing: Damaged
  /** In a list the day is named; on the board its place says it. */
  readonly isRow?: boolean
  /** In a month, where there is room for one line: what it says is its name. */
  readonly isLine?: boolean
  /** Not in a cell that keeps it apart from what is above. */
  readonly isAlone?: boolean
}

/** Stands where something stood that cannot be read: never with words of its own. A click says what can be done. */
export function BrokenCard({ thing, isRow = false, isLine = false, isAlone = false }: BrokenCardProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const channel = useChannel(thing.place?.channelId ?? '')
  const says = t(saysOf(thing))
  const isDated = thing.kind === 'item' || thing.kind === 'post'
  const day = thing.place?.day
    ? dayText(thing.place.day, language, partsOf(today(homeZone())).year)
    : isDated && t('damage.undated')
  const when = [isRow && day, thing.place?.time].filter(Boolean).join(' ')
  return (
    <Popover
      label={says}
      placement="right top"
      width={300}
      trigger={
        <AriaButton className={cx(css.card, isRow && css.row, isLine && css.line, isAlone && css.alone)}>
          <Rails track={null} />
          <span className={css.top}>
            {when ? <time>{when}</time> : null}
            {channel ? <span className="dim small">{t(`platformShort.${channel.platform}`)}</span> : null}
            <span className={css.mark}>
              <SeverityMark severity="error" label={null} />
            </span>
          </span>
          <span className={css.says} {...(isLine ? { title: says } : {})}>
            {says}
          </span>
        </AriaButton>
      }
    >
      <DamageNote thing={thing} />
    </Popover>
  )
}
