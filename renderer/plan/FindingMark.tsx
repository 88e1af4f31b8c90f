import { useTranslation } from 'react-i18next'
import type { Severity } from '../../shared/finding.ts'
import { SeverityMark } from '../kit/SeverityMark.tsx'
import { openFindings } from './plan-state.ts'

interface FindingMarkProps {
  readonly id: string
  readonly severity: Severity
  readonly className: string | undefined
}

/** The worst that is said of a plan, above its button: a click opens all of it. F does the same. */
export function FindingMark({ id, severity, className }: FindingMarkProps) {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      tabIndex={-1}
      className={className}
      aria-label={t('plan.openFindings', { severity: t(`severity.${severity}`) })}
      onPointerDown={(event) => event.stopPropagation()}
      onClick={() => openFindings(id)}
    >
      <SeverityMark severity={severity} label={null} />
    </button>
  )
}
