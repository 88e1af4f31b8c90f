import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wholeText } from '../../shared/format.ts'
import { readThreshold } from '../../shared/hooks.ts'
import { useLanguage } from '../data.ts'
import { TextField } from '../kit/Field.tsx'

interface ThresholdProps {
  readonly value: number | null
  readonly onChange: (value: number | null) => void
}

/** From how many on something is owed, `1.2万` too. What cannot be read stays in the field, says so, and is not taken. */
export function Threshold({ value, onChange }: ThresholdProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [typed, setTyped] = useState<string | null>(null)
  const isWrong = typed !== null && readThreshold(typed) === 'wrong'

  const take = (text: string) => {
    setTyped(text)
    const read = readThreshold(text)
    if (read !== 'wrong') onChange(read)
  }

  return (
    <TextField
      label={t('composer.threshold')}
      value={typed ?? (value === null ? '' : wholeText(value, language))}
      onChange={take}
      onBlur={() => setTyped(isWrong ? typed : null)}
      error={isWrong ? t('composer.thresholdWrong') : null}
    />
  )
}
