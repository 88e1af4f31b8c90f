import { BookOpen, ChartNoAxesColumn } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding } from '../../shared/finding.ts'
import { Button, LinkButton } from './Button.tsx'
import css from './FindingRow.module.css'
import { SeverityMark } from './SeverityMark.tsx'

interface Way {
  readonly label: string
  readonly run: () => void
}

interface FindingRowProps {
  readonly severity: Finding['severity']
  readonly source: Finding['source']
  readonly title: ReactNode
  readonly reason: ReactNode
  /** How many posts or items it rests on, and what opens them. */
  readonly evidence?: { readonly label: string; readonly onOpen: () => void } | null
  /** The button names the result («排到周日 20:00»). */
  readonly remedy?: Way | null
  /** A second way out. */
  readonly also?: Way | null
  readonly onDismiss?: () => void
}

/** One finding: mark, title, reason, what it rests on, its remedy, 不适用. */
export function FindingRow(props: FindingRowProps) {
  const { t } = useTranslation()
  const { severity, source, title, reason, evidence, remedy, also, onDismiss } = props
  return (
    <div className={css.row}>
      <SeverityMark severity={severity} />
      <div>
        <h3 className={css.title}>{title}</h3>
        <p className={css.reason}>{reason}</p>
        <p className={css.evidence}>
          <span className={css.source}>
            {source === 'rule' ? (
              <BookOpen className="i12" aria-hidden />
            ) : (
              <ChartNoAxesColumn className="i12" aria-hidden />
            )}
            {t(`source.${source}`)}
          </span>
          {evidence ? (
            <LinkButton className="small" onPress={evidence.onOpen}>
              {evidence.label}
            </LinkButton>
          ) : null}
        </p>
        {remedy || also || onDismiss ? (
          <div className={css.act}>
            {remedy ? (
              <Button small onPress={remedy.run}>
                {remedy.label}
              </Button>
            ) : null}
            {also ? (
              <Button small look="bare" onPress={also.run}>
                {also.label}
              </Button>
            ) : null}
            {onDismiss ? (
              <Button small look="bare" onPress={onDismiss}>
                {t('kit.dismiss')}
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
    </div>
  )
}
