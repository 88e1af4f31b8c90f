import { useTranslation } from 'react-i18next'
import type { Kind } from '../../shared/model.ts'
import { KINDS } from '../../shared/values.ts'
import { cx } from '../kit/cx.ts'
import css from './WeekCheck.module.css'

/** The content matrix of the week: one bar, its parts as long as they are many. */
export function KindBar({ mix }: { readonly mix: Readonly<Record<Kind | 'none', number>> }) {
  const { t } = useTranslation()
  const parts = [...KINDS, 'none' as const].filter((kind) => mix[kind] > 0)
  const total = parts.reduce((sum, kind) => sum + mix[kind], 0)
  const name = (kind: Kind | 'none') => t(kind === 'none' ? 'plan.kindUnsaid' : `kind.${kind}`)
  return (
    <section className={css.section}>
      <h3 className={css.sub}>
        {t('plan.kinds')}
        <span className="push small dim">{t('plan.kindsOf', { count: total })}</span>
      </h3>
      <div className={css.bar} aria-hidden>
        {parts.map((kind) => (
          <i key={kind} className={cx(css.part, css[kind])} style={{ flexGrow: mix[kind] }} />
        ))}
      </div>
      <p className={css.kinds}>
        {parts.map((kind) => (
          <span key={kind}>
            <i className={cx(css.key, css[kind])} aria-hidden />
            {name(kind)} {mix[kind]}
          </span>
        ))}
      </p>
    </section>
  )
}
