import { useTranslation } from 'react-i18next'
import type { Severity } from '../../shared/finding.ts'
import css from './marks.module.css'
import { cx } from './cx.ts'

interface SeverityMarkProps {
  readonly severity: Severity
  /** Null where words beside it say the same. */
  readonly label?: null
}

/** Filled diamond 要处理, hollow triangle 留意, grey ring 说明. */
export function SeverityMark({ severity, label }: SeverityMarkProps) {
  const { t } = useTranslation()
  const name = label === null ? { 'aria-hidden': true } : { role: 'img', 'aria-label': t(`severity.${severity}`) }
  return (
    <svg className={cx(css.severity, severity === 'tip' && css.tip)} viewBox="0 0 12 12" {...name}>
      {severity === 'error' ? (
        <path d="M6 .8 11.2 6 6 11.2.8 6z" fill="currentColor" />
      ) : severity === 'warning' ? (
        <path d="M6 1.6 11 10.4H1z" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round" />
      ) : (
        <circle cx="6" cy="6" r="3.4" fill="none" stroke="currentColor" strokeWidth="1.4" />
      )}
    </svg>
  )
}
