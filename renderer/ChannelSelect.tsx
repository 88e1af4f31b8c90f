import { useTranslation } from 'react-i18next'
import type { Channel } from '../shared/model.ts'
import { nameAmong } from './channel-name.ts'
import { Select } from './kit/Select.tsx'

interface ChannelSelectProps {
  readonly channels: readonly Channel[]
  readonly value: string
  readonly onChange: (id: string) => void
}

/** Which channel a page is about, at the end of its bar; nothing where there is only one. */
export function ChannelSelect({ channels, value, onChange }: ChannelSelectProps) {
  const { t } = useTranslation()
  if (channels.length < 2) return null
  return (
    <Select<string>
      label={t('history.column.channel')}
      labelHidden
      small
      options={channels.map((one) => ({ id: one.id, label: nameAmong(one, channels) }))}
      value={value}
      onChange={onChange}
    />
  )
}
