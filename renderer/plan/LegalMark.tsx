import { useTranslation } from 'react-i18next'
import { cx } from '../kit/cx.ts'
import css from './Board.module.css'

/** 休 hollow, 班 filled: where a day departs from its weekday. */
export function LegalMark({ legal }: { readonly legal: 'off' | 'work' }) {
  const { t } = useTranslation()
  return (
    <abbr className={cx(css.legal, legal === 'work' && css.work)} title={t(`plan.legal.${legal}Why`)}>
      {t(`plan.legal.${legal}`)}
    </abbr>
  )
}
