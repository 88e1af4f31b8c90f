import { useTranslation } from 'react-i18next'
import { useLanguage } from '../data.ts'
import { changeText, rangeText } from './words.ts'

interface ChangeProps {
  /** Shares: 0.3 is 30 % more. */
  readonly of: { readonly effect: number; readonly low: number; readonly high: number }
}

/** What B brings beside A, and the range that it may lie in. */
export function Change({ of: { effect, low, high } }: ChangeProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <>
      {changeText(effect, language)} <span className="small dim">{rangeText({ low, high }, t, language)}</span>
    </>
  )
}
