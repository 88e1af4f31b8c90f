import { useTranslation } from 'react-i18next'
import { Segmented } from '../../kit/Segmented.tsx'

const VIEWS = ['picture', 'list'] as const

interface PictureOrListProps {
  readonly isListed: boolean
  readonly onChange: (isListed: boolean) => void
}

export function PictureOrList({ isListed, onChange }: PictureOrListProps) {
  const { t } = useTranslation()
  return (
    <Segmented
      label={t('backtest.as')}
      options={VIEWS.map((id) => ({ id, label: t(`backtest.${id}`) }))}
      value={isListed ? 'list' : 'picture'}
      onChange={(view) => onChange(view === 'list')}
    />
  )
}
