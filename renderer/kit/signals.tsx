import {
  Bookmark,
  Coins,
  Eye,
  GitFork,
  Hand,
  Heart,
  Link2,
  Lock,
  MessageCircle,
  Clapperboard,
  Quote,
  Scale,
  Share2,
  Split,
  ThumbsUp,
  UserPlus,
  Users,
  Vote,
  type LucideIcon,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Channel, Hook, HookKind } from '../../shared/model.ts'
import type { Signal } from '../../shared/platforms.ts'
import { Chip, type Tone } from './marks.tsx'

export const SIGNAL_ICON: Readonly<Record<Signal, LucideIcon>> = {
  like: ThumbsUp,
  heart: Heart,
  comment: MessageCircle,
  share: Share2,
  save: Bookmark,
  coin: Coins,
  follow: UserPlus,
}

export const HOOK_ICON: Readonly<Record<HookKind, LucideIcon>> = {
  suspense: Eye,
  choice: GitFork,
  'dual-track': Split,
  question: MessageCircle,
  save: Bookmark,
  threshold: Hand,
  'ending-vote': Vote,
  unlock: Lock,
  stance: Scale,
  'golden-line': Quote,
  thread: Link2,
  backstage: Clapperboard,
  'co-create': Users,
  share: Share2,
  follow: UserPlus,
}

/** Which of a channel's two tracks a signal is on; neither: a lure's tone. */
export const toneOf = (channel: Pick<Channel, 'light' | 'deep'>, signal: Signal | null): Tone =>
  signal === null ? 'lure' : signal === channel.light ? 'light' : channel.deep.includes(signal) ? 'deep' : 'lure'

interface SignalChipProps {
  readonly signal: Signal
  readonly tone: Tone
  readonly square?: boolean
}

export function SignalChip({ signal, tone, square = false }: SignalChipProps) {
  const { t } = useTranslation()
  const Icon = SIGNAL_ICON[signal]
  return <Chip tone={tone} icon={<Icon aria-hidden />} label={t(`signal.${signal}`)} square={square} />
}

interface HookChipProps {
  readonly hook: Pick<Hook, 'kind' | 'signal'>
  readonly channel: Pick<Channel, 'light' | 'deep'>
  readonly square?: boolean
  readonly isGuess?: boolean
}

/** A hook as one word: the signal it asks for, else its kind. */
export function HookChip({ hook, channel, square = false, isGuess = false }: HookChipProps) {
  const { t } = useTranslation()
  const Icon = hook.signal ? SIGNAL_ICON[hook.signal] : HOOK_ICON[hook.kind]
  const label = hook.signal ? t(`signal.${hook.signal}`) : t(`hookShort.${hook.kind}`)
  return (
    <Chip
      tone={toneOf(channel, hook.signal)}
      icon={<Icon aria-hidden />}
      label={isGuess ? t('kit.guess', { label }) : label}
      square={square}
      isGuess={isGuess}
    />
  )
}
