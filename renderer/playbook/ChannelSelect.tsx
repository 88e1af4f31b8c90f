import { useTranslation } from 'react-i18next'
import type { Channel } from '../../shared/model.ts'
import { channelOptions } from '../channel-name.ts'
import { Select } from '../kit/Select.tsx'

const ANY = 'any'

interface ChannelSelectProps {
  readonly channels: readonly Channel[]
  /** Null: every channel. */
  readonly value: string | null
  readonly onChange: (channelId: string | null) => void
}

/** For one channel or for every one. */
export function ChannelSelect({ channels, value, onChange }: ChannelSelectProps) {
  const { t } = useTranslation()
  return (
    <Select<string>
      label={t('playbook.channel')}
      options={[{ id: ANY, label: t('playbook.anyChannel') }, ...channelOptions(channels)]}
      value={value ?? ANY}
      onChange={(id) => onChange(id === ANY ? null : id)}
    />
  )
}
